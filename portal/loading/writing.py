"""From staging tables into the register: only what differs is written, so that equal files leave no trace."""

from dataclasses import dataclass

from psycopg import sql

from portal.loading.errors import file_table, row_table
from portal.models import Citation, Source
from portal.statements import execute
from portal.table_links import Cited, Refs, items, row_id
from portal.tables import Table, name


@dataclass(frozen=True)
class TableReport:
    """Rows of one file; a row counts as changed too where only its links or its citations did."""

    file: str
    created: int
    changed: int
    unchanged: int


@dataclass(frozen=True)
class Report:
    tables: tuple[TableReport, ...]

    @property
    def created(self) -> int:
        return sum(table.created for table in self.tables)

    @property
    def changed(self) -> int:
        return sum(table.changed for table in self.tables)


def write_rows(cursor, table: Table) -> None:
    columns = [field.column for field in table.model._meta.concrete_fields if not field.generated]
    compared = [column for column in columns if column not in ("id", "key", "version")]
    changes = [sql.SQL("{0} = EXCLUDED.{0}").format(name(column)) for column in compared]
    execute(
        cursor,
        """
        WITH written AS (
            INSERT INTO {table} AS t ({columns}) SELECT {columns} FROM {rows} ORDER BY _row
            ON CONFLICT (key) DO UPDATE SET {changes}
            WHERE ({old}) IS DISTINCT FROM ({new}) RETURNING key, xmax = 0 AS created
        )
        INSERT INTO load_written SELECT {label}, key, created FROM written
        """,
        table=name(table.model._meta.db_table),
        columns=[name(column) for column in columns],
        rows=row_table(table),
        changes=[*changes, sql.SQL("version = t.version + 1")],
        old=[name("t", column) for column in compared],
        new=[name("excluded", column) for column in compared],
        label=sql.Literal(table.label),
    )


def write_lists(cursor, table: Table) -> None:
    """What cells with several things say: links to other rows, and citations."""
    for column in table.columns:
        if isinstance(column, Refs):
            _write_links(cursor, table, column)
        elif isinstance(column, Cited):
            _write_citations(cursor, table, column)


def _write_links(cursor, table: Table, column: Refs) -> None:
    own, other = column.sides
    execute(
        cursor,
        """
        CREATE TEMP TABLE load_links ON COMMIT DROP AS
            SELECT DISTINCT n.id AS own, {target} AS other FROM {rows} AS n JOIN {file} AS s USING (_row), {items}
            WHERE {cell} <> '';
        WITH gone AS (
            DELETE FROM {links} AS l USING {rows} AS n WHERE l.{own} = n.id
            AND NOT EXISTS (SELECT 1 FROM load_links AS w WHERE w.own = l.{own} AND w.other = l.{other})
            RETURNING n.key
        ), new AS (
            INSERT INTO {links} ({own}, {other}) SELECT own, other FROM load_links AS w
            WHERE NOT EXISTS (SELECT 1 FROM {links} AS l WHERE l.{own} = w.own AND l.{other} = w.other)
            ORDER BY own, other RETURNING {own} AS id
        )
        INSERT INTO load_written SELECT {label}, key, false FROM gone
            UNION ALL SELECT {label}, n.key, false FROM new JOIN {rows} AS n USING (id);
        DROP TABLE load_links;
        """,
        target=row_id(column.target, sql.SQL("i.item")),
        items=items(name("s", column.name)),
        cell=name("s", column.name),
        rows=row_table(table),
        file=file_table(table),
        links=name(column.through._meta.db_table),
        own=name(own.column),
        other=name(other.column),
        label=sql.Literal(table.label),
    )


def _write_citations(cursor, table: Table, column: Cited) -> None:
    """Adds the new ones; takes away those that a file once gave and gives no more, never one that a person added."""
    execute(
        cursor,
        """
        CREATE TEMP TABLE load_cited ON COMMIT DROP AS
            SELECT DISTINCT ON (record_key, source_id, locator) * FROM (
                SELECT n._row, n.key AS record_key, {source} AS source_id,
                    regexp_replace(i.item, '^[^ ]+ ?', '') AS locator, i.place
                FROM {rows} AS n JOIN {file} AS s USING (_row), {items} WHERE {cell} <> ''
            ) AS c ORDER BY record_key, source_id, locator, place;
        WITH gone AS (
            DELETE FROM {citations} AS c USING {rows} AS n
            WHERE c.record = {label} AND c.record_key = n.key AND c.attribute = ''
            AND NOT EXISTS (SELECT 1 FROM load_cited AS w
                WHERE (w.record_key, w.source_id, w.locator) = (c.record_key, c.source_id, c.locator))
            AND EXISTS (SELECT 1 FROM {events} AS e
                WHERE e.pgh_obj_id = c.id AND e.pgh_label = 'insert' AND e.pgh_context ->> 'command' = 'load')
            RETURNING n.key
        ), new AS (
            INSERT INTO {citations} (record, record_key, attribute, source_id, locator, quote)
            SELECT {label}, w.record_key, '', w.source_id, w.locator, '' FROM load_cited AS w
            WHERE NOT EXISTS (SELECT 1 FROM {citations} AS c WHERE c.record = {label} AND c.attribute = ''
                AND (c.record_key, c.source_id, c.locator) = (w.record_key, w.source_id, w.locator))
            ORDER BY w._row, w.place RETURNING record_key AS key
        )
        INSERT INTO load_written SELECT {label}, key, false FROM gone UNION ALL SELECT {label}, key, false FROM new;
        DROP TABLE load_cited;
        """,
        source=row_id(Source, sql.SQL("split_part(i.item, ' ', 1)")),
        items=items(name("s", column.name)),
        cell=name("s", column.name),
        rows=row_table(table),
        file=file_table(table),
        citations=name(Citation._meta.db_table),
        events=name(Citation.pgh_event_model._meta.db_table),
        label=sql.Literal(table.label),
    )


def report(cursor, tables: list[Table]) -> Report:
    return Report(tuple(_table_report(cursor, table) for table in tables))


def _table_report(cursor, table: Table) -> TableReport:
    execute(
        cursor,
        """
        SELECT count(*) FILTER (WHERE created), count(*) FILTER (WHERE NOT created), (SELECT count(*) FROM {rows})
        FROM (SELECT bool_or(created) AS created FROM load_written WHERE label = {label} GROUP BY key) AS w
        """,
        rows=row_table(table),
        label=sql.Literal(table.label),
    )
    created, changed, total = cursor.fetchone()
    return TableReport(table.file, created, changed, total - created - changed)
