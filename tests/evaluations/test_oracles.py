"""What the rubric computes of the papers' four cases: each value with its share, and each element with its verdict.

The values are what an honest coding of the papers yields, not what their authors concluded: where the two differ, the
difference stands (docs/jung-gu-by-hand.md).
"""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.models import Partnership
from evaluations.assessment import assess
from evaluations.indicators.days import Span
from tests.evaluations.demo_register import demo  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

CASES = {
    "semarang-jung-gu": date(2021, 11, 24),
    "semarang-beihai": date(2016, 12, 31),
    "semarang-toyama": date(2019, 12, 31),
    "bandung-kawasaki": date(2020, 12, 31),
}
#: Of each case every observed indicator: its value, what counts of how many, and whether that is at least so.
OBSERVED = {
    "semarang-jung-gu": {
        "A1": (0, 0, 40, False),
        "A2": (1, 1, 5, False),
        "A3": (0, 0, 5, False),
        "A4": (1, 1, 7, False),
        "A5": (1, 1, 5, True),
        "B1": (1, 1, 4, False),
        "B2": (1, None, None, False),
        "B3": (0, 0, 3, False),
        "C1": (4, None, None, False),
        "C2": (2, 3, 5, False),
        "C3": (2, 5, 8, True),
        "C4": (2, 2, 5, True),
        "C5": (1, 1, 5, True),
        "D1": (0, 0, 3, False),
        "D2": (4, 1, 1, False),
        "D3": (0, 0, 3, False),
        "D4": (1, None, None, False),
        "E1": (3, None, None, True),
        "E2": (3, None, None, True),
        "E3": (1, 1, 5, True),
    },
    "semarang-beihai": {
        "A3": (0, 0, 4, False),
        "B1": (0, None, None, False),
        "B2": (0, None, None, False),
        "C1": (3, None, None, False),
        "C3": (1, 1, 8, True),
        "C4": (0, 0, 5, False),
        "C5": (0, 0, 4, False),
        "D1": (0, None, None, False),
        "D2": (0, None, None, False),
        "E1": (0, None, None, False),
        "E2": (0, None, None, False),
        "E3": (0, 0, 4, False),
    },
    "semarang-toyama": {
        "C1": (2, None, None, False),
        "E2": (3, None, None, True),
        "E3": (4, 1, 1, False),
    },
    "bandung-kawasaki": {
        "A5": (1, 1, 5, True),
        "B1": (1, 1, 5, False),
        "B2": (1, None, None, True),
        "C1": (4, None, None, False),
        "E1": (3, None, None, True),
        "E2": (1, None, None, True),
        "E3": (2, 2, 3, True),
    },
}
MET, NOT_MET, INSUFFICIENT = "met", "not_met", "insufficient"
#: Of each case and element the verdict, how many indicators are observed, and whether it is borderline.
VERDICTS = {
    "semarang-jung-gu": {
        "commitment": (NOT_MET, 5, False),
        "participation": (NOT_MET, 3, False),
        "understanding": (MET, 5, True),
        "reciprocity": (NOT_MET, 4, False),
        "results": (MET, 3, False),
    },
    "semarang-beihai": {
        "commitment": (INSUFFICIENT, 1, False),
        "participation": (INSUFFICIENT, 2, False),
        "understanding": (NOT_MET, 4, False),
        "reciprocity": (INSUFFICIENT, 2, False),
        "results": (NOT_MET, 3, False),
    },
    "semarang-toyama": {
        "commitment": (INSUFFICIENT, 0, False),
        "participation": (INSUFFICIENT, 0, False),
        "understanding": (INSUFFICIENT, 1, False),
        "reciprocity": (INSUFFICIENT, 0, False),
        "results": (INSUFFICIENT, 2, False),
    },
    "bandung-kawasaki": {
        "commitment": (INSUFFICIENT, 1, False),
        "participation": (INSUFFICIENT, 2, False),
        "understanding": (INSUFFICIENT, 1, False),
        "reciprocity": (INSUFFICIENT, 0, False),
        "results": (MET, 3, True),
    },
}


def assessed(key: str):
    partnership = Partnership.objects.get(key=key).pk
    return assess([partnership], CASES[key])[partnership]


@pytest.mark.parametrize("key", CASES)
def test_each_indicator_of_a_case_has_its_value_and_share(key):
    found = assessed(key).observations.values()
    assert {
        each.code: (each.value, each.numerator, each.denominator, each.at_least) for each in found if each.is_observed
    } == OBSERVED[key]


@pytest.mark.parametrize("key", CASES)
def test_each_element_of_a_case_has_its_verdict(key):
    scores = assessed(key).scores
    assert {code: (str(each.verdict), each.observed, each.is_borderline) for code, each in scores.items()} == VERDICTS[
        key
    ]


def test_the_scores_of_kawasaki_and_toyama_say_how_near_they_are():
    assert assessed("bandung-kawasaki").scores["results"].score == 2
    assert assessed("semarang-toyama").scores["results"].score == 3.5


@pytest.mark.parametrize(
    ("key", "first"),
    [
        ("semarang-jung-gu", date(2016, 11, 25)),
        ("semarang-beihai", date(2012, 1, 1)),
        ("semarang-toyama", date(2017, 12, 31)),
        ("bandung-kawasaki", date(2016, 12, 31)),
    ],
)
def test_the_window_of_a_case_begins_when_its_chain_certainly_had_or_five_years_ago(key, first):
    assert assessed(key).setting.window == Span(first, CASES[key])


def test_the_page_of_beihai_can_say_which_records_are_lacking():
    lacking = {
        each.element.code: [(record.what, record.about) for record in each.settlement.records]
        for each in assessed("semarang-beihai").elements
        if each.settlement.needed
    }
    assert lacking == {
        "commitment": [("coverage", "monitoring"), ("coverage", "funding")],
        "participation": [("judgement", "B4")],
        "reciprocity": [("judgement", "D4")],
    }


def test_toyama_lacks_one_statement_on_outcomes():
    results = assessed("semarang-toyama").elements[-1]
    assert [(each.what, each.about) for each in results.settlement.records] == [("coverage", "outcomes")]


def test_twelve_partnerships_are_assessed_with_as_many_queries_as_one():
    """Jung-gu has records of every kind; where there are none, some questions need not be asked."""
    jung_gu = Partnership.objects.get(key="semarang-jung-gu").pk
    others = Partnership.objects.exclude(pk=jung_gu).order_by("key").values_list("pk", flat=True)[:11]
    twelve = [jung_gu, *others]

    def queries(chosen) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert len(assess(chosen, date(2021, 11, 24))) == len(chosen)
        return len(asked)

    assert len(twelve) == 12
    assert queries(twelve) == queries([jung_gu])
