"""Answers `user.has_perm("agreements.log", record)` from memberships; there are no Django groups."""

from django.contrib.auth.backends import BaseBackend

from cities.permissions import governments_with
from portal.roles import PERMISSIONS

_ALL = frozenset().union(*PERMISSIONS.values())


class MembershipBackend(BaseBackend):
    def has_perm(self, user_obj, perm, obj=None):
        """For a record: held at its government. Without one: held at any."""
        if perm not in _ALL:
            return False
        held_at = governments_with(user_obj, perm)
        return bool(held_at) if obj is None else obj.government_id in held_at
