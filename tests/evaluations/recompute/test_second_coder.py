"""What recompute.py says of the folder of a second coder."""

import pytest

from tests.evaluations.demo_register import demo  # noqa: F401
from tests.evaluations.recompute.folders import run

pytestmark = pytest.mark.django_db


def test_settings_that_the_second_coder_need_not_bring_are_not_called_lacking(whole, package):
    for file in ("register_starts.csv", "report_rules.csv", "outcomes.csv"):
        (package / file).unlink()
    said = run(whole, "--second-coder", str(package)).stdout
    assert "files that the second coder lacks and that count as empty: outcomes.csv\n" in said


def test_figures_have_a_comma_in_indonesian(whole, package):
    said = run(whole, "--second-coder", str(package), "--lang", "id", "--threshold", "7/3").stdout
    assert "κ 1,000 (n = " in said
    assert "rerata 2,2" in said
    assert "κ 1.000 (n = " in run(whole, "--second-coder", str(package)).stdout
