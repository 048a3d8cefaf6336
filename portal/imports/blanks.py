"""Empty tables to fill in, with the meaning of every column, from the declaration that the import itself reads."""

import csv
from io import StringIO

from django.utils.translation import gettext as _

from portal.imports.kinds import Kind, SheetColumn
from portal.spreadsheets import Sheet, workbook
from portal.table_links import Cited, Codes, Ref, Refs
from portal.table_numbers import Decimal, Integer
from portal.tables import Choice, Column, Day, Key, Vague, YesNo

#: What an empty table may be, by the end of its name.
ENDINGS = ("xlsx", "csv")


def blank_workbook(kind: Kind) -> bytes:
    """XLSX in the active language: the headings, then a sheet that explains each."""
    explained = [
        [each.label, each.name, str(each.meaning or each.column.meaning), _needed(kind, each), _written(each)]
        for each in kind.columns
    ]
    heads = [_("Heading"), _("Name in files"), _("Meaning"), _("Needed"), _("How to write it")]
    sheets = [Sheet(kind.title, [each.label for each in kind.columns], []), Sheet(_("Meanings"), heads, explained)]
    return workbook(sheets, title=kind.title)


def blank_csv(kind: Kind) -> bytes:
    """The headings alone, in UTF-8 with the mark by which spreadsheets know it."""
    stream = StringIO()
    csv.writer(stream).writerow(each.label for each in kind.columns)
    return stream.getvalue().encode("utf-8-sig")


def _needed(kind: Kind, each: SheetColumn) -> str:
    column = each.column
    if isinstance(column, Key):
        return _("only to change a record that cannot be known by its other columns")
    if column.name == "government":
        return _("no: your own")
    return _("yes, for new records") if is_needed(each) else _("no")


def is_needed(each: SheetColumn) -> bool:
    """Whether a new record cannot do without it."""
    column = each.column
    if isinstance(column, Key) or column.name == "government":
        return False
    begins = column.stored and column.model_field.has_default()
    return (column.required and not begins) if each.needed is None else each.needed


def _written(each: SheetColumn) -> str:
    column = each.column
    if each.listed:
        return _("Several in one cell: one in a line, with semicolons between, or numbered 1. 2. 3.")
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
