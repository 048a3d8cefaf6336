"""Loads a folder of tables: all or nothing, in sets, every error with its place. docs/decisions/0004-load.md."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pghistory
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _
from psycopg import sql

from portal.loading.agreed import check_agreed
from portal.loading.claims import check_claims
from portal.loading.constraints import broken_rule, check_governments, check_rows
from portal.loading.documents import check_documents
from portal.loading.errors import Faults, LoadError, LoadErrors, row_table
from portal.loading.files import copy_file, find_files
from portal.loading.staging import check_cells, clear, give_ids, make_rows, prepare
from portal.loading.writing import Report, report, write_lists, write_rows
from portal.models import Claim
from portal.record_tables import CLAIMS, SOURCES
from portal.statements import execute
from portal.table_links import in_order
from portal.tables import Table, name

#: Two loads at a time wait for each other.
LOCK = 20_261_121


def all_tables() -> list[Table]:
    """Every table that an installed app declares in its module `tables`, in the order in which they are loaded."""
    return _tables("TABLES")


def packaged_tables() -> list[Table]:
    """With those of `PACKAGED`: rows that come about by acts of their own, and that a package alone brings back."""
    return _tables("TABLES", "PACKAGED")


def _tables(*lists: str) -> list[Table]:
    declared = [SOURCES]
    for app in reversed(list(apps.get_app_configs())):
        if app.name != "portal" and find_spec(f"{app.name}.tables"):
            module = import_module(f"{app.name}.tables")
            declared += [table for each in lists for table in getattr(module, each, ())]
    return [*in_order(declared), CLAIMS]


def lock(cursor, tables: list[Table]) -> None:
    """Keeps other loads and other changes of these tables waiting until the transaction ends."""
    execute(cursor, "SELECT pg_advisory_xact_lock({lock})", lock=sql.Literal(LOCK))
    execute(
        cursor,
        "LOCK TABLE {tables} IN SHARE ROW EXCLUSIVE MODE",
        tables=[name(table.model._meta.db_table) for table in tables],
    )


def load_folder(path: str | Path, *, by=None, tables: list[Table] | None = None) -> Report:
    """Brings the register up to date with the CSV files of a folder; rows that no file holds stay as they are.

    Raises LoadErrors, and has then changed nothing. `by` is the account that asks for it, for the history; `tables`
    are those that the folder may hold, where not `all_tables`.
    """
    folder, tables = Path(path), tables or all_tables()
    who = {"user": by.pk} if by else {}
    with (
        transaction.atomic(),
        pghistory.context(command="load", reason=folder.resolve().name, **who),
        connection.cursor() as cursor,
    ):
        faults = Faults(cursor)
        present = _read(cursor, folder, tables, faults)
        _check(cursor, present, faults)
        faults.stop(tables)
        _write(cursor, present, tables)
        _check_written(cursor, present, tables, faults)
        faults.stop(tables)
        done = report(cursor, present)
        clear(cursor, tables)
    return done


def load_tables(
    cursor, present: list[Table], faults: Faults, *, fill: Callable[[], None], check: Callable[[], None]
) -> None:
    """Brings the rows that `fill` copies into the staging tables into the register, in the caller's transaction.

    The tables stand in the order of `all_tables`, and may have some of their kind's columns alone: what they have not
    stays as it is. `check` is asked once the rows are typed, before any is written. Raises LoadErrors; the caller reads
    what was written, and clears.
    """
    by_label = {table.label: table for table in present}
    tables = [by_label.get(each.label, each) for each in all_tables()]
    _begin(cursor, present, tables)
    fill()
    _check(cursor, present, faults)
    check()
    faults.stop(tables)
    _write(cursor, present, tables)
    _check_written(cursor, present, tables, faults)


def _begin(cursor, present: list[Table], tables: list[Table]) -> None:
    """Locks the tables that will change against others, and makes the staging tables."""
    lock(cursor, present)
    prepare(cursor, tables)


def _read(cursor, folder: Path, tables: list[Table], faults: Faults) -> list[Table]:
    """The tables of which there are files, locked against others' changes, and copied."""
    files = find_files(folder, tables, faults)
    faults.stop(tables)
    present = [table for table in tables if table in files.values()]
    _begin(cursor, present, tables)
    for path, table in files.items():
        copy_file(cursor, path, table, faults)
    # A file that was not read to its end lacks rows that others name.
    faults.stop(tables)
    return present


def _check(cursor, present: list[Table], faults: Faults) -> None:
    for table in present:
        give_ids(cursor, table)
    for table in present:
        check_cells(table, faults)
        make_rows(cursor, table)
        check_rows(cursor, table, faults)
        check_documents(cursor, table, faults)
        check_agreed(table, faults)


def _write(cursor, present: list[Table], tables: list[Table]) -> None:
    try:
        with transaction.atomic():
            for table in sorted(present, key=lambda each: not each.closed_above):
                write_rows(cursor, table)
            for table in present:
                write_lists(cursor, table)
    except IntegrityError as error:
        raise _refused(error, tables) from error


def _check_written(cursor, present: list[Table], tables: list[Table], faults: Faults) -> None:
    """What can only be asked of several tables together, and at last of the database itself."""
    for table in present:
        check_governments(cursor, table, faults)
        for rule in table.rules:
            rows = sql.SQL(rule.sql).format(rows=row_table(table))
            faults.find(table, (rule.column,), rows, lambda _value, rule=rule: str(rule.message))
        if table.model is Claim:
            check_claims(cursor, table, tables, faults)
    faults.stop(tables)
    try:
        with transaction.atomic():
            execute(cursor, "SET CONSTRAINTS ALL IMMEDIATE")
    except IntegrityError as error:
        raise _refused(error, tables) from error
    execute(cursor, "SET CONSTRAINTS ALL DEFERRED")


def _refused(error: IntegrityError, tables: list[Table]) -> LoadErrors:
    """What the database refused although no rule found it beforehand: its file and its rule, the row is not known."""
    told = error.__cause__.diag
    table = next((table for table in tables if table.model._meta.db_table == told.table_name), None)
    rule = told.constraint_name or ""
    refused = _("The database refused it by the rule «%(rule)s».") % {"rule": rule}
    message = broken_rule(table, rule) if table else refused
    return LoadErrors([LoadError(table.file if table else "", None, "", told.message_detail or "", message)], 1)
