"""Sets of days as SQL: multiranges of PostgreSQL, in which «completely known» and «nothing happened» can be asked."""

from datetime import date

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Aggregate, F, Func, Q, Value
from django.db.models.functions import Coalesce

from portal.fields import PartialDateField
from portal.partial_dates import UNKNOWN


class DaysField(models.Field):
    """A set of days; of expressions alone, no column holds one."""

    def db_type(self, connection):
        return "datemultirange"


NO_DAYS = Value("{}", DaysField())


class AllDays(Aggregate):
    """The days that lie in any of the ranges."""

    function = "range_agg"
    output_field = DaysField()


class CommonDays(Aggregate):
    """The days that lie in each of the sets."""

    function = "range_intersect_agg"
    output_field = DaysField()


class Union(Func):
    """The days that lie in any of the sets."""

    template = "(%(expressions)s)"
    arg_joiner = " + "
    output_field = DaysField()


class DaysFrom(Func):
    """All days from that one on."""

    template = "datemultirange(daterange(%(expressions)s, NULL))"
    output_field = DaysField()


class Span(Func):
    """The days from the first to the last; nothing where one of them is not known or the order is wrong."""

    function = "days_between"
    output_field = DateRangeField()


class FirstOfMonths(Func):
    """The first day of the last so many months, which end with that day."""

    function = "first_of_months"
    output_field = models.DateField()


class QuietBefore(Func):
    """The last stretch of so many months in which none of the days lies and on whose end one follows at once."""

    function = "quiet_before"
    output_field = PartialDateField()


class Contains(Func):
    template = "(%(expressions)s)"
    arg_joiner = " @> "
    output_field = models.BooleanField()


def possible_days(name: str) -> Coalesce:
    """All days on which an event may have happened; any day where none is recorded."""
    return Coalesce(F(name), Value(UNKNOWN, PartialDateField()), output_field=PartialDateField())


def possibly_by(name: str, on) -> Q:
    """Not certainly later than that day; what has no date may have happened at any time."""
    return Q(**{name: None}) | Q(**{f"{name}__earliest__lte": on})


def told_by(name: str, on: date) -> Q:
    """What a page about that day tells: not certainly later; a `year` is told from its first day on."""
    return Q(year__lte=on.year) if name == "year" else possibly_by(name, on)


class DaysAfter(Func):
    """A day and a number of days."""

    template = "(%(expressions)s)"
    arg_joiner = " + "
    output_field = models.DateField()
