"""Verdicts as they would be with one thing taken otherwise."""

from fractions import Fraction

from evaluations.scoring import Alternatives, Bounds, Measure, Verdict, sensitivity
from tests.evaluations.facts import THRESHOLDS

QUARTERS = Bounds(low=Fraction(1, 4), high=Fraction(1, 2), full=Fraction(3, 4))
ALTERNATIVES = Alternatives(
    thresholds={"1.75": Fraction(7, 4), "2.25": Fraction(9, 4)},
    bounds={"quarters": QUARTERS},
    coverages={"all": Fraction(1), "half": Fraction(1, 2)},
)


def tried(*measures: Measure):
    return sensitivity("element", measures, THRESHOLDS, ALTERNATIVES)


def moved(*measures: Measure) -> set[tuple[str, str]]:
    return {(each.kind, each.name) for each in tried(*measures).moved}


def test_all_that_is_taken_otherwise_is_named_in_order():
    found = tried(Measure("A", 2, 1, 2), Measure("B", None), Measure("C", 4))
    assert [(each.kind, each.name) for each in found.variants] == [
        ("threshold", "1.75"),
        ("threshold", "2.25"),
        ("without", "A"),
        ("without", "C"),
        ("bounds", "quarters"),
        ("coverage", "all"),
        ("coverage", "half"),
    ]
    assert {each.score.element for each in found.variants} == {"element"}


def test_the_base_is_the_verdict_of_the_rubric_itself():
    base = tried(Measure("A", 2), Measure("B", 3)).base
    assert (base.element, base.score, base.verdict) == ("element", Fraction(5, 2), Verdict.MET)


def test_a_higher_threshold_moves_what_is_barely_met():
    assert moved(Measure("A", 2), Measure("B", 2)) == {("threshold", "2.25")}


def test_a_lower_threshold_moves_what_is_barely_not_met():
    measures = [Measure(code, value) for code, value in zip("ABCD", (1, 2, 2, 2), strict=True)]
    assert moved(*measures) == {("threshold", "1.75"), ("without", "A")}


def test_one_indicator_left_out_moves_what_hangs_on_it():
    found = tried(Measure("A", 4), Measure("B", 1), Measure("C", 1))
    without = {each.name: each.score for each in found.variants if each.kind == "without"}
    assert without["A"].score == 1
    assert without["A"].indicators == 2
    assert without["B"].verdict == Verdict.MET


def test_leaving_one_out_asks_again_whether_enough_is_observed():
    found = tried(Measure("A", 4), Measure("B", 4), Measure("C", 4), Measure("D", None), Measure("E", None))
    without = [each.score.verdict for each in found.variants if each.kind == "without"]
    assert without == [Verdict.INSUFFICIENT] * 3


def test_other_bounds_take_shares_again_and_leave_steps():
    found = tried(Measure("A", 2, 3, 5), Measure("B", 1))
    (bounded,) = [each.score for each in found.variants if each.kind == "bounds"]
    assert (found.base.score, bounded.score) == (Fraction(3, 2), 2)


def test_another_coverage_rule_may_allow_or_refuse_a_verdict():
    half = [Measure("A", 4), Measure("B", 4), Measure("C", None), Measure("D", None)]
    assert moved(*half) == {("coverage", "half")}
    most = [Measure("A", 4), Measure("B", 4), Measure("C", 4), Measure("D", None)]
    assert ("coverage", "all") in moved(*most)


def test_nothing_moved_is_robust():
    assert tried(*[Measure(code, 4) for code in "ABCDE"]).is_robust


def test_anything_moved_is_not_robust():
    assert not tried(Measure("A", 2), Measure("B", 2)).is_robust
