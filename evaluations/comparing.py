"""Which partnerships are compared, each on which day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from agreements.models import Partnership
from evaluations.assessed import Assessment
from evaluations.assessment import assess
from evaluations.evidence.basis import ground_of
from evaluations.indicators.days import plus_months
from evaluations.register.ground import Ground

#: More columns could not be read beside each other.
MOST = 6
ONE_DAY = timedelta(days=1)


class Way(models.TextChoices):
    """How the days of a comparison are chosen."""

    OWN = "own", _("Each on its own date")
    COMMON = "common", _("All on one date")
    YEARS = "years", _("After equally many years since signing")
    OVER_TIME = "over_time", _("One partnership over time")


@dataclass(frozen=True)
class Column:
    """One partnership on one day; without a day where nothing says when it was signed, or that day lies ahead."""

    partnership: Partnership
    day: date | None
    assessment: Assessment | None = None


def columns_of(partnerships: Sequence[Partnership], way: Way, day: date, years: int) -> list[Column]:
    """The columns in the order in which the partnerships were chosen, computed on their days."""
    ground = ground_of([each.pk for each in partnerships], day)
    if way == Way.OVER_TIME:
        pairs = [(each, when) for each in partnerships[:1] for when in anniversaries(began(ground, each), day)]
    elif way == Way.COMMON:
        pairs = [(each, day) for each in partnerships]
    elif way == Way.YEARS:
        pairs = [(each, after(began(ground, each), years, day)) for each in partnerships]
    else:
        pairs = [(each, own_day(ground, each, day)) for each in partnerships]
    return _computed(pairs)


def _computed(pairs: Sequence[tuple[Partnership, date | None]]) -> list[Column]:
    """Those that share a day are computed together."""
    found = {
        when: assess({each.pk for each, other in pairs if other == when}, when)
        for when in {when for _, when in pairs if when}
    }
    return [Column(each, when, found[when][each.pk] if when else None) for each, when in pairs]


def began(ground: Ground, partnership: Partnership) -> date | None:
    """The day on which the first of its chain of agreements had certainly begun."""
    basis = ground.basis(partnership.pk)
    return basis.chain_began.last if basis and basis.chain_began else None


def own_day(ground: Ground, partnership: Partnership, day: date) -> date:
    """The last day of its term where that has passed, else the day asked for."""
    basis = ground.basis(partnership.pk)
    over = basis.ended.last if basis and basis.state == "over" and basis.ended else None
    return over if over and over < day else day


def after(start: date | None, years: int, day: date) -> date | None:
    """The last day of so many years that began with the signing; None where it is not known or lies ahead."""
    if start is None:
        return None
    last = plus_months(start, 12 * years) - ONE_DAY
    return last if last <= day else None


def anniversaries(start: date | None, day: date) -> list[date]:
    """At most six days: the day itself, and ends of years since signing at equal distances before it."""
    if start is None or start > day:
        return [day]
    ends, years = [], 1
    while (end := after(start, years, day)) is not None:
        ends.append(end)
        years += 1
    ends = ends if ends and ends[-1] == day else [*ends, day]
    stride = -(-len(ends) // MOST)
    return ends[::-1][::stride][::-1]
