"""Spreadsheets to be taken away: text stays text, dates are dates, numbers numbers, a missing value an empty cell."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

#: What a sheet can hold: rows with the head, and characters in one cell and in the name of a tab.
MOST_ROWS, LONGEST_TEXT, LONGEST_TAB = 1_048_576, 32_767, 31
#: A tab holds fewer links than rows; of a header so much is left beside its codes.
MOST_ADDRESSES, LONGEST_ADDRESS, LONGEST_HEADER = 65_000, 2_000, 200
A4 = 9
CUT = " […]"
NARROWEST, WIDEST = 10, 50
#: Points of one line, and the most of a row.
LINE, TALLEST = 15, 400
_NOT_IN_TABS = re.compile(r"[\[\]:*?/\\]")


class Address(str):
    """The whole address of a page: a cell that opens it, as far as the format holds so many in one tab."""

    __slots__ = ()


@dataclass(frozen=True)
class Sheet:
    """`rows` hold texts, numbers, dates, truth values or None, in the order of `columns`."""

    title: str
    columns: Sequence[str]
    rows: Iterable[Sequence]


def workbook(sheets: Iterable[Sheet], *, title: str = "") -> bytes:
    """An XLSX file with one tab for each sheet; its head is bold, stays in sight, and filters.

    Raises ValueError where a sheet has more rows than the format holds: nothing is left out silently.
    """
    stream = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"title": str(title)})
        book.get_default_url_format().set_align("top")
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        text = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
        names: list[str] = []
        for sheet in sheets:
            names.append(_tab(str(sheet.title), names))
            tab = book.add_worksheet(names[-1])
            _fill(tab, sheet, (head, text, day))
            _lay_out(tab, str(title))
    return stream.getvalue()


def _fill(tab: Worksheet, sheet: Sheet, formats: tuple[Format, Format, Format]) -> None:
    head, text, day = formats
    widths = [len(str(column)) for column in sheet.columns]
    number = 0
    for column, label in enumerate(sheet.columns):
        tab.write_string(0, column, str(label), head)
    for number, row in enumerate(sheet.rows, start=1):
        if number >= MOST_ROWS:
            raise ValueError(f"{sheet.title}: more than {MOST_ROWS - 1} rows")
        for column, value in enumerate(row):
            _write(tab, (number, column), value, day if isinstance(value, date) else text)
            widths[column] = max(widths[column], len(str(value)))
        if (lines := max(map(_lines, row), default=1)) > 1:
            tab.set_row(number, min(LINE * lines, TALLEST))
    for column, width in enumerate(widths):
        tab.set_column(column, column, min(max(width + 2, NARROWEST), WIDEST))
    tab.freeze_panes(1, 0)
    tab.autofilter(0, 0, number, len(sheet.columns) - 1)


def _lay_out(tab: Worksheet, title: str) -> None:
    """For those who print it: A4 across, as wide as the sheet, the head on each page, and which page of how many."""
    tab.set_landscape()
    tab.set_paper(A4)
    tab.fit_to_pages(1, 0)
    tab.repeat_rows(0)
    # «&» begins a code of the format.
    tab.set_header(f"&L{title.replace('&', '&&')[:LONGEST_HEADER]}&R&A")
    tab.set_footer("&R&P / &N")


def _lines(value) -> int:
    """That a text takes in the widest column: not every program makes a row as tall as what wraps in it."""
    return sum(max(1, -(-len(line) // (WIDEST - 2))) for line in str(value).split("\n"))


def _write(tab: Worksheet, place: tuple[int, int], value, layout: Format) -> None:
    if value is None or value == "":
        tab.write_blank(*place, None, layout)
    elif isinstance(value, bool):
        tab.write_boolean(*place, value, layout)
    elif isinstance(value, (int, float, Decimal)):
        tab.write_number(*place, value, layout)
    elif isinstance(value, date):
        # A spreadsheet has no time zones; of an instant the day is enough.
        tab.write_datetime(*place, value.date() if isinstance(value, datetime) else value, layout)
    elif not (isinstance(value, Address) and _is_linked(tab, place, value)):
        tab.write_string(*place, _cut(str(value)), layout)


def _is_linked(tab: Worksheet, place: tuple[int, int], address: Address) -> bool:
    """Written as a link, unless the format holds no more of them or none so long."""
    if len(address) > LONGEST_ADDRESS or place[0] > MOST_ADDRESSES:
        return False
    return tab.write_url(*place, str(address), string=str(address)) == 0


def _cut(text: str) -> str:
    """What a cell cannot hold would be dropped whole."""
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - len(CUT)] + CUT


def _tab(title: str, taken: Sequence[str]) -> str:
    """A name that the format allows, and that no other tab has."""
    name = _NOT_IN_TABS.sub(" ", title).strip(" '")[:LONGEST_TAB] or "1"
    used = {each.lower() for each in taken} | {"history"}
    number = 2
    while name.lower() in used:
        name = f"{name[: LONGEST_TAB - 5].rstrip()} ({number})"
        number += 1
    return name
