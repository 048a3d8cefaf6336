"""Who sees which warning: the one table of it (docs/permissions.md is the same table for people)."""

from collections.abc import Collection
from dataclasses import dataclass

from agreements.models import Partnership
from cities.permissions import governments_with, memberships
from portal.roles import Role

#: Who works for the government, and answers for it.
OFFICE = frozenset({Role.COORDINATOR, Role.AGENCY_OFFICER, Role.ADMINISTRATOR})
#: Those, and who watches over them.
OVERSIGHT = OFFICE | {Role.COUNCIL_MEMBER, Role.EVALUATOR, Role.OVERSEER}
#: Every role, and the public where the partnership is published.
EVERYBODY = frozenset(Role)

SEEN_BY: dict[str, frozenset[Role]] = {
    "no_officer": OVERSIGHT,
    "transfer_without_handover": OVERSIGHT,
    "not_acknowledged": OVERSIGHT,
    "field_never_started": EVERYBODY,
    "report_overdue": EVERYBODY,
    "visit_report_owed": OVERSIGHT,
    "no_monitoring_this_year": EVERYBODY,
    "follow_up_overdue": OVERSIGHT,
    "no_expected_outcomes": EVERYBODY,
    "one_sided_benefits": EVERYBODY,
    "invitation_unanswered": OVERSIGHT,
    "always_declined": EVERYBODY,
    "promise_overdue": OVERSIGHT,
    "leadership_changed": OFFICE,
    "no_budget_line": OVERSIGHT,
    "notice_near": OVERSIGHT,
    "expiring_without_successor": EVERYBODY,
    "dormant_soon": OVERSIGHT,
    "dormant": EVERYBODY,
}
PUBLIC = frozenset(code for code, roles in SEEN_BY.items() if roles == EVERYBODY)


@dataclass(frozen=True)
class Sight:
    """Which warnings a person sees: those of the public everywhere, others at the governments of the own roles."""

    governments: dict[str, Collection[int]]

    @classmethod
    def of(cls, user) -> "Sight":
        reach = _reach(user)
        return cls(
            {
                code: frozenset().union(*(reach[role] for role in roles & reach.keys()))
                for code, roles in SEEN_BY.items()
            }
        )

    def sees(self, code: str, partnership: Partnership) -> bool:
        """Of a partnership that the person sees."""
        return code in PUBLIC or partnership.government_id in self.governments[code]


def _reach(user) -> dict[Role, set[int]]:
    """The governments that each role of the person reaches."""
    reach: dict[Role, set[int]] = {}
    for served in memberships(user):
        reach.setdefault(Role(served.role), set()).add(served.government_id)
    if Role.OVERSEER in reach:
        reach[Role.OVERSEER] |= set(governments_with(user, "portal.view_unpublished"))
    return reach
