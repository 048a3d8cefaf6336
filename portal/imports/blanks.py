"""Empty tables to fill in, with the meaning of every column, from the declaration that the import itself reads."""

import csv
from io import StringIO

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from portal.imports.kinds import label, offered
from portal.spreadsheets import Sheet, workbook
from portal.table_links import Cited, Codes, Ref, Refs
from portal.table_numbers import Decimal, Integer
from portal.tables import Choice, Column, Day, Key, Table, Vague, YesNo

#: What an empty table may be, by the end of its name.
ENDINGS = ("xlsx", "csv")


def blank_workbook(table: Table) -> bytes:
    """XLSX in the active language: the headings, then a sheet that explains each."""
    columns = offered(table)
    explained = [
        [label(column), column.name, str(column.meaning), _needed(table, column), _written(column)]
        for column in columns
    ]
    heads = [_("Heading"), _("Name in files"), _("Meaning"), _("Needed"), _("How to write it")]
    title = capfirst(str(table.model._meta.verbose_name_plural))
    return workbook(
        [Sheet(title, [label(column) for column in columns], []), Sheet(_("Meanings"), heads, explained)], title=title
    )


def blank_csv(table: Table) -> bytes:
    """The headings alone, in UTF-8 with the mark by which spreadsheets know it."""
    stream = StringIO()
    csv.writer(stream).writerow(label(column) for column in offered(table))
    return stream.getvalue().encode("utf-8-sig")


def _needed(table: Table, column: Column) -> str:
    if isinstance(column, Key):
        return _("only to change a record that cannot be known by its other columns")
    if column.name == "government":
        return _("no: your own")
    begins = column.stored and column.model_field.has_default()
    return _("yes, for new records") if column.required and not begins else _("no")


def _written(column: Column) -> str:
    if isinstance(column, (Choice, Codes)):
        field = column.model_field.base_field if isinstance(column, Codes) else column.model_field
        told = "; ".join(f"{code} = {words}" for code, words in field.flatchoices)
        return _("One of: %(words)s") % {"words": told} if isinstance(column, Choice) else told
    if isinstance(column, Cited):
        return _("The key of a source and the place in it: «key-of-source line 86; other-source page 3»")
    if isinstance(column, Refs):
        return _("Names or keys with semicolons between, or one in a line")
    if isinstance(column, Ref):
        return _("Name or key: %(kind)s") % {"kind": column.target._meta.verbose_name}
    return next((str(words) for kind, words in _forms() if isinstance(column, kind)), _("Text"))


def _forms() -> tuple[tuple[type[Column], str], ...]:
    return (
        (Vague, _("12/4/2007 (day first), 12 April 2007, April 2007, 2007, end of 2018, 2013–2018")),
        (Day, _("12/4/2007 (day first) or 12 April 2007")),
        (YesNo, _("yes or no")),
        (Integer, _("A whole number")),
        (Decimal, _("A number: 1.250.000,50 or 1250000.50")),
    )
