"""Reference data: rows that come with the portal, copied in and brought up to date, never deleted."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.db import connection, models, transaction
from psycopg import sql

from portal.statements import execute

STAGE = sql.Identifier("reference_rows")


class Refreshed(NamedTuple):
    """How many rows of a table were made, changed, and left as they were."""

    created: int
    changed: int
    unchanged: int


@transaction.atomic
def refresh(
    model: type[models.Model],
    lines: Iterable[str | bytes],
    *,
    header: Iterable[str],
    values: Mapping[str, str],
    first: Mapping[str, str] | None = None,
) -> Refreshed:
    """Copies CSV lines (header line included) and makes the table's rows equal to them.

    `values` gives the SQL of each column over the row `s` of the file; its first one tells the rows apart. `first`
    gives columns that are set when a row is made and left alone afterwards. Empty fields arrive as empty texts.
    """
    with connection.cursor() as cursor:
        _copy(cursor, lines, header)
        _upsert(cursor, model, values, first or {})
        created, changed = cursor.fetchone()
        execute(cursor, "SELECT count(*) FROM {stage}", stage=STAGE)
        total = cursor.fetchone()[0]
        execute(cursor, "DROP TABLE {stage}", stage=STAGE)
    return Refreshed(created, changed, total - created - changed)


def _copy(cursor, lines, header) -> None:
    columns = [sql.SQL("{} text").format(sql.Identifier(name)) for name in header]
    execute(cursor, "CREATE TEMP TABLE {stage} ({columns})", stage=STAGE, columns=columns)
    # The data hold no «\\N», so that no field is taken for unknown.
    statement = sql.SQL("COPY {} FROM STDIN (FORMAT csv, HEADER, NULL '\\N')").format(STAGE)
    with cursor.copy(statement) as copy:
        for line in lines:
            copy.write(line)


def _upsert(cursor, model, values, first) -> None:
    columns = [sql.Identifier(name) for name in (*values, *first)]
    compared = columns[1 : len(values)]
    execute(
        cursor,
        """
        WITH written AS (
            INSERT INTO {table} AS t ({columns}) SELECT {values} FROM {stage} AS s
            ON CONFLICT ({key}) DO UPDATE SET {changes} WHERE ({old}) IS DISTINCT FROM ({new})
            RETURNING (xmax = 0) AS created
        )
        SELECT count(*) FILTER (WHERE created), count(*) FILTER (WHERE NOT created) FROM written
        """,
        table=sql.Identifier(model._meta.db_table),
        columns=columns,
        values=map(sql.SQL, (*values.values(), *first.values())),
        stage=STAGE,
        key=columns[0],
        changes=[sql.SQL("{0} = EXCLUDED.{0}").format(name) for name in compared],
        old=[sql.SQL("t.{}").format(name) for name in compared],
        new=[sql.SQL("EXCLUDED.{}").format(name) for name in compared],
    )
