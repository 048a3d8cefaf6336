"""What ends with an agreement that is terminated, and what it leaves to be done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from agreements.models import Activity, Agreement, Assignment, PlanItem
from agreements.models.obligations import Obligation, ObligationState
from agreements.obligations import obligations
from agreements.periods import Period
from cities.models import Agency
from portal.models import Record
from portal.partial_dates import PartialDate

#: What a report still is where somebody has to do something about it.
OPEN = (ObligationState.NOT_YET_DUE, ObligationState.ABSENT, ObligationState.RETURNED)


@dataclass(frozen=True)
class Owed:
    """Reports on one period."""

    period: Period
    agencies: list[Agency]


@dataclass(frozen=True)
class Ending:
    """As the reader may see it. `owed_no_more` are reports on time after the end, `still_owed` those on time before."""

    agreed: str
    becomes: str
    responsible: list[Assignment]
    owed_no_more: list[Owed]
    still_owed: list[Owed]
    left: list[Record]
    hanging: list[Agreement]


def ending_of(agreement: Agreement, user, day: date, terminated: PartialDate | None = None) -> Ending:
    """What ends on that day; `terminated` is the day as it is recorded, or is about to be."""
    owed = [each for each in _owed(agreement, user) if each.state in OPEN]
    held = Assignment.objects.visible_to(user).filter(field__agreement=agreement).exclude(ended__latest__lt=day)
    return Ending(
        agreed=agreement.expires.display() if agreement.expires else agreement.get_term_display(),
        becomes=_last_day(terminated),
        responsible=list(held.select_related("agency", "field").order_by("field__position", "agency__name")),
        owed_no_more=_by_period(each for each in owed if each.report_id is None and each.starts >= day),
        still_owed=_by_period(each for each in owed if each.report_id or each.starts < day),
        left=_left(agreement, user),
        hanging=list(agreement.parts.visible_to(user).standing().filter(terminated=None)),
    )


def _owed(agreement: Agreement, user):
    found = obligations(date.max).filter(agreement=agreement).visible_to(user)
    return found.select_related("agency").order_by("starts", "ends", "agency__name")


def _by_period(owed: Iterable[Obligation]) -> list[Owed]:
    return [
        Owed(Period(*days), [each.agency for each in rows])
        for days, rows in groupby(owed, key=lambda each: (each.starts, each.ends))
    ]


def _last_day(terminated: PartialDate | None) -> str:
    """It counts as terminated from its day on, so that the day before is the last one in force."""
    if terminated is None or terminated.earliest is None:
        return ""
    if terminated.earliest == terminated.latest:
        return date_format(terminated.earliest - timedelta(days=1), "j F Y")
    return _("before: %(day)s") % {"day": terminated.display()}


def _left(agreement: Agreement, user) -> list[Record]:
    """Planned under it or for its fields, and neither held nor cancelled."""
    below = Q(agreement=agreement) | Q(fields__agreement=agreement)
    planned = Activity.objects.visible_to(user).standing().filter(below, state=Activity.State.PLANNED).distinct()
    items = PlanItem.objects.visible_to(user).standing().filter(activity=None)
    items = items.filter(Q(agreement=agreement) | Q(field__agreement=agreement))
    return [*planned.order_by("happened", "key"), *items.order_by("scheduled", "key")]
