"""A date as precisely as a source knows it: «2007», «April 2007», «end of 2018», or only that it happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import formats
from django.utils.translation import gettext as _

from portal.written_days import FIRST_YEAR, LAST_YEAR, DateFault, UnreadableDate, days_of_part, read_days


@dataclass(frozen=True)
class PartialDate:
    """All days on which the event may have happened, both ends included; an end that is None is not known."""

    earliest: date | None
    latest: date | None

    def __post_init__(self):
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(_("The first day of the span lies after its last day: write the earlier one first."))

    @classmethod
    def on(cls, day: date) -> PartialDate:
        return cls(day, day)

    @classmethod
    def parse(cls, text: str) -> PartialDate | None:
        """Read ``2007``, ``2007-04``, ``2007-04-12``, ``2018-10/2018-12``, ``../2016``, ``2016/..`` or ``unknown``
        («tidak diketahui»).

        Empty text gives None: nothing is recorded. Raises ValueError with a message for the person who typed it.
        """
        if not text.strip():
            return None
        try:
            return cls(*read_days(text))
        except UnreadableDate as unreadable:
            raise ValueError(_wrong(unreadable)) from None

    @property
    def precision(self) -> str:
        """One of day, month, year, span, open (one end not known) and unknown."""
        if self.earliest is None or self.latest is None:
            return "unknown" if self.earliest == self.latest else "open"
        for precision in ("day", "month", "year"):
            if days_of_part(_iso(self.earliest, precision)) == (self.earliest, self.latest):
                return precision
        return "span"

    def __str__(self) -> str:
        """The form that `parse` reads, as short as the precision allows."""
        precision = self.precision
        if precision == "unknown":
            return "unknown"
        if precision in ("day", "month", "year"):
            return _iso(self.earliest, precision)
        first, last = _edges(self.earliest, self.latest)
        return f"{first}/{last}"

    def display(self) -> str:
        """The date in words of the active language, never more precise than it is known."""
        precision = self.precision
        if precision == "unknown":
            return _("date not known")
        if precision in ("day", "month", "year"):
            return _words(self.earliest, precision)
        first, last = _edges(self.earliest, self.latest)
        if first == "..":
            return _("not later than %(date)s") % {"date": _spoken(last)}
        if last == "..":
            return _("not earlier than %(date)s") % {"date": _spoken(first)}
        return f"{_spoken(first)} – {_spoken(last)}"


UNKNOWN = PartialDate(None, None)


def _wrong(unreadable: UnreadableDate) -> str:
    """What is wrong, for the person who typed it."""
    part = unreadable.part
    match unreadable.fault:
        case DateFault.YEAR:
            return _("The year %(year)s is not between %(first)s and %(last)s.") % {
                "year": int(part[:4]),
                "first": FIRST_YEAR,
                "last": LAST_YEAR,
            }
        case DateFault.CALENDAR:
            return _("«%(text)s» is not a day of the calendar.") % {"text": part}
        case DateFault.BOTH_OPEN:
            return _("For a day that is not known write «unknown».")
    return _(
        "«%(text)s» is not a date. Write 2007, 2007-04, 2007-04-12, a span such as 2018-10/2018-12, or «unknown»."
    ) % {"text": part[:40]}


def _iso(day: date, precision: str) -> str:
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[precision]]


def _edges(first: date | None, last: date | None) -> tuple[str, str]:
    """Both ends of a span in the coarsest unit that begins on the one and ends on the other."""
    for precision in ("year", "month", "day"):
        begin = _iso(first, precision) if first else ".."
        end = _iso(last, precision) if last else ".."
        if (not first or days_of_part(begin)[0] == first) and (not last or days_of_part(end)[1] == last):
            break
    return begin, end


def _words(day: date, precision: str) -> str:
    return formats.date_format(day, {"day": "j F Y", "month": "F Y", "year": "Y"}[precision])


def _spoken(text: str) -> str:
    return _words(days_of_part(text)[0], {4: "year", 7: "month", 10: "day"}[len(text)])
