"""What the portal computed against what the files yield, cell by cell; and files that are no longer as they were."""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from evaluations.assessed import Assessment
from evaluations.indicators import INDICATORS
from evaluations.recompute.program.cells import as_certain_day
from evaluations.recompute.program.computed import (
    VALUE_COLUMNS,
    VALUE_NAMES,
    VALUES,
    VERDICT_COLUMNS,
    VERDICT_NAMES,
    VERDICTS,
    Cells,
    value_rows,
    verdict_rows,
)
from evaluations.recompute.program.files import Folder, Unreadable
from evaluations.recompute.program.reading import cells_of
from evaluations.recompute.program.saying import Fault, say
from evaluations.rubric.reading import Rubric, parse

RowName = tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """A cell of the portal's that the files do not yield; `row` says of what.

    For a whole row `column` is empty, and whoever alone has it is named in its own place.
    """

    file: str
    row: RowName
    column: str
    portal: str
    files: str


@dataclass(frozen=True)
class Computed:
    """The rows of both files that the portal wrote, by what names them."""

    values: Mapping[RowName, Cells]
    verdicts: Mapping[RowName, Cells]

    @property
    def days(self) -> list[tuple[date, str]]:
        """The cut-off dates, each with the version of the rubric."""
        return sorted({(date.fromisoformat(row["cutoff"]), row["rubric"]) for row in self.verdicts.values()})

    def partnerships(self, cutoff: date, rubric: str) -> frozenset[str]:
        """Those of which there are rows of that day."""
        rows = [*self.values.values(), *self.verdicts.values()]
        return frozenset(row["partnership"] for row in rows if (row["cutoff"], row["rubric"]) == (str(cutoff), rubric))

    def evaluated(self, cutoff: date, rubric: str) -> frozenset[str] | None:
        """Those whose evaluation is as of that day; None for the day of the package, which is that of all."""
        whole = max(self.days, key=lambda day: (day[0], len(self.partnerships(*day))))
        return None if (cutoff, rubric) == whole else self.partnerships(cutoff, rubric)

    def only(self, partnerships: Collection[str]) -> "Computed":
        return Computed(
            {name: row for name, row in self.values.items() if row["partnership"] in partnerships},
            {name: row for name, row in self.verdicts.items() if row["partnership"] in partnerships},
        )


def computed_in(folder: Folder) -> Computed | None:
    """None where the folder has no values of the portal's. Raises Unreadable."""
    if folder.text(VERDICTS) is None:
        return None
    return Computed(
        _computed_rows(folder, VALUES, VALUE_COLUMNS, VALUE_NAMES),
        _computed_rows(folder, VERDICTS, VERDICT_COLUMNS, VERDICT_NAMES),
    )


def _computed_rows(folder: Folder, file: str, columns: tuple[str, ...], names: tuple[str, ...]) -> dict[RowName, Cells]:
    rows: dict[RowName, Cells] = {}
    for number, cells in cells_of(file, folder.text(file) or ",".join(columns), columns):
        try:
            as_certain_day(cells["cutoff"])
        except Fault as fault:
            raise Unreadable(fault.said, file=file, row=number, column="cutoff") from None
        name = tuple(cells[each] for each in names)
        if name in rows:
            raise Unreadable(say("«{name}» stands twice", name=", ".join(name)), file=file, row=number)
        rows[name] = {column: cells[column] for column in columns}
    return rows


def rubric_in(folder: Folder, key: str) -> Rubric:
    """That version of the rubric. Raises Unreadable."""
    file = f"rubric/{key}.toml"
    content = folder.read(file)
    if content is None:
        raise Unreadable(say("is missing"), file=file)
    try:
        rubric = parse(content)
    except (ValueError, KeyError, TypeError, AttributeError, ZeroDivisionError) as error:
        raise Unreadable(say("is no rubric: {reason}", reason=error), file=file) from None
    unknown = sorted(rubric.indicators.keys() - INDICATORS.keys())
    if unknown:
        raise Unreadable(say("names indicators that nobody can compute: {codes}", codes=", ".join(unknown)), file=file)
    return rubric


def differences(computed: Computed, assessments: Iterable[Mapping[str, Assessment]]) -> Iterator[Difference]:
    """Cell by cell; `assessments` are those of each day of the portal's values, by partnership."""
    pairs = [(key, each) for by_key in assessments for key, each in by_key.items()]
    values = [row for key, each in pairs for row in value_rows(key, each)]
    verdicts = [row for key, each in pairs for row in verdict_rows(key, each)]
    yield from _compared(VALUES, computed.values, {tuple(row[name] for name in VALUE_NAMES): row for row in values})
    yield from _compared(
        VERDICTS, computed.verdicts, {tuple(row[name] for name in VERDICT_NAMES): row for row in verdicts}
    )


def _compared(file: str, portal: Mapping[RowName, Cells], files: Mapping[RowName, Cells]) -> Iterator[Difference]:
    for name in sorted({*portal, *files}):
        if name not in files or name not in portal:
            there = ("the portal", "") if name in portal else ("", "the files")
            yield Difference(file, name, "", *there)
            continue
        for column, cell in portal[name].items():
            if cell != files[name][column]:
                yield Difference(file, name, column, cell, files[name][column])


def changed_files(folder: Folder) -> list[str]:
    """Files that are not those of which datapackage.json gives the checksum, or are missing."""
    text = folder.text("datapackage.json")
    if text is None:
        return []
    try:
        described = json.loads(text)
        listed = [*described["resources"], *described.get("files", ())]
        stated = {each["path"]: each["hash"] for each in listed if "hash" in each}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        wrong = say("is no description of a package: {reason}", reason=error)
        raise Unreadable(wrong, file="datapackage.json") from None
    return sorted(path for path, told in stated.items() if told != checksum(folder, path))


def checksum(folder: Folder, path: str) -> str | None:
    content = folder.read(path)
    return None if content is None else f"sha256:{hashlib.sha256(content).hexdigest()}"
