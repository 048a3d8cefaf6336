"""The list and pages of what is completely known; people are shown these words and never «coverage»."""

from django.utils.translation import gettext_lazy as _

from agreements.columns.coverage import COVERAGE_COLUMNS
from agreements.filters.coverage import CoverageFilterSet
from agreements.forms.coverage import CoverageForm
from agreements.models import CoverageStatement
from agreements.views.happenings import HappeningAdd, HappeningAnnul, HappeningChange, HappeningDetail, HappeningList

#: What such a statement does.
EXPLAINED = _(
    "Where it is stated that nothing is missing, an empty list means that nothing happened; everywhere else it only "
    "means that nobody knows."
)


class CoverageList(HappeningList):
    model = CoverageStatement
    filterset_class = CoverageFilterSet
    columns = COVERAGE_COLUMNS
    title = _("What is completely known")
    lead = EXPLAINED
    default_sort = "-period"
    dated = "period"


class CoverageDetail(HappeningDetail):
    model = CoverageStatement
    fact_names = ("partnership", "kinds", "period", "statement")
    rare_fact_names = ("agency", "annulled_on", "annulment_reason", "note")


class CoverageAdd(HappeningAdd):
    adds, form_class, title = CoverageStatement, CoverageForm, _("State what is completely known")
    lead = EXPLAINED


class CoverageChange(HappeningChange):
    model, form_class, title = CoverageStatement, CoverageForm, _("Change what is completely known")


class CoverageAnnul(HappeningAnnul):
    model = CoverageStatement
