"""Answers `user.has_perm("agreements.log", record)` from memberships; there are no Django groups."""

from django.contrib.auth.backends import BaseBackend

from cities.models import Government
from cities.permissions import governments_with
from portal.roles import PERMISSIONS

_ALL = frozenset().union(*PERMISSIONS.values())


class MembershipBackend(BaseBackend):
    def has_perm(self, user_obj, perm, obj=None):
        """For a government or a record of it: held there. Without one, or for a shared record: held at any."""
        if perm not in _ALL:
            return False
        held_at = governments_with(user_obj, perm)
        government = obj.pk if isinstance(obj, Government) else getattr(obj, "government_id", None)
        return bool(held_at) if government is None else government in held_at
