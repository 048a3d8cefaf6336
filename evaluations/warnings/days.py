"""Days from which a warning holds, as SQL: thresholds of each government, and from when an absence is a fact."""

from datetime import date

from django.db.models import DateField, F, Func, OuterRef, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, Greatest, Least

from agreements.models import CoverageStatement, RegisterStart, Rules

#: The day that does not come: what is not known to have begun never warns.
NEVER = Cast(Value("infinity"), DateField())


class DaysAfter(Func):
    """A day and a number of days."""

    template = "(%(expressions)s)"
    arg_joiner = " + "
    output_field = DateField()


class DaysBefore(DaysAfter):
    arg_joiner = " - "


class MonthsAfter(Func):
    """A day and a number of months; the last day of a shorter month."""

    template = "((%(expressions)s))::date)"
    arg_joiner = " + make_interval(months => "
    output_field = DateField()


def threshold(name: str, on: date) -> Coalesce:
    """The government's own number that holds on that day, else the portal's; for rows that have a `government`."""
    declared = Rules.objects.filter(government=OuterRef("government"), since__lte=on).order_by("-since")
    return Coalesce(Subquery(declared.values(name)[:1]), Value(Rules._meta.get_field(name).default))


def days_after(day: str | Combinable, name: str, on: date) -> DaysAfter:
    """So many days after it as the government's threshold says."""
    return DaysAfter(day, threshold(name, on))


def months_after(day: str | Combinable, name: str, on: date) -> MonthsAfter:
    return MonthsAfter(day, threshold(name, on))


def register_start() -> Coalesce:
    """From when the government keeps its register completely."""
    starts = RegisterStart.objects.filter(government=OuterRef("government"))
    return Coalesce(Subquery(starts.values("starts")[:1]), NEVER)


def known_from(kind: str, on: date, partnership: str = "partnership") -> Least:
    """From when up to that day everything of this kind is known: by the register, or by a statement about it."""
    statements = (
        CoverageStatement.objects.standing()
        .filter(partnership=OuterRef(partnership), agency=None, kinds__contains=[kind], period__latest__gte=on)
        .order_by("period__earliest")
    )
    return Least(Coalesce(Subquery(statements.values("period__earliest")[:1]), NEVER), register_start())


def latest(*paths: str) -> Coalesce:
    """The last day on which the first of these dates that is recorded may have been."""
    return Coalesce(*(F(f"{path}__latest") for path in paths), NEVER)


def not_before(*days: Combinable) -> Greatest:
    """The last of these days."""
    return Greatest(*days)
