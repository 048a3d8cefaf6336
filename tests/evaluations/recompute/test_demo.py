"""recompute.py on the package of the demo, run by a bare Python: what it finds, and what it says of other rules."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from evaluations.recompute.program.computed import VALUES, VERDICTS
from tests.evaluations.demo_register import demo  # noqa: F401
from tests.evaluations.recompute.folders import assert_same_facts, change, leave_out, run, told, write_folder

pytestmark = pytest.mark.django_db
JUNG_GU = "semarang-jung-gu"


@pytest.mark.usefixtures("demo")
def test_the_facts_of_the_demo_are_the_same_from_its_files(tmp_path):
    days = [date(year, month, 15) for year in range(2005, 2027, 2) for month in (1, 7)]
    assert_same_facts(tmp_path, [*days, date(2016, 12, 31), date(2021, 11, 24)])


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("as_of", [date(2019, 12, 31), date(2016, 12, 31)])
def test_nothing_differs_in_a_package_of_an_earlier_day(as_of, tmp_path):
    done = told(write_folder(tmp_path / "package", as_of))
    assert done["differences"] == done["changed_files"] == []
    assert done["compared"]["values"] > 200


def test_nothing_differs(whole):
    done = run(whole)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Differences: none." in done.stdout
    assert told(whole)["compared"]["values"] > 200


@pytest.mark.parametrize(
    ("file", "key", "cells", "row", "column"),
    [
        (VALUES, f"{JUNG_GU}/2021-11-24/ringrose-1/A4", {"numerator": "2"}, "A4", "numerator"),
        (VALUES, f"{JUNG_GU}/2021-11-24/ringrose-1/C1", {"value": "3"}, "C1", "value"),
        (VERDICTS, f"{JUNG_GU}/2021-11-24/ringrose-1/results", {"mean_exact": "5/2"}, "results", "mean_exact"),
        ("agreements.csv", f"{JUNG_GU}-mou-2016", {"duration_months": "48"}, "C1", "value"),
        ("indicator_judgements.csv", f"{JUNG_GU}-d4-2021", {"value": "3"}, "D4", "value"),
        ("activities.csv", f"{JUNG_GU}-visit-2013", {"happened": "2019-11-06/2019-11-07"}, "D2", "denominator"),
        ("fields.csv", f"{JUNG_GU}-mou-2016-field-5", {"is_open": "yes"}, "A3", "denominator"),
        ("outcomes.csv", f"{JUNG_GU}-outcome-bridge", {"place": ""}, "E2", "value"),
        ("assignments.csv", f"{JUNG_GU}-mou-2016-field-4-dinkes", {"started": "2022"}, "A4", "denominator"),
        ("coverage_statements.csv", f"{JUNG_GU}-coverage-reports", {"period": "2016/2019"}, "A1", "observed"),
        ("monitorings.csv", f"{JUNG_GU}-monitoring-2018", {"happened": "2012"}, "A2", "numerator"),
        ("fundings.csv", f"{JUNG_GU}-funding-2018-dprd", {"year": "2013"}, "A5", "records"),
        ("fundings.csv", f"{JUNG_GU}-funding-2018-dprd", {"realised": "0"}, "A5", "records"),
        ("invitations.csv", f"{JUNG_GU}-festival-2018", {"answer": "attended"}, "D3", "numerator"),
    ],
)
def test_one_changed_cell_is_found(package, file, key, cells, row, column):
    change(package, file, key, **cells)
    done = told(package)
    assert run(package).returncode == 1
    assert (row, column) in {(each["row"][-1], each["column"]) for each in done["differences"]}
    assert {each["row"][0] for each in done["differences"]} == {JUNG_GU}


@pytest.mark.parametrize(
    ("file", "key", "indicators"),
    [
        ("outcomes.csv", f"{JUNG_GU}-outcome-bridge", {"D1", "E2", "E3"}),
        ("monitorings.csv", f"{JUNG_GU}-monitoring-2018", {"A2"}),
        ("indicator_judgements.csv", f"{JUNG_GU}-d4-2021", {"D4"}),
        (VALUES, f"{JUNG_GU}/2021-11-24/ringrose-1/E4", {"E4"}),
    ],
)
def test_a_row_that_is_gone_is_found(package, file, key, indicators):
    leave_out(package, file, key)
    differences = told(package)["differences"]
    assert {each["row"][-1] for each in differences if each["file"] == VALUES} == indicators


def test_a_row_that_others_name_cannot_be_gone(package):
    leave_out(package, "activities.csv", f"{JUNG_GU}-visit-2015")
    done = run(package)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"«{JUNG_GU}-visit-2015» does not stand in activities.csv" in done.stderr


def test_a_changed_file_is_found_by_its_checksum_though_no_value_moves(package):
    change(package, "fundings.csv", f"{JUNG_GU}-funding-2015-dprd", planned="1.00", currency="IDR")
    done = run(package)
    assert done.returncode == 1
    assert "datapackage.json): fundings.csv\n" in done.stdout


def test_a_rubric_that_was_tampered_with_is_found(package):
    path = package / "rubric" / "ringrose-1.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('met = "2"', 'met = "1"'), encoding="utf-8")
    done = run(package)
    assert done.returncode == 1
    assert "datapackage.json): rubric/ringrose-1.toml\n" in done.stdout
    assert "Differences: none." not in done.stdout


def moved(folder: Path, *arguments: str) -> dict[str, tuple[str, str]]:
    """Of Jung-gu each element whose verdict moves."""
    found = told(folder, "--partnership", JUNG_GU, *arguments)
    assert found["differences"] == []
    return {each["element"]: (each["before"]["verdict"], each["after"]["verdict"]) for each in found["moves"]}


@pytest.mark.parametrize(
    ("arguments", "moving"),
    [
        # The means are 3/5, 2/3, 11/5, 5/4 and 7/3.
        (["--threshold", "2.25"], {"understanding": ("met", "not_met")}),
        (["--threshold", "7/3"], {"understanding": ("met", "not_met")}),
        (["--threshold", "1.25"], {"reciprocity": ("not_met", "met")}),
        (["--coverage", "4/5"], {"participation": ("not_met", "insufficient"), "results": ("met", "insufficient")}),
        # Without C1 (4) understanding has 2, 2, 2, 1.
        (["--without", "C1"], {"understanding": ("met", "not_met")}),
        # D1 0, D2 4, D3 0, D4 1: (0 + 5 × 4 + 0 + 1) ÷ 8 is more than 2.
        (["--weights", "D2=5"], {"reciprocity": ("not_met", "met")}),
        (["--weights", "D2=5/2,D4=1/2"], {"reciprocity": ("not_met", "met")}),
        # From 3/5 on a share counts 3: C2 and C3 (3/5, 5/8) rise to 3, and nothing falls.
        (["--bounds", "1/3,11/20,9/10"], {}),
        # Below 2/3 all shares count 1: C2, C3 and C4 fall to 1; (4 + 1 + 1 + 1 + 1) ÷ 5.
        (["--bounds", "2/3,3/4,9/10"], {"understanding": ("met", "not_met")}),
    ],
)
def test_other_rules_move_the_verdicts_that_a_hand_can_reckon(whole, arguments, moving):
    assert moved(whole, *arguments) == moving


def test_another_day_moves_verdicts(whole):
    """Twelve months after its last day the memorandum counts 1 and no more 4."""
    assert moved(whole, "--as-of", "2022-11-24")["understanding"] == ("met", "not_met")


def test_a_zip_is_read_as_a_folder(whole, tmp_path):
    archive = shutil.make_archive(str(tmp_path / "package"), "zip", whole)
    assert run(whole, archive).returncode == 0


def test_two_coders_agree_as_a_hand_reckons(package, whole):
    """Of Jung-gu, as the second coder sees it D4 is 3 and no more 1: one indicator of four differs.

    Reciprocity has 0, 4, 0, 1 of the one and 0, 4, 0, 3 of the other: they agree in 3/4; by chance in
    (2 × 2 + 1 × 1 + 1 × 0 + 0 × 1) ÷ 16 = 5/16; kappa is (12/16 - 5/16) ÷ (11/16) = 7/11.
    """
    change(package, "indicator_judgements.csv", f"{JUNG_GU}-d4-2021", value="3")
    found = told(whole, "--partnership", JUNG_GU, "--second-coder", str(package))["second_coder"]
    agreement = {each["element"]: each["values"] for each in found["agreement"]}
    assert agreement["reciprocity"] == {"cases": 4, "observed": "3/4", "expected": "5/16", "kappa": "7/11"}
    assert agreement["commitment"]["kappa"] == "1"
    assert [(each["indicator"], each["one"], each["other"]) for each in found["disagreements"]] == [("D4", "1", "3")]
    assert "κ 0.636" in run(whole, "--partnership", JUNG_GU, "--second-coder", str(package)).stdout


def test_a_second_coder_needs_only_the_records(package, whole):
    """What the portal itself holds, and computed, is not coded."""
    for name in (VALUES, VERDICTS, "register_starts.csv", "report_rules.csv"):
        (package / name).unlink()
    found = told(whole, "--second-coder", str(package))["second_coder"]
    assert found["disagreements"] == []
