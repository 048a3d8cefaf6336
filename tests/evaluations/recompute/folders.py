"""Packages as folders, and recompute.py run in them by a bare Python."""

import csv
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from pathlib import Path

from agreements.models import Partnership
from evaluations.evidence.gathering import gather
from evaluations.indicators.facts import Facts
from evaluations.recompute.program.facts_of_files import facts_of_files
from evaluations.recompute.program.files import Folder
from evaluations.recompute.program.reading import read_tables
from portal.packages.cells import csv_bytes
from tests.portal.packages.opened import written

#: Later than anything that tests record.
LATE = date(2030, 1, 1)


def write_folder(folder: Path, as_of: date = LATE, user=None) -> Path:
    """The package as that reader gets it, unpacked; for everybody where none is named."""
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(written(folder.parent, user=user, as_of=as_of, name=f"{folder.name}.zip")) as archive:
        archive.extractall(folder)
    return folder


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess:
    """By a Python that sees neither the portal nor any package: isolated, no site-packages, empty surroundings."""
    command = [sys.executable, "-I", "-S", str(folder / "recompute.py"), *arguments]
    return subprocess.run(  # noqa: S603
        command, capture_output=True, text=True, encoding="utf-8", cwd="/", env={}, check=False
    )


def told(folder: Path, *arguments: str) -> dict:
    """What it prints as JSON; without a fault."""
    done = run(folder, "--json", *arguments)
    assert not done.stderr, done.stderr
    return json.loads(done.stdout)


def leave_out(folder: Path, file: str, named: str) -> None:
    """A file without the row of that name."""
    rewrite(folder / file, lambda row: None if _name(row) == named else row)


def _name(row: dict[str, str]) -> str:
    """The key; rows of computed files have the first cells with slashes between."""
    return row.get("key") or "/".join(list(row.values())[:4])


def change(folder: Path, file: str, named: str, /, **cells: str) -> None:
    """Other cells in the row of that name."""

    def changed(row: dict[str, str]) -> dict[str, str]:
        return row | cells if _name(row) == named else row

    assert cells.keys() <= set(rewrite(folder / file, changed))


def rewrite(path: Path, changed: Callable[[dict[str, str]], dict[str, str] | None]) -> list[str]:
    """Every row anew, or without it for None; gives the headers. Fails where nothing changes."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        old, headers = list(reader), reader.fieldnames
    rows = [each for each in map(changed, old) if each is not None]
    assert rows != old
    path.write_bytes(csv_bytes(headers, ([row[each] for each in headers] for row in rows)))
    return headers


def in_any_order(facts: Facts) -> dict:
    """Fields of the facts; records as sets, because the order of a database is not that of a file."""
    told = {each.name: getattr(facts, each.name) for each in fields(facts)}
    return {name: sorted(value, key=repr) if isinstance(value, tuple) else value for name, value in told.items()}


def assert_same_facts(folder: Path, days: list[date]) -> None:
    """Facts of the package's partnerships, once from the database and once from the files."""
    tables = read_tables(Folder(write_folder(folder / "package")))
    keys = {row["key"] for row in tables["partnerships"]}
    names = dict(Partnership.objects.filter(key__in=keys).values_list("pk", "key"))
    assert names
    for day in days:
        found = facts_of_files(tables, day)
        for pk, facts in gather(names, day).items():
            expected, given = in_any_order(facts), in_any_order(found[names[pk]])
            for part, value in expected.items():
                assert given[part] == value, f"{names[pk]}, {day}: {part}"
