"""What a column is in the words of Table Schema (https://specs.frictionlessdata.io/table-schema/)."""

from functools import singledispatch

from django.db import models

from portal.table_documents import Document
from portal.table_links import Codes, Ref, called
from portal.table_numbers import Decimal, Integer
from portal.tables import Choice, Column, Day, Key, Mailbox, Text, Vague, YesNo

_DAY = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
PARTIAL_DATE = rf"(unknown|{_DAY}|{_DAY}/{_DAY}|\.\./{_DAY}|{_DAY}/\.\.)"


def field_of(column: Column) -> dict:
    """Type and constraints of the column: what every filled cell of it keeps to."""
    found = dict(form(column))
    constraints = {"required": True} if column.required else {}
    constraints |= found.pop("constraints", {})
    return found | ({"constraints": constraints} if constraints else {})


@singledispatch
def form(column: Column) -> dict:
    return {"type": "string"}


@form.register
def _(column: Text) -> dict:
    return {"type": "string", "constraints": {"maxLength": column.longest} if column.longest else {}}


@form.register
def _(column: Key) -> dict:
    constraints = {"unique": True, "maxLength": column.longest, "pattern": column.PATTERN}
    return {"type": "string", "constraints": constraints}


@form.register
def _(column: Mailbox) -> dict:
    return {"type": "string", "format": "email"}


@form.register
def _(column: Choice) -> dict:
    return {"type": "string", "constraints": {"enum": list(column.codes)}}


@form.register
def _(column: YesNo) -> dict:
    return {"type": "boolean", "trueValues": ["yes"], "falseValues": ["no"]}


@form.register
def _(column: Integer) -> dict:
    least, most = column.span
    return {"type": "integer", "constraints": {"minimum": least, "maximum": most}}


@form.register
def _(column: Decimal) -> dict:
    return {"type": "number"}


@form.register
def _(column: Day) -> dict:
    return {"type": "date"}


@form.register
def _(column: Vague) -> dict:
    return {"type": "string", "constraints": {"pattern": PARTIAL_DATE}}


@form.register
def _(column: Document) -> dict:
    return {"type": "object"}


@form.register
def _(column: Ref) -> dict:
    key = column.target._meta.pk if called(column.target) != "key" else column.target._meta.get_field("key")
    return {"type": "integer" if isinstance(key, models.IntegerField) else "string"}


@form.register
def _(column: Codes) -> dict:
    return {"type": "string", "constraints": {"pattern": _several("|".join(column.codes))}}


def _several(word: str) -> str:
    return f"({word})(;({word}))*"
