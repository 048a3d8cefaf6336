"""What waits for somebody without anything being wrong yet: drafts to finish, promises soon due, reports to write."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement, ApprovalCondition, Filing, Finding, Obligation, Promise
from agreements.models.rules import threshold
from agreements.periods import Period
from evaluations.evaluating.tasks import EVALUATION_TASKS
from evaluations.procedure_tasks import PROCEDURE_TASKS
from evaluations.warnings.days import DaysBefore, days_after, latest, register_start
from evaluations.warnings.declared import Kind, Row, cases
from evaluations.warnings.responsibility import BELOW, responsible
from portal.roles import Role


def drafts(partnerships: QuerySet, on: date):
    """Since they were begun, as the history says."""
    begun = Agreement.pgh_event_model.objects.filter(id=OuterRef("pk")).order_by().values("id")
    begun = begun.annotate(day=Min(TruncDate("pgh_created_at"))).values("day")
    found = Agreement.objects.standing().filter(is_draft=True, partnership__in=partnerships.values("pk"))
    return cases(found.annotate(since=Subquery(begun)), on, agreement=F("title"))


def unconfirmed(partnerships: QuerySet, on: date):
    """Of those signed since the register is kept: older ones are confirmed at leisure."""
    found = Agreement.objects.entered().filter(confirmed_on=None, partnership__in=partnerships.values("pk"))
    found = found.annotate(since=latest("signed"), kept=register_start()).filter(since__gte=F("kept"))
    return cases(found, on, agreement=F("title"))


def promises_near(partnerships: QuerySet, on: date):
    found = (
        Promise.objects.standing().open_on(on).filter(activity__partnership__in=partnerships.running(on).values("pk"))
    )
    found = found.filter(due__latest__gte=on).annotate(since=DaysBefore(latest("due"), threshold("promise_days", on)))
    return cases(
        found,
        on,
        partnership="activity__partnership_id",
        due=F("due__latest"),
        action=F("action"),
        until=F("due"),
    )


def conditions_near(partnerships: QuerySet, on: date):
    """Conditions that an approval carries, before their day; after it they are warned of."""
    found = ApprovalCondition.objects.standing().open_on(on).filter(due__latest__gte=on)
    found = found.filter(approval__partnership__in=partnerships.running(on).values("pk"))
    return cases(
        found.annotate(since=DaysBefore(latest("due"), threshold("promise_days", on))),
        on,
        partnership="approval__partnership_id",
        due=F("due__latest"),
        condition=F("wording"),
        until=F("due"),
        approval=F("approval__subject"),
    )


def recommendations_open(partnerships: QuerySet, on: date):
    """Without a term, or before it: after it they are warned of."""
    found = Finding.objects.standing().open_on(on).filter(Q(due=None) | Q(due__latest__gte=on), recommendation__gt="")
    found = found.filter(monitoring__partnership__in=partnerships.running(on).values("pk"))
    return cases(
        found.annotate(since=latest("monitoring__happened")),
        on,
        partnership="monitoring__partnership_id",
        what=F("recommendation"),
    )


def acknowledgements_asked(partnerships: QuerySet, on: date):
    """Of what an agency became responsible for since the register is kept, until its silence is warned of."""
    found = responsible(partnerships.running(on), on).unacknowledged(on)
    found = found.annotate(since=F("held_since"), kept=register_start())
    found = found.annotate(by=days_after("held_since", "acknowledge_days", on))
    found = found.filter(held_since__gte=F("kept"), by__gt=on)
    return cases(
        found, on, partnership=BELOW, agency="agency_id", due=F("by"), field=F("field__wording"), by=F("agency__name")
    )


def reports_to_write(partnerships: QuerySet, on: date) -> Iterator[Row]:
    """Their period is over, and they are not yet due: one case for each agency and period."""
    owed = Obligation.objects.on(on).filter(partnership__in=partnerships.running(on).values("pk"), ends__lt=on)
    keys = ("agency_id", "agency__key", "agency__name", "starts", "ends", "due", "government_id")
    for each in owed.filter(state="not_yet_due").order_by("due", "agency_id").values(*keys).distinct():
        yield Row(
            government_id=each["government_id"],
            subject=f"cities.agency:{each['agency__key']}/{each['starts']}",
            since=each["ends"] + timedelta(days=1),
            due=each["due"],
            agency_id=each["agency_id"],
            address=(each["agency__key"], each["starts"]),
            words={"by": each["agency__name"], "period": Period(each["starts"], each["ends"])},
        )


def filings_to_accept(partnerships: QuerySet, on: date):
    filed = Filing.objects.filter(government__in=partnerships.values("government"), accepted_on=None, returned_on=None)
    filed = filed.filter(filed_on__isnull=False).annotate(since=F("filed_on"))
    return cases(filed, on, partnership=None, by=F("agency__name"), starts=F("starts"), ends=F("ends"))


def filings_returned(partnerships: QuerySet, on: date) -> Iterator[Row]:
    """The last version that was filed came back."""
    later = Filing.objects.filter(agency=OuterRef("agency"), starts=OuterRef("starts"), number__gt=OuterRef("number"))
    returned = Filing.objects.filter(government__in=partnerships.values("government"), returned_on__isnull=False)
    returned = returned.exclude(Exists(later.filter(filed_on__isnull=False))).annotate(since=F("returned_on"))
    words = {"starts": F("starts"), "ends": F("ends"), "note": F("return_note")}
    for row in cases(returned, on, partnership=None, agency="agency_id", address="agency__key", **words):
        yield replace(row, address=(*row.address, row.words["starts"]))


#: In the order in which they are told; those of evaluations and of the procedure stand in their own modules.
TASKS = (
    Kind(
        code="draft_to_finish",
        sentence=_("A draft is to be finished: «%(agreement)s»."),
        form="agreements:agreement",
        role=Role.COORDINATOR,
        rows=drafts,
    ),
    Kind(
        code="agreement_to_confirm",
        sentence=_("To be confirmed: «%(agreement)s»."),
        form="agreements:agreement-confirm",
        role=Role.COORDINATOR,
        rows=unconfirmed,
    ),
    Kind(
        code="promise_near",
        sentence=_("Agreed until %(until)s: %(action)s"),
        form="agreements:promise-done",
        role=Role.COORDINATOR,
        rows=promises_near,
    ),
    Kind(
        code="condition_near",
        sentence=_("To be fulfilled until %(until)s by the approval «%(approval)s»: %(condition)s"),
        form="agreements:condition-fulfil",
        role=Role.COORDINATOR,
        rows=conditions_near,
    ),
    Kind(
        code="recommendation_open",
        sentence=_("Recommended, and not followed up: %(what)s"),
        form="agreements:finding-follow-up",
        role=Role.COUNCIL_MEMBER,
        rows=recommendations_open,
    ),
    Kind(
        code="acknowledgement_asked",
        sentence=_("%(by)s is asked to acknowledge that it is responsible for «%(field)s»."),
        form="agreements:assignment-acknowledge",
        role=Role.AGENCY_OFFICER,
        rows=acknowledgements_asked,
    ),
    Kind(
        code="report_to_write",
        sentence=_("The report of %(by)s on %(period)s is to be written."),
        form="agreements:report-fill",
        role=Role.AGENCY_OFFICER,
        rows=reports_to_write,
    ),
    Kind(
        code="filing_to_accept",
        sentence=_("%(by)s filed its report (%(starts)s – %(ends)s): accept it, or return it."),
        form="agreements:filing",
        role=Role.COORDINATOR,
        rows=filings_to_accept,
    ),
    Kind(
        code="filing_returned",
        sentence=_("The report (%(starts)s – %(ends)s) was returned, to be mended: %(note)s"),
        form="agreements:report-fill",
        role=Role.AGENCY_OFFICER,
        rows=filings_returned,
    ),
    *PROCEDURE_TASKS,
    *EVALUATION_TASKS,
)
