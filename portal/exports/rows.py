"""The rows of a list as a file or as JSON has them: selected by the database, or computed by code."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Protocol

from django.core.exceptions import EmptyResultSet
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.models.expressions import BaseExpression
from django.utils.functional import Promise

from portal.expressions import FormulaGuard, Joined

BATCH = 64 * 1024
#: Of every line of a file: that by which the database ends its rows.
LINE_END = "\n"
#: Rows that a sheet is filled with at a time.
ROWS_AT_ONCE = 2000


class Rows(Protocol):
    """`header` names the columns; `count` is how many rows the last batch of `csv` completed."""

    header: list[str]
    count: int

    def csv(self, *, guarded: bool) -> Iterator[bytes]:
        """UTF-8 CSV with a header row, in batches of about 64 kB; `guarded` against formulas.

        Quoted as in RFC 4180; lines end by LF.
        """

    def values(self) -> Iterator[Sequence]:
        """The rows with numbers as numbers and days as days, text without guard."""

    def total(self) -> int:
        """How many rows there are."""

    def json(self) -> list[str]:
        """Each row as a JSON object: text without guard, several values as an array."""


class DatabaseRows:
    """What a queryset selects; `columns` maps the header to what stands below it."""

    def __init__(self, queryset: QuerySet, columns: dict[str, BaseExpression]):
        self.queryset = queryset
        self.columns = columns
        self.header = list(columns)
        self.count = 0

    def statement(self, *, guarded: bool) -> tuple[str, tuple]:
        """What COPY is given, with its parameters. Raises EmptyResultSet."""
        return self._sql(_as_guarded if guarded else _as_recorded)

    def csv(self, *, guarded: bool) -> Iterator[bytes]:
        """A failure of the database is raised to the reader: the transfer breaks off and never looks complete."""
        try:
            statement = self.statement(guarded=guarded)
        except EmptyResultSet:
            # Django has no SQL for a queryset that it knows to be empty, such as a search for «?!».
            statement = None
        # At once: until rows are sorted, the reader would not know that anything comes.
        yield (",".join(self.header) + LINE_END).encode()
        if statement:
            yield from self._copied(*statement)

    def _copied(self, sql: str, params: tuple) -> Iterator[bytes]:
        batch = bytearray()
        with transaction.atomic(), connection.cursor() as cursor:
            with cursor.cursor.copy(f"COPY ({sql}) TO STDOUT WITH (FORMAT csv)", params) as rows:
                for row in rows:
                    batch += row
                    if len(batch) >= BATCH:
                        yield bytes(batch)
                        batch.clear()
            # Of a COPY that was not finished the database does not tell this.
            self.count = cursor.cursor.rowcount
        yield bytes(batch)

    def values(self) -> Iterator[Sequence]:
        with transaction.atomic():
            yield from self._selected(_as_recorded).iterator(chunk_size=ROWS_AT_ONCE)

    def total(self) -> int:
        return self.queryset.count()

    def json(self) -> list[str]:
        try:
            sql, params = self._sql(_as_structured)
        except EmptyResultSet:
            return []
        names = ", ".join(connection.ops.quote_name(header) for header in self.header)
        with connection.cursor() as cursor:
            statement = f"SELECT row_to_json(row)::text FROM ({sql}) AS row ({names})"  # noqa: S608 from Django alone
            cursor.execute(statement, params)
            return [row for (row,) in cursor.fetchall()]

    def _selected(self, as_wanted) -> QuerySet:
        # A header such as «kind» may also be a field of the model, which an annotation must not be named like.
        selected = {f"file_{header}": as_wanted(expression) for header, expression in self.columns.items()}
        return self.queryset.annotate(**selected).values_list(*selected)

    def _sql(self, as_wanted) -> tuple[str, tuple]:
        return self._selected(as_wanted).query.sql_with_params()


def _as_guarded(expression: BaseExpression) -> BaseExpression:
    return expression


def _as_recorded(expression: BaseExpression) -> BaseExpression:
    """Without the guard, which always stands outermost."""
    return expression.get_source_expressions()[0] if isinstance(expression, FormulaGuard) else expression


def _as_structured(expression: BaseExpression) -> BaseExpression:
    """Without the guard; several values as they are and not joined."""
    bare = _as_recorded(expression)
    return bare.get_source_expressions()[0] if isinstance(bare, Joined) else bare


def csv_lines(queryset: QuerySet, columns: dict[str, BaseExpression]) -> Iterator[bytes]:
    """The CSV file of a queryset, guarded against formulas."""
    return DatabaseRows(queryset, columns).csv(guarded=True)


class ComputedRows:
    """Rows that code computed: texts, numbers, days or None, in the order of the header."""

    def __init__(self, header: list[str], rows: Iterable[Sequence]):
        self.header = header
        self.rows = [[str(value) if isinstance(value, Promise) else value for value in row] for row in rows]
        self.count = 0

    def csv(self, *, guarded: bool) -> Iterator[bytes]:
        """The database guards their text as ever."""
        safe = _guarded({value for row in self.rows for value in row if isinstance(value, str)}) if guarded else {}
        written = io.StringIO(newline="")
        written.write(_line(self.header))
        for row in self.rows:
            written.write(_line([safe.get(value, value) if isinstance(value, str) else value for value in row]))
            if written.tell() >= BATCH:
                yield _taken(written)
        self.count = len(self.rows)
        yield _taken(written)

    def values(self) -> Iterator[Sequence]:
        return iter(self.rows)

    def total(self) -> int:
        return len(self.rows)

    def json(self) -> list[str]:
        rows = (dict(zip(self.header, map(_number, row), strict=True)) for row in self.rows)
        return [json.dumps(row, cls=DjangoJSONEncoder, ensure_ascii=False) for row in rows]


def _line(cells: Sequence) -> str:
    line = io.StringIO(newline="")
    # A carriage return in a cell is quoted only by a writer that ends its lines by one.
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue().removesuffix("\r\n") + LINE_END


def _taken(written: io.StringIO) -> bytes:
    batch = written.getvalue().encode()
    written.seek(0)
    written.truncate()
    return batch


def _guarded(texts: set[str]) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT text, formula_guard(text) FROM unnest(%s::text[]) AS text", [sorted(texts)])
        return dict(cursor.fetchall())


def _number(value):
    """An amount is a number in JSON, not a text."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
