"""What is completely known of a partnership, and for which days: only there is an absence a fact."""

from datetime import date

from django.db import models
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from agreements.models.days import NO_DAYS, AllDays, CommonDays, Contains, DaysFrom, Span, Union, possibly_by
from agreements.models.legal_status import below
from agreements.models.rules import RegisterStart
from cities.visibility import entered

#: From an assignment to the partnership of its agreement.
OF_ASSIGNMENT = "field__agreement__partnership"


def _said(statements: QuerySet) -> Coalesce:
    """The days of which any of these statements speaks."""
    union = statements.order_by().values("partnership").annotate(days=AllDays("period")).values("days")
    return Coalesce(Subquery(union), NO_DAYS)


def _of_register() -> Coalesce:
    """From the day that the government declared, its register knows of every kind."""
    starts = RegisterStart.objects.filter(government=OuterRef("government"))
    return Coalesce(Subquery(starts.values(days=DaysFrom("starts"))), NO_DAYS)


def _of_each_agency(kind: str, by: date | None) -> Coalesce:
    """The days of which something is said about every agency that has a field of the partnership by that day."""
    scoped = (
        below("CoverageStatement").about(kind).filter(agency=OuterRef("agency"), partnership=OuterRef(OF_ASSIGNMENT))
    )
    assignments = below("Assignment").filter(entered("field__agreement__"), **{OF_ASSIGNMENT: OuterRef("pk")})
    if by:
        told = below("Agreement").told_by(by).values("pk")
        assignments = assignments.filter(possibly_by("started", by), field__agreement__in=told)
    common = assignments.order_by().values(OF_ASSIGNMENT).annotate(days=CommonDays(_said(scoped)))
    return Coalesce(Subquery(common.values("days")), NO_DAYS)


def known_days(kind: str, by: date | None = None) -> Union:
    """The days for which all records of this kind are known; an expression on partnerships.

    Statements about the whole partnership, the government's own register, and the days on which each of its agencies
    is spoken of: what is said of one agency alone says nothing of the others. With `by`, agencies that certainly came
    later are not among these.
    """
    whole = below("CoverageStatement").about(kind).filter(agency=None, partnership=OuterRef("pk"))
    return Union(_said(whole), _of_register(), _of_each_agency(kind, by))


class KnownQuerySet(models.QuerySet):
    def covered(self, kind: str, first: date | Combinable, last: date | Combinable):
        """All records of this kind (`RecordKind`) are known from the first day to the last, both included.

        The days may be expressions on the partnership. Where one of them is not known, or the last lies before the
        first, nothing is said.
        """
        return self.filter(Contains(known_days(kind), Span(first, last)))
