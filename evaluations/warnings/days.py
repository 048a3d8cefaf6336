"""Days from which a warning holds, as SQL: thresholds of each government, and from when an absence is a fact."""

from datetime import date

from django.db.models import DateField, F, Func, OuterRef, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce

from agreements.models import Agreement, Partnership, RegisterStart
from agreements.models.days import DaysAfter
from agreements.models.known import known_days
from agreements.models.rules import threshold

#: The day that does not come: what is not known to have begun never warns.
NEVER = Cast(Value("infinity"), DateField())


class DaysBefore(DaysAfter):
    arg_joiner = " - "


class MonthsAfter(Func):
    """A day and a number of months; the last day of a shorter month."""

    template = "((%(expressions)s))::date)"
    arg_joiner = " + make_interval(months => "
    output_field = DateField()


def days_after(day: str | Combinable, name: str, on: date) -> DaysAfter:
    """So many days after it as the government's threshold says."""
    return DaysAfter(day, threshold(name, on))


def months_after(day: str | Combinable, name: str, on: date) -> MonthsAfter:
    return MonthsAfter(day, threshold(name, on))


class KnownSince(Func):
    """The first of the days around the given one that lie in the set; nothing where that one does not."""

    template = "(SELECT coalesce(lower(stretch), '-infinity'::date) FROM unnest(%(expressions)s::date)"
    arg_joiner = ") AS stretch WHERE stretch @> "
    output_field = DateField()


def register_start() -> Coalesce:
    """From when the government keeps its register completely."""
    starts = RegisterStart.objects.filter(government=OuterRef("government"))
    return Coalesce(Subquery(starts.values("starts")[:1]), NEVER)


def known_from(kind: str, on: date, partnership: str = "partnership") -> Coalesce:
    """From when up to that day everything of this kind is known, by the register or by statements about it."""
    known = Partnership.objects.filter(pk=OuterRef(partnership)).values(since=KnownSince(known_days(kind), Value(on)))
    return Coalesce(Subquery(known), NEVER)


def latest(*paths: str) -> Coalesce:
    """The last day on which the first of these dates that is recorded may have been."""
    return Coalesce(*(F(f"{path}__latest") for path in paths), NEVER)


def in_force_since(on: date) -> Coalesce:
    """From when the first agreement is in force of those that are on that day; an expression on partnerships."""
    agreed = Agreement.objects.entered().in_force(on).filter(partnership=OuterRef("pk"))
    agreed = agreed.annotate(begun=latest("starts", "signed")).order_by("begun")
    return Coalesce(Subquery(agreed.values("begun")[:1]), NEVER)
