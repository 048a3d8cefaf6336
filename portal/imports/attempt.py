"""Rows through the loading of tables: what they would do, cell by cell, and what is wrong with them.

The rows are really written, and what was written is read, so that a preview tells what the confirmation will do; then,
for a preview, all is taken back.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import connection, transaction
from django.utils.translation import gettext as _
from psycopg import sql

from portal.imports.conversion import Converted, Record, Wrong, beginnings, kept_elsewhere
from portal.imports.kinds import WORDING, governments_of, has_government, is_shared, narrowed, stem
from portal.loading import LoadError, LoadErrors, all_tables
from portal.loading.engine import load_tables
from portal.loading.errors import Faults, file_table, row_table
from portal.loading.staging import clear
from portal.models import ImportRow
from portal.statements import execute
from portal.tables import Column, Sql, Table, name

#: Every row that is wrong is told, not only the first hundred.
TOLD = 100_000


@dataclass
class Effect:
    """What becomes of one record; `changes` are (header, old, new) of the cells that become others."""

    table: str
    key: str
    act: str
    changes: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass
class Done:
    """What one row does: what becomes of the record that stands for it, and of those that came with it first."""

    number: int
    records: list[Effect] = field(default_factory=list)

    @property
    def act(self) -> str:
        own = self.records[0].act
        others = any(effect.act != ImportRow.Act.LEAVE for effect in self.records[1:])
        return ImportRow.Act.CHANGE if own == ImportRow.Act.LEAVE and others else own


class Rejected(Exception):
    """Rows that cannot be loaded, with what is wrong by number; what is wrong with none of them concerns the file."""

    def __init__(self, of_file: list[str], of_rows: dict[int, list[Wrong]]):
        self.of_file, self.of_rows = of_file, of_rows
        super().__init__()


@dataclass
class Staged:
    """The records of one table, each once, by the row of the staging table, with the numbers of those that carry it."""

    table: Table
    records: dict[str, Record] = field(default_factory=dict)
    carriers: dict[str, list[int]] = field(default_factory=dict)
    before: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def add(self, record: Record, number: int) -> None:
        """What several rows say of one record is put together; the first that says something of a cell says it."""
        key = record.cells["key"]
        if key in self.records:
            self.records[key].cells = record.cells | self.records[key].cells
        else:
            self.records[key] = Record(record.table, dict(record.cells), record.known)
        self.carriers.setdefault(key, []).append(number)

    def rows(self) -> Iterable[tuple[int, Record]]:
        return enumerate(self.records.values(), 1)


class Attempt:
    """One passage of rows into the register by one person. Use within a transaction of the caller's."""

    def __init__(self, rows: list[Converted], *, by):
        self.rows = rows
        self.by = by
        self.allowed = [government.pk for government in governments_of(by)]
        self.staged = _staged(rows)

    def write(self) -> list[Done]:
        """Raises Rejected, and has then written nothing."""
        tables = [each.table for each in self.staged]
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                self.cursor, self.faults = cursor, Faults(cursor, TOLD)
                load_tables(cursor, tables, self.faults, fill=self._fill, check=self._check)
                done = self._done()
                clear(cursor, all_tables())
        except LoadErrors as found:
            raise self._rejected(found.errors) from None
        return done

    def _rejected(self, errors: Iterable[LoadError]) -> Rejected:
        numbers = {
            (each.table.file, place): each.carriers[record.cells["key"]]
            for each in self.staged
            for place, record in each.rows()
        }
        of_file, of_rows = [], {}
        for error in errors:
            if error.row is None:
                of_file.append(error.message)
            for number in numbers.get((error.file, error.row), ()):
                told = (error.file.removesuffix(".csv"), error.column, error.value, error.message)
                of_rows.setdefault(number, []).append(told)
        return Rejected(of_file, of_rows)

    def _fill(self) -> None:
        for each in self.staged:
            _copy(self.cursor, each)

    def _check(self) -> None:
        for each in self.staged:
            self._check_annulled(each.table)
            self._check_keepers(each.table)
            each.before = _states(self.cursor, each.table)

    def _check_annulled(self, table: Table) -> None:
        if any(attribute.name == "annulled_on" for attribute in table.model._meta.fields):
            told = _("This record is annulled, and stays as it is.")
            self._find(table, sql.SQL("t.annulled_on IS NOT NULL"), ("key",), told)

    def _check_keepers(self, table: Table) -> None:
        """A person writes the records of governments where the person may import, and no others."""
        if is_shared(table):
            return
        keeper, allowed = sql.SQL("n.government_id"), sql.Literal(self.allowed)
        if table.kept_by:
            above = table.column(table.kept_by)
            keeper = sql.SQL("(SELECT a.government_id FROM {} AS a WHERE a.id = {})").format(
                name(above.target._meta.db_table), name("n", above.stored[0])
            )
        whose = [sql.SQL("coalesce({} = ANY ({}), false)").format(keeper, allowed)]
        if table.kept_by:
            # What hangs below a record that is new itself hangs below one of those that are checked.
            whose = [sql.SQL("({} IS NULL OR {})").format(keeper, whose[0])]
        if has_government(table):
            # A new record was nobody's.
            whose.append(sql.SQL("coalesce(t.government_id = ANY ({}), true)").format(allowed))
        told = kept_elsewhere()
        self._find(table, sql.SQL("NOT ({})").format(sql.SQL(" AND ").join(whose)), (_keeping_column(table),), told)

    def _find(self, table: Table, wrong: Sql, headers: tuple[str, ...], told: str) -> None:
        """`wrong` is asked of a row `n` and of the record `t` that it changes, which a new one has not."""
        rows = sql.SQL("SELECT n._row FROM {} AS n LEFT JOIN {} AS t ON t.id = n.id WHERE {}").format(
            row_table(table), name(table.model._meta.db_table), wrong
        )
        self.faults.find(table, headers, rows, lambda _value: told)

    def _done(self) -> list[Done]:
        effects = {each.table.label: self._effects(each) for each in self.staged}
        done = []
        for row in self.rows:
            own = [effects[record.table.label].pop(record.cells["key"], None) for record in row.records]
            done.append(Done(row.number, [effect for effect in own if effect]))
        return done

    def _effects(self, staged: Staged) -> dict[str, Effect]:
        headers = [column.name for column in staged.table.columns]
        effects = {}
        for key, new in _states(self.cursor, staged.table).items():
            old = staged.before.get(key)
            cells = zip(headers, old or [""] * len(headers), new, strict=True)
            changes = [cell for cell in cells if cell[1] != cell[2] and cell[0] != "key"]
            act = ImportRow.Act.CREATE if old is None else ImportRow.Act.CHANGE if changes else ImportRow.Act.LEAVE
            effects[key] = Effect(stem(staged.table), key, act, changes)
        if is_shared(staged.table):
            _refuse_changes(staged, effects)
        return effects


