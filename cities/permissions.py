"""For which governments a person holds a permission, from the memberships of today."""

from collections.abc import Collection

from django.utils import timezone

from cities.models import Government, Membership
from portal.roles import PERMISSIONS, Role


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
    granting = [served for served in memberships(user) if permission in PERMISSIONS[served.role]]
    reached = {served.government_id for served in granting}
    overseen = [served.government for served in granting if served.role == Role.OVERSEER]
    if any(government.level == Government.Level.MINISTRY for government in overseen):
        return frozenset(Government.objects.values_list("id", flat=True))
    if overseen:
        reached.update(Government.objects.filter(province__in=overseen).values_list("id", flat=True))
    return frozenset(reached)


def has_role(user, role: Role) -> bool:
    return any(served.role == role for served in memberships(user))
