"""Where that which is lacking is recorded: the address of the form, for those who may use it."""

from django.urls import reverse

from agreements.models import CoverageStatement, Invitation, Partnership, PlanItem
from agreements.permissions.happenings import why_not_record
from evaluations.evidence.records import Named
from evaluations.indicators.facts import Basis
from evaluations.indicators.observation import Lack
from evaluations.models import IndicatorJudgement

#: Kinds of record under a partnership, by what is lacking.
UNDER_PARTNERSHIP = {
    "coverage": (CoverageStatement, "agreements:coverage-statement-add"),
    "plan": (PlanItem, "agreements:plan-item-add"),
    "invitation": (Invitation, "agreements:invitation-add"),
    "judgement": (IndicatorJudgement, "indicator-judgement-add"),
}


class Doors:
    """For one reader and partnership; records are opened on their own pages, where their forms stand."""

    def __init__(self, user, partnership: Partnership, basis: Basis | None, records: dict[str, Named]):
        self.user, self.partnership, self.basis, self.records = user, partnership, basis, records

    def __call__(self, lack: Lack) -> str | None:
        if lack.what in UNDER_PARTNERSHIP:
            kind, name = UNDER_PARTNERSHIP[lack.what]
            refused = why_not_record(self.user, self.partnership, kind)
            return None if refused else reverse(name, args=[self.partnership.key])
        if not self.user.is_authenticated or why_not_record(self.user, self.partnership, CoverageStatement):
            return None
        if lack.about in self.records:
            return self.records[lack.about].url
        return self._basis() or self.partnership.get_absolute_url()

    def _basis(self) -> str | None:
        """What is lacking of the agreement is recorded on its page."""
        if self.basis is None:
            return None
        return reverse("agreements:agreement", args=[self.basis.ref.partition(":")[2]])
