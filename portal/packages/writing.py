"""One table of a package as CSV: PostgreSQL writes the cells, by the table's own declaration."""

from collections.abc import Iterator

from psycopg import sql

from portal.packages.scope import Scope
from portal.tables import Column, Sql, Table, name

BATCH = 64 * 1024


def csv_of(cursor, table: Table, scope: Scope) -> Iterator[bytes]:
    """UTF-8 CSV (RFC 4180) in batches: a header, then the rows in the order of their keys; nothing is guarded.

    Ask within `only_packaged`, or it holds every row.
    """
    columns = scope.columns(table)
    batch = bytearray((",".join(column.name for column in columns) + "\r\n").encode())
    statement = sql.SQL('COPY (SELECT {} FROM {} AS t ORDER BY t.key COLLATE "C") TO STDOUT (FORMAT csv)').format(
        sql.SQL(", ").join(_cell(column, scope) for column in columns), name(table.model._meta.db_table)
    )
    with cursor.copy(statement) as rows:
        for row in rows:
            # Each row comes by itself, and line breaks within its cells stay as they are.
            batch += row[:-1]
            batch += b"\r\n"
            if len(batch) >= BATCH:
                yield bytes(batch)
                batch.clear()
    yield bytes(batch)


def _cell(column: Column, scope: Scope) -> Sql:
    cell = column.written("t")
    if column.permission:
        own = sql.Literal(sorted(scope.governments_with(column.permission)))
        cell = sql.SQL("CASE WHEN t.government_id = ANY ({}) THEN {} END").format(own, cell)
    # An empty text would stand in quotation marks.
    return sql.SQL("nullif({}, '')").format(cell)
