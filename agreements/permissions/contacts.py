"""May a contact be confirmed now, or contact after a change of leadership be renewed? None means yes."""

from django.utils import timezone
from django.utils.translation import gettext as _

from agreements.models import Contact, LeadershipChange
from agreements.permissions.happenings import why_not_change


def why_not_confirm(user, contact: Contact) -> str | None:
    if why_not := why_not_change(user, contact):
        return why_not
    ended = contact.ended
    if ended and (ended.earliest is None or ended.earliest <= timezone.localdate()):
        return _("This contact has ended: record the one that took its place.")
    return None


def why_not_renew(user, change: LeadershipChange) -> str | None:
    if why_not := why_not_change(user, change):
        return why_not
    return _("Renewed contact is recorded already: change it where it is wrong.") if change.renewed else None
