"""An element: the mean of what is observed, and a verdict where enough is."""

from fractions import Fraction

import pytest

from evaluations.scoring import Measure, Verdict, element_score
from tests.evaluations.facts import THRESHOLDS


def score(*values: int | None, **weights: int):
    measures = [Measure(f"X{place}", value) for place, value in enumerate(values)]
    by_code = {code: Fraction(weight) for code, weight in weights.items()}
    return element_score("element", measures, THRESHOLDS, by_code)


def test_the_score_is_the_mean_of_the_observed_alone():
    found = score(4, 3, None, 1)
    assert (found.element, found.score, found.observed, found.indicators) == ("element", Fraction(8, 3), 3, 4)


def test_nothing_observed_has_no_score_and_no_verdict():
    found = score(None, None, None)
    assert (found.score, found.observed, found.indicators) == (None, 0, 3)
    assert (found.verdict, found.is_borderline) == (Verdict.INSUFFICIENT, False)


def test_a_weight_counts_for_its_indicator_and_the_others_count_once():
    found = score(4, 1, X0=2)
    assert (found.score, found.observed, found.verdict) == (Fraction(3), 2, Verdict.MET)


def test_what_is_observed_is_the_share_of_the_weight():
    assert score(4, 4, None, X2=2).verdict == Verdict.INSUFFICIENT
    assert score(4, 4, None, X0=2).verdict == Verdict.MET


def test_an_element_without_indicators_is_insufficient():
    assert score().verdict == Verdict.INSUFFICIENT


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        ((4, 4, 4, None, None), Verdict.MET),
        ((4, 4, None, None, None), Verdict.INSUFFICIENT),
        ((4, 4, None, None), Verdict.INSUFFICIENT),
        ((4, 4, 4, None), Verdict.MET),
        ((0, 0, 0, None, None), Verdict.NOT_MET),
        ((0, 0, None, None), Verdict.INSUFFICIENT),
    ],
)
def test_sixty_per_cent_must_be_observed(values, verdict):
    assert score(*values).verdict == verdict


@pytest.mark.parametrize(
    ("values", "mean", "verdict", "borderline"),
    [
        ((1, 2, 2, 1), Fraction(3, 2), Verdict.NOT_MET, False),
        ((1, 2, 2, 2), Fraction(7, 4), Verdict.NOT_MET, True),
        ((2, 2, 2, 2), Fraction(2), Verdict.MET, True),
        ((3, 2, 2, 2), Fraction(9, 4), Verdict.MET, True),
        ((3, 3, 2, 2), Fraction(5, 2), Verdict.MET, False),
        ((1, 2, 2, 2, 2), Fraction(9, 5), Verdict.NOT_MET, True),
        ((3, 2, 2), Fraction(7, 3), Verdict.MET, False),
        ((2, 2, 1), Fraction(5, 3), Verdict.NOT_MET, False),
    ],
)
def test_two_is_met_and_a_quarter_on_either_side_is_borderline(values, mean, verdict, borderline):
    found = score(*values)
    assert (found.score, found.verdict, found.is_borderline) == (mean, verdict, borderline)


def test_what_is_insufficient_is_never_borderline():
    assert not score(2, 2, None, None).is_borderline


def test_verdicts_are_words_that_files_carry():
    assert [str(each) for each in Verdict] == ["met", "not_met", "insufficient"]
