"""May somebody say now what an agency does about its responsibility? None means yes."""

from django.utils import timezone
from django.utils.translation import gettext as _

from agreements.models import Assignment, OfficerInCharge
from cities.permissions import serves, speaks_for


def is_on_behalf(user, assignment: Assignment) -> bool:
    """Whoever does not serve the agency speaks in its place, and is shown to."""
    return not serves(user, assignment.agency)


def why_not_speak(user, assignment: Assignment) -> str | None:
    """Who speaks for the agency: its own officers, and the cooperation unit on its behalf."""
    if not speaks_for(user, "agreements.acknowledge", assignment.agency):
        return _("Only the responsible agency says this, or the cooperation unit on its behalf.")
    if assignment.field.agreement.annulled_on:
        return _("This agreement is annulled: it stays as it is.")
    return None


def why_not_acknowledge(user, assignment: Assignment) -> str | None:
    if why_not := why_not_speak(user, assignment):
        return why_not
    return _has_ended(assignment)


def why_not_put_in_charge(user, assignment: Assignment) -> str | None:
    return why_not_acknowledge(user, assignment)


def why_not_leave(user, officer: OfficerInCharge) -> str | None:
    if why_not := why_not_speak(user, officer.assignment):
        return why_not
    return _("This officer has left already.") if officer.ended else None


def why_not_hand_over(user, officer: OfficerInCharge) -> str | None:
    if why_not := why_not_speak(user, officer.assignment):
        return why_not
    return _("The handover of this officer is recorded already.") if hasattr(officer, "handover") else None


def _has_ended(assignment: Assignment) -> str | None:
    ended = assignment.ended and assignment.ended.latest
    if ended and ended < timezone.localdate():
        return _("This responsibility has ended: it is kept as it was.")
    return None
