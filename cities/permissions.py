"""For which governments a person holds a permission, from the memberships of today, and what may be done now."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.roles import PERMISSIONS, Role

# The models ask this module who sees them, so it finds them by name.
if TYPE_CHECKING:
    from cities.models import Government, Locality, Membership


def memberships(user) -> list[Membership]:
    """What the user serves today; asked of the database once per request, kept on the user object."""
    if not user.is_authenticated or not user.is_active:
        return []
    if not hasattr(user, "_current_memberships"):
        today = timezone.localdate()
        user._current_memberships = list(user.memberships.current(today).select_related("government", "agency"))
    return user._current_memberships


def governments_with(user, permission: str) -> Collection[int]:
    """Ids of the governments for which the user holds the permission.

    A role reaches its own government; an overseer's reaches its province, or the whole country from the ministry.
    """
    if not hasattr(user, "_governments_with"):
        user._governments_with = {}
    if permission not in user._governments_with:
        user._governments_with[permission] = _reach(user, permission)
    return user._governments_with[permission]


def _reach(user, permission: str) -> frozenset[int]:
    governments = apps.get_model("cities", "Government").objects
    granting = [served for served in memberships(user) if permission in PERMISSIONS[served.role]]
    reached = {served.government_id for served in granting}
    overseen = [served.government for served in granting if served.role == Role.OVERSEER]
    if any(government.level == "ministry" for government in overseen):
        return frozenset(governments.values_list("id", flat=True))
    if overseen:
        reached.update(governments.filter(province__in=overseen).values_list("id", flat=True))
    return frozenset(reached)


def why_not_change_agencies(user, government: Government) -> str | None:
    if government.pk not in governments_with(user, "cities.change_agency"):
        return _("Only the cooperation unit or the administrator of this government keeps its list of agencies.")
    return None


def why_not_add_locality(user) -> str | None:
    if not governments_with(user, "cities.add_locality"):
        return _("Only a cooperation unit adds localities to the register.")
    return None


def why_not_change_locality(user, locality: Locality) -> str | None:
    """Localities are shared: who has a partnership there mends them, and anybody where nobody has one."""
    if why_not := why_not_add_locality(user):
        return why_not
    concerned = locality.partnerships.model.objects.filter(
        Q(partner=locality) | Q(partner__parent=locality) | Q(partner__parent__parent=locality)
    )
    keepers = set(concerned.values_list("government", flat=True))
    if keepers and not keepers & set(governments_with(user, "cities.add_locality")):
        return _("Only a cooperation unit that has a partnership there changes this locality.")
    return None
