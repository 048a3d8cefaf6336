"""Documents in cells: what the portal could not show is refused before it is written."""

import json

from django.utils.translation import gettext as _
from psycopg import sql

from portal.loading.errors import Faults, row_table
from portal.statements import execute
from portal.table_documents import Document
from portal.tables import Table, name


def check_documents(cursor, table: Table, faults: Faults) -> None:
    """One after the other: each may be long."""
    for column in (column for column in table.columns if isinstance(column, Document)):
        execute(cursor, "SELECT _row FROM {rows} ORDER BY _row", rows=row_table(table))
        for (row,) in cursor.fetchall():
            if why := _why_not(column, _document(cursor, table, column, row)):
                message = _("Cannot be shown: %(reason)s. Take the file as a package holds it.") % {"reason": why}
                faults.add(table.file, message, row=row, column=column.name)


def _document(cursor, table: Table, column: Document, row: int) -> str:
    execute(
        cursor,
        "SELECT {field}::text FROM {rows} WHERE _row = {row}",
        field=name(column.stored[0]),
        rows=row_table(table),
        row=sql.Literal(row),
    )
    return cursor.fetchone()[0]


def _why_not(column: Document, document: str) -> str:
    try:
        column.check(json.loads(document))
    except (ValueError, RecursionError) as error:
        return str(error)
    return ""
