"""The list and pages of what council and ministry were asked to approve, and of the conditions they set."""

from functools import cached_property

from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agreements.columns.approvals import APPROVAL_COLUMNS
from agreements.filters.approvals import ApprovalFilterSet
from agreements.forms.approvals import ApprovalForm, ConditionForm, FulfilmentForm
from agreements.models import Approval, ApprovalCondition
from agreements.permissions.happenings import why_not_change
from agreements.views.details import AsOfDetail
from agreements.views.happenings import (
    BelowAdd,
    BelowChange,
    BelowRemove,
    HappeningAdd,
    HappeningAnnul,
    HappeningChange,
    HappeningDetail,
    HappeningList,
)
from agreements.views.owed import shown_owed
from portal.expressions import counted
from portal.history import events_under
from portal.partial_dates import PartialDate


class ApprovalList(HappeningList):
    model = Approval
    filterset_class = ApprovalFilterSet
    columns = APPROVAL_COLUMNS
    title = _("Approvals")
    lead = _("What the council and the ministry were asked to approve, and what they answered.")
    default_sort = "-asked"
    dated = "asked"
    relatives = {"agreement": "title"}

    def rows_on(self, day):
        conditions = ApprovalCondition.objects.all()
        return (
            super()
            .rows_on(day)
            .annotate(
                condition_count=counted(conditions, "approval"),
                open_count=counted(conditions.open_on(day), "approval"),
            )
        )


class ApprovalDetail(HappeningDetail, AsOfDetail):
    model = Approval
    template_name = "agreements/procedure/approval.html"
    fact_names = ("partnership", "body", "subject", "agreement", "asked", "answer", "answered", "document")
    rare_fact_names = (
        "committee",
        "plenary",
        "named_partner",
        "named_subject",
        "annulled_on",
        "annulment_reason",
        "note",
    )

    @cached_property
    def conditions(self) -> QuerySet:
        return self.object.conditions.all()

    def records_on_page(self):
        return [self.object, *self.conditions]

    def history_of(self):
        return [*super().history_of(), events_under(ApprovalCondition, approval=self.object)]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        may_change = self.user.is_authenticated and why_not_change(self.user, self.object) is None
        shown = shown_owed(self.conditions, self.as_of_form.day, self.evidence)
        return context | {"conditions": shown, "may_change": may_change}


class ApprovalAdd(HappeningAdd):
    adds, form_class, title = Approval, ApprovalForm, _("Record a request for approval")
    lead = _("What the council or the ministry was asked; the answer can be filled in later.")


class ApprovalChange(HappeningChange):
    model, form_class, title = Approval, ApprovalForm, _("Change, or fill in the answer")


class ApprovalAnnul(HappeningAnnul):
    model = Approval


class ConditionAdd(BelowAdd):
    model, adds, form_class = Approval, ApprovalCondition, ConditionForm
    title = _("Add a condition")
    lead = _("One condition of the decision, in its words, and until when it is to be fulfilled.")

    def form_kwargs(self):
        kwargs = super().form_kwargs()
        last = self.record.conditions.aggregate(last=Max("position"))["last"]
        kwargs["instance"].position = (last or 0) + 1
        return kwargs


class ConditionChange(BelowChange):
    model, form_class, title = ApprovalCondition, ConditionForm, _("Change the condition")


class ConditionRemove(BelowRemove):
    model, title = ApprovalCondition, _("Remove the condition")


class ConditionFulfil(BelowChange):
    model, form_class = ApprovalCondition, FulfilmentForm
    title = button = _("Record the fulfilment")
    done = _("The fulfilment is recorded.")

    @property
    def lead(self):
        return self.record.wording

    def form_kwargs(self):
        today = PartialDate.on(timezone.localdate())
        return super().form_kwargs() | {"initial": {"fulfilled": self.record.fulfilled or today}}
