"""One run: read, compute, compare, print."""

import sys
from collections.abc import Sequence

from evaluations.recompute.program.files import Unreadable
from evaluations.recompute.program.options import options
from evaluations.recompute.program.report import reported
from evaluations.recompute.program.telling_report import as_json_text, as_plain_text


def main(arguments: Sequence[str] | None = None) -> int:
    """0 without differences, 1 with some, 2 where something cannot be read."""
    given = options(arguments)
    try:
        report = reported(given)
    except Unreadable as error:
        sys.stderr.write(f"recompute.py cannot read this: {error}\n")
        return 2
    sys.stdout.write(as_json_text(report) if given.json else as_plain_text(report))
    return 1 if report.differs else 0
