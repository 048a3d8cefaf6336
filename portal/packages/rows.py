"""The rows of a package, and a register that holds no others while they are written.

Every cell is written by SQL that reads tables by their names. While a package is written, those names stand for views
of the rows in the package alone, so that no cell can name a row that is not: it finds none and stays empty.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import EmptyResultSet
from django.db import transaction
from psycopg import sql

from portal.models import Claim
from portal.packages.scope import Scope
from portal.statements import execute
from portal.table_links import RecordNamed, RecordRef, Ref, called
from portal.tables import Column, Sql, Table, name


@contextmanager
def only_packaged(cursor, tables: list[Table], scope: Scope) -> Iterator[None]:
    """While it lasts, the tables hold for this connection only what the package holds: ask no querysets meanwhile."""
    with transaction.atomic():
        execute(cursor, "SELECT current_schema()")
        schema = cursor.fetchone()[0]
        # Said once: building these statements takes longer than running them.
        told = {table.file: _told(table, scope) for table in tables}
        for table in tables:
            _choose(cursor, table, *told[table.file])
            execute(
                cursor,
                "CREATE TEMP VIEW {table} AS SELECT * FROM {real} WHERE id IN (SELECT id FROM {chosen})",
                table=name(table.model._meta.db_table),
                real=name(schema, table.model._meta.db_table),
                chosen=_chosen(table),
            )
        while sum(_leave(cursor, table, tables, *told[table.file]) for table in tables):
            pass
        _leave_with_values(cursor, tables)
        yield
        execute(cursor, "DROP VIEW {views}", views=[name("pg_temp", table.model._meta.db_table) for table in tables])
        execute(cursor, "DROP TABLE {chosen}", chosen=[_chosen(table) for table in tables])


def _chosen(table: Table) -> sql.Identifier:
    """The ids of the rows of a table that are in the package."""
    return name(f"packaged_{table.model._meta.db_table}")


def _choose(cursor, table: Table, rows: str, params: tuple) -> None:
    create = sql.SQL("CREATE TEMP TABLE {} ON COMMIT DROP AS ").format(_chosen(table)).as_string(cursor.connection)
    cursor.execute(create + rows, params)
    execute(cursor, "ALTER TABLE {chosen} ADD PRIMARY KEY (id); ANALYZE {chosen}", chosen=_chosen(table))


def _told(table: Table, scope: Scope) -> tuple[str, tuple]:
    """SQL of the ids of what the reader is told of that day, among the rows that the tables hold when it is run."""
    rows = table.model.objects.filter(pk__in=scope.told(table).order_by().values("pk")).order_by().values("id")
    try:
        return rows.query.sql_with_params()
    except EmptyResultSet:
        return "SELECT NULL::bigint AS id WHERE false", ()


def _leave(cursor, table: Table, tables: list[Table], rows: str, params: tuple) -> int:
    """Takes out what nobody would see where only the package's rows are: such as a place without its partnership.

    Gives how many rows went, so that it is asked again of those that they take along.
    """
    delete = sql.SQL("DELETE FROM {} WHERE id NOT IN (").format(_chosen(table)).as_string(cursor.connection)
    cursor.execute(f"{delete}{rows})", params)
    return max(cursor.rowcount, 0) + _leave_with_owners(cursor, table, tables)


def _leave_with_owners(cursor, table: Table, tables: list[Table]) -> int:
    """Takes out the rows that stand under, or cannot be without, one that is not in the package."""
    models = {other.model for other in tables}
    gone = 0
    for column in table.columns:
        if isinstance(column, Ref) and (column.is_owner or column.required) and column.target in models:
            without = sql.SQL("r.{0} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {1} AS o WHERE o.id = r.{0})").format(
                name(column.stored[0]), name(column.target._meta.db_table)
            )
            gone += _take_out(cursor, table, without)
        elif isinstance(column, RecordRef):
            stands = _stands(tables, sql.SQL("r.record"), sql.SQL("r.record_key"))
            gone += _take_out(cursor, table, sql.SQL("NOT ({})").format(stands))
        elif isinstance(column, RecordNamed):
            named = name("r", column.stored[0])
            # What is computed of several rows is called by their keys, of which none is hidden here.
            one = sql.SQL("{0} <> '' AND strpos({0}, '/') = 0").format(named)
            parts = (sql.SQL("split_part({}, ':', {})").format(named, sql.Literal(part)) for part in (1, 2))
            gone += _take_out(cursor, table, sql.SQL("{} AND NOT ({})").format(one, _stands(tables, *parts)))
    return gone


def _stands(tables: list[Table], label: Sql, key: Sql) -> Sql:
    """SQL of whether the record of that label and key is in the package."""
    known = (
        sql.SQL("{} = {} AND {} IN (SELECT o.key FROM {} AS o)").format(
            label, sql.Literal(other.label), key, name(other.model._meta.db_table)
        )
        for other in tables
        if other.model is not Claim
    )
    return sql.SQL(" OR ").join(known)


def _leave_with_values(cursor, tables: list[Table]) -> None:
    """Takes out claims on what is not for everybody, and those whose value names a row that is not in the package."""
    claims = next(table for table in tables if table.model is Claim)
    for table in tables:
        for column in table.columns:
            about = sql.SQL("r.record = {} AND r.attribute = {}").format(
                sql.Literal(table.label), sql.Literal(column.name)
            )
            if column.permission:
                _take_out(cursor, claims, about)
            elif isinstance(column, Ref):
                _take_out(cursor, claims, sql.SQL("{} AND r.value <> '' AND NOT {}").format(about, _found(column)))


def _found(column: Column) -> Sql:
    return sql.SQL("EXISTS (SELECT 1 FROM {} AS o WHERE o.{}::text = r.value)").format(
        name(column.target._meta.db_table), name(called(column.target))
    )


def _take_out(cursor, table: Table, condition: Sql) -> int:
    execute(
        cursor,
        "DELETE FROM {chosen} AS c USING {table} AS r WHERE r.id = c.id AND {condition}",
        chosen=_chosen(table),
        table=name(table.model._meta.db_table),
        condition=condition,
    )
    return max(cursor.rowcount, 0)
