"""The list and pages of outcomes."""

from django.utils.translation import gettext_lazy as _

from agreements.columns.outcomes import OUTCOME_COLUMNS
from agreements.filters.outcomes import OutcomeFilterSet
from agreements.forms.outcomes import OutcomeForm
from agreements.models import Outcome
from agreements.views.happenings import HappeningAdd, HappeningAnnul, HappeningChange, HappeningDetail, HappeningList


class OutcomeList(HappeningList):
    model = Outcome
    filterset_class = OutcomeFilterSet
    columns = OUTCOME_COLUMNS
    relatives = {"field": "wording", "activity": "title"}
    title = _("Outcomes")
    lead = _("What came of the cooperation, for whom, how far it is, and whether somebody confirms it.")
    default_sort = "-happened"


class OutcomeDetail(HappeningDetail):
    model = Outcome
    fact_names = ("partnership", "change", "title", "stage", "happened", "beneficiary", "field", "verified", "quantity")
    rare_fact_names = (
        "verified_by",
        "achieves_expected",
        "is_applied",
        "baseline",
        "method",
        "place",
        "activity",
        "annulled_on",
        "annulment_reason",
        "note",
    )


class OutcomeAdd(HappeningAdd):
    adds, form_class, title = Outcome, OutcomeForm, _("Record an outcome")
    lead = _("A soft change is what people and offices learned or do otherwise; a hard one can be seen and touched.")


class OutcomeChange(HappeningChange):
    model, form_class, title = Outcome, OutcomeForm, _("Change the outcome")


class OutcomeAnnul(HappeningAnnul):
    model = Outcome
