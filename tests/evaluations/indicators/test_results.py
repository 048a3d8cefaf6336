"""E1 and E2: soft and hard change."""

from datetime import date

import pytest

from evaluations.indicators.days import UNKNOWN, Days
from evaluations.indicators.observation import Because, Doubt, Lack
from tests.evaluations.facts import (
    BEGUN,
    CUTOFF,
    WINDOW,
    between,
    known,
    observed,
    on,
    outcome,
    refs,
    statement,
    value,
    year,
)

DAY_AFTER = date(2021, 11, 25)
COVERED = known("outcomes")


def applied(ref: str, *serves: str, **changes):
    return outcome(ref, serves=serves, is_applied=True, **changes)


def hard(ref: str = "hard", **changes):
    """Finished, located, not said to be in use."""
    return outcome(ref, **({"change": "hard", "is_located": True} | changes))


class TestSoftChange:
    """E1: soft change."""

    @pytest.mark.parametrize(
        ("outcomes", "value_"),
        [
            ((outcome(is_verified=False),), 1),
            ((outcome("a", is_verified=False), outcome("b", is_verified=False)), 1),
            ((outcome(is_verified=False, is_applied=True),), 1),
            ((outcome(),), 2),
            ((outcome(stage="in_use"),), 2),
            ((applied("a"),), 3),
            ((applied("a", "roads", "trade"),), 3),
            ((applied("a", "roads"), applied("b", "roads"), applied("c", "trade")), 3),
            ((applied("a", "roads"), outcome("b", serves=("trade", "health"))), 3),
            ((applied("a", "roads"), applied("b", "trade", "health")), 4),
        ],
    )
    def test_what_people_learned_has_its_step(self, outcomes, value_):
        assert value("E1", outcomes=outcomes) == value_

    @pytest.mark.parametrize("stage", ["planned", "under_way"])
    def test_what_is_not_finished_is_not_even_claimed(self, stage):
        assert value("E1", outcomes=(outcome(stage=stage, is_applied=True),), known=COVERED) == 0

    def test_hard_outcomes_are_none(self):
        found = observed("E1", outcomes=(hard(), hard("later", when=UNKNOWN)), known=COVERED)
        assert (found.value, refs(found), found.not_countable) == (0, ([], []), ())


class TestHardChange:
    """E2: hard change."""

    @pytest.mark.parametrize(
        ("outcomes", "value_"),
        [
            ((hard(stage="planned"),), 1),
            ((hard("a", stage="planned"), hard("b", stage="planned")), 1),
            ((hard(stage="under_way"),), 2),
            ((hard("a", stage="planned"), hard("b", stage="under_way")), 2),
            ((hard(is_located=False),), 2),
            ((hard(),), 3),
            ((hard(stage="in_use"),), 3),
            ((hard("a"), hard("b")), 3),
            ((hard("a", stage="in_use"), hard("b")), 3),
            ((hard("a", stage="in_use"), hard("b", stage="in_use", is_located=False)), 3),
            ((hard("a", stage="in_use"), hard("b", stage="in_use")), 4),
            ((hard("a", stage="in_use"), hard("b", stage="in_use"), hard("c", stage="in_use")), 4),
        ],
    )
    def test_what_was_built_has_its_step(self, outcomes, value_):
        assert value("E2", outcomes=outcomes) == value_

    @pytest.mark.parametrize(
        ("when", "value_"),
        [
            (on(date(2019, 11, 24)), 4),
            (on(date(2019, 11, 25)), 3),
            (between(date(2018, 1, 1), date(2019, 11, 24)), 4),
            (between(date(2018, 1, 1), date(2019, 11, 25)), 3),
        ],
    )
    def test_in_use_24_months_later_is_certain_on_the_cut_off(self, when, value_):
        outcomes = (hard("a", stage="in_use"), hard("b", stage="in_use", when=when))
        assert value("E2", outcomes=outcomes) == value_

    def test_soft_outcomes_are_none(self):
        found = observed("E2", outcomes=(outcome(), outcome("later", when=UNKNOWN)), known=COVERED)
        assert (found.value, refs(found), found.not_countable) == (0, ([], []), ())


