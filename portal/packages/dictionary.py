"""The dictionary: every column of every file of a package, as rows for people, the page and dictionary.csv."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise

from portal.loading import packaged_tables
from portal.packages.added import PackagedColumn, PackagedFile, added_files
from portal.packages.cells import csv_bytes
from portal.packages.schema import field_of
from portal.packages.scope import Scope
from portal.packages.vocabularies import LANGUAGES, added_vocabulary, in_each_language, vocabulary_of
from portal.tables import Column, Table

HEADER = (
    "table",
    "column",
    *(f"meaning_{language}" for language in LANGUAGES),
    "type",
    "required",
    *(f"unit_{language}" for language in LANGUAGES),
    "source",
    "vocabulary",
)


@dataclass(frozen=True)
class Entry:
    """One column. `type` is a word of Table Schema, `source` the field of the register that it is read from."""

    table: str
    column: str
    meaning: str | Promise
    type: str
    required: bool
    unit: str | Promise
    source: str
    vocabulary: str

    @property
    def cells(self) -> tuple[str, ...]:
        required = "yes" if self.required else "no"
        meaning, unit = in_each_language(self.meaning), in_each_language(self.unit)
        return (self.table, self.column, *meaning, self.type, required, *unit, self.source, self.vocabulary)


def entries(scope: Scope) -> Iterator[Entry]:
    """Of the tables in their order, then of the added files."""
    for table in packaged_tables():
        yield from (_entry(table, column) for column in scope.columns(table))
    for file in added_files():
        yield from (_added(file, column) for column in file.columns)


def dictionary(scope: Scope) -> bytes:
    """dictionary.csv"""
    return csv_bytes(HEADER, (entry.cells for entry in entries(scope)))


def _entry(table: Table, column: Column) -> Entry:
    return Entry(
        table=table.file,
        column=column.name,
        meaning=column.meaning,
        type=field_of(column)["type"],
        required=column.required,
        unit=column.unit,
        source=f"{table.label}.{column.source}",
        vocabulary=vocabulary_of(table, column),
    )


def _added(file: PackagedFile, column: PackagedColumn) -> Entry:
    return Entry(
        table=file.name,
        column=column.name,
        meaning=column.meaning,
        type=column.type,
        required=column.required,
        unit=column.unit,
        source=file.lists,
        vocabulary=added_vocabulary(file.name, column),
    )
