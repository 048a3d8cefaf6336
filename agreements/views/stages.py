"""Rules of the procedure with their stages: the list, the page of one, and the forms of administrators."""

from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.columns.procedure import STAGE_SET_COLUMNS
from agreements.filters.procedure import StageSetFilterSet
from agreements.forms.procedure import (
    StageCorrection,
    StageForm,
    StageSetCorrection,
    StageSetDeclaration,
)
from agreements.models import Stage, StageSet
from agreements.permissions.procedure import why_not_set
from agreements.services import procedure as services
from agreements.views.buttons import Button
from cities.models import Government
from cities.permissions import governments_with
from portal.addresses import page_of
from portal.details import RecordDetail
from portal.expressions import counted
from portal.form_views import ChangePage, FormPage
from portal.forms import ReasonForm
from portal.history import events_of, events_under
from portal.lists import FilteredListView


class StageSetList(FilteredListView):
    model = StageSet
    filterset_class = StageSetFilterSet
    columns = STAGE_SET_COLUMNS
    title = gettext_lazy("Stages of the procedure")
    lead = gettext_lazy(
        "By which rule steps are judged: each by the rule of its own day, a government's own before the ministry's. "
        "What nobody compared with the text of the rule is marked as not verified."
    )
    default_sort = "-valid_from"

    def rows_on(self, day):
        return super().rows_on(day).annotate(stage_count=counted(Stage.objects.all(), "stage_set"))


class RuleDetail(RecordDetail):
    """The page of a rule that holds from a day to a day; its model names it, its forms are named after the page."""

    template_name = "agreements/procedure/rule.html"
    rare_fact_names = ("valid_until", "note")

    def get_queryset(self):
        return super().get_queryset().select_related("government")

    def buttons(self) -> list[Button]:
        own = governments_with(self.user, "agreements.set_procedure")
        change = reverse(f"{self.model.page}-change", args=[self.object.key])
        changes = [Button(_("Change"), change, "pencil")] if self.object.government_id in own else []
        return changes + [
            Button(
                _("Declare one of %(government)s") % {"government": government},
                reverse(f"{self.model.page}-add", args=[government.key]),
                "plus",
            )
            for government in Government.objects.filter(pk__in=own)
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"buttons": self.buttons()}


class StageSetDetail(RuleDetail):
    model = StageSet
    template_name = "agreements/procedure/stage_set.html"
    fact_names = ("government", "legal_basis", "valid_from", "is_verified")

    def history_of(self):
        return [events_of(self.object), events_under(Stage, stage_set=self.object)]

    def get_context_data(self, **kwargs):
        may_set = self.user.is_authenticated and why_not_set(self.user, self.object.government) is None
        stages = self.object.stages.all()
        return super().get_context_data(**kwargs) | {"stages": stages, "may_set": may_set}


class RulePage(FormPage):
    """A form of an administrator on a rule of the own government, or on what stands below it."""

    def why_not(self):
        record = self.record
        return why_not_set(self.request.user, record if isinstance(record, Government) else record.government)


class RuleAdd(RulePage):
    """`adds` is the kind of rule; it is that of the government of the address."""

    model = Government
    adds = None

    def form_kwargs(self):
        return {"instance": self.adds(government=self.record), "by": self.request.user}

    def perform(self, form):
        return page_of(services.declare(form.instance, by=self.request.user))


class RuleChange(RulePage, ChangePage):
    lead = gettext_lazy("Correct what was entered in error. A rule that changed ends, and a new one begins.")

    def perform(self, form):
        reason = form.cleaned_data["reason"]
        changed = services.change(
            self.record, by=self.request.user, version=self.version, changes=form.changes(), reason=reason
        )
        return page_of(changed)


class StageSetAdd(RuleAdd):
    adds, form_class, title = StageSet, StageSetDeclaration, gettext_lazy("Declare a set of stages")
    lead = gettext_lazy("On its days it holds for your government in place of the ministry's.")

    def perform(self, form):
        stages_of = form.cleaned_data["stages_of"]
        return page_of(services.declare(form.instance, by=self.request.user, stages_of=stages_of))


class StageSetChange(RuleChange):
    model, form_class, title = StageSet, StageSetCorrection, gettext_lazy("Change the set of stages")


class StageAdd(RulePage):
    model, form_class, title = StageSet, StageForm, gettext_lazy("Add a stage")
    lead = gettext_lazy("Deadlines only where the rule gives them; until somebody verified one, it is marked.")

    def form_kwargs(self):
        last = self.record.stages.aggregate(last=Max("position"))["last"] or 0
        return {"instance": Stage(stage_set=self.record, position=last + 1), "by": self.request.user}

    def perform(self, form):
        return page_of(services.add_stage(form.instance, by=self.request.user))


class StageChange(RuleChange):
    model, form_class, title = Stage, StageCorrection, gettext_lazy("Change the stage")


class StageRemove(RulePage):
    model, form_class = Stage, ReasonForm
    title, button = gettext_lazy("Remove the stage"), gettext_lazy("Remove")
    lead = gettext_lazy("Only where no step was recorded at it; the history keeps it, with your reason.")
    danger, done = True, gettext_lazy("Removed.")

    def perform(self, form):
        above = page_of(self.record)
        services.remove_stage(self.record, by=self.request.user, reason=form.cleaned_data["reason"])
        return above
