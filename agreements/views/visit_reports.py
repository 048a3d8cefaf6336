"""The report on a journey of ours: its draft to take away, and the day on which it was filed."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from agreements.forms.activities import VisitReportFiledForm
from agreements.letters.document import download
from agreements.letters.visit_report import visit_report
from agreements.models import Activity
from agreements.permissions.visit_reports import why_not_report_visit
from agreements.services.visit_reports import file_visit_report
from agreements.views.happenings import HappeningPage
from portal.addresses import page_of
from portal.services import refuse


class VisitReportDraft(View):
    """A DOCX written from the record; the office completes it, gives it a number and signs it."""

    http_method_names = ["get"]

    def get(self, request, key):
        activity = get_object_or_404(Activity.objects.visible_to(request.user), key=key)
        refuse(why_not_report_visit(request.user, activity))
        return download(visit_report(activity, user=request.user), f"laporan-{activity.key}")


class VisitReportFiled(HappeningPage):
    model, form_class = Activity, VisitReportFiledForm
    title = button = _("Visit report is filed")
    lead = _("From that day on the visit owes no report.")
    done = _("It is recorded that the visit report is filed.")

    def why_not(self):
        return why_not_report_visit(self.request.user, self.record)

    def form_kwargs(self):
        return {"activity": self.record, "initial": {"filed_on": timezone.localdate()}}

    def perform(self, form):
        return page_of(file_visit_report(self.record, by=self.request.user, filed_on=form.cleaned_data["filed_on"]))
