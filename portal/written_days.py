"""Dates as people write them, read as the days that they may mean; the standard library alone.

`portal.partial_dates` says in words of the reader's language what is wrong with one that cannot be read.
"""

import calendar
import re
from datetime import date
from enum import Enum

FIRST_YEAR, LAST_YEAR = 1000, 2999
_PART = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?", re.ASCII)


class DateFault(Enum):
    """What is wrong with a text that is to be a date."""

    FORM = "is not a date: 2007, 2007-04, 2007-04-12, 2018-10/2018-12, ../2018, 2018/.. or unknown"
    YEAR = f"has a year that is not between {FIRST_YEAR} and {LAST_YEAR}"
    CALENDAR = "is not a day of the calendar"
    BOTH_OPEN = "names neither end: write unknown"


class UnreadableDate(ValueError):
    """`part` is the text that cannot be read."""

    def __init__(self, fault: DateFault, part: str):
        super().__init__(f"«{part[:40]}» {fault.value}")
        self.fault, self.part = fault, part


def read_days(text: str) -> tuple[date | None, date | None]:
    """First and last day of a date, None where that end is not known. Raises UnreadableDate."""
    text = text.strip()
    if text.lower() in ("unknown", "tidak diketahui"):
        return None, None
    first, slash, last = (part.strip() for part in text.partition("/"))
    if not slash:
        return days_of_part(first)
    if first == last == "..":
        raise UnreadableDate(DateFault.BOTH_OPEN, text)
    return (
        None if first == ".." else days_of_part(first)[0],
        None if last == ".." else days_of_part(last)[1],
    )


def days_of_part(text: str) -> tuple[date, date]:
    """First and last day of a year, month or day. Raises UnreadableDate."""
    match = _PART.fullmatch(text)
    if not match:
        raise UnreadableDate(DateFault.FORM, text)
    year, month, day = (int(part) if part else None for part in match.group("year", "month", "day"))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UnreadableDate(DateFault.YEAR, text)
    try:
        first = date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        raise UnreadableDate(DateFault.CALENDAR, text) from None
    last_month = month or 12
    return first, date(year, last_month, day or calendar.monthrange(year, last_month)[1])
