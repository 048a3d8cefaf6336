"""What recompute.py says of what it cannot read: where it stands and what is wrong, never a trace of its own."""

import csv
import random
import zipfile
from pathlib import Path

import pytest

from evaluations.recompute.program.columns import COLUMNS
from evaluations.recompute.program.computed import VALUES, VERDICTS
from evaluations.recompute.program.files import Unreadable
from evaluations.recompute.program.options import options
from evaluations.recompute.program.report import reported
from evaluations.recompute.program.telling_report import as_plain_text
from tests.evaluations.recompute.folders import change, run, told

pytestmark = pytest.mark.django_db
JUNG_GU = "semarang-jung-gu"
#: For any cell.
HOSTILE = (
    "",
    " ",
    "0",
    "-1",
    "99999",
    "32767",
    "1e9",
    "NaN",
    "١٢",
    "yes",
    "no",
    "=1+1",
    "a\nb",
    "\x00",
    "😀",
    "x" * 5000,
)
HOSTILE += ("unknown", "../2018", "2018/..", "2018/2017", "1000", "2999", "2999-12-31", "2016-02-30", ";", ";;;", "/")


@pytest.mark.parametrize(
    ("file", "key", "cells", "message"),
    [
        ("agreements.csv", f"{JUNG_GU}-mou-2016", {"signed": "25 November"}, "row {row}, column signed"),
        ("agreements.csv", f"{JUNG_GU}-mou-2016", {"duration_months": "5 tahun"}, "column duration_months"),
        ("agreements.csv", f"{JUNG_GU}-mou-2016", {"partnership": "nowhere"}, "«nowhere» does not stand in"),
        ("outcomes.csv", f"{JUNG_GU}-outcome-bridge", {"stage": "ready"}, "«ready» is none of planned"),
        ("outcomes.csv", f"{JUNG_GU}-outcome-bridge", {"verified": ""}, "column verified"),
        ("outcomes.csv", f"{JUNG_GU}-outcome-bridge", {"happened": "2018/2017"}, "ends before it begins"),
        ("outcomes.csv", f"{JUNG_GU}-outcome-bridge", {"key": f"{JUNG_GU}-outcome-training"}, "stands twice"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(package, file, key, cells, message):
    row = 1 + [line.partition(",")[0] for line in (package / file).read_text().splitlines()].index(key)
    change(package, file, key, **cells)
    done = run(package)
    assert (done.returncode, done.stdout) == (2, "")
    assert message.format(row=row) in done.stderr
    assert file in done.stderr


def test_a_folder_without_a_file_or_a_column_is_not_read_as_empty(package):
    (package / "partnerships.csv").rename(package / "partners.csv")
    assert "partnerships.csv is missing" in run(package).stderr
    (package / "partners.csv").rename(package / "partnerships.csv")
    text = (package / "outcomes.csv").read_text(encoding="utf-8")
    (package / "outcomes.csv").write_text(text.replace("verified,", "sure,", 1), encoding="utf-8")
    assert "outcomes.csv: lacks the column verified" in run(package).stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["--threshold", "many"],
        ["--bounds", "1/2,1/3,1"],
        ["--weights", "Z9=1"],
        ["--without", "Z9"],
        ["--as-of", "2021"],
    ],
)
def test_an_option_that_makes_no_sense_is_refused(whole, arguments):
    assert run(whole, *arguments).returncode == 2


def test_records_without_the_portals_values_are_computed_for_a_day(package):
    (package / VALUES).unlink()
    (package / VERDICTS).unlink()
    assert "say on which day" in run(package).stderr
    done = told(package, "--as-of", "2021-11-24", "--rubric", "ringrose-1", "--partnership", JUNG_GU)
    assert done["differences"] is None
    assert [each["verdict"] for each in done["verdicts"]] == ["not_met", "not_met", "met", "not_met", "met"]


@pytest.mark.parametrize("seed", range(4))
def test_no_cell_breaks_the_program(package, seed):
    """Any cell may hold anything: it is computed with, or said to be unreadable."""
    chance = random.Random(seed)  # noqa: S311
    outcomes = set()
    for _time in range(12):
        file = chance.choice([name for name in COLUMNS if len(read(package / f"{name}.csv")) > 1])
        path = package / f"{file}.csv"
        before, rows = path.read_bytes(), read(path)
        place = rows[0].index(chance.choice(list(COLUMNS[file])))
        chance.choice(rows[1:])[place] = chance.choice(HOSTILE)
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(rows)
        outcomes.add(outcome(package))
        path.write_bytes(before)
    assert "computed" in outcomes


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def outcome(folder: Path) -> str:
    """What is printed, or what cannot be read; any other error is one."""
    try:
        return "computed" if reported_text(folder) else ""
    except Unreadable as error:
        return error.told("id")


def reported_text(folder: Path) -> str:
    return as_plain_text(reported(options([str(folder), "--as-of", "2019-06-30"])), "id")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff\xfe", "agreements.csv: is not UTF-8 (byte 0)"),
        (b"", "agreements.csv"),
        (b"key\r\n", "agreements.csv: lacks the column partnership"),
        (b'key,"', "agreements.csv: is no CSV"),
    ],
    ids=["another encoding", "empty", "one column", "an open quotation"],
)
def test_a_file_that_is_no_table_is_said_so(package, content, message):
    (package / "agreements.csv").write_bytes(content)
    done = run(package)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_no_folder_is_said_so(whole, tmp_path):
    assert "there is no such folder or ZIP" in run(whole, str(tmp_path / "nowhere")).stderr
    assert "folder atau ZIP ini tidak ada" in run(whole, str(tmp_path / "nowhere"), "--lang", "id").stderr
    assert "is neither a folder nor a ZIP" in run(whole, str(whole / "agreements.csv")).stderr
    assert "there is no such folder" in run(whole, "--second-coder", str(tmp_path / "nowhere")).stderr
    with zipfile.ZipFile(tmp_path / "empty.zip", "w"):
        pass
    assert "partnerships.csv is missing" in run(whole, str(tmp_path / "empty.zip")).stderr


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('met = "2"', 'met = "1/0"', "is no rubric"),
        ("[[elements]]", "[[elements", "is no rubric"),
        ('code = "A1"', 'code = "Z1"', "names indicators that nobody can compute: Z1"),
    ],
)
def test_a_rubric_that_cannot_be_read_is_said_so(package, old, new, message):
    path = package / "rubric" / "ringrose-1.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    done = run(package)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert message in done.stderr


@pytest.mark.parametrize("content", ["[]", "{", '{"resources": 3}', '{"resources": [{"hash": "x"}]}'])
def test_a_description_that_cannot_be_read_is_said_so(package, content):
    (package / "datapackage.json").write_text(content)
    assert "datapackage.json: is no description of a package" in run(package).stderr
