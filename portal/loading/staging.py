"""From rows of text to rows of the register, in temporary tables: keys with ids, cells checked, values typed."""

from django.db import models
from django.utils.translation import gettext as _
from psycopg import sql

from portal.loading.errors import Faults, file_table, row_table
from portal.statements import execute, spare_triggers
from portal.tables import Column, Sql, Table, name

#: Dates as `PartialDate.parse` reads them, and JSON objects; NULL for what is neither.
READERS = """
CREATE OR REPLACE FUNCTION pg_temp.date_edge(part text, is_last boolean) RETURNS date LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    numbers text[] := regexp_match(part, '^([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?$');
    first date;
BEGIN
    IF numbers IS NULL OR numbers[1]::integer NOT BETWEEN 1000 AND 2999 THEN RETURN NULL; END IF;
    first := make_date(numbers[1]::integer, coalesce(numbers[2], '1')::integer, coalesce(numbers[3], '1')::integer);
    IF NOT is_last OR numbers[3] IS NOT NULL THEN RETURN first; END IF;
    RETURN first + CASE WHEN numbers[2] IS NULL THEN interval '1 year' ELSE interval '1 month' END - interval '1 day';
EXCEPTION WHEN datetime_field_overflow THEN RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION pg_temp.partial_date(cell text) RETURNS daterange LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
    -- All that Python's strip takes off.
    parts text[] := ARRAY(SELECT regexp_replace(part, '^{space}+|{space}+$', '', 'g')
        FROM unnest(string_to_array(cell, '/')) AS part);
    first date := pg_temp.date_edge(parts[1], false);
    last date := pg_temp.date_edge(parts[cardinality(parts)], true);
BEGIN
    IF lower(cell) IN ('unknown', 'tidak diketahui') THEN RETURN daterange(NULL, NULL); END IF;
    IF cardinality(parts) > 2 OR first IS NULL AND last IS NULL THEN RETURN NULL; END IF;
    IF first IS NULL AND parts[1] <> '..' OR last IS NULL AND parts[2] <> '..' OR first > last THEN RETURN NULL; END IF;
    RETURN daterange(first, last, '[]');
END $$;

CREATE OR REPLACE FUNCTION pg_temp.document(cell text) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE STRICT AS $$
BEGIN
    RETURN CASE jsonb_typeof(cell::jsonb) WHEN 'object' THEN cell::jsonb END;
EXCEPTION WHEN data_exception THEN RETURN NULL;
END $$;
""".replace("{space}", r"[\s\u001c-\u001f\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
TABLES = """
CREATE TEMP TABLE load_labels (label text PRIMARY KEY) ON COMMIT DROP;
CREATE TEMP TABLE load_keys (label text, key text, id bigint, _row integer, PRIMARY KEY (label, key)) ON COMMIT DROP;
CREATE TEMP TABLE load_faults (label text, _row integer) ON COMMIT DROP;
CREATE TEMP TABLE load_written (label text, key text, created boolean) ON COMMIT DROP;
"""


def prepare(cursor, tables: list[Table]) -> None:
    """Makes the staging tables, those of tables without a file too: they stay empty."""
    spare_triggers(cursor)
    execute(cursor, sql.SQL(READERS))
    execute(cursor, sql.SQL(TABLES))
    for table in tables:
        execute(cursor, "INSERT INTO load_labels VALUES ({label})", label=sql.Literal(table.label))
        execute(
            cursor,
            """
            CREATE TEMP TABLE {file} (_row integer PRIMARY KEY, {texts}) ON COMMIT DROP;
            CREATE TEMP TABLE {rows} ON COMMIT DROP AS SELECT NULL::integer AS _row, t.* FROM {table} AS t WITH NO DATA;
            """,
            file=file_table(table),
            rows=row_table(table),
            texts=[sql.SQL("{} text NOT NULL DEFAULT ''").format(name(header)) for header in table.headers],
            table=name(table.model._meta.db_table),
        )


def clear(cursor, tables: list[Table]) -> None:
    """Drops them before the transaction ends, for a caller whose own goes on."""
    staged = [staging for table in tables for staging in (file_table(table), row_table(table))]
    names = [name(each) for each in ("load_labels", "load_keys", "load_faults", "load_written")]
    execute(cursor, "DROP TABLE {tables}", tables=[*staged, *names])


def give_ids(cursor, table: Table) -> None:
    """The id of every key: the register's, or a new one in the order of the rows."""
    execute(
        cursor,
        """
        ANALYZE {file};
        INSERT INTO load_keys
        SELECT {label}, s.key, coalesce(t.id, nextval(pg_get_serial_sequence({table_name}, 'id'))), s._row
        FROM (SELECT key, min(_row) AS _row FROM {file} WHERE key <> '' GROUP BY key ORDER BY 2) AS s
        LEFT JOIN {table} AS t ON t.key = s.key ORDER BY s._row
        """,
        label=sql.Literal(table.label),
        table_name=sql.Literal(table.model._meta.db_table),
        table=name(table.model._meta.db_table),
        file=file_table(table),
    )


def check_cells(table: Table, faults: Faults) -> None:
    """Finds empty cells that must be filled, cells that cannot be read, and keys that stand there twice."""
    for column in table.columns:
        for header in column.headers:
            _check_column(table, column, name("s", header), faults)
    twice = sql.SQL(
        "SELECT s._row FROM {} AS s JOIN load_keys AS k ON k.label = {} AND k.key = s.key AND k._row <> s._row"
    ).format(file_table(table), sql.Literal(table.label))
    faults.find(table, ("key",), twice, lambda _key: _("This key stands in an earlier row: every row has its own."))


def _check_column(table: Table, column: Column, cell: Sql, faults: Faults) -> None:
    rows = sql.SQL("SELECT s._row FROM {} AS s WHERE {}")
    if column.required:
        empty = sql.SQL("{} = ''").format(cell)
        faults.find(table, (column.name,), rows.format(file_table(table), empty), lambda _value: _("Must be filled."))
    if invalid := column.invalid(cell):
        bad = sql.SQL("{} <> '' AND ({})").format(cell, invalid)
        faults.find(table, (column.name,), rows.format(file_table(table), bad), column.explain)


def make_rows(cursor, table: Table) -> None:
    """Types the rows without fault. What the file does not say stays as the register has it, or starts as usual."""
    columns = [field for field in table.model._meta.concrete_fields if not field.generated]
    said = _said(table)
    execute(
        cursor,
        """
        INSERT INTO {rows} (_row, {columns})
        SELECT s._row, {values} FROM {file} AS s
        JOIN load_keys AS k ON k.label = {label} AND k.key = s.key AND k._row = s._row
        LEFT JOIN {table} AS t ON t.key = s.key
        WHERE NOT EXISTS (SELECT 1 FROM load_faults AS f WHERE f.label = {label} AND f._row = s._row);
        CREATE INDEX ON {rows} (id);
        ANALYZE {rows};
        """,
        rows=row_table(table),
        columns=[name(field.column) for field in columns],
        values=[said.get(field.column) or _unsaid(field) for field in columns],
        file=file_table(table),
        label=sql.Literal(table.label),
        table=name(table.model._meta.db_table),
    )


def _said(table: Table) -> dict[str, Sql]:
    said = {"id": sql.SQL("k.id")}
    for column in table.columns:
        for stored, value in column.typed("s").items():
            said[stored] = _kept(column, value) if column.keeps else value
    if table.below:
        said["government_id"] = _government_above(table, said)
    return said


def _kept(column: Column, value: Sql) -> Sql:
    filled = sql.SQL("nullif({}, '')").format(value) if column.is_text else value
    return sql.SQL("coalesce({}, {})").format(filled, _unsaid(column.model_field))


def _government_above(table: Table, said: dict[str, Sql]) -> Sql:
    above = table.column(table.below)
    return sql.SQL(
        "coalesce((SELECT a.government_id FROM {rows} AS a WHERE a.id = {id}), "
        "(SELECT a.government_id FROM {table} AS a WHERE a.id = {id}))"
    ).format(
        rows=name(f"load_row_{above.target._meta.db_table}"),
        table=name(above.target._meta.db_table),
        id=said[above.stored[0]],
    )


def _unsaid(field: models.Field) -> Sql:
    """The register's value, or what a new row starts with."""
    return sql.SQL("CASE WHEN t.id IS NULL THEN {} ELSE t.{} END").format(
        sql.Literal(None if field.null else field.get_prep_value(field.get_default())), name(field.column)
    )
