"""Days, spans and the years of a window: dates as far as they are known, with the standard library alone."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """All days from the first to the last, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Days:
    """The days on which something may have happened; None where that end is not known."""

    first: date | None = None
    last: date | None = None

    def within(self, span: Span) -> bool:
        """Certainly: no day that it may mean lies outside."""
        return self.first is not None and self.last is not None and span.first <= self.first and self.last <= span.last

    def touches(self, span: Span) -> bool:
        """Possibly: at least one day that it may mean lies inside."""
        return (self.first is None or self.first <= span.last) and (self.last is None or self.last >= span.first)

    def by(self, day: date) -> bool:
        """Certainly on that day or before."""
        return self.last is not None and self.last <= day

    def may_be_by(self, day: date) -> bool:
        return self.first is None or self.first <= day


#: Of what was never dated.
UNKNOWN = Days()


def plus_months(day: date, months: int) -> date:
    """The same day so many months later (earlier, where negative), or the last of a shorter month."""
    month = day.year * 12 + day.month - 1 + months
    year, place = divmod(month, 12)
    return date(year, place + 1, min(day.day, calendar.monthrange(year, place + 1)[1]))


def months_until(last: date, months: int) -> Span:
    """The last so many months, which end with that day: 24 months to 24 November 2021 begin on 25 November 2019."""
    return Span(plus_months(last + DAY, -months), last)


def years_of(window: Span) -> tuple[Span, ...]:
    """The years of a window, counted from its first day; a part of a year counts as one."""
    years, first, number = [], window.first, 0
    while first <= window.last:
        number += 1
        following = plus_months(window.first, 12 * number)
        years.append(Span(first, min(following - DAY, window.last)))
        first = following
    return tuple(years)
