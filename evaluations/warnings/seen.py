"""Who sees which warning: the one table of it (docs/permissions.md is the same table for people)."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

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
    "step_missing": EVERYBODY,
    "step_missing_ahead": EVERYBODY,
    "step_out_of_order": EVERYBODY,
    "step_of_another_rule": EVERYBODY,
    "condition_overdue": OVERSIGHT,
    "visit_over_limit": OVERSIGHT,
    "no_budget_line": OVERSIGHT,
    "notice_near": OVERSIGHT,
    "expiring_without_successor": EVERYBODY,
    "expired_with_open_matters": EVERYBODY,
    "dormant_soon": OVERSIGHT,
    "dormant": EVERYBODY,
}
PUBLIC = frozenset(code for code, roles in SEEN_BY.items() if roles == EVERYBODY)


@dataclass(frozen=True)
class Sight:
    """Which warnings a person sees: those of the public everywhere, others at the governments of the own roles."""

    reach: dict[Role, Collection[int]]

    @classmethod
    def of(cls, user) -> "Sight":
        reach: dict[Role, set[int]] = {}
        for served in memberships(user):
            reach.setdefault(Role(served.role), set()).add(served.government_id)
        if Role.OVERSEER in reach:
            reach[Role.OVERSEER] |= set(governments_with(user, "portal.view_unpublished"))
        return cls(reach)

    @property
    def codes(self) -> set[str]:
        """What the person may see of some partnership."""
        return {code for code, roles in SEEN_BY.items() if code in PUBLIC or roles & self.reach.keys()}

    def sees(self, code: str, government_id: int) -> bool:
        """Of a partnership of that government, which the person sees."""
        roles = SEEN_BY[code]
        return code in PUBLIC or any(government_id in self.reach[role] for role in roles & self.reach.keys())

    def condition(self) -> Q:
        """The same, for rows that have a code and a government."""
        seen = Q(code__in=PUBLIC)
        for role, governments in self.reach.items():
            codes = [code for code, roles in SEEN_BY.items() if role in roles]
            seen |= Q(code__in=codes, government__in=governments)
        return seen
