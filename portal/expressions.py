"""SQL that several lists are written in: values of the rows below a row, counted or joined."""

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.fields import ArrayField
from django.db.models import Count, Func, OuterRef, QuerySet, Subquery, TextField
from django.db.models.functions import Coalesce
from django.utils.translation import get_language


class FormulaGuard(Func):
    """Puts an apostrophe before text that a spreadsheet would take for a formula."""

    function = "formula_guard"
    output_field = TextField()


class Joined(Func):
    """The values of an array in one text, with «; » between; NULL where the array is."""

    function = "array_to_string"
    template = "%(function)s(%(expressions)s, '; ')"
    output_field = TextField()


class ArrayOf(Func):
    """An array of those values that are not NULL."""

    template = "array_remove(ARRAY[%(expressions)s]::text[], NULL)"
    output_field = ArrayField(TextField())


def counted(rows: QuerySet, parent: str):
    """How many of the rows stand below each row of the list; `parent` is the path from them to it."""
    grouped = rows.filter(**{parent: OuterRef("pk")}).order_by().values(parent)
    return Coalesce(Subquery(grouped.annotate(n=Count("pk")).values("n")), 0)


def joined(rows: QuerySet, parent: str, value: str, *, order: str) -> Subquery:
    """One value of the rows below each row of the list, as an array; named once where the values sort themselves."""
    grouped = rows.filter(**{parent: OuterRef("pk"), f"{value}__isnull": False}).order_by().values(parent)
    together = ArrayAgg(value, distinct=value == order, order_by=order)
    return Subquery(grouped.annotate(together=together).values("together"), output_field=ArrayField(TextField()))


def localized(path: str) -> str:
    """The path of a bilingual vocabulary's name in the active language."""
    return f"{path}_en" if get_language() == "en" else f"{path}_id"


def of_relative(relatives: QuerySet, name: str, value: str = "key") -> Subquery:
    """A value of the one row that the relation `name` leads to; empty where that is none of `relatives`."""
    return Subquery(relatives.filter(pk=OuterRef(name)).values(value)[:1])
