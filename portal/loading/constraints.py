"""The rules that the database keeps, asked of the new rows before they are written, so that each error has its row."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from psycopg import sql

from portal.loading.errors import Faults, row_table
from portal.statements import execute
from portal.tables import Sql, Table, name

CHECKS = """
SELECT c.conname, pg_get_expr(c.conbin, c.conrelid),
    ARRAY(SELECT a.attname FROM pg_attribute AS a WHERE a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey))
FROM pg_constraint AS c WHERE c.contype = 'c' AND c.conrelid = {table}::regclass ORDER BY c.conname
"""
UNIQUE = """
SELECT r.relname, coalesce(pg_get_expr(i.indpred, i.indrelid), 'true'),
    ARRAY(SELECT a.attname FROM pg_attribute AS a WHERE a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey))
FROM pg_index AS i JOIN pg_class AS r ON r.oid = i.indexrelid
WHERE i.indisunique AND i.indexprs IS NULL AND i.indrelid = {table}::regclass ORDER BY r.relname
"""
EXCLUSIONS = """
SELECT c.conname, coalesce(pg_get_expr(i.indpred, i.indrelid), 'true'),
    ARRAY(SELECT pg_get_indexdef(i.indexrelid, n::integer, true)
        FROM generate_series(1, i.indnkeyatts) AS n ORDER BY n),
    ARRAY(SELECT format('OPERATOR(%I.%s)', s.nspname, o.oprname) FROM unnest(c.conexclop) WITH ORDINALITY AS e (oid, n)
        JOIN pg_operator AS o ON o.oid = e.oid JOIN pg_namespace AS s ON s.oid = o.oprnamespace ORDER BY e.n)
FROM pg_constraint AS c JOIN pg_index AS i ON i.indexrelid = c.conindid
WHERE c.contype = 'x' AND c.conrelid = {table}::regclass ORDER BY c.conname
"""
SAME_GOVERNMENT = """
SELECT c.conname, c.confrelid::regclass::text,
    ARRAY(SELECT a.attname FROM unnest(c.conkey) WITH ORDINALITY AS k (number, n)
        JOIN pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = k.number ORDER BY k.n),
    ARRAY(SELECT a.attname FROM unnest(c.confkey) WITH ORDINALITY AS k (number, n)
        JOIN pg_attribute AS a ON a.attrelid = c.confrelid AND a.attnum = k.number ORDER BY k.n)
FROM pg_constraint AS c
WHERE c.contype = 'f' AND cardinality(c.conkey) > 1 AND c.conrelid = {table}::regclass ORDER BY c.conname
"""


def check_rows(cursor, table: Table, faults: Faults) -> None:
    """Check, unique and exclusion constraints of the table over its new rows and those of the register."""
    for rule, condition, columns in _rules(cursor, CHECKS, table):
        broken = sql.SQL("SELECT _row FROM {} WHERE NOT ({})").format(row_table(table), sql.SQL(condition))
        _find(table, columns, broken, rule, faults)
    for rule, where, columns in _rules(cursor, UNIQUE, table):
        if not {"id", "key"} & set(columns):
            _find(table, columns, _twice(table, where, columns), rule, faults)
    for rule, where, expressions, operators in _rules(cursor, EXCLUSIONS, table):
        clash = _clash(table, where, expressions, operators)
        _find(table, [part for part in table.stored if part in expressions], clash, rule, faults)


def check_governments(cursor, table: Table, faults: Faults) -> None:
    """A row and what it names belong to one government; asked once all rows are written."""
    for _rule, target, columns, named in _rules(cursor, SAME_GOVERNMENT, table):
        if "government_id" not in columns:
            continue
        other = sql.SQL(" AND ").join(
            sql.SQL("p.{} = n.{}").format(name(there), name(here)) for here, there in zip(columns, named, strict=True)
        )
        rows = sql.SQL("SELECT n._row FROM {} AS n WHERE {} AND NOT EXISTS (SELECT 1 FROM {} AS p WHERE {})").format(
            row_table(table), _filled("n", columns), sql.SQL(target), other
        )
        headers = _headers(table, [column for column in columns if column != "government_id"])
        faults.find(table, headers, rows, lambda _value: _("Belongs to another government than this row."))


def broken_rule(table: Table, rule: str) -> str:
    """What a person is told of a broken constraint: its own sentence, or its name, which is one too."""
    for constraint in table.model._meta.constraints:
        own = constraint.violation_error_message
        if constraint.name == rule and own != constraint.default_violation_error_message:
            return str(own)
    return _("Breaks the rule «%(rule)s»: correct this row.") % {"rule": rule.replace("_", " ")}


def _rules(cursor, catalogue: str, table: Table) -> list[tuple]:
    statement = catalogue.replace("{table}", sql.Literal(table.model._meta.db_table).as_string(cursor.connection))
    execute(cursor, sql.SQL(statement))
    return cursor.fetchall()


def _find(table: Table, columns: Iterable[str], rows: Sql, rule: str, faults: Faults) -> None:
    faults.find(table, _headers(table, columns), rows, lambda _value: broken_rule(table, rule))


def _headers(table: Table, columns: Iterable[str]) -> tuple[str, ...]:
    """The headers of columns of the database, in the file's order; those that no file holds are left out."""
    named = {table.stored.get(column) for column in columns}
    return tuple(column.name for column in table.columns if column.name in named)


def _filled(alias: str, columns: Iterable[str]) -> Sql:
    return sql.SQL(" AND ").join(sql.SQL("{} IS NOT NULL").format(name(alias, column)) for column in columns)


def _state(table: Table, where: str, columns: Sql) -> Sql:
    """The rows as they will be: the new ones, and those of the register that no new one replaces."""
    return sql.SQL(
        "SELECT _row, id, {columns} FROM {rows} WHERE {where} UNION ALL SELECT NULL, id, {columns} FROM {table} "
        "WHERE {where} AND id NOT IN (SELECT id FROM {rows})"
    ).format(columns=columns, rows=row_table(table), table=name(table.model._meta.db_table), where=sql.SQL(where))


def _twice(table: Table, where: str, columns: list[str]) -> Sql:
    names = sql.SQL(", ").join(map(name, columns))
    return sql.SQL(
        "SELECT _row FROM (SELECT _row, count(*) OVER (PARTITION BY {columns}) AS times FROM ({state}) AS s "
        "WHERE {filled}) AS c WHERE times > 1 AND _row IS NOT NULL"
    ).format(columns=names, state=_state(table, where, names), filled=_filled("s", columns))


def _clash(table: Table, where: str, expressions: list[str], operators: list[str]) -> Sql:
    columns = sql.SQL(", ").join(
        sql.SQL("{} AS {}").format(sql.SQL(expression), name(f"e{number}"))
        for number, expression in enumerate(expressions)
    )
    meets = sql.SQL(" AND ").join(
        sql.SQL("a.{0} {1} b.{0}").format(name(f"e{number}"), sql.SQL(operator))
        for number, operator in enumerate(operators)
    )
    return sql.SQL(
        "WITH state AS ({state}) SELECT a._row FROM state AS a JOIN state AS b ON a.id <> b.id AND {meets} "
        "WHERE a._row IS NOT NULL"
    ).format(state=_state(table, where, columns), meets=meets)
