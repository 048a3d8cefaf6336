"""What is odd about a record, and may be true all the same: said to those who can mend it, and never refused."""

from datetime import date

from django.utils.translation import gettext as _

from agreements.models import Activity, Participation
from portal.partial_dates import PartialDate


def of_activity(activity: Activity, participations: list[Participation], on: date) -> list[str]:
    """Sentences, each on one oddity; `on` is the day of today."""
    return [sentence for sentence, is_so in _doubts(activity, participations, on) if is_so]


def _doubts(activity: Activity, participations: list[Participation], on: date) -> list[tuple[str, bool]]:
    is_held = activity.state == Activity.State.HELD
    is_planned = activity.state == Activity.State.PLANNED
    is_visit = activity.kind in (Activity.Kind.VISIT, Activity.Kind.RETURN_VISIT)
    return [
        (
            _("The time for which it was planned has passed: say whether it was held or cancelled."),
            is_planned and _is_before(activity.happened, PartialDate.on(on)),
        ),
        (_("No day is recorded: no figure that asks when can count it."), is_held and activity.happened is None),
        (
            _("Who visited whom is not recorded: it counts as a visit in neither direction."),
            is_visit and not activity.direction,
        ),
        (
            _("It is dated before what it replies to: check both days."),
            activity.replies_to is not None and _is_before(activity.happened, activity.replies_to.happened),
        ),
        (
            _("It is dated before the agreement under which it stands was signed."),
            activity.agreement is not None and _is_before(activity.happened, activity.agreement.signed),
        ),
        (
            _("A people-to-people programme, and no body other than an authority is recorded as taking part."),
            is_held and activity.people_to_people and not any(group.is_civil for group in participations),
        ),
    ]


def _is_before(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Certainly."""
    latest, earliest = one and one.latest, other and other.earliest
    return bool(latest and earliest and latest < earliest)
