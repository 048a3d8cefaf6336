"""A list as one spreadsheet, written row by row so that its size costs no memory; nothing in it is ever cut."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from tempfile import TemporaryFile

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.worksheet import Worksheet

from portal.exports.rows import BATCH, Rows
from portal.spreadsheets import LONGEST_TEXT, MOST_ROWS

#: Spreadsheets disagree about days before this one.
FIRST_DAY = date(1900, 3, 1)
#: A spreadsheet keeps fifteen digits of a number; longer ones stay exact as text.
LARGEST_NUMBER = 10**15
WIDTH = 18
_EXACT_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class NoRoom(Exception):
    """The list does not fit into a spreadsheet; says what to take instead."""


def sheet(rows: Rows, *, title: str, days: frozenset[str] = frozenset()) -> Iterator[bytes]:
    """An XLSX file in batches; `days` names columns that hold a day as text where it is known exactly.

    Raises NoRoom, before the first batch, where there are more rows than a sheet holds, or longer texts than a cell.
    """
    if rows.total() >= MOST_ROWS:
        raise _too_many_rows()
    with TemporaryFile() as file:
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with xlsxwriter.Workbook(file, options | {"strings_to_numbers": False}) as book:
            rows.count = _fill(book, rows, days)
            book.set_properties({"title": str(title)})
        file.seek(0)
        while batch := file.read(BATCH):
            yield batch


def _fill(book: xlsxwriter.Workbook, rows: Rows, days: frozenset[str]) -> int:
    """Gives the number of rows."""
    tab = book.add_worksheet()
    day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    # What a person types below text stays text, such as a code with a leading nought.
    text = book.add_format({"num_format": "@"})
    head = book.add_format({"bold": True, "bottom": 1})
    for column, name in enumerate(rows.header):
        tab.write_string(0, column, name, head)
    may_be_days = [name in days for name in rows.header]
    number = 0
    for number, row in enumerate(rows.values(), start=1):
        if number >= MOST_ROWS:
            raise _too_many_rows()
        for column, value in enumerate(row):
            _write(tab, (number, column), _day(value) if may_be_days[column] else value, (text, day))
    tab.set_column(0, len(rows.header) - 1, WIDTH)
    tab.freeze_panes(1, 0)
    tab.autofilter(0, 0, number, len(rows.header) - 1)
    return number


def _day(value: str | None) -> str | date | None:
    return date.fromisoformat(value) if value and _EXACT_DAY.fullmatch(value) else value


def _write(tab: Worksheet, place: tuple[int, int], value, formats: Sequence) -> None:
    text, day = formats
    if value is None or value == "":
        return
    if isinstance(value, date) and not isinstance(value, datetime) and value >= FIRST_DAY:
        tab.write_datetime(*place, value, day)
    elif isinstance(value, (int, float, Decimal)) and abs(value) < LARGEST_NUMBER:
        tab.write_number(*place, value)
    elif len(written := str(value)) <= LONGEST_TEXT:
        tab.write_string(*place, written, text)
    else:
        raise NoRoom(
            _("Row %(row)d holds a text that is longer than a cell of a spreadsheet: take the CSV.")
            % {"row": place[0] + 1}
        )


def _too_many_rows() -> NoRoom:
    return NoRoom(
        _("The list has more rows than a spreadsheet holds (%(most)d): filter it, or take the CSV.")
        % {"most": MOST_ROWS - 1}
    )
