"""For which governments a person holds a permission, from the memberships of today."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.apps import apps
from django.utils import timezone

from portal.roles import PERMISSIONS, Role

# The models ask this module who sees them, so it finds them by name.
if TYPE_CHECKING:
    from cities.models import Membership


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


def has_role(user, role: Role) -> bool:
    return any(served.role == role for served in memberships(user))