def _staged(rows: list[Converted]) -> list[Staged]:
    """The tables that the rows fill, in the order in which they are loaded, with the columns that they name."""
    by_label: dict[str, Staged] = {}
    for row in rows:
        for record in row.records:
            by_label.setdefault(record.table.label, Staged(record.table)).add(record, row.number)
    for staged in by_label.values():
        staged.table = narrowed(staged.table, set().union(*(record.cells for record in staged.records.values())))
    return [by_label[table.label] for table in all_tables() if table.label in by_label]


def _copy(cursor, staged: Staged) -> None:
    """Copies the rows; what they leave open is filled from the register, or with what new records begin with."""
    table = staged.table
    headers = table.headers
    begins = beginnings(table)
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        file_table(table), sql.SQL(", ").join(name(each) for each in ("_row", *headers))
    )
    with cursor.copy(statement) as copy:
        for place, record in staged.rows():
            open_cells = {} if record.known else begins
            copy.write_row((place, *(record.cells.get(each) or open_cells.get(each, "") for each in headers)))
    execute(
        cursor,
        "UPDATE {file} AS s SET {cells} FROM {table} AS t WHERE t.key = s.key",
        file=file_table(table),
        cells=[_kept(table, column) for column in table.columns if column.name != "key"],
        table=name(table.model._meta.db_table),
    )


def _kept(table: Table, column: Column) -> Sql:
    """An empty cell leaves what is there; the wording of a date goes with the date."""
    given, kept = name("s", column.name), column.written("t")
    dated = column.name.removesuffix(WORDING)
    if dated != column.name and dated in table.headers:
        same = sql.SQL("{} IN ('', {})").format(name("s", dated), table.column(dated).written("t"))
        kept = sql.SQL("CASE WHEN {} THEN {} ELSE '' END").format(same, kept)
    return sql.SQL("{} = CASE WHEN {} = '' THEN {} ELSE {} END").format(name(column.name), given, kept, given)


def _keeping_column(table: Table) -> str:
    return table.kept_by or table.below or ("government" if "government" in table.headers else "key")


def _states(cursor, table: Table) -> dict[str, tuple[str, ...]]:
    """The cells of the register's records to which the rows belong, by key, as files would hold them."""
    execute(
        cursor,
        "SELECT r.key, {cells} FROM {rows} AS n JOIN {table} AS r ON r.id = n.id",
        cells=[column.written("r") for column in table.columns],
        rows=row_table(table),
        table=name(table.model._meta.db_table),
    )
    return {key: tuple(cells) for key, *cells in cursor.fetchall()}


def _refuse_changes(staged: Staged, effects: dict[str, Effect]) -> None:
    """Localities and sources are everybody's: a file adds to them, and changes are made on their pages."""
    places = {record.cells["key"]: place for place, record in staged.rows()}
    told = _("This record is shared by all governments: change it on its page. A file adds new ones alone.")
    errors = [
        LoadError(staged.table.file, places[effect.key], header, new, told)
        for effect in effects.values()
        if effect.act == ImportRow.Act.CHANGE
        for header, _old, new in effect.changes
    ]
    if errors:
        raise LoadErrors(errors, len(errors))
