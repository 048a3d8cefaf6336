"""The page of one filed version of a report, and what the cooperation unit does with it."""

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.models import Filing
from agreements.permissions import reports as may
from agreements.services.acceptance import accept_report
from agreements.services.reports import return_report
from agreements.views.buttons import Button
from portal.details import RecordDetail
from portal.form_views import FormPage
from portal.forms import GroupedForm, PlainForm


class FilingDetail(RecordDetail):
    model = Filing
    template_name = "agreements/reports/filing.html"
    fact_names = ("agency", "starts", "ends", "number", "filed_on", "accepted_on")
    rare_fact_names = ("filed_by", "channel", "returned_on", "return_note")

    def get_queryset(self):
        return super().get_queryset().select_related("agency__government", "filed_by")

    def buttons(self) -> list[Button]:
        if may.why_not_return(self.user, self.object) is None:
            back = reverse("agreements:filing-return", args=[self.object.key])
            return [*self._acceptance(), Button(_("Return"), back, "undo-2", danger=True)]
        if self._goes_on and may.why_not_report(self.user, self.object.agency) is None:
            address = reverse("agreements:report-fill", args=[self.object.agency.key, self.object.starts])
            return [Button(_("Write the report"), address, "pencil")]
        return []

    def _acceptance(self) -> list[Button]:
        if may.why_not_accept(self.user, self.object):
            return []
        return [Button(_("Accept"), reverse("agreements:filing-accept", args=[self.object.key]), "check")]

    @property
    def _goes_on(self) -> bool:
        """This version is being written, or was returned and nothing waits or was accepted since."""
        if self.object.accepted_on or (self.object.filed_on and not self.object.returned_on):
            return False
        later = self.object.agency.filings.filter(starts=self.object.starts, number__gt=self.object.number)
        return not later.filter(filed_on__isnull=False).exists()

    def get_context_data(self, **kwargs):
        answers = self.object.answers.select_related(
            "assignment__field__agreement__partnership__partner", "assignment__field__agreement__government"
        ).prefetch_related("activities__activity")
        others = self.object.agency.filings.filter(starts=self.object.starts).exclude(pk=self.object.pk)
        return super().get_context_data(**kwargs) | {
            "answers": answers,
            "others": others,
            "buttons": self.buttons(),
            "crumbs": [(str(_("Reports owed")), reverse("agreements:reports"))],
        }


class ReturnForm(GroupedForm, forms.Form):
    note = forms.CharField(label=_("What is to be mended"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000)


class FilingReturn(FormPage):
    model = Filing
    form_class = ReturnForm
    title = button = _("Return the report")
    lead = _("The agency mends a copy of it and files again; this version stays as it is, with what you write here.")
    done = _("The report is returned.")

    def why_not(self):
        return may.why_not_return(self.request.user, self.record)

    def perform(self, form):
        return return_report(self.record, by=self.request.user, note=form.cleaned_data["note"]).get_absolute_url()


class FilingAccept(FormPage):
    model = Filing
    form_class = PlainForm
    title = button = _("Accept the report")
    lead = _(
        "Its activities, money, status, results, obstacles and officers are written into the register, and count from "
        "now on as what is known of this agency for the period. Nothing has to be typed again."
    )
    done = _("The report is accepted, and what it says stands in the register.")

    def why_not(self):
        return may.why_not_accept(self.request.user, self.record)

    def perform(self, form):
        return accept_report(self.record, by=self.request.user).get_absolute_url()
