"""Nothing is sent for a government before its coordinator has seen what the first run would send, and released it."""

from collections.abc import Collection

from django.utils import timezone
from django.utils.translation import gettext as _

from cities.models import Government
from cities.permissions import governments_with
from evaluations.models import ReminderRelease
from portal.services import act, refuse


def keeping_registers() -> Collection[Government]:
    """The governments that have a partnership in the register, and so something to be reminded of."""
    return Government.objects.filter(partnerships__is_draft=False, partnerships__annulled_on=None).distinct()


def released(governments: Collection[Government]) -> list[Government]:
    """Those of them whose reminders may go out."""
    names = set(ReminderRelease.objects.filter(government__in=governments).values_list("government", flat=True))
    return [government for government in governments if government.pk in names]


def why_not_remind(user, government: Government) -> str | None:
    if government.pk not in governments_with(user, "evaluations.remind"):
        return _("Only the cooperation unit of this government reminds its agencies.")
    return None


def why_not_release(user, government: Government) -> str | None:
    if why_not := why_not_remind(user, government):
        return why_not
    if ReminderRelease.objects.filter(government=government).exists():
        return _("The reminders of this government are released already.")
    return None


def release(government: Government, *, by) -> ReminderRelease:
    """From the next run on, reminders of the government go out."""
    with act(by=by):
        Government.objects.select_for_update().get(pk=government.pk)
        refuse(why_not_release(by, government))
        return ReminderRelease.objects.create(government=government, released_on=timezone.localdate(), released_by=by)
