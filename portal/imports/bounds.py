"""What rows may not touch: records that others keep, and what is annulled, with all that hangs under it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from psycopg import sql

from portal.imports.kinds import is_shared
from portal.loading import all_tables
from portal.loading.errors import Faults, file_table, row_table
from portal.statements import execute
from portal.table_links import Ref
from portal.tables import Column, Sql, Table, name


def refuse_others(table: Table, faults: Faults, allowed: list[int]) -> None:
    """Rows of records that others keep are told and put aside, before anything of these records is read."""
    if is_shared(table):
        return
    theirs = sql.SQL("SELECT s._row FROM {} AS s JOIN {} AS t ON t.key = s.key WHERE NOT {}").format(
        file_table(table), name(table.model._meta.db_table), _is_own(table, "t", allowed)
    )
    faults.find(table, ("key",), theirs, lambda _value: _not_ours())
    execute(faults.cursor, "DELETE FROM {file} WHERE _row IN ({theirs})", file=file_table(table), theirs=theirs)


def check_keepers(table: Table, faults: Faults, allowed: list[int]) -> None:
    """Whose the record will be; whose it was is asked before, in `refuse_others`."""
    if is_shared(table):
        return
    wrong = sql.SQL("NOT {}").format(_is_own(table, "n", allowed))
    if table.kept_by:
        # What hangs below a record that is new itself hangs below one of those that are checked.
        above = table.column(table.kept_by)
        wrong = sql.SQL("{} AND EXISTS (SELECT 1 FROM {} AS a WHERE a.id = {})").format(
            wrong, name(above.target._meta.db_table), name("n", above.stored[0])
        )
    keeping = table.kept_by or table.below or ("government" if "government" in table.headers else "key")
    _find(table, faults, wrong, keeping, _not_ours())


def check_annulled(table: Table, faults: Faults) -> None:
    """What is annulled stays as it is, and nothing is written under it."""
    if _is_annulled(table):
        told = _("This record is annulled, and stays as it is.")
        _find(table, faults, sql.SQL("t.annulled_on IS NOT NULL"), "key", told)
    for wrong in _annulled_above(table):
        told = _("What this hangs under is annulled: leave this row out.")
        _find(table, faults, wrong, _owner(table).name, told)


def _annulled_above(table: Table) -> Iterator[Sql]:
    """Of each record above a row `n`, however far, whether it is annulled."""
    tables = {each.model: each for each in all_tables()}
    owner = _owner(table)
    reference: Sql | None = name("n", owner.stored[0]) if owner else None
    while owner:
        above = tables[owner.target]
        held = sql.SQL("FROM {} AS a WHERE a.id = {}").format(name(above.model._meta.db_table), reference)
        if _is_annulled(above):
            yield sql.SQL("EXISTS (SELECT 1 {} AND a.annulled_on IS NOT NULL)").format(held)
        if owner := _owner(above):
            reference = sql.SQL("(SELECT a.{} {})").format(name(owner.stored[0]), held)


def _owner(table: Table) -> Column | None:
    """The column that names the record under which the row hangs."""
    named = table.below or table.kept_by
    owners = (column for column in table.columns if column.name == named or getattr(column, "is_owner", False))
    return next((column for column in owners if isinstance(column, Ref)), None)


def _is_annulled(table: Table) -> bool:
    return any(attribute.name == "annulled_on" for attribute in table.model._meta.fields)


def _is_own(table: Table, row: str, allowed: list[int]) -> Sql:
    """Whether a record is kept by one of these governments."""
    keeper: Sql = name(row, "government_id")
    if table.kept_by:
        above = table.column(table.kept_by)
        keeper = sql.SQL("(SELECT a.government_id FROM {} AS a WHERE a.id = {})").format(
            name(above.target._meta.db_table), name(row, above.stored[0])
        )
    return sql.SQL("coalesce({} = ANY ({}), false)").format(keeper, sql.Literal(allowed))


def _not_ours() -> str:
    return _("Belongs to a government for which you do not import: leave this row out.")


def _find(table: Table, faults: Faults, wrong: Sql, header: str, told: str) -> None:
    """`wrong` is asked of a row `n` and of the record `t` that it changes, which a new one has not."""
    rows = sql.SQL("SELECT n._row FROM {} AS n LEFT JOIN {} AS t ON t.id = n.id WHERE {}").format(
        row_table(table), name(table.model._meta.db_table), wrong
    )
    faults.find(table, (header,), rows, lambda _value: told)
