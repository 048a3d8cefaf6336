"""Limits on journeys to partners: the list, the page of one, and the forms of administrators."""

from django.utils.translation import gettext_lazy as _

from agreements.columns.procedure import TRAVEL_RULE_COLUMNS
from agreements.filters.procedure import TravelRuleFilterSet
from agreements.forms.procedure import TravelRuleCorrection, TravelRuleForm
from agreements.models import TravelRule
from agreements.views.stages import RuleAdd, RuleChange, RuleDetail
from portal.lists import FilteredListView


class TravelRuleList(FilteredListView):
    model = TravelRule
    filterset_class = TravelRuleFilterSet
    columns = TRAVEL_RULE_COLUMNS
    title = _("Limits on journeys")
    lead = _("How many persons may travel to a partner and for how many days; a journey beyond it is warned of.")
    default_sort = "-valid_from"


class TravelRuleDetail(RuleDetail):
    model = TravelRule
    fact_names = ("government", "persons", "days", "legal_basis", "valid_from", "is_verified")


class TravelRuleAdd(RuleAdd):
    adds, form_class, title = TravelRule, TravelRuleForm, _("Declare a limit on journeys")
    lead = _("On its days it holds for your government; a journey beyond it is warned of, and never refused.")


class TravelRuleChange(RuleChange):
    model, form_class, title = TravelRule, TravelRuleCorrection, _("Change the limit on journeys")
