"""What the pages of an import show of its rows."""

from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from xlsxwriter.utility import xl_col_to_name

from portal.imports.cells import text_of
from portal.imports.kinds import kinds, label
from portal.models import Import, ImportRow
from portal.partial_dates import PartialDate
from portal.tables import Choice, Column, Table, Vague, YesNo

SAMPLES = 3


@dataclass(frozen=True)
class Told:
    """A row of the preview: `changes` are (label, old, new), `errors` (label, value, message)."""

    number: int
    act: str
    word: str
    key: str
    changes: list[tuple[str, str, str]]
    errors: list[tuple[str, str, str]]


def table_of(import_: Import) -> Table:
    return kinds()[import_.table]


def kind_of(import_: Import) -> str:
    return capfirst(str(table_of(import_).model._meta.verbose_name_plural))


def told(import_: Import, rows) -> list[Told]:
    table = table_of(import_)
    labels = {column.name: label(column) for column in table.columns}
    columns = {column.name: column for column in table.columns}

    def named(headers: str) -> str:
        return ", ".join(labels.get(header, header) for header in headers.split(", ") if header)

    return [
        Told(
            row.number,
            row.act,
            ImportRow.Act(row.act).label,
            row.record_key,
            [(labels[each], shown(columns[each], old), shown(columns[each], new)) for each, old, new in row.changes],
            [(named(column), value, message) for column, value, message in row.errors],
        )
        for row in rows
    ]


def shown(column: Column, cell: str) -> str:
    """A cell as files hold it, in words of the page."""
    if not cell:
        return ""
    if isinstance(column, YesNo):
        return _("yes") if cell == "yes" else _("no")
    if isinstance(column, Choice):
        return str(dict(column.model_field.flatchoices).get(cell, cell))
    return PartialDate.parse(cell).display() if isinstance(column, Vague) else cell


def headings(import_: Import) -> list[str]:
    """The heading of each column of the sheet, with its letter where it has none."""
    row = import_.rows.filter(sheet=import_.sheet, number=import_.heading).first()
    cells = row.cells if row else []
    return [
        text_of(cells[place]) if place < len(cells) and cells[place] != "" else letter(place)
        for place in range(len(import_.columns))
    ]


def letter(place: int) -> str:
    return _("Column %(letter)s") % {"letter": xl_col_to_name(place)}


def samples(import_: Import) -> list[list[str]]:
    """The first cells of each column, below its heading."""
    rows = list(import_.rows.filter(sheet=import_.sheet, number__gt=import_.heading).order_by("number")[:50])
    columns = ([row.cells[place] for row in rows if place < len(row.cells)] for place in range(len(import_.columns)))
    return [[text_of(cell)[:60] for cell in cells if cell != ""][:SAMPLES] for cells in columns]


def left_out(import_: Import) -> list[str]:
    """The headings of columns that mean nothing here."""
    told = zip(headings(import_), import_.columns, strict=True)
    return [heading for heading, header in told if not header]
