"""CSV that code computes, as COPY writes it: no mark at the beginning, \\r\\n at the end of each row."""

import csv
import io
from collections.abc import Iterable


def csv_bytes(header: Iterable[str], rows: Iterable[Iterable]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode()
