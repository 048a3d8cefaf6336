"""Confirmed is confirmed: a file may fill what is empty there, and changes nothing that was agreed."""

from django.db import models
from django.utils.translation import gettext as _
from psycopg import sql

from portal.loading.errors import Faults, row_table
from portal.tables import Column, Sql, Table, name


def check_agreed(table: Table, faults: Faults) -> None:
    """Finds what would change something agreed in a record that is confirmed, or below one."""
    for column in table.columns:
        if table.agreed.intersection(column.headers):
            _check_changed(table, column, faults)
        if table.settled.intersection(column.headers):
            _check_emptied(table, column, faults)
    if table.answers:
        _check_added(table, faults)


def _check_emptied(table: Table, column: Column, faults: Faults) -> None:
    for stored in column.stored:
        rows = sql.SQL(
            "SELECT n._row FROM {rows} AS n JOIN {table} AS t ON t.id = n.id "
            "WHERE {old} IS NOT NULL AND {new} IS NULL AND NOT {confirmed}"
        ).format(
            rows=row_table(table),
            table=name(table.model._meta.db_table),
            old=name("t", stored),
            new=name("n", stored),
            confirmed=_confirmed(table, "t"),
        )
        faults.find(table, (column.name,), rows, _why_not_emptied)


def _check_changed(table: Table, column: Column, faults: Faults) -> None:
    for stored in column.stored:
        rows = sql.SQL(
            "SELECT n._row FROM {rows} AS n JOIN {table} AS t ON t.id = n.id WHERE {old} IS DISTINCT FROM {new} "
            "AND coalesce({old}::text, '') <> '' AND {confirmed}"
        ).format(
            rows=row_table(table),
            table=name(table.model._meta.db_table),
            old=name("t", stored),
            new=name("n", stored),
            confirmed=_confirmed(table, "t"),
        )
        faults.find(table, (column.name,), rows, _why_not_changed)


def _check_added(table: Table, faults: Faults) -> None:
    """The first of its kind fills what was empty; one more changes what was agreed."""
    fields = [table.model._meta.get_field(field).column for field in table.answers]
    rows = sql.SQL(
        "SELECT n._row FROM {rows} AS n WHERE NOT EXISTS (SELECT 1 FROM {table} AS t WHERE t.id = n.id) "
        "AND EXISTS (SELECT 1 FROM {table} AS t WHERE ({old}) = ({new})) AND {confirmed}"
    ).format(
        rows=row_table(table),
        table=name(table.model._meta.db_table),
        old=sql.SQL(", ").join(name("t", field) for field in fields),
        new=sql.SQL(", ").join(name("n", field) for field in fields),
        confirmed=_confirmed(table, "n"),
    )
    faults.find(table, table.answers, rows, _why_not_added)


def _why_not_changed(value: str) -> str:
    return _(
        "The agreement is confirmed, and the register has something else here: correct it in the portal with a "
        "reason, or record an addendum, a renewal or a termination."
    )


def _why_not_emptied(value: str) -> str:
    return _("The register has something here: if it was written in error, take it back in the portal with a reason.")


def _why_not_added(value: str) -> str:
    return _(
        "The agreement is confirmed, and the register has such a part of it already: add this one in the portal with "
        "a reason, or record an addendum, a renewal or a termination."
    )


def _confirmed(table: Table, row: str) -> Sql:
    """SQL of whether the record that the row of that alias belongs to is confirmed."""
    model, row_id = table.model, name(row, "id")
    for place, reference in enumerate(table.confirmed):
        field = model._meta.get_field(reference)
        row_id = name(row, field.column) if place == 0 else _of(model, field.column, row_id)
        model = field.related_model
    return sql.SQL("EXISTS (SELECT 1 FROM {} AS c WHERE c.id = {} AND c.confirmed_on IS NOT NULL)").format(
        name(model._meta.db_table), row_id
    )


def _of(model: type[models.Model], column: str, row_id: Sql) -> Sql:
    """SQL of what stands in that column of the row of that id."""
    return sql.SQL("(SELECT x.{} FROM {} AS x WHERE x.id = {})").format(
        name(column), name(model._meta.db_table), row_id
    )
