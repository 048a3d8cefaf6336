"""The rows of a spreadsheet as records of tables: cells read, names resolved, records known again or given a key."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext as _

from portal.imports.cells import is_empty, items_of, reader, text_of
from portal.imports.dates import read_date
from portal.imports.headings import joined
from portal.imports.kinds import SKIPPED, WORDING, Kind, SheetColumn, has_government, kinds, stem
from portal.imports.names import Names
from portal.imports.reading import Cell, Row
from portal.imports.recognition import Recognition, plain
from portal.loading import all_tables
from portal.models import Import, ImportRow
from portal.table_links import Ref, Refs
from portal.tables import Key, Table, Vague, YesNo

#: After as many rows it is told how far the reading is.
TOLD_EVERY = 500
#: Table, column, value, and what is wrong with it.
Wrong = tuple[str, str, str, str]


@dataclass
class Record:
    """What a row says of one record; `cells` by header, as files hold them, with the key."""

    table: Table
    cells: dict[str, str]
    known: bool = False


@dataclass
class Converted:
    """A row: the record that stands for it comes first, then those that go with it; others may carry these too."""

    number: int
    records: list[Record] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


@dataclass
class Read:
    """A row whose cells are read, by the name of the column; of listed ones the pieces of each item.

    `texts` are the cells as they stand there; `rest` are heading and text of the columns that mean nothing.
    """

    row: Converted
    cells: dict[str, str | list[list[str]]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    rest: list[tuple[str, str]] = field(default_factory=list)


class Conversion:
    """All rows of an import; what composes them to records asks it for what the register has."""

    def __init__(self, import_: Import, kind: Kind | None = None):
        self.import_ = import_
        self.kind = kind or kinds()[import_.table]
        meant = ((place, name) for place, name in enumerate(import_.columns) if name and name != SKIPPED)
        self.columns = {place: self.kind.column(name) for place, name in meant}
        self.government_key = import_.government_key
        self.names = Names(import_)
        rows = ImportRow.objects.filter(of=import_, sheet=import_.sheet).order_by("number")
        self._rows = [Row(row.number, row.cells) for row in rows]
        above = [row for row in self._rows if row.number <= import_.heading]
        self.headings = joined(above[-import_.heading_lines :])
        #: What stands above the headings.
        self.title = " ".join(text_of(cell) for row in above[: -import_.heading_lines] for cell in row.cells)

    def rows(self, tell: Callable[[int, int], None]) -> list[Converted]:
        """`tell` hears how many rows are read, and of how many."""
        rows = list(self._bearing())
        self._learn(rows)
        readers = {place: column.read or reader(column.column, self.names) for place, column in self.columns.items()}
        read = []
        for done, row in enumerate(rows):
            read.append(self._read(row, readers))
            if done % TOLD_EVERY == 0:
                tell(done, len(rows))
        if self.kind.compose:
            self.kind.compose(read, self)
        else:
            OneRecord(self).compose(read)
        converted = [each.row for each in read]
        self._add_new(converted)
        return converted

    def recognition(self, table: Table, natural: tuple[str, ...] = ()) -> Recognition:
        return Recognition(table, self.government_key, natural)

    def _bearing(self) -> Iterator[Row]:
        """The rows below the headings with anything in a column that means something; not those that count columns."""
        for row in self._rows:
            counts = [str(cell).strip("() ") for cell in row.cells if not is_empty(cell)]
            if row.number <= self.import_.heading or (len(counts) > 2 and counts == _numbered(counts)):
                continue
            if any(not is_empty(cell) for _place, cell in self._cells(row)):
                yield row

    def _cells(self, row: Row) -> Iterator[tuple[int, Cell]]:
        for place in self.columns:
            if place < len(row.cells):
                yield place, self._joined(row, place)

    def _joined(self, row: Row, place: int) -> Cell:
        """The cell, with that of the column which tells which of several is meant."""
        cell = row.cells[place]
        if self.kind.joined is None or self.columns[place].name != self.kind.joined[0] or is_empty(cell):
            return cell
        beside = next((at for at, column in self.columns.items() if column.name == self.kind.joined[1]), None)
        more = text_of(row.cells[beside]) if beside is not None and beside < len(row.cells) else ""
        text = " ".join(text_of(cell).split())
        return text if is_empty(more) or more.casefold() in text.casefold() else f"{text}, {more}"

    def _learn(self, rows: list[Row]) -> None:
        texts: dict[type[models.Model], list[str]] = defaultdict(list)
        for row in rows:
            for place, cell in self._cells(row):
                column = self.columns[place]
                if isinstance(column.column, (Ref, Refs)) and not column.read and not is_empty(cell):
                    texts[column.column.target] += _called(column, cell)
        for model, called in texts.items():
            self.names.learn(model, called)

    def _read(self, row: Row, readers) -> Read:
        read = Read(Converted(row.number))
        for place, cell in self._cells(row):
            if is_empty(cell):
                continue
            column = self.columns[place]
            read.texts[column.name] = text_of(cell)
            try:
                read.cells[column.name] = self._cell(column, cell, readers[place])
                if isinstance(column.column, Vague) and (wording := read_date(cell)[1]):
                    read.cells[f"{column.name}{WORDING}"] = wording
            except ValueError as error:
                read.row.wrong.append((stem(column.table), column.header, text_of(cell), str(error)))
        rest = (place for place, name in enumerate(self.import_.columns) if not name and place < len(row.cells))
        read.rest = [
            (self.headings[place] if place < len(self.headings) else "", text_of(row.cells[place]))
            for place in rest
            if not is_empty(row.cells[place])
        ]
        return read

    def _cell(self, column: SheetColumn, cell: Cell, read) -> str | list[list[str]]:
        if not column.listed:
            return read(cell)
        return [[read(piece) for piece in column.pieces(item)] for item in items_of(cell)]

    def _add_new(self, rows: list[Converted]) -> None:
        """Records that a person said are new go with the rows that name them."""
        tables = {table.model: table for table in all_tables()}
        for row in rows:
            for record in list(row.records):
                for column in record.table.columns:
                    if not isinstance(column, (Ref, Refs)):
                        continue
                    for key in record.cells.get(column.name, "").split(";"):
                        if made := self.names.made(column.target, key):
                            row.records.append(Record(tables[column.target], made))


def _numbered(counts: list[str]) -> list[str]:
    """As many numbers in a row, from the first of them."""
    first = int(counts[0]) if counts[0].isdecimal() and len(counts[0]) < 3 else -1
    return [str(number) for number in range(first, first + len(counts))]


def _called(column: SheetColumn, cell: Cell) -> list[str]:
    if column.listed:
        return [piece for item in items_of(cell) for piece in column.pieces(item)]
    return items_of(cell) if isinstance(column.column, Refs) else [text_of(cell)]


class OneRecord:
    """Rows that are one record each, of the main table."""

    def __init__(self, conversion: Conversion):
        self.table = conversion.kind.main
        self.government_key = conversion.government_key
        self.recognition = conversion.recognition(self.table)
        #: Without any of these no record can be known again: the government says nothing of which one is meant.
        self.own_nature = [header for header in self.table.natural if header != "government"]

    def compose(self, rows: list[Read]) -> None:
        known = set(self.recognition.taken)
        records = [self._record(read) for read in rows]
        self.recognition.taken |= {record.cells["key"] for record in records if "key" in record.cells}
        seen: dict[tuple[str, ...], int] = {}
        keys: dict[str, int] = {}
        for read, record in zip(rows, records, strict=True):
            if key := record.cells.get("key"):
                record.known = key in known
                self._tell_twice(read.row, "key", key, keys.setdefault(key, read.row.number))
                continue
            nature = [record.cells.get(header, "") for header in self.table.natural]
            if any(record.cells.get(header) for header in self.own_nature):
                self._find(read.row, record, nature, seen.setdefault(plain(nature), read.row.number))
            if "key" not in record.cells:
                record.cells["key"] = self.recognition.new_key(*nature)

    def _record(self, read: Read) -> Record:
        cells = dict(read.cells)
        # The wording of a date goes with the date, unless it has a column of its own.
        for column in self.table.columns:
            beside = f"{column.name}{WORDING}"
            if isinstance(column, Vague) and column.name in cells and beside in self.table.headers:
                cells.setdefault(beside, "")
        if has_government(self.table) and "government" in self.table.headers:
            cells.setdefault("government", self.government_key)
        record = Record(self.table, cells)
        read.row.records.append(record)
        return record

    def _find(self, row: Converted, record: Record, nature: list[str], first: int) -> None:
        column = self.table.natural[-1]
        if any(header in self.table.natural for _file, header, _value, _told in row.wrong):
            return
        found = self.recognition.find(nature)
        if self._tell_twice(row, column, "", first):
            return
        if len(found) == 1:
            # What it was known by stays as the register writes it.
            for header in self.table.natural:
                record.cells.pop(header, None)
            record.cells["key"], record.known = found[0], True
        elif found:
            told = _("Several records are like this: write the key of the one that is meant, such as %(key)s.")
            row.wrong.append((stem(self.table), column, "", told % {"key": ", ".join(found[:3])}))

    def _tell_twice(self, row: Converted, column: str, value: str, first: int) -> bool:
        if first != row.number:
            told = _("Says the same as row %(row)d: keep one of them.") % {"row": first}
            row.wrong.append((stem(self.table), column, value, told))
        return first != row.number


def beginnings(table: Table) -> dict[str, str]:
    """What cells that nobody filled say of a new record: that with which the model begins."""
    said = {}
    for column in table.columns:
        attribute = None if isinstance(column, (Key, Refs)) or not column.stored else column.model_field
        if attribute is not None and attribute.has_default() and not callable(attribute.default):
            default = attribute.get_default()
            said[column.name] = ("yes" if default else "no") if isinstance(column, YesNo) else str(default)
    return {header: text for header, text in said.items() if text}