@pytest.mark.parametrize(("code", "change"), [("E1", "soft"), ("E2", "hard")])
class TestChange:
    """What E1 and E2 share."""

    def test_all_outcomes_of_the_kind_are_used_and_those_that_carry_the_value_count(self, code, change):
        outcomes = (outcome("a", change=change), outcome("b", change=change, stage="planned"))
        found = observed(code, outcomes=outcomes)
        assert (found.code, found.because, found.span) == (code, Because.STEP, WINDOW)
        assert (refs(found), found.at_least) == ((["a"], ["b"]), True)

    def test_what_may_have_come_later_is_not_countable(self, code, change):
        days = {"a": year(2021), "b": UNKNOWN, "c": Days(None, DAY_AFTER), "d": Days(CUTOFF, None), "e": on(DAY_AFTER)}
        outcomes = tuple(outcome(ref, when=each, change=change) for ref, each in days.items())
        found = observed(code, outcomes=outcomes)
        assert found.not_countable == (
            ("a", Doubt.MAY_LIE_OUTSIDE),
            ("b", Doubt.UNDATED),
            ("c", Doubt.MAY_LIE_OUTSIDE),
            ("d", Doubt.MAY_LIE_OUTSIDE),
        )
        assert refs(found) == ([], [])

    def test_it_counts_whenever_it_came_about_by_the_cut_off(self, code, change):
        for day in (date(1999, 1, 1), CUTOFF):
            assert value(code, outcomes=(outcome(change=change, when=on(day)),)) == 2

    def test_none_is_nought_only_under_a_statement(self, code, change):
        found = observed(code, known=known("activities"))
        assert (found.code, found.value, found.because) == (code, None, Because.NOT_KNOWN)
        assert (found.lacking, found.span) == ((Lack("coverage", "outcomes", WINDOW),), WINDOW)
        told = observed(code, known=COVERED, statements=(statement("outcomes"),))
        assert (told.value, told.statements, told.at_least) == (0, ("statement",), False)

    def test_under_a_statement_it_is_not_at_least(self, code, change):
        assert not observed(code, outcomes=(outcome(change=change),), known=COVERED).at_least

    def test_without_a_window_an_agreement_is_lacking(self, code, change):
        found = observed(code, basis=None)
        assert (found.value, found.lacking, found.span) == (None, (Lack("agreement"),), None)
        assert value(code, basis=None, outcomes=(outcome(change=change),)) == 2


@pytest.mark.parametrize(
    ("code", "carrying", "beside"),
    [
        ("E1", {"is_verified": True, "is_applied": True}, {"is_verified": True}),
        ("E1", {"is_verified": True}, {"is_verified": False}),
        ("E2", {"is_located": True}, {"is_located": False}),
        ("E2", {"stage": "under_way"}, {"stage": "planned"}),
    ],
)
def test_what_reaches_the_step_counts_and_what_does_not_stands_beside(code, carrying, beside):
    change = {"E1": "soft", "E2": "hard"}[code]
    plain = {"change": change, "is_verified": False, "is_applied": False, "is_located": False}
    outcomes = (outcome("a", **(plain | carrying)), outcome("b", **(plain | beside)))
    assert refs(observed(code, outcomes=outcomes)) == (["a"], ["b"])


def test_the_two_that_lasted_carry_the_highest_step():
    lasted = [outcome(ref, change="hard", stage="in_use", is_located=True, when=on(BEGUN)) for ref in ("a", "b")]
    young = outcome("c", change="hard", stage="in_use", is_located=True, when=on(CUTOFF))
    found = observed("E2", outcomes=(*lasted, young))
    assert (found.value, refs(found)) == (4, (["a", "b"], ["c"]))


def test_the_highest_step_is_not_at_least():
    soft = tuple(applied(each, each) for each in ("roads", "trade", "health"))
    assert not observed("E1", outcomes=soft).at_least
    assert observed("E1", outcomes=soft[:2]).at_least
    assert not observed("E2", outcomes=(hard("a", stage="in_use"), hard("b", stage="in_use"))).at_least
