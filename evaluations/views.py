"""The dashboards: of the nation, which is the home page, and of one government."""

from functools import cached_property

from django.db.models import F
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from agreements.models import CooperationField
from agreements.models.statuses import LegalStatus
from cities.models import Government, Locality
from evaluations import dashboards
from evaluations.permissions import why_not_read_annual_report
from evaluations.shown.marks_table import marks_table
from portal.filters import AsOfForm

PARTIES = ("partnership__partner", "partnership__government")
#: How many of the agreements signed last, and of those that end next, are shown.
LATEST, SOONEST = 5, 12


class DashboardPage(TemplateView):
    """What stands in the register on a day, and what waits; subclasses say whose."""

    template_name = "evaluations/dashboard.html"

    @cached_property
    def as_of_form(self) -> AsOfForm:
        return AsOfForm(self.request.GET)

    @cached_property
    def scope(self) -> dashboards.Scope:
        return dashboards.Scope(self.request.user, self.as_of_form.day)

    def get_context_data(self, **kwargs):
        scope = self.scope
        statuses = dashboards.agreements_by_status(scope)
        agreements = scope.agreements.select_related(*PARTIES)
        return super().get_context_data(
            as_of_form=self.as_of_form,
            day=scope.on,
            is_past=scope.on < timezone.localdate(),
            government=scope.government,
            table=dashboards.status_table(scope),
            warnings_url=scope.url("warnings"),
            statuses=statuses,
            attention=dashboards.attention(scope),
            marks=marks_table(scope.partnerships, scope.on, scope.url("element-list")),
            map=dashboards.partner_map(scope),
            latest=agreements.signed_by(scope.on).order_by(F("signed__earliest").desc(), "pk")[:LATEST],
            expiring=agreements.expiring(scope.on).order_by("expires__earliest", "pk")[:SOONEST],
            expiring_url=scope.url("agreements:agreements", status=LegalStatus.EXPIRING.value, sort="expires"),
            **kwargs,
        )


class Dashboard(DashboardPage):
    """The home page."""

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(
            title=_("Sister-city partnerships of Indonesian local governments"),
            lead=_("What was signed, with whom, in which fields, and which agency is responsible."),
            field_count=CooperationField.objects.visible_to(user).standing().count(),
            locality_count=Locality.objects.visible_to(user).count(),
            **kwargs,
        )


class GovernmentDashboard(DashboardPage):
    @cached_property
    def scope(self) -> dashboards.Scope:
        government = get_object_or_404(Government.objects.visible_to(self.request.user), key=self.kwargs["key"])
        return dashboards.Scope(self.request.user, self.as_of_form.day, government)

    def get_context_data(self, **kwargs):
        government = self.scope.government
        return super().get_context_data(
            reads_annual_report=why_not_read_annual_report(self.request.user, government) is None,
            title=_("Dashboard of %(government)s") % {"government": government},
            crumbs=[
                (_("Governments"), reverse("cities:governments")),
                (str(government), government.get_absolute_url()),
            ],
            **kwargs,
        )
