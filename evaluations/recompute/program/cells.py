"""Cells of a CSV file as values; each reader raises ValueError with what is wrong and what to write instead."""

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from evaluations.indicators.days import Days
from portal.written_days import read_days

Reader = Callable[[str], Any]


def as_text(cell: str) -> str:
    return cell


def as_name(cell: str) -> str | None:
    """The key of a row; None where none is named."""
    return cell or None


def as_key(cell: str) -> str:
    """The key of the row itself, or of one that it cannot be without."""
    if not cell:
        raise ValueError("is empty, and the row cannot be without it")
    return cell


def as_days(cell: str) -> Days | None:
    """A date as precisely as it is known; None where nothing is recorded."""
    if not cell.strip():
        return None
    first, last = read_days(cell)
    if first and last and first > last:
        raise ValueError(f"«{cell}» ends before it begins")
    return Days(first, last)


def as_day(cell: str) -> date | None:
    days = as_days(cell)
    if days is None:
        return None
    if days.first is None or days.first != days.last:
        raise ValueError(f"«{cell}» is no single day: write year, month and day, such as 2016-11-25")
    return days.first


def as_certain_day(cell: str) -> date:
    return as_day(as_key(cell))


def as_number(cell: str) -> int | None:
    if not cell:
        return None
    if not re.fullmatch(r"-?\d{1,9}", cell, re.ASCII):
        raise ValueError(f"«{cell}» is no whole number")
    return int(cell)


def as_certain_number(cell: str) -> int:
    return as_number(as_key(cell))


def as_amount(cell: str) -> Fraction | None:
    if not cell:
        return None
    if not re.fullmatch(r"-?\d+(\.\d+)?", cell, re.ASCII):
        raise ValueError(f"«{cell}» is no number: write digits with a point before decimals")
    return Fraction(cell)


def as_perhaps(cell: str) -> bool | None:
    """Yes or no; None where nobody recorded it."""
    if cell not in ("yes", "no", ""):
        raise ValueError(f"«{cell}» is neither yes nor no")
    return cell == "yes" if cell else None


def as_yes(cell: str) -> bool:
    answer = as_perhaps(cell)
    if answer is None:
        raise ValueError("is empty: write yes or no")
    return answer


def as_names(cell: str) -> tuple[str, ...]:
    """Several words or keys with semicolons between."""
    return tuple(re.split(r"\s*;\s*", cell.strip())) if cell.strip() else ()


def as_word(*words: str) -> Reader:
    """One of these words, or nothing where the empty text is among them."""

    def read(cell: str) -> str:
        if cell not in words:
            raise ValueError(f"«{cell}» is none of {', '.join(filter(None, words))}")
        return cell

    return read


def as_words(*words: str) -> Reader:
    """Several of these words."""

    def read(cell: str) -> tuple[str, ...]:
        for each in as_names(cell):
            as_word(*words)(each)
        return as_names(cell)

    return read
