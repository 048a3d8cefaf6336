"""Warnings about the texts of agreements: their last days, and what they leave unsaid."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement, CooperationField
from agreements.models.rules import threshold
from evaluations.warnings.days import DaysBefore, latest
from evaluations.warnings.declared import Gravity, Row, WarningKind, cases
from evaluations.warnings.responsibility import in_force
from portal.roles import Role


def _not_over(running: QuerySet, on: date) -> QuerySet:
    """In force, and also those whose last day is vague and may have passed: «until 2025» ends with the year."""
    found = Agreement.objects.entered().signed_by(on).possibly_in_force(on).not_terminated(on)
    return found.filter(partnership__in=running.values("pk")).without_successor(on)


def notice_near(running: QuerySet, on: date):
    last_day = F("last_notice__latest")
    found = _not_over(running, on).filter(last_notice__latest__gte=on)
    found = found.annotate(since=DaysBefore(last_day, threshold("notice_days", on)))
    words = {"agreement": F("title"), "last_notice": F("last_notice"), "renewal": F("renewal")}
    return _saying_renewal(cases(found, on, due=last_day, **words))


def expiring_without_successor(running: QuerySet, on: date):
    last_day = F("expires__latest")
    found = _not_over(running, on).annotate(since=DaysBefore(last_day, threshold("expiring_days", on)))
    words = {"agreement": F("title"), "expires": F("expires"), "renewal": F("renewal")}
    return _saying_renewal(cases(found, on, due=last_day, **words))


def _saying_renewal(rows: Iterable[Row]) -> Iterator[Row]:
    """What renews itself goes on where nobody acts, anything else does not: the same day means another thing."""
    for row in rows:
        mode = row.words["renewal"]
        label = Agreement.Renewal(mode).label if mode else _("not recorded")
        yield replace(row, words=row.words | {"renewal": label})


def no_expected_outcomes(running: QuerySet, on: date):
    """The text says of a field that it states none, and nothing under the agreement states any."""
    under = Q(agreement=OuterRef("pk")) | Q(agreement__parent=OuterRef("pk"))
    fields = CooperationField.objects.standing().filter(under, agreement__is_draft=False)
    found = in_force(running, on).filter(Exists(fields.filter(outcomes="not_stated")), parent=None)
    found = found.exclude(Exists(fields.filter(outcomes="stated"))).annotate(since=latest("signed"))
    return cases(found, on, agreement=F("title"))


TEXTS = (
    WarningKind(
        code="notice_near",
        label=_("Last day for notice near"),
        sentence=_("The last day for notice on «%(agreement)s» is %(last_notice)s. Renewal: %(renewal)s."),
        clears=_("The agreement is renewed or terminated, or the day passes."),
        form="agreements:agreement-renew",
        role=Role.COORDINATOR,
        gravity=Gravity.SERIOUS,
        rows=notice_near,
        paper="agreement-renewal-review",
    ),
    WarningKind(
        code="expiring_without_successor",
        label=_("Expiring without a successor"),
        sentence=_(
            "«%(agreement)s» is in force until %(expires)s, and nothing signed succeeds it. Renewal: %(renewal)s."
        ),
        clears=_("A renewal is signed, or the agreement is terminated."),
        form="agreements:agreement-renew",
        role=Role.COORDINATOR,
        gravity=Gravity.GRAVE,
        rows=expiring_without_successor,
        paper="agreement-renewal-review",
    ),
    WarningKind(
        code="no_expected_outcomes",
        label=_("No expected outcomes"),
        sentence=_("«%(agreement)s» states no expected outcomes."),
        clears=_("An addendum or an action plan states what is expected, or the reading of the text is corrected."),
        form="agreements:agreement-amend",
        role=Role.COORDINATOR,
        gravity=Gravity.MINOR,
        rows=no_expected_outcomes,
    ),
)
