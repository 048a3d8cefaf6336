"""The list and pages of funding."""

from django.utils.translation import gettext_lazy as _

from agreements.columns.funding import FUNDING_COLUMNS
from agreements.filters.funding import FundingFilterSet
from agreements.forms.funding import FundingForm
from agreements.models import Funding
from agreements.views.happenings import HappeningAdd, HappeningAnnul, HappeningChange, HappeningDetail, HappeningList


class FundingList(HappeningList):
    model = Funding
    filterset_class = FundingFilterSet
    columns = FUNDING_COLUMNS
    relatives = {"activity": "title"}
    title = _("Funding")
    lead = _("Money by year and source, in the currency in which it was paid; different currencies are not added up.")
    default_sort = "-year"
    dated = "year"


class FundingDetail(HappeningDetail):
    model = Funding
    fact_names = ("partnership", "year", "source", "side", "agency", "planned", "realised")
    rare_fact_names = ("budget_line", "activity", "annulled_on", "annulment_reason", "note")


class FundingAdd(HappeningAdd):
    adds, form_class, title = Funding, FundingForm, _("Record funding")
    lead = _("Leave an amount empty where it is not known: empty is not nought.")


class FundingChange(HappeningChange):
    model, form_class, title = Funding, FundingForm, _("Change the funding")


class FundingAnnul(HappeningAnnul):
    model = Funding
