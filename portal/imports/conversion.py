"""The rows of a spreadsheet as rows of a table: cells read, names resolved, records known again or given a key."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db import connection, models
from django.utils.text import slugify
from django.utils.translation import gettext as _
from psycopg import sql

from portal.imports.cells import is_empty, items_of, reader, text_of
from portal.imports.dates import read_date
from portal.imports.kinds import WORDING, has_government, label
from portal.imports.names import Names
from portal.imports.reading import Cell
from portal.models import Import, ImportRow
from portal.statements import execute
from portal.table_links import Ref, Refs
from portal.tables import Key, Table, Vague, YesNo, name

LONGEST_STEM = 80
#: Column, value, and what is wrong with it.
Wrong = tuple[str, str, str]


@dataclass
class Converted:
    """`cells` by header, as files hold them; `wrong` are (column, value, message)."""

    number: int
    cells: dict[str, str] = field(default_factory=dict)
    wrong: list[Wrong] = field(default_factory=list)
    known: bool = False


class Conversion:
    """All rows of an import. `named` are the columns that the spreadsheet fills, with those that follow from them."""

    def __init__(self, import_: Import, table: Table):
        self.import_ = import_
        self.table = table
        self.columns = {place: table.column(header) for place, header in enumerate(import_.columns) if header}
        self.names = Names(import_.government_key)
        headers = {column.name for column in self.columns.values()}
        self.wordings = {
            column.name: f"{column.name}{WORDING}"
            for column in self.columns.values()
            if isinstance(column, Vague) and f"{column.name}{WORDING}" in set(table.headers) - headers
        }
        self.named = headers | set(self.wordings.values())

    def rows(self) -> list[Converted]:
        read = list(self._read())
        self._learn(read)
        readers = {place: reader(column, self.names) for place, column in self.columns.items()}
        converted = [self._convert(row, readers) for row in read]
        self._know_again(converted)
        return converted

    def _read(self) -> Iterator[ImportRow]:
        rows = ImportRow.objects.filter(
            of=self.import_, sheet=self.import_.sheet, number__gt=self.import_.heading
        ).order_by("number")
        return (row for row in rows if any(not is_empty(cell) for _place, cell in self._cells(row)))

    def _cells(self, row: ImportRow) -> Iterator[tuple[int, Cell]]:
        for place in self.columns:
            if place < len(row.cells):
                yield place, row.cells[place]

    def _learn(self, rows: list[ImportRow]) -> None:
        texts: dict[type[models.Model], list[str]] = defaultdict(list)
        for row in rows:
            for place, cell in self._cells(row):
                column = self.columns[place]
                if isinstance(column, Refs):
                    texts[column.target] += items_of(cell)
                elif isinstance(column, Ref) and not is_empty(cell):
                    texts[column.target].append(text_of(cell))
        for model, called in texts.items():
            self.names.learn(model, called)

    def _convert(self, row: ImportRow, readers) -> Converted:
        converted = Converted(row.number)
        for place, cell in self._cells(row):
            if is_empty(cell):
                continue
            column = self.columns[place]
            try:
                converted.cells[column.name] = readers[place](cell)
                if column.name in self.wordings:
                    converted.cells[self.wordings[column.name]] = read_date(cell)[1]
            except ValueError as error:
                converted.wrong.append((column.name, text_of(cell), str(error)))
        if has_government(self.table) and "government" in self.table.headers:
            converted.cells.setdefault("government", self.import_.government_key)
        return converted

    def _know_again(self, rows: list[Converted]) -> None:
        """Gives every row the key of its record, or one that no record has; marks those that are known."""
        keys = set(self.table.model._base_manager.values_list("key", flat=True))
        natural = self._by_nature() if self._has_nature else {}
        seen: dict[tuple[str, ...], int] = {}
        for row in rows:
            if "key" in row.cells:
                row.known = row.cells["key"] in keys
                continue
            nature = self._nature(row)
            self._find(row, natural.get(nature, []), seen.setdefault(nature, row.number))
        keys |= {row.cells["key"] for row in rows if "key" in row.cells}
        for row in rows:
            if "key" not in row.cells:
                row.cells["key"] = self._new_key(row, keys)
                keys.add(row.cells["key"])

    @property
    def _has_nature(self) -> bool:
        """Without one of its columns no record can be known again by the others."""
        return any(header in self.named for header in self.table.natural)

    def _nature(self, row: Converted) -> tuple[str, ...]:
        return tuple(_plain(row.cells.get(header, "")) for header in self.table.natural)

    def _find(self, row: Converted, found: list[str], first: int) -> None:
        column = self.table.natural[-1]
        if any(header == natural for header, _value, _told in row.wrong for natural in self.table.natural):
            return
        if first != row.number:
            row.wrong.append((column, "", _("Says the same as row %(row)d: keep one of them.") % {"row": first}))
        elif len(found) == 1:
            # What it was known by stays as the register writes it.
            row.cells = {header: text for header, text in row.cells.items() if header not in self.table.natural}
            row.cells["key"], row.known = found[0], True
        elif found:
            told = _("Several records are like this: write the key of the one that is meant, such as %(key)s.")
            row.wrong.append((column, "", told % {"key": ", ".join(found[:3])}))

    def _by_nature(self) -> dict[tuple[str, ...], list[str]]:
        """The keys of the register's records by what they are known by; of a government its own alone."""
        found = defaultdict(list)
        columns = [self.table.column(header) for header in self.table.natural]
        own = sql.SQL("")
        if has_government(self.table):
            own = sql.SQL(" WHERE r.government_id = (SELECT id FROM cities_government WHERE key = {})").format(
                sql.Literal(self.import_.government_key)
            )
        with connection.cursor() as cursor:
            execute(
                cursor,
                sql.SQL("SELECT r.key, {} FROM {} AS r{} ORDER BY r.key").format(
                    sql.SQL(", ").join(column.written("r") for column in columns),
                    name(self.table.model._meta.db_table),
                    own,
                ),
            )
            for key, *nature in cursor.fetchall():
                found[tuple(map(_plain, nature))].append(key)
        return found

    def _new_key(self, row: Converted, taken: set[str]) -> str:
        words = [row.cells.get(header, "") for header in self.table.natural]
        stem = (
            slugify(" ".join(words).replace("/", "-"))[:LONGEST_STEM].strip("-_") or self.table.model._meta.model_name
        )
        number, key = 1, stem
        while key in taken:
            number += 1
            key = f"{stem}-{number}"
        return key


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def beginnings(table: Table) -> dict[str, str]:
    """What cells that nobody filled say of a new record: that with which the model begins."""
    said = {}
    for column in table.columns:
        attribute = None if isinstance(column, (Key, Refs)) or not column.stored else column.model_field
        if attribute is not None and attribute.has_default() and not callable(attribute.default):
            default = attribute.get_default()
            said[column.name] = ("yes" if default else "no") if isinstance(column, YesNo) else str(default)
    return {header: text for header, text in said.items() if text}


def headings(table: Table, headers: Iterable[str]) -> dict[str, str]:
    """What people call columns, by their headers."""
    return {header: label(table.column(header)) for header in headers}
