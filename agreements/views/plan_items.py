"""The list and pages of plan items: what action plans and agreements schedule."""

from django.utils.translation import gettext_lazy as _

from agreements.columns.plan_items import PLAN_ITEM_COLUMNS
from agreements.filters.activities import PlanItemFilterSet
from agreements.forms.plan_items import PlanItemForm
from agreements.models import PlanItem
from agreements.views.happenings import HappeningAdd, HappeningAnnul, HappeningChange, HappeningDetail, HappeningList
from agreements.views.shown import PEOPLE_TO_PEOPLE


class PlanItemList(HappeningList):
    model = PlanItem
    filterset_class = PlanItemFilterSet
    columns = PLAN_ITEM_COLUMNS
    title = _("Plan items")
    lead = _("What action plans and agreements schedule, with the budget planned for it and the activity it became.")
    default_sort = "scheduled"
    dated = "scheduled"
    relatives = {"agreement": "title", "field": "wording", "activity": "title"}


class PlanItemDetail(HappeningDetail):
    model = PlanItem
    fact_names = ("partnership", "agreement", "field", "scheduled", "has_budget", "budget", "activity")
    rare_fact_names = ("annulled_on", "annulment_reason", "note")

    def get_context_data(self, **kwargs):
        badges = [PEOPLE_TO_PEOPLE] if self.object.people_to_people else []
        return super().get_context_data(**kwargs) | {"badges": badges}


class PlanItemAdd(HappeningAdd):
    adds, form_class, title = PlanItem, PlanItemForm, _("Record a plan item")
    lead = _("One thing that an action plan or an agreement schedules.")


class PlanItemChange(HappeningChange):
    model, form_class, title = PlanItem, PlanItemForm, _("Change the plan item")


class PlanItemAnnul(HappeningAnnul):
    model = PlanItem
