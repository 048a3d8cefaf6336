"""What the pages of an import show of its rows."""

from dataclasses import dataclass
from decimal import Decimal as Number

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from xlsxwriter.utility import xl_col_to_name

from portal.amounts import in_figures
from portal.imports.blanks import is_needed
from portal.imports.cells import text_of
from portal.imports.headings import joined
from portal.imports.kinds import SKIPPED, kinds, label, stem, title
from portal.imports.reading import Row
from portal.loading import all_tables
from portal.models import Import, ImportRow
from portal.partial_dates import PartialDate
from portal.table_numbers import Decimal
from portal.tables import Choice, Column, Vague, YesNo

SAMPLES = 3
#: Decimals of amounts; numbers with more are degrees, and shown as they stand.
AMOUNT = 2


@dataclass(frozen=True)
class ToldRecord:
    """What becomes of a record: `changes` are (label, old, new). Once it is written it has the `url` of its page."""

    kind: str
    key: str
    act: str
    word: str
    changes: list[tuple[str, str, str]]
    url: str = ""


@dataclass(frozen=True)
class Told:
    """A row of the preview: `errors` are (label, value, message)."""

    number: int
    act: str
    word: str
    records: list[ToldRecord]
    errors: list[tuple[str, str, str]]
    remarks: list[str]


def kind_of(import_: Import) -> str:
    return kinds()[import_.table].title


def told(import_: Import, rows) -> list[Told]:
    """Call within the language of the page: tables and columns are named in it."""
    tables = {stem(table): table for table in all_tables()}
    labels = {each: {column.name: label(column) for column in table.columns} for each, table in tables.items()}
    for column in kinds()[import_.table].columns:
        labels[stem(column.table)][column.header] = column.label

    def record(effect) -> ToldRecord:
        table, named = tables[effect["table"]], labels[effect["table"]]
        return ToldRecord(
            capfirst(str(table.model._meta.verbose_name)),
            effect["key"],
            effect["act"],
            ImportRow.Act(effect["act"]).label,
            [
                (named[each], shown(table.column(each), old), shown(table.column(each), new))
                for each, old, new in effect["changes"]
            ],
            page_of(table.model, effect["key"]) if import_.state == Import.State.DONE else "",
        )

    def headers(table: str, columns: str) -> str:
        return ", ".join(labels[table].get(header, header) for header in columns.split(", ") if header)

    return [
        Told(
            row.number,
            row.act,
            ImportRow.Act(row.act).label,
            [record(effect) for effect in row.records],
            [(headers(table, column), value, message) for table, column, value, message in row.errors],
            row.remarks,
        )
        for row in rows
    ]


def page_of(model, key: str) -> str:
    return reverse(model.page, args=[key]) if model.page else ""


def records_of(import_: Import) -> list[tuple[str, str, int, int]]:
    """Name and title of each kind of record that the import writes, with how many are new and how many change."""
    tables = {stem(table): title(table) for table in all_tables()}
    counted = ((name, import_.records[name]) for name in tables if name in import_.records)
    return [(name, tables[name], acts.get("create", 0), acts.get("change", 0)) for name, acts in counted]


def shown(column: Column, cell: str) -> str:
    """A cell as files hold it, in words of the page."""
    if not cell:
        return ""
    if isinstance(column, YesNo):
        return _("yes") if cell == "yes" else _("no")
    if isinstance(column, Choice):
        return str(dict(column.model_field.flatchoices).get(cell, cell))
    if isinstance(column, Decimal) and column.model_field.decimal_places <= AMOUNT:
        return in_figures(Number(cell))
    return PartialDate.parse(cell).display() if isinstance(column, Vague) else cell


def headings(import_: Import) -> list[str]:
    """The heading of each column of the sheet, with its letter where it has none."""
    lines = import_.rows.filter(
        sheet=import_.sheet, number__lte=import_.heading, number__gt=import_.heading - import_.heading_lines
    ).order_by("number")
    cells = joined([Row(row.number, row.cells) for row in lines])
    return [(cells[place] if place < len(cells) else "") or letter(place) for place in range(len(import_.columns))]


def letter(place: int) -> str:
    return _("Column %(letter)s") % {"letter": xl_col_to_name(place)}


def samples(import_: Import) -> list[list[str]]:
    """The first cells of each column, below its heading."""
    rows = list(import_.rows.filter(sheet=import_.sheet, number__gt=import_.heading).order_by("number")[:50])
    columns = ([row.cells[place] for row in rows if place < len(row.cells)] for place in range(len(import_.columns)))
    return [[text_of(cell)[:60] for cell in cells if cell != ""][:SAMPLES] for cells in columns]


def kept_as_notes(import_: Import) -> list[str]:
    """The headings of columns that mean nothing and hold something."""
    if not kinds()[import_.table].keeps_rest:
        return []
    told = zip(headings(import_), import_.columns, samples(import_), strict=True)
    return [heading for heading, said, cells in told if not said and cells]


def lacking(import_: Import) -> list[str]:
    """What new records need and the table has no column for, where rows were rejected."""
    kind = kinds()[import_.table]
    if kind.compose or not import_.counts.get(ImportRow.Act.REJECT):
        return []
    return [column.label for column in kind.columns if column.name not in import_.columns and is_needed(column)]


def left_out(import_: Import) -> list[str]:
    """The headings of columns of which nothing is kept."""
    kept = kinds()[import_.table].keeps_rest
    told = zip(headings(import_), import_.columns, strict=True)
    return [heading for heading, said in told if said == SKIPPED or (not said and not kept)]
