"""What is wrong with a folder: found in sets, told by file, row and column."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from psycopg import sql

from portal.statements import execute
from portal.tables import Sql, Table, name

#: Of one kind of error in one column as many are told; the others are only counted.
TOLD = 100


@dataclass(frozen=True)
class LoadError:
    """`row` as a spreadsheet counts them (the header is row 1), None where it concerns the file as a whole."""

    file: str
    row: int | None
    column: str
    value: str
    message: str

    def __str__(self):
        place = self.file
        if self.row is not None:
            place += ", " + _("row %(row)d") % {"row": self.row}
        if self.column:
            place += ", " + _("column %(column)s") % {"column": self.column}
        value = f" «{shortened(self.value)}»" if self.value else ""
        return f"{place}:{value} {self.message}"


def shortened(value: str) -> str:
    words = " ".join(value.split())
    return words if len(words) <= 60 else f"{words[:59]}…"


class LoadErrors(Exception):
    """Nothing was loaded. `errors` tells the first of each kind, `total` counts all."""

    def __init__(self, errors: list[LoadError], total: int):
        self.errors = errors
        self.total = total
        super().__init__(_("%(total)d errors, nothing was loaded") % {"total": total})


class Faults:
    """Collects errors; the rows at fault are kept in the table load_faults, so that nothing else is made of them."""

    def __init__(self, cursor, told: int = TOLD):
        self.cursor = cursor
        self.told = told
        self.errors: list[LoadError] = []
        self.total = 0

    def add(self, file: str, message: str, *, row: int | None = None, column: str = "", value: str = "") -> None:
        self.total += 1
        if self.total <= self.told:
            self.errors.append(LoadError(file, row, column, value, message))

    def find(self, table: Table, headers: tuple[str, ...], rows: Sql, explain: Callable[[str], str]) -> None:
        """Adds an error for every `_row` that the SELECT `rows` gives; `explain` says what to do about its value."""
        execute(
            self.cursor,
            """
            WITH bad AS (INSERT INTO load_faults SELECT DISTINCT {label}, _row FROM ({rows}) AS f RETURNING _row)
            SELECT s._row, concat_ws(' / ', {values}), count(*) OVER ()
            FROM bad JOIN {file} AS s USING (_row) ORDER BY s._row LIMIT {told}
            """,
            label=sql.Literal(table.label),
            rows=rows,
            values=[name("s", header) for header in headers] or [sql.SQL("''")],
            file=file_table(table),
            told=sql.Literal(self.told),
        )
        found = self.cursor.fetchall()
        column = ", ".join(headers)
        self.errors += [LoadError(table.file, row, column, value, explain(value)) for row, value, _all in found]
        self.total += found[0][2] if found else 0

    def stop(self, tables: list[Table]) -> None:
        """Raises LoadErrors if there are any, in the order of the tables and their rows."""
        if self.total:
            order = {table.file: number for number, table in enumerate(tables)}
            self.errors.sort(key=lambda error: (order.get(error.file, -1), error.row or 0))
            raise LoadErrors(self.errors, self.total)


def file_table(table: Table) -> sql.Identifier:
    """The rows as the file has them: `_row` and a text for every header."""
    return name(f"load_file_{table.model._meta.db_table}")


def row_table(table: Table) -> sql.Identifier:
    """The rows as they will stand in the register, with `_row`; those at fault are missing."""
    return name(f"load_row_{table.model._meta.db_table}")
