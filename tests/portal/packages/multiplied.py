"""A large register made of the demo folder, many times over."""

import csv
from pathlib import Path

from portal.loading import all_tables
from portal.table_links import Cited, RecordRef, Ref, Refs
from portal.tables import Key, Table

DEMO = Path(__file__).parents[3] / "demo"
#: Two limits of one government do not hold on one day.
ONCE = {"travel_rules.csv"}


def multiply(folder: Path, times: int) -> None:
    """Writes every row of the demo folder so many times, each time under keys of its own."""
    tables = all_tables()
    for table in tables:
        source = DEMO / table.file
        if not source.exists():
            continue
        with source.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        with (folder / table.file).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(header)
            for number in range(1 if table.file in ONCE else times):
                writer.writerows(_renamed(table, tables, header, row, f"-{number}") for row in rows)


def _renamed(table: Table, tables: list[Table], header: list[str], row: list[str], end: str) -> list[str]:
    own = {other.model for other in tables if not other.ships}
    return [
        _cell(table, table.column(name), own, cell, end) if cell else "" for name, cell in zip(header, row, strict=True)
    ]


def _cell(table: Table, column, own: set, cell: str, end: str) -> str:
    if isinstance(column, Key | RecordRef) or (isinstance(column, Ref) and column.target in own):
        return cell + end
    if isinstance(column, Refs) and column.target in own:
        return ";".join(part.strip() + end for part in cell.split(";"))
    if isinstance(column, Cited):
        return "; ".join(_cited(part.strip(), end) for part in cell.split(";"))
    # Agencies of one government have different names, and a claim on a reference has its value.
    return cell + end if (table.file, column.name) == ("agencies.csv", "name") else cell


def _cited(place: str, end: str) -> str:
    source, space, where = place.partition(" ")
    return f"{source}{end}{space}{where}"
