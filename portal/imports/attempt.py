"""Rows through the loading of tables: what they would do, cell by cell, and what is wrong with them.

The rows are really written, and what was written is read, so that a preview tells what the confirmation will do; then,
for a preview, all is taken back.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import connection, transaction
from django.utils.translation import gettext as _
from psycopg import sql

from portal.imports.conversion import Converted, beginnings
from portal.imports.kinds import WORDING, governments_of, has_government, is_shared
from portal.loading import LoadError, LoadErrors, all_tables
from portal.loading.engine import load_table
from portal.loading.errors import Faults, file_table, row_table
from portal.loading.staging import clear
from portal.models import ImportRow
from portal.statements import execute
from portal.tables import Column, Sql, Table, name

#: Every row that is wrong is told, not only the first hundred.
TOLD = 100_000


@dataclass
class Effect:
    """What one row does; `changes` are (header, old, new) of the cells that become others."""

    number: int
    key: str
    act: str
    changes: list[tuple[str, str, str]] = field(default_factory=list)


class Rejected(Exception):
    """Rows that cannot be loaded: (header, value, message) by number; those of no row concern the file."""

    def __init__(self, errors: Iterable[LoadError]):
        self.of_file: list[str] = []
        self.of_rows: dict[int, list[tuple[str, str, str]]] = {}
        for error in errors:
            if error.row is None:
                self.of_file.append(error.message)
            else:
                self.of_rows.setdefault(error.row, []).append((error.column, error.value, error.message))
        super().__init__()


class Attempt:
    """One passage of rows into the register by one person. Use within a transaction of the caller's."""

    def __init__(self, table: Table, rows: list[Converted], *, by):
        self.table = table
        self.rows = rows
        self.by = by
        self.before: dict[int, tuple[str, ...]] = {}

    def write(self) -> list[Effect]:
        """Raises Rejected, and has then written nothing."""
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                self.cursor, self.faults = cursor, Faults(cursor, TOLD)
                load_table(cursor, self.table, self.faults, fill=self._fill, check=self._check)
                effects = self._effects()
                clear(cursor, all_tables())
        except LoadErrors as found:
            raise Rejected(found.errors) from None
        return effects

    def _fill(self) -> None:
        """Copies the rows; what they leave open is filled from the register, or with what new records begin with."""
        headers = self.table.headers
        begins = beginnings(self.table)
        statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
            file_table(self.table), sql.SQL(", ").join(name(each) for each in ("_row", *headers))
        )
        with self.cursor.copy(statement) as copy:
            for row in self.rows:
                open_cells = {} if row.known else begins
                copy.write_row((row.number, *(row.cells.get(each) or open_cells.get(each, "") for each in headers)))
        execute(
            self.cursor,
            "UPDATE {file} AS s SET {cells} FROM {table} AS t WHERE t.key = s.key",
            file=file_table(self.table),
            cells=[self._kept(column) for column in self.table.columns if column.name != "key"],
            table=name(self.table.model._meta.db_table),
        )

    def _kept(self, column: Column) -> Sql:
        """An empty cell leaves what is there; the wording of a date goes with the date."""
        given, kept = name("s", column.name), column.written("t")
        dated = column.name.removesuffix(WORDING)
        if dated != column.name and dated in self.table.headers:
            same = sql.SQL("{} IN ('', {})").format(name("s", dated), self.table.column(dated).written("t"))
            kept = sql.SQL("CASE WHEN {} THEN {} ELSE '' END").format(same, kept)
        return sql.SQL("{} = CASE WHEN {} = '' THEN {} ELSE {} END").format(name(column.name), given, kept, given)

    def _check(self) -> None:
        self._check_annulled()
        self._check_keepers()
        self.before = self._states()

    def _check_annulled(self) -> None:
        if any(attribute.name == "annulled_on" for attribute in self.table.model._meta.fields):
            self._find(
                sql.SQL("t.annulled_on IS NOT NULL"), ("key",), _("This record is annulled, and stays as it is.")
            )

    def _check_keepers(self) -> None:
        """A person writes the records of governments where the person may import, and no others."""
        if is_shared(self.table):
            return
        allowed = [government.pk for government in governments_of(self.by)]
        keeper = sql.SQL("n.government_id")
        if self.table.kept_by:
            above = self.table.column(self.table.kept_by)
            keeper = sql.SQL("(SELECT a.government_id FROM {} AS a WHERE a.id = {})").format(
                name(above.target._meta.db_table), name("n", above.stored[0])
            )
        whose = [sql.SQL("coalesce({} = ANY ({}), false)").format(keeper, sql.Literal(allowed))]
        if has_government(self.table):
            # A new record was nobody's.
            whose.append(sql.SQL("coalesce(t.government_id = ANY ({}), true)").format(sql.Literal(allowed)))
        told = _("Belongs to a government for which you do not import: leave this row out.")
        self._find(sql.SQL("NOT ({})").format(sql.SQL(" AND ").join(whose)), (self._keeping_column(),), told)

    def _keeping_column(self) -> str:
        above = self.table.kept_by or self.table.below
        return above or ("government" if "government" in self.table.headers else "key")

    def _find(self, wrong: Sql, headers: tuple[str, ...], told: str) -> None:
        """`wrong` is asked of a row `n` and of the record `t` that it changes, which a new one has not."""
        rows = sql.SQL("SELECT n._row FROM {} AS n LEFT JOIN {} AS t ON t.id = n.id WHERE {}").format(
            row_table(self.table), name(self.table.model._meta.db_table), wrong
        )
        self.faults.find(self.table, headers, rows, lambda _value: told)

    def _states(self) -> dict[int, tuple[str, ...]]:
        """The cells of the register's records to which the rows belong, by number, as files would hold them."""
        execute(
            self.cursor,
            "SELECT n._row, {cells} FROM {rows} AS n JOIN {table} AS r ON r.id = n.id",
            cells=[column.written("r") for column in self.table.columns],
            rows=row_table(self.table),
            table=name(self.table.model._meta.db_table),
        )
        return {number: tuple(cells) for number, *cells in self.cursor.fetchall()}

    def _effects(self) -> list[Effect]:
        after = self._states()
        headers = [column.name for column in self.table.columns]
        effects = []
        for row in self.rows:
            old, new = self.before.get(row.number), after[row.number]
            cells = zip(headers, old or [""] * len(headers), new, strict=True)
            changes = [cell for cell in cells if cell[1] != cell[2] and cell[0] != "key"]
            act = ImportRow.Act.CREATE if old is None else ImportRow.Act.CHANGE if changes else ImportRow.Act.LEAVE
            effects.append(Effect(row.number, row.cells["key"], act, changes))
        self._refuse_changes_of_shared(effects)
        return effects

    def _refuse_changes_of_shared(self, effects: list[Effect]) -> None:
        """Localities and sources are everybody's: a file adds to them, and changes are made on their pages."""
        changed = [effect for effect in effects if effect.act == ImportRow.Act.CHANGE]
        if is_shared(self.table) and changed:
            told = _("This record is shared by all governments: change it on its page. A file adds new ones alone.")
            errors = [
                LoadError(self.table.file, effect.number, header, new, told)
                for effect in changed
                for header, _old, new in effect.changes
            ]
            raise LoadErrors(errors, len(errors))
