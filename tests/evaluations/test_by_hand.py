"""The calculation by hand of Semarang–Jung-gu (docs/jung-gu-by-hand.md), held against the computation."""

import re
from datetime import date
from pathlib import Path

import pytest

from agreements.models import Partnership
from evaluations.assessment import assess
from evaluations.indicators import INDICATORS
from evaluations.indicators.observation import Observation
from tests.evaluations.demo_register import demo  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

PAGE = (Path(__file__).parents[2] / "docs" / "jung-gu-by-hand.md").read_text(encoding="utf-8")
#: Code, share and value of each line of the tables.
BY_HAND = {
    code: (share, value) for code, share, value in re.findall(r"^\| ([A-E]\d) \| ([^|]+) \| ([^|]+) \|", PAGE, re.M)
}
MEANS = re.findall(r"^Mean .* = ([\d/]+)(?: = [\d.]+)?: \*\*(.+?)\*\*(, borderline)?", PAGE, re.M)


@pytest.fixture
def assessment():
    partnership = Partnership.objects.get(key="semarang-jung-gu").pk
    return assess([partnership], date(2021, 11, 24))[partnership]


def written(found: Observation) -> tuple[str, str]:
    """As a line of the tables writes it."""
    if not found.is_observed:
        return "empty", "empty"
    share = str(found.value) if found.denominator is None else f"{found.numerator}/{found.denominator}"
    return share + (", at least" if found.at_least else ""), str(found.value)


def test_every_indicator_is_worked_out_by_hand():
    assert list(BY_HAND) == list(INDICATORS)


@pytest.mark.parametrize("code", INDICATORS)
def test_the_hand_and_the_computation_agree(assessment, code):
    assert BY_HAND[code] == written(assessment.observations[code])


def test_the_means_and_verdicts_agree(assessment):
    assert [(mean, verdict.replace(" ", "_"), bool(borderline)) for mean, verdict, borderline in MEANS] == [
        (str(each.score), str(each.verdict), each.is_borderline) for each in assessment.scores.values()
    ]


def test_the_five_years_by_hand_are_those_of_the_window(assessment):
    years = re.findall(r"(\d\d\.\d\d\.\d{4})–(\d\d\.\d\d\.\d{4})", PAGE)
    assert years == [(f"{each.first:%d.%m.%Y}", f"{each.last:%d.%m.%Y}") for each in assessment.setting.years]


def test_two_years_of_contact_are_the_first_and_the_third(assessment):
    assert assessment.observations["C4"].years == (0, 2)
