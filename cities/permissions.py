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
    from cities.models import Agency, Government, Locality, Membership


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


def reads_unpublished(user, government: Government) -> bool:
    """One of the government's own people, or of those who oversee it."""
    return any(
        government.pk in governments_with(user, permission)
        for permission in ("portal.view_drafts", "portal.view_unpublished")
    )


def agencies_of(user) -> Collection[int]:
    """Ids of the agencies for which the user speaks as an officer: the own one, and those in whose place it stands."""
    if not hasattr(user, "_agencies"):
        own = {served.agency_id for served in memberships(user) if served.role == Role.AGENCY_OFFICER}
        user._agencies = frozenset(_with_predecessors(own)) if own else frozenset()
    return user._agencies


def _with_predecessors(agencies: set[int]) -> set[int]:
    """Succession goes through any number of names; one that is still to come makes nobody a successor yet."""
    successions = apps.get_model("cities", "AgencySuccession").objects.filter(
        predecessor__government__agencies__in=agencies, successor__isnull=False
    )
    begun = successions.exclude(happened__earliest__gt=timezone.localdate())
    pairs = set(begun.values_list("successor", "predecessor"))
    found, ahead = set(agencies), set(agencies)
    while ahead:
        ahead = {before for after, before in pairs if after in ahead} - found
        found |= ahead
    return found


def serves(user, agency: Agency) -> bool:
    """An officer of the agency, or of one that stands in its place today."""
    return agency.pk in agencies_of(user)


def speaks_for(user, permission: str, agency: Agency) -> bool:
    """Holds the permission for what the agency does.

    An officer's role reaches the own agency alone, every other role all agencies of its government.
    """
    return any(
        permission in PERMISSIONS[served.role]
        and served.government_id == agency.government_id
        and (served.role != Role.AGENCY_OFFICER or serves(user, agency))
        for served in memberships(user)
    )


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
