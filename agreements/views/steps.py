"""The list and pages of the steps that partnerships took in the procedure."""

from django.db.models import F
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from agreements.columns.procedure import STEP_COLUMNS
from agreements.filters.procedure import StepFilterSet
from agreements.forms.procedure import StepForm
from agreements.models import Step
from agreements.procedure.gathering import remarks_about
from agreements.views.happenings import HappeningAdd, HappeningAnnul, HappeningChange, HappeningDetail, HappeningList


class StepList(HappeningList):
    model = Step
    filterset_class = StepFilterSet
    columns = STEP_COLUMNS
    title = _("Steps of the procedure")
    lead = _("What was done at each stage, and what is planned; in whatever order it really came.")
    default_sort = "-happened"
    relatives = {"agreement": "title", "approval": "subject"}

    def rows_on(self, day):
        language = "en" if get_language() == "en" else "id"
        return super().rows_on(day).annotate(stage_name=F(f"stage__name_{language}"))


class StepDetail(HappeningDetail):
    model = Step
    template_name = "agreements/procedure/step.html"
    fact_names = ("partnership", "stage", "agreement", "planned", "happened", "outcome", "actor", "document")
    rare_fact_names = ("matter", "approval", "annulled_on", "annulment_reason", "note")

    def get_queryset(self):
        return super().get_queryset().select_related("stage__stage_set")

    def get_context_data(self, **kwargs):
        remarks = [remark.text for remark in remarks_about(self.object, timezone.localdate())]
        return super().get_context_data(**kwargs) | {"remarks": remarks, "rule": self.object.stage.stage_set}


class StepAdd(HappeningAdd):
    adds, form_class, title = Step, StepForm, _("Record a step")
    lead = _("As it was, in whatever order: what does not follow the rule is marked, and nothing is refused.")


class StepChange(HappeningChange):
    model, form_class, title = Step, StepForm, _("Change the step, or fill in how it ended")


class StepAnnul(HappeningAnnul):
    model = Step
