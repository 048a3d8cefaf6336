"""The page of the budget: what was planned and spent, and what was held and achieved in the same year."""

from functools import cached_property

from django.utils.translation import gettext_lazy as _

from agreements.budget import budget_rows
from agreements.columns.budget import budget_columns
from agreements.filters.funding import FundingFilterSet
from agreements.models import Funding
from agreements.models.days import told_by
from portal.computed_lists import ComputedListView


class Budget(ComputedListView):
    model = Funding
    filterset_class = FundingFilterSet
    title = _("Budget")
    lead = _(
        "Money by year, partnership, agency and source, beside what was held and achieved in that year. «Not recorded» "
        "is not nought: money was given, and nobody wrote down how much. Currencies are not added up."
    )
    default_sort = "-year"

    @cached_property
    def columns(self):
        return budget_columns(self.day if self.request.GET.get("as_of") else None)

    def rows(self):
        seen = Funding.objects.visible_to(self.request.user).standing()
        self.filterset.queryset = seen.filter(told_by("year", self.day))
        return budget_rows(self.filterset.qs, self.request.user, self.day)
