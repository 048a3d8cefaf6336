"""Stretches of days: pairs of first and last day, both included."""

from collections.abc import Iterable
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


def gaps(stretches: Iterable[tuple[date, date]], first: date, last: date) -> list[tuple[date, date]]:
    """What lies from the first to the last day and in none of the stretches, in order."""
    found, start = [], first
    for begins, ends in sorted(stretches):
        if begins > last:
            break
        if begins > start:
            found.append((start, begins - ONE_DAY))
        if ends >= last:
            return found
        start = max(start, ends + ONE_DAY)
    return [*found, (start, last)] if start <= last else found
