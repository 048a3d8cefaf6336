"""What waits for whom: warnings for those who should act on them, and tasks that nobody needs to be warned of."""

from collections.abc import Collection
from datetime import date

from django.utils import timezone

from agreements.models import Partnership
from cities.models import Agency, AgencySuccession, Government, Membership
from cities.permissions import agencies_of, governments_with, memberships
from evaluations.corrections.tasks import waiting
from evaluations.evaluating.tasks import named_in
from evaluations.matters import Matter
from evaluations.tasks import TASKS
from evaluations.warnings.raised import holding, known_cases, raised
from portal.roles import Role


def matters(on: date, governments: Collection[Government | int]) -> list[Matter]:
    """All that waits in these governments on that day, the oldest first.

    Texts are in the language active when they are read, so that one list serves people of both languages.
    """
    partnerships = Partnership.objects.filter(government__in=governments)
    reported = known_cases(waiting(governments, on))
    found = [*raised(partnerships, on), *holding(TASKS, partnerships, on), *reported]
    return sorted((each.matter for each in found), key=lambda matter: (matter.since, matter.name))


def waiting_for(user, on: date) -> list[Matter]:
    """What waits for this person, in each role that is served today; an agency's also for those of its successors."""
    return WorkList(user, on).own


class WorkList:
    """All that waits in the governments that a person serves or evaluates in, and whose it is; computed once."""

    def __init__(self, user, on: date):
        self.user = user
        self.served = {(each.government_id, Role(each.role)) for each in memberships(user)}
        governments = {government for government, _role in self.served}
        self.filled = set(
            Membership.objects.current(timezone.localdate())
            .filter(government__in=governments, user__is_active=True)
            .values_list("government", "role")
        )
        self.found = matters(on, governments | set(named_in(user).values_list("government", flat=True)))

    @property
    def own(self) -> list[Matter]:
        return [matter for matter in self.found if self._concerns(matter)]

    def _concerns(self, matter: Matter) -> bool:
        if matter.user_id:
            return matter.user_id == self.user.pk
        if matter.role == Role.AGENCY_OFFICER:
            return matter.agency.pk in agencies_of(self.user)
        return (matter.government_id, self._acting(matter)) in self.served

    def _acting(self, matter: Matter) -> Role:
        """Where nobody serves in the role, the coordinator in its place, who is also told."""
        return matter.role if (matter.government_id, matter.role) in self.filled else Role.COORDINATOR

    @property
    def at_agencies(self) -> dict[Agency, list[Matter]]:
        """What others should do, for whoever reminds them and may record their answer on their behalf."""
        reminded = governments_with(self.user, "evaluations.remind")
        waiting: dict[Agency, list[Matter]] = {}
        for matter in self.found:
            if matter.role == Role.AGENCY_OFFICER and matter.government_id in reminded:
                waiting.setdefault(matter.agency, []).append(matter)
        return waiting


def heirs_of_agencies(governments: Collection[Government | int]) -> dict[int, set[int]]:
    """For each agency that another followed, all that stand in its place today or did in between."""
    followed: dict[int, set[int]] = {}
    pairs = AgencySuccession.objects.filter(predecessor__government__in=governments, successor__isnull=False)
    begun = pairs.exclude(happened__earliest__gt=timezone.localdate())
    for predecessor, successor in begun.values_list("predecessor", "successor"):
        followed.setdefault(predecessor, set()).add(successor)
    return {agency: _reached(agency, followed) for agency in followed}


def _reached(agency: int, followed: dict[int, set[int]]) -> set[int]:
    reached, ahead = set(), [agency]
    while ahead:
        new = followed.get(ahead.pop(), set()) - reached
        reached |= new
        ahead += new
    return reached
