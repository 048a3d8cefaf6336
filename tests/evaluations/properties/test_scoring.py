"""The arithmetic of scores: what holds for all values."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from evaluations.scoring import Bounds, Measure, Verdict, element_score, ratio_value
from tests.evaluations.facts import BOUNDS, THRESHOLDS

values = st.none() | st.integers(0, 4)
measures = st.lists(values, max_size=6).map(lambda drawn: [Measure(f"X{n}", value) for n, value in enumerate(drawn)])
bounds = (
    st.lists(st.fractions(Fraction(1, 100), 1), min_size=3, max_size=3).map(sorted).map(lambda three: Bounds(*three))
)
counts = st.integers(0, 200)
cases = st.integers(1, 200)


def score(drawn):
    return element_score("element", drawn, THRESHOLDS)


@settings(deadline=None)
@given(counts, cases, bounds)
def test_a_share_is_worth_nought_to_four(numerator, denominator, drawn):
    assert 0 <= ratio_value(numerator, denominator, drawn) <= 4


@settings(deadline=None)
@given(counts, cases)
def test_only_nought_is_worth_nought(numerator, denominator):
    assert (ratio_value(numerator, denominator, BOUNDS) == 0) is (numerator == 0)


@settings(deadline=None)
@given(counts, cases, bounds)
def test_a_higher_numerator_never_lowers_the_value(numerator, denominator, drawn):
    assert ratio_value(numerator + 1, denominator, drawn) >= ratio_value(numerator, denominator, drawn)


@settings(deadline=None)
@given(counts, cases, bounds)
def test_a_higher_denominator_never_raises_the_value(numerator, denominator, drawn):
    assert ratio_value(numerator, denominator + 1, drawn) <= ratio_value(numerator, denominator, drawn)


@settings(deadline=None)
@given(counts, cases, st.integers(1, 50), bounds)
def test_only_the_share_matters_not_its_size(numerator, denominator, times, drawn):
    assert ratio_value(times * numerator, times * denominator, drawn) == ratio_value(numerator, denominator, drawn)


@settings(deadline=None)
@given(measures)
def test_the_score_lies_between_the_least_and_the_greatest_value(drawn):
    observed = [each.value for each in drawn if each.value is not None]
    found = score(drawn)
    assert (found.score is None) is (not observed)
    assert not observed or min(observed) <= found.score <= max(observed)


@settings(deadline=None)
@given(measures)
def test_verdicts_follow_from_coverage_and_threshold(drawn):
    found = score(drawn)
    enough = bool(drawn) and 10 * found.observed >= 6 * len(drawn)
    if not enough:
        assert (found.verdict, found.is_borderline) == (Verdict.INSUFFICIENT, False)
    else:
        assert found.verdict == (Verdict.MET if found.score >= 2 else Verdict.NOT_MET)
        assert found.is_borderline is (1.75 <= found.score <= 2.25)


@settings(deadline=None)
@given(measures)
def test_a_further_unobserved_indicator_changes_no_score_and_never_makes_a_verdict(drawn):
    before, after = score(drawn), score([*drawn, Measure("Y", None)])
    assert after.score == before.score
    assert after.verdict in (before.verdict, Verdict.INSUFFICIENT)


@settings(deadline=None)
@given(st.data(), measures)
def test_the_order_of_indicators_is_irrelevant(data, drawn):
    assert score(data.draw(st.permutations(drawn))) == score(drawn)


@settings(deadline=None)
@given(measures, st.integers(0, 5))
def test_a_higher_value_never_lowers_the_score(drawn, place):
    values_ = [each.value for each in drawn]
    if place < len(drawn) and values_[place] is not None and values_[place] < 4:
        raised = [*drawn]
        raised[place] = Measure("X", values_[place] + 1)
        assert score(raised).score > score(drawn).score
