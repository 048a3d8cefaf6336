"""Acts on contacts: somebody made sure that one is still right, or renewed contact with a new leadership."""

from django.utils import timezone

from agreements.models import Contact, LeadershipChange
from agreements.permissions import contacts as may
from portal.partial_dates import PartialDate
from portal.services import act, lock, refuse, store


def confirm(contact: Contact, *, by) -> Contact:
    """The contact was found right today."""
    with act(by=by):
        current = lock(contact)
        refuse(may.why_not_confirm(by, current))
        current.confirmed = timezone.localdate()
        store(current)
    return current


def renew(change: LeadershipChange, *, by, renewed: PartialDate, renewed_wording: str = "") -> LeadershipChange:
    """The new leadership was written to or met; raises ValidationError where that lies before the change."""
    with act(by=by):
        current = lock(change)
        refuse(may.why_not_renew(by, current))
        current.renewed, current.renewed_wording = renewed, renewed_wording
        store(current)
    return current
