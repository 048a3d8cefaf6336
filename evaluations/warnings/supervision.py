"""Warnings about what is owed to those who watch: reports, monitoring, and what follows from it."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import F, Min, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Greatest
from django.utils.translation import gettext_lazy as _

from agreements.models import Activity, Finding, Monitoring
from agreements.models.obligations import Obligation
from agreements.periods import Period
from evaluations.warnings.days import (
    DaysAfter,
    days_after,
    in_force_since,
    known_from,
    latest,
    months_after,
    register_start,
)
from evaluations.warnings.declared import Gravity, Row, WarningKind, cases
from portal.roles import Role


def no_monitoring_this_year(running: QuerySet, on: date):
    """As many months as the government says since the last, or since it could first be expected, and none known."""
    monitored = Monitoring.objects.standing().filter(partnership=OuterRef("pk"), happened__earliest__lte=on)
    monitored = monitored.filter(happened__upper_inf=False).order_by("-happened__latest").values("happened__latest")
    base = Greatest(in_force_since(on), known_from("monitoring", on, partnership="pk"), Subquery(monitored[:1]))
    return cases(running.annotate(since=months_after(base, "monitoring_months", on)), on, partnership="pk")


def follow_up_overdue(running: QuerySet, on: date):
    found = Finding.objects.standing().overdue(on).filter(monitoring__partnership__in=running.values("pk"))
    return cases(
        found.annotate(since=DaysAfter(latest("due"), Value(1))),
        on,
        partnership="monitoring__partnership_id",
        due=F("due__latest"),
        what=Coalesce(F("recommendation"), F("finding")),
        until=F("due"),
    )


def visit_report_owed(running: QuerySet, on: date):
    """Journeys since the register is kept: of earlier ones no report is owed."""
    found = Activity.objects.standing().owing_visit_report(on).filter(partnership__in=running.values("pk"))
    by = days_after(latest("happened"), "report_days", on)
    found = found.annotate(kept=register_start(), by=by).filter(happened__latest__gte=F("kept"))
    return cases(found.annotate(since=DaysAfter(F("by"), Value(1))), on, due=F("by"), activity=F("title"))


def report_overdue(running: QuerySet, on: date) -> Iterator[Row]:
    """One case for each agency and period of a partnership: one page answers all its agreements."""
    found = Obligation.objects.overdue(on).filter(partnership__in=running.values("pk"))
    keys = ("government_id", "partnership_id", "partnership__key", "agency_id", "agency__key", "agency__name")
    found = found.values(*keys, "starts", "ends").annotate(first_due=Min("due"))
    for owed in found.order_by("first_due", "partnership__key", "agency__key"):
        yield Row(
            government_id=owed["government_id"],
            partnership_id=owed["partnership_id"],
            subject=f"agreements.report:{owed['partnership__key']}/{owed['agency__key']}/{owed['starts']}",
            since=owed["first_due"] + timedelta(days=1),
            due=owed["first_due"],
            agency_id=owed["agency_id"],
            address=(owed["agency__key"], owed["starts"]),
            words={"by": owed["agency__name"], "period": Period(owed["starts"], owed["ends"])},
        )


SUPERVISION = (
    WarningKind(
        code="report_overdue",
        label=_("Report overdue"),
        sentence=_("%(by)s has not reported on %(period)s."),
        clears=_("The report is filed, also late, or waived with a reason."),
        form="agreements:report-fill",
        role=Role.AGENCY_OFFICER,
        gravity=Gravity.GRAVE,
        rows=report_overdue,
    ),
    WarningKind(
        code="no_monitoring_this_year",
        label=_("No monitoring this year"),
        sentence=_(
            "For longer than the threshold neither the council nor a working group has monitored this partnership."
        ),
        clears=_("Monitoring is recorded."),
        form="agreements:monitoring-add",
        role=Role.COUNCIL_MEMBER,
        gravity=Gravity.SERIOUS,
        rows=no_monitoring_this_year,
    ),
    WarningKind(
        code="follow_up_overdue",
        label=_("Recommendation not followed up"),
        sentence=_("To be followed up until %(until)s: %(what)s"),
        clears=_("What became of the recommendation is recorded."),
        form="agreements:finding-follow-up",
        role=Role.COORDINATOR,
        gravity=Gravity.SERIOUS,
        rows=follow_up_overdue,
    ),
    WarningKind(
        code="visit_report_owed",
        label=_("Visit report owed"),
        sentence=_("No visit report was filed on «%(activity)s»."),
        clears=_("The visit report is filed."),
        form="agreements:activity-visit-report-filed",
        role=Role.COORDINATOR,
        gravity=Gravity.MINOR,
        rows=visit_report_owed,
    ),
)
