"""The period of a report: a year, half-year or quarter of the calendar, and how it is called."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from portal.partial_dates import PartialDate


@dataclass(frozen=True, order=True)
class Period:
    starts: date
    ends: date

    @property
    def days(self) -> PartialDate:
        return PartialDate(self.starts, self.ends)

    @property
    def is_year(self) -> bool:
        return self.days.precision == "year"

    def __str__(self):
        year, first, months = self.starts.year, self.starts.month, self.ends.month - self.starts.month + 1
        if self.is_year:
            return str(year)
        if months == 6 and first in (1, 7):
            return _("half-year %(number)s of %(year)s") % {"number": first // 6 + 1, "year": year}
        if months == 3 and first % 3 == 1:
            return _("quarter %(number)s of %(year)s") % {"number": first // 3 + 1, "year": year}
        return self.days.display()

    def over_by(self, day: date) -> bool:
        """Whether all of it has passed, its last day being that day at the latest."""
        return self.ends <= day

    def may_hold(self, happened: PartialDate | None) -> bool:
        """Whether something may have happened in it; what has no date may."""
        if happened is None:
            return True
        begun = happened.earliest is None or happened.earliest <= self.ends
        return begun and (happened.latest is None or happened.latest >= self.starts)


class DayConverter:
    """A day in an address, such as the first of a period: /2017-01-01/."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date | str) -> str:
        return str(value)
