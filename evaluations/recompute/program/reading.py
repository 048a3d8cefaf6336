"""The tables of a folder, checked: every cell is read, every key stands once, and what a row names is there."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from evaluations.recompute.program.cells import Reader
from evaluations.recompute.program.columns import COLUMNS, DRAFTED, NAMED, SETTINGS
from evaluations.recompute.program.files import Folder, Unreadable
from evaluations.recompute.program.saying import Fault, say
from evaluations.register.telling import Row

csv.field_size_limit(2**30)


@dataclass(frozen=True)
class Tables:
    """Rows by the name of their file, each file in the order of its keys."""

    rows: Mapping[str, Sequence[Row]]
    #: Files that the folder lacks, which count as without a row.
    lacking: tuple[str, ...] = ()

    def __getitem__(self, file: str) -> Sequence[Row]:
        return self.rows[file]

    @cached_property
    def _named(self) -> dict[str, dict[str, Row]]:
        return {file: {row["key"]: row for row in rows} for file, rows in self.rows.items()}

    def named(self, file: str, key: str | None) -> Row | None:
        """The row of that key."""
        return self._named[file].get(key)

    @cached_property
    def _below(self) -> dict[tuple[str, str], dict[str, list[Row]]]:
        return {}

    def below(self, file: str, column: str) -> Mapping[str, list[Row]]:
        """The rows of a file by what they name in a column."""
        if (file, column) not in self._below:
            grouped = defaultdict(list)
            for row in self.rows[file]:
                grouped[row[column]].append(row)
            self._below[file, column] = grouped
        return self._below[file, column]

    def with_settings_of(self, other: "Tables") -> "Tables":
        """The same records under the settings of another folder."""
        records = tuple(file for file in self.lacking if file.removesuffix(".csv") not in SETTINGS)
        return Tables({**self.rows, **{file: other.rows[file] for file in SETTINGS}}, records)


def read_tables(folder: Folder) -> Tables:
    """All that the computation needs. Raises Unreadable with file, row and column."""
    rows, lacking = {}, []
    for file, columns in {**COLUMNS, **SETTINGS}.items():
        text = folder.text(f"{file}.csv")
        if text is None:
            lacking.append(f"{file}.csv")
        found = () if text is None else _rows_read(file, columns, text)
        rows[file] = sorted(found, key=lambda row: row["key"])
    if "partnerships.csv" in lacking:
        raise Unreadable(say("partnerships.csv is missing: this is no folder of records"), file=str(folder.path))
    _check_names(rows)
    return Tables(rows, tuple(lacking))


def cells_of(file: str, text: str, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Number of each row as a spreadsheet counts, the header being 1, and its cells by header. Raises Unreadable."""
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        missing = [name for name in columns if name not in (reader.fieldnames or ())]
        if missing:
            raise Unreadable(say("lacks the column {names}", names=", ".join(missing)), file=file)
        for number, cells in enumerate(reader, 2):
            if None in cells or None in cells.values():
                raise Unreadable(say("has more or fewer cells than the header"), file=file, row=number)
            yield number, cells
    except csv.Error as error:
        where = say("is no CSV after line {number}: {reason}", number=reader.line_num, reason=error)
        raise Unreadable(where, file=file) from None


def _rows_read(file: str, columns: Mapping[str, Reader], text: str) -> Iterator[Row]:
    seen: set[str] = set()
    for number, cells in cells_of(f"{file}.csv", text, list(columns)):
        row = {"_row": number, "is_draft": file in DRAFTED and cells.get("is_draft") == "yes"}
        for name, read in columns.items():
            try:
                row[name] = read(cells[name])
            except Fault as fault:
                raise Unreadable(fault.said, file=f"{file}.csv", row=number, column=name) from None
        if row["key"] in seen:
            twice = say("«{name}» stands twice", name=row["key"])
            raise Unreadable(twice, file=f"{file}.csv", row=number, column="key")
        seen.add(row["key"])
        yield row


def _check_names(rows: Mapping[str, Sequence[Row]]) -> None:
    keys = {file: {row["key"] for row in found} for file, found in rows.items()}
    for file, named in NAMED.items():
        for column, other in named.items():
            for row in rows[file]:
                _check_named(row, column, keys[other], (file, other))


def _check_named(row: Row, column: str, known: set[str], files: tuple[str, str]) -> None:
    file, other = files
    names = row[column] if isinstance(row[column], tuple) else filter(None, [row[column]])
    for name in names:
        if name not in known:
            absent = say("«{name}» does not stand in {other}", name=name, other=f"{other}.csv")
            raise Unreadable(absent, file=f"{file}.csv", row=row["_row"], column=column)
