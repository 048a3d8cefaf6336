"""What reports are owed, the one page on which an agency answers them, and waiving one."""

from functools import cached_property

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from agreements.columns.reports import OBLIGATION_COLUMNS
from agreements.filters.reports import ObligationFilterSet
from agreements.forms.field_rows import with_one_more
from agreements.forms.reports import ReportForms, WaiverForm
from agreements.models import Obligation
from agreements.permissions import reports as may
from agreements.reporting import AskedReport
from agreements.services import reports as services
from cities.models import Agency
from cities.permissions import governments_with
from portal.form_views import ChangePage, FormPage
from portal.lists import FilteredListView


class ObligationList(FilteredListView):
    model = Obligation
    filterset_class = ObligationFilterSet
    columns = OBLIGATION_COLUMNS
    title = _("Reports owed")
    lead = _("One report for each agency, agreement and period; its due day is fixed and never slides.")
    default_sort = "-due"

    def rows_on(self, day):
        return super().rows_on(day).on(day)


class AskedReportPage(FormPage):
    """A form on the report of one agency for the period of the address."""

    @cached_property
    def asked(self) -> AskedReport:
        own = Agency.objects.filter(government__in=governments_with(self.request.user, "portal.view_drafts"))
        agency = get_object_or_404(own.select_related("government"), key=self.kwargs["key"])
        asked = AskedReport(agency, self.kwargs["starts"], timezone.localdate())
        if not asked.obligations:
            raise Http404
        return asked

    @property
    def record(self):
        return self.asked.agency

    def crumbs(self):
        return [(_now("Reports owed"), self.back_url())]

    def back_url(self) -> str:
        return reverse("agreements:reports")


class ReportFill(AskedReportPage, ChangePage):
    """Two buttons keep what was typed or file it; a third gives one more row to a field."""

    template_name = "agreements/reports/page.html"
    form_class = ReportForms

    @property
    def title(self):
        return _now("Report of %(agency)s, %(period)s") % {"agency": self.asked.agency, "period": self.asked.period}

    @property
    def action(self) -> str:
        return self.request.POST.get("action", "")

    @property
    def done(self) -> str:
        if self.action == "file":
            return _now("The report is filed. The cooperation unit looks at it and accepts it, or says what to mend.")
        return _now("What you wrote is kept. It is not filed yet.")

    def why_not(self):
        return may.why_not_report(self.request.user, self.asked.agency)

    def form_kwargs(self):
        return {"asked": self.asked, "by": self.request.user}

    def dispatch(self, request, *args, **kwargs):
        if request.method == "GET" and self.asked.versions and self._only_reads:
            return redirect(self.asked.versions[-1].get_absolute_url())
        return super().dispatch(request, *args, **kwargs)

    @property
    def _only_reads(self) -> bool:
        """Nothing is to be filled in now, or not by this person of the same government."""
        return bool(self.asked.waiting or not self.asked.assignments or self.why_not())

    def get(self, request, *args, **kwargs):
        return super().get(request, *args, **kwargs) if self.asked.assignments else redirect(self.back_url())

    def post(self, request, *args, **kwargs):
        button, _colon, rows = self.action.partition(":")
        if button == "add_row":
            posted = with_one_more(request.POST, rows)
            return self.page(ReportForms(posted, request.FILES, **self.form_kwargs()).without_errors())
        return super().post(request, *args, **kwargs)

    def perform(self, form):
        act = services.file_report if self.action == "file" else services.write_report
        filing = act(self.asked, form.said(), by=self.request.user, version=self.version, way=form.way.told())
        return filing.get_absolute_url() if filing.filed_on else self.request.path

    def context(self, form, current=None):
        draft = current or self.asked.draft
        context = FormPage.context(self, form, current)
        return context | {
            "asked": self.asked,
            "version": self.request.POST.get("version", draft.version if draft else "")
            if current is None
            else current.version,
            "may_waive": may.why_not_accept_any(self.request.user, self.asked.agency) is None,
        }


class ReportWaive(AskedReportPage):
    form_class = WaiverForm
    title = button = _("Waive a report")
    lead = _("Nobody asks for it any more; the reason stays beside it. Use it where the report cannot be given at all.")
    danger = True
    done = _("The report is waived.")

    def why_not(self):
        return may.why_not_accept_any(self.request.user, self.asked.agency)

    def form_kwargs(self):
        return {"owed": [owed for owed in self.asked.obligations if not may.why_not_waive(self.request.user, owed)]}

    def perform(self, form):
        services.waive_report(form.cleaned_data["owed"], by=self.request.user, reason=form.cleaned_data["reason"])
        return self.back_url()
