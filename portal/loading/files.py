"""The files of a folder: found, read row by row, and copied as text into staging tables."""

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _
from psycopg import sql

from portal.loading.errors import Faults, file_table
from portal.tables import Table, name

#: A document in a cell is longer than anything that somebody writes; in characters, of every file.
LONGEST = 64 * 1024 * 1024
csv.field_size_limit(LONGEST)


def find_files(folder: Path, tables: list[Table], faults: Faults) -> dict[Path, Table]:
    """The files of the folder that are tables. Files that are no CSV are none of our business."""
    if not folder.is_dir():
        faults.add(str(folder), _("Is not a folder: name the folder that holds the CSV files."))
        return {}
    known = {table.file: table for table in tables}
    found = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".csv")
    for path in found:
        if path.name not in known:
            faults.add(path.name, _("Is no table: a folder holds %(files)s.") % {"files": ", ".join(known)})
    if not found:
        faults.add(str(folder), _("Holds no table: a folder holds %(files)s.") % {"files": ", ".join(known)})
    return {path: known[path.name] for path in found if path.name in known}


def copy_file(cursor, path: Path, table: Table, faults: Faults) -> None:
    """Streams one file into its staging table. What cannot be read as rows of the table becomes an error."""
    try:
        # Bytes that are no UTF-8 come through as marks, so that the error can name their row.
        with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as lines:
            rows = _rows(lines, table, faults)
            header = next(rows, None)
            if header and _fits(header[1], table, faults):
                _copy(cursor, table, header[1], rows, faults)
    except OSError as error:
        faults.add(table.file, _("Cannot be read: %(reason)s.") % {"reason": error.strerror})


def _rows(lines, table: Table, faults: Faults) -> Iterator[tuple[int, list[str]]]:
    """Every row with its number, blank ones left out; ends where the file cannot be read further."""
    number = 0
    try:
        for number, cells in enumerate(csv.reader(lines, strict=True), 1):
            text = "".join(cells)
            if not text.strip():
                continue
            if fault := _unreadable(text):
                faults.add(table.file, fault, row=number)
                return
            yield number, [cell.strip() for cell in cells]
    except csv.Error:
        faults.add(
            table.file,
            _(
                "From here on the quotation marks do not match (or a cell is longer than %(longest)d characters). A "
                "cell with a comma, a quotation mark or a line break stands in quotation marks; one inside is doubled."
            )
            % {"longest": csv.field_size_limit()},
            row=number + 1,
        )
    if number == 0:
        faults.add(table.file, _("Is empty: its first row holds the names of the columns."))


def _unreadable(text: str) -> str:
    if "\0" in text:
        return _("Holds a NUL character: this is no text file, or it is damaged. Export it anew as CSV.")
    try:
        text.encode()
    except UnicodeEncodeError:
        return _("Is not written in UTF-8: save the file as «CSV UTF-8».")
    return ""


def _fits(header: list[str], table: Table, faults: Faults) -> bool:
    expected = table.headers
    if len(header) == 1 and ";" in header[0]:
        faults.add(table.file, _("Has semicolons between its columns: save it with commas."), row=1, value=header[0])
        return False
    before = faults.total
    for column, times in Counter(header).items():
        if column not in expected:
            faults.add(
                table.file,
                _("Is no column of this table: correct its name, or remove it. The columns are %(columns)s.")
                % {"columns": ",".join(expected)},
                row=1,
                column=column,
            )
        elif times > 1:
            faults.add(table.file, _("Stands there twice: keep one of them."), row=1, column=column)
    for column in table.needed:
        if column not in header:
            faults.add(table.file, _("Is missing: add the column, empty if need be."), row=1, column=column)
    return faults.total == before


def _copy(cursor, table: Table, header: list[str], rows, faults: Faults) -> None:
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        file_table(table), sql.SQL(", ").join(name(column) for column in ("_row", *header))
    )
    with cursor.copy(statement) as copy:
        for number, cells in rows:
            if len(cells) == len(header):
                copy.write_row((number, *cells))
                continue
            faults.add(
                table.file,
                _("Has %(cells)d cells, the header has %(columns)d: a cell with a comma stands in quotation marks.")
                % {"cells": len(cells), "columns": len(header)},
                row=number,
            )
