"""The list and pages of monitoring: what was found, what was recommended, and what became of it."""

from functools import cached_property

from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agreements.columns.monitoring import MONITORING_COLUMNS
from agreements.filters.monitoring import MonitoringFilterSet
from agreements.forms.monitoring import FindingForm, FollowUpForm, MonitoringForm
from agreements.models import Finding, Monitoring
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
from portal.expressions import counted, joined
from portal.history import events_under
from portal.partial_dates import PartialDate


class MonitoringList(HappeningList):
    model = Monitoring
    filterset_class = MonitoringFilterSet
    columns = MONITORING_COLUMNS
    title = _("Monitoring and evaluation")
    lead = _("What the council, working groups and others found, recommended, and what became of it.")
    default_sort = "-happened"
    relatives = {"activity": "title"}

    def rows_on(self, day):
        findings = Finding.objects.all()
        return (
            super()
            .rows_on(day)
            .annotate(
                finding_count=counted(findings, "monitoring"),
                open_count=counted(findings.open_on(day), "monitoring"),
                overdue_count=counted(findings.overdue(day), "monitoring"),
                finding_texts=joined(findings, "monitoring", "finding", order="position"),
            )
        )


class MonitoringDetail(HappeningDetail, AsOfDetail):
    model = Monitoring
    template_name = "agreements/monitoring.html"
    fact_names = ("partnership", "body", "happened", "subject")
    rare_fact_names = ("activity", "annulled_on", "annulment_reason", "note")

    @cached_property
    def findings(self) -> QuerySet:
        return self.object.findings.all()

    def records_on_page(self):
        return [self.object, *self.findings]

    def history_of(self):
        return [*super().history_of(), events_under(Finding, monitoring=self.object)]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        may_change = self.user.is_authenticated and why_not_change(self.user, self.object) is None
        return context | {
            "findings": shown_owed(self.findings, self.as_of_form.day, self.evidence),
            "may_change": may_change,
        }


class MonitoringAdd(HappeningAdd):
    adds, form_class, title = Monitoring, MonitoringForm, _("Record monitoring")
    lead = _("By the council, a working group or the unit itself; its findings are added on its page.")
    done = _("The monitoring is recorded. Add what was found.")


class MonitoringChange(HappeningChange):
    model, form_class, title = Monitoring, MonitoringForm, _("Change the monitoring")


class MonitoringAnnul(HappeningAnnul):
    model = Monitoring


class FindingAdd(BelowAdd):
    model, adds, form_class = Monitoring, Finding, FindingForm
    title = _("Add a finding")
    lead = _("One finding, what is recommended, and who follows it up until when.")

    def form_kwargs(self):
        kwargs = super().form_kwargs()
        last = self.record.findings.aggregate(last=Max("position"))["last"]
        kwargs["instance"].position = (last or 0) + 1
        return kwargs


class FindingChange(BelowChange):
    model, form_class, title = Finding, FindingForm, _("Change the finding")


class FindingRemove(BelowRemove):
    model, title = Finding, _("Remove the finding")


class FindingFollowUp(BelowChange):
    model, form_class = Finding, FollowUpForm
    title = button = _("Record the follow-up")
    done = _("The follow-up is recorded.")

    @property
    def lead(self):
        return self.record.recommendation or self.record.finding

    def form_kwargs(self):
        today = PartialDate.on(timezone.localdate())
        return super().form_kwargs() | {"initial": {"followed_up": self.record.followed_up or today}}
