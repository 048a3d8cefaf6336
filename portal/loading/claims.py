"""Claims speak of columns: the attribute is one, the value has its form, and a used value is the record's own."""

from django.utils.translation import gettext as _
from psycopg import sql

from portal.loading.errors import Faults, row_table
from portal.statements import execute
from portal.tables import Sql, Table, name

VALUE = sql.SQL("n.value")


def check_claims(cursor, claims: Table, tables: list[Table], faults: Faults) -> None:
    """Asked once all rows are written. `claims` is the table of claims, `tables` are those they may speak of."""
    by_label = {table.label: table for table in tables}
    execute(
        cursor,
        "SELECT DISTINCT record, attribute FROM {rows} WHERE attribute <> '' ORDER BY 1, 2",
        rows=row_table(claims),
    )
    for label, attribute in cursor.fetchall():
        about = sql.SQL("n.record = {} AND n.attribute = {}").format(sql.Literal(label), sql.Literal(attribute))
        if attribute in by_label[label].headers:
            _check_value(claims, by_label[label], attribute, about, faults)
        else:
            _find(claims, "attribute", about, by_label[label], faults)


def _check_value(claims: Table, table: Table, attribute: str, about: Sql, faults: Faults) -> None:
    column = table.column(attribute)
    invalid = column.invalid(VALUE) or sql.SQL("false")
    unreadable = sql.SQL("{} AND ({})").format(about, invalid)
    faults.find(claims, ("value",), _rows(claims, unreadable), column.explain)
    other = sql.SQL(
        "{about} AND n.is_used AND NOT ({invalid}) "
        "AND {claimed} IS DISTINCT FROM (SELECT {own} FROM {table} AS r WHERE r.key = n.record_key)"
    ).format(
        about=about,
        invalid=invalid,
        claimed=column.normal(VALUE),
        own=column.written("r"),
        table=name(table.model._meta.db_table),
    )
    faults.find(
        claims,
        ("value",),
        _rows(claims, other),
        lambda _value: (
            _("This claim is used, so the column «%(column)s» of its record must say the same: change one of them.")
            % {"column": attribute}
        ),
    )


def _find(claims: Table, column: str, condition: Sql, table: Table, faults: Faults) -> None:
    faults.find(
        claims,
        (column,),
        _rows(claims, condition),
        lambda _value: (
            _("%(file)s has no such column: write one of %(columns)s, or a topic instead.")
            % {"file": table.file, "columns": ", ".join(table.headers)}
        ),
    )


def _rows(claims: Table, condition: Sql) -> Sql:
    return sql.SQL("SELECT n._row FROM {} AS n WHERE {}").format(row_table(claims), condition)
