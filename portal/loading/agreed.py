"""Confirmed is confirmed: a file may fill what is empty there, and changes nothing that was agreed."""

from django.utils.translation import gettext as _
from psycopg import sql

from portal.loading.errors import Faults, row_table
from portal.tables import Sql, Table, name


def check_agreed(table: Table, faults: Faults) -> None:
    """Finds cells that would change something agreed in a record that is confirmed, or below one."""
    for column in table.columns:
        if not table.agreed.intersection(column.headers):
            continue
        for stored in column.stored:
            rows = sql.SQL(
                "SELECT n._row FROM {rows} AS n JOIN {table} AS t ON t.id = n.id WHERE {old} IS DISTINCT FROM {new} "
                "AND coalesce({old}::text, '') <> '' AND {confirmed}"
            ).format(
                rows=row_table(table),
                table=name(table.model._meta.db_table),
                old=name("t", stored),
                new=name("n", stored),
                confirmed=_confirmed(table),
            )
            faults.find(table, (column.name,), rows, _explain)


def _explain(value: str) -> str:
    return _(
        "The agreement is confirmed, and the register has something else here: correct it in the portal with a "
        "reason, or record an addendum, a renewal or a termination."
    )


def _confirmed(table: Table) -> Sql:
    """SQL of whether the record that a row `t` belongs to is confirmed."""
    model, row_id = table.model, sql.SQL("t.id")
    for reference in table.confirmed:
        field = model._meta.get_field(reference)
        row_id = sql.SQL("(SELECT x.{} FROM {} AS x WHERE x.id = {})").format(
            name(field.column), name(model._meta.db_table), row_id
        )
        model = field.related_model
    return sql.SQL("EXISTS (SELECT 1 FROM {} AS c WHERE c.id = {} AND c.confirmed_on IS NOT NULL)").format(
        name(model._meta.db_table), row_id
    )
