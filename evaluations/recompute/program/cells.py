"""Cells of a CSV file as values; each reader raises Fault with what is wrong and what to write instead."""

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from evaluations.indicators.days import Days
from evaluations.recompute.program.saying import Fault
from portal.written_days import UnreadableDate, read_days

Reader = Callable[[str], Any]
#: The largest number that the portal keeps: of months, days and places.
MOST = 32767


def as_text(cell: str) -> str:
    return cell


def as_name(cell: str) -> str | None:
    """The key of a row; None where none is named."""
    return cell or None


def as_key(cell: str) -> str:
    """The key of the row itself, or of one that it cannot be without."""
    if not cell:
        raise Fault("is empty, and the row cannot be without it")
    return cell


def as_days(cell: str) -> Days | None:
    """A date as precisely as it is known; None where nothing is recorded."""
    if not cell.strip():
        return None
    try:
        first, last = read_days(cell)
    except UnreadableDate as error:
        raise Fault(f"«{{part}}» {error.fault.value}", part=error.part[:40]) from None
    if first and last and first > last:
        raise Fault("«{cell}» ends before it begins", cell=cell)
    return Days(first, last)


def as_day(cell: str) -> date | None:
    days = as_days(cell)
    if days is None:
        return None
    if days.first is None or days.first != days.last:
        raise Fault("«{cell}» is no single day: write year, month and day, such as 2016-11-25", cell=cell)
    return days.first


def as_certain_day(cell: str) -> date:
    return as_day(as_key(cell))


def as_number(least: int = 0, most: int = MOST) -> Reader:
    """A whole number between these, or None where nothing is recorded."""

    def read(cell: str) -> int | None:
        if not cell:
            return None
        if not re.fullmatch(r"\d{1,5}", cell, re.ASCII) or not least <= int(cell) <= most:
            raise Fault("«{cell}» is no whole number from {least} to {most}", cell=cell, least=least, most=most)
        return int(cell)

    return read


def as_certain_number(least: int = 0, most: int = MOST) -> Reader:
    read = as_number(least, most)
    return lambda cell: read(as_key(cell))


def as_amount(cell: str) -> Fraction | None:
    if not cell:
        return None
    if not re.fullmatch(r"-?\d+(\.\d+)?", cell, re.ASCII):
        raise Fault("«{cell}» is no number: write digits with a point before decimals", cell=cell)
    return Fraction(cell)


def as_perhaps(cell: str) -> bool | None:
    """Yes or no; None where nobody recorded it."""
    if cell not in ("yes", "no", ""):
        raise Fault("«{cell}» is neither yes nor no", cell=cell)
    return cell == "yes" if cell else None


def as_yes(cell: str) -> bool:
    answer = as_perhaps(cell)
    if answer is None:
        raise Fault("is empty: write yes or no")
    return answer


def as_names(cell: str) -> tuple[str, ...]:
    """Several words or keys with semicolons between."""
    return tuple(re.split(r"\s*;\s*", cell.strip())) if cell.strip() else ()


def as_word(*words: str) -> Reader:
    """One of these words, or nothing where the empty text is among them."""

    def read(cell: str) -> str:
        if cell not in words:
            raise Fault("«{cell}» is none of {words}", cell=cell, words=", ".join(filter(None, words)))
        return cell

    return read


def as_words(*words: str) -> Reader:
    """Several of these words."""

    def read(cell: str) -> tuple[str, ...]:
        for each in as_names(cell):
            as_word(*words)(each)
        return as_names(cell)

    return read
