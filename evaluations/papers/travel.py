"""A delegation against limits that a source reports. No rule on journeys is in the register: none is said to be law."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.models import Activity
from agreements.models.sides import Sides
from portal.papers import Mark

#: Where the limits are reported; whether they were, or still are, a rule is not verified.
SOURCE = "S. N. Putri, Kegagalan Kerjasama Sister City Kota Semarang dengan Kota Beihai (2017), 122–123"


@dataclass(frozen=True)
class Limit:
    label: str
    most: int


PERSONS = Limit(gettext_lazy("Persons"), 5)
DAYS = Limit(gettext_lazy("Days"), 7)
LIMITS = (PERSONS, DAYS)


def against_limits(activity: Activity) -> list[tuple[str, str, str, Mark]]:
    """Of each limit its name, the most, what the journey has, and how they compare."""
    persons, is_whole = persons_of(activity)
    return [_row(PERSONS, persons, is_whole=is_whole), _row(DAYS, days_of(activity))]


def persons_of(activity: Activity) -> tuple[int | None, bool]:
    """People of our side as far as recorded, and whether every group says its number."""
    numbers = [group.persons for group in activity.participations.all() if group.side in (Sides.HOME, Sides.BOTH)]
    known = [number for number in numbers if number is not None]
    return (sum(known) if known else None), len(known) == len(numbers)


def days_of(activity: Activity) -> int | None:
    """From the first day to the last, where both are known to the day."""
    happened = activity.happened
    if not happened or happened.precision not in ("day", "span"):
        return None
    return (happened.latest - happened.earliest).days + 1


def _row(limit: Limit, found: int | None, *, is_whole: bool = True) -> tuple[str, str, str, Mark]:
    if found is None:
        told, mark = "", Mark(_("Cannot be compared"))
    else:
        told = str(found) if is_whole else _("at least %(amount)s") % {"amount": found}
        mark = _compared(limit, found, is_whole=is_whole)
    return str(limit.label), str(limit.most), told, mark


def _compared(limit: Limit, found: int, *, is_whole: bool) -> Mark:
    if found > limit.most:
        return Mark(_("More than reported"), "warn")
    return Mark(_("Not more"), "good") if is_whole else Mark(_("Cannot be compared"))
