"""Reads a workbook from standard input, in a process of its own whose memory and time are bounded.

A few kilobytes can unfold to a sheet of a million columns. Here that ends this process alone. `python -m
portal.imports.book` prints one JSON line for each sheet, [name], and for each row that is not empty, [number, cells].
"""

import json
import math
import resource
import sys
from datetime import date, datetime, time, timedelta
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook

MEMORY, SECONDS = 1536 * 1024 * 1024, 40
MOST_ROWS, MOST_COLUMNS = 50_000, 256
#: Of all cells together: one long text may stand in each of a million cells, and take a few bytes there.
MOST_LETTERS = 20_000_000
#: Of more joined cells than these no notice is taken.
MOST_MERGED = 50_000
UNREADABLE, TOO_LARGE = 3, 4


def main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(sys.stdin.buffer.read()))
        return _tell(book)
    except MemoryError:
        return TOO_LARGE
    except (CalamineError, OSError, ValueError):
        return UNREADABLE


def _tell(book: CalamineWorkbook) -> int:
    rows = letters = 0
    for name in book.sheet_names:
        sys.stdout.write(json.dumps([name]) + "\n")
        sheet = book.get_sheet_by_name(name)
        left = [""] * (sheet.start[1] if sheet.start else 0)
        merged = Merged(sheet.merged_cell_ranges or ())
        for number, cells in enumerate(sheet.iter_rows(), 1):
            plain = merged.filled(number - 1, left + [_plain(cell) for cell in cells])
            while plain and plain[-1] == "":
                plain.pop()
            if not any(cell != "" for cell in plain):
                continue
            rows += 1
            letters += sum(len(cell) for cell in plain if isinstance(cell, str))
            if rows > MOST_ROWS or len(plain) > MOST_COLUMNS or letters > MOST_LETTERS:
                return TOO_LARGE
            sys.stdout.write(json.dumps([number, plain]) + "\n")
    return 0


class Merged:
    """Cells that were joined say in each of their places what the first says."""

    def __init__(self, ranges):
        self.first_of = {}
        self.said = {}
        for (top, left), (bottom, right) in ranges:
            if len(self.first_of) + (bottom - top + 1) * (right - left + 1) > MOST_MERGED:
                return
            places = ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
            self.first_of |= dict.fromkeys(places, (top, left))

    def filled(self, row: int, cells: list) -> list:
        for column, cell in enumerate(cells):
            first = self.first_of.get((row, column))
            if first == (row, column):
                self.said[first] = cell
            elif first and cell == "":
                cells[column] = self.said.get(first, "")
        return cells


def _plain(cell):
    """Text, a number, or the day of a date as text."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        # No JSON has an infinite number.
        return int(cell) if cell.is_integer() else cell if math.isfinite(cell) else str(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, (date, time, timedelta)):
        return str(cell)
    return cell.strip() if isinstance(cell, str) else cell


if __name__ == "__main__":
    sys.exit(main())
