"""E: tangible results."""

from datetime import date

import pytest

from evaluations.indicators.days import UNKNOWN, Days
from evaluations.indicators.observation import Because, Doubt, Lack
from tests.evaluations.facts import (
    BEGUN,
    CUTOFF,
    FIVE_FIELDS,
    WINDOW,
    between,
    fields,
    known,
    observed,
    on,
    outcome,
    refs,
    share_of,
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


class TestFieldsWithOutcomes:
    """E3: agreed fields with a verified outcome / agreed fields."""

    def test_fields_count_once_and_only_agreed_ones(self):
        outcomes = (outcome("a", serves=("roads", "trade")), hard("b", serves=("roads", "fishery")))
        found = observed("E3", fields=FIVE_FIELDS, outcomes=outcomes)
        assert (found.code, found.value, found.numerator, found.denominator) == ("E3", 2, 2, 5)
        assert (found.span, found.at_least, refs(found)) == (WINDOW, True, (["a", "b"], []))

    @pytest.mark.parametrize(
        "changes", [{"stage": "planned"}, {"stage": "under_way"}, {"is_verified": False}, {"when": on(DAY_AFTER)}]
    )
    def test_only_finished_and_verified_outcomes_by_the_cut_off_count(self, changes):
        told = outcome("a", serves=("roads",), **changes)
        found = observed("E3", fields=FIVE_FIELDS, outcomes=(told,), known=COVERED)
        assert (found.numerator, refs(found)) == (0, ([], []))

    def test_an_outcome_of_no_agreed_field_is_not_used(self):
        found = observed("E3", fields=FIVE_FIELDS, outcomes=(outcome(),))
        assert (found.value, refs(found)) == (None, ([], []))

    def test_none_is_nought_only_under_a_statement(self):
        found = observed("E3", fields=FIVE_FIELDS, known=known("activities"))
        assert (found.value, found.lacking) == (None, (Lack("coverage", "outcomes", WINDOW),))
        told = observed("E3", fields=FIVE_FIELDS, known=COVERED, statements=(statement("outcomes"),))
        assert (told.value, told.statements, told.at_least) == (0, ("statement",), False)

    def test_a_vague_outcome_is_not_countable(self):
        told = (outcome("a", year(2021), serves=("roads",)),)
        assert observed("E3", fields=FIVE_FIELDS, outcomes=told).not_countable == (("a", Doubt.MAY_LIE_OUTSIDE),)

    def test_without_a_window_an_agreement_is_lacking(self):
        found = observed("E3", basis=None, fields=FIVE_FIELDS)
        assert (found.value, found.lacking, found.span) == (None, (Lack("agreement"),), None)

    def test_without_agreed_fields_there_is_no_case(self):
        found = observed("E3", outcomes=(outcome(serves=("roads",)),))
        assert (found.code, found.value, found.because) == ("E3", None, Because.NO_CASES)
        assert found.lacking == (Lack("field"),)


STATED = fields("roads", "trade", "health", states_outcomes=True)


def achieving(ref: str, *serves: str, achieves: bool | None = True, **changes):
    return outcome(ref, serves=serves, achieves_expected=achieves, **changes)


class TestExpectations:
    """E4: expected outcomes achieved / stated."""

    def test_achieved_count_among_the_stated(self):
        outcomes = (
            achieving("a", "roads"),
            achieving("b", "trade", achieves=False),
            achieving("c", "health", achieves=False),
        )
        found = observed("E4", fields=STATED, outcomes=outcomes)
        assert (found.code, found.value, found.numerator, found.denominator) == ("E4", 2, 1, 3)
        assert (found.span, found.at_least, refs(found)) == (WINDOW, False, (["a"], ["b", "c"]))

    def test_an_achieved_field_counts_once(self):
        outcomes = (achieving("a", "roads"), achieving("b", "roads"), achieving("c", "roads", achieves=False))
        assert share_of("E4", fields=fields("roads", states_outcomes=True), outcomes=outcomes) == (1, 1)

    @pytest.mark.parametrize("changes", [{"stage": "under_way"}, {"is_verified": False}, {"achieves": False}])
    def test_what_is_unfinished_or_unverified_achieves_nothing(self, changes):
        told = (achieving("a", "roads", **changes),)
        found = observed("E4", fields=fields("roads", states_outcomes=True), outcomes=told)
        assert (found.value, found.numerator, refs(found)) == (0, 0, ([], ["a"]))

    def test_a_field_of_which_nobody_told_is_not_countable(self):
        found = observed(
            "E4", fields=STATED, outcomes=(achieving("a", "roads"), achieving("b", "trade", achieves=None))
        )
        assert (found.numerator, found.denominator) == (1, 1)
        assert found.not_countable == (("health", Doubt.INCOMPLETE), ("trade", Doubt.INCOMPLETE))

    def test_under_a_statement_silence_is_an_answer(self):
        told = {"known": COVERED, "statements": (statement("outcomes"),)}
        found = observed("E4", fields=STATED, outcomes=(achieving("a", "roads"),), **told)
        assert (found.numerator, found.denominator) == (1, 3)
        assert (found.not_countable, found.statements) == ((), ("statement",))

    def test_where_nobody_told_of_any_it_is_empty_and_names_the_fields(self):
        found = observed("E4", fields=STATED, outcomes=(outcome("later", year(2021)),))
        assert (found.value, found.because) == (None, Because.NO_CASES)
        assert found.lacking == tuple(Lack("achievement", ref) for ref in ("health", "roads", "trade"))
        assert found.not_countable[0] == ("later", Doubt.MAY_LIE_OUTSIDE)

    def test_of_those_told_none_achieved_while_others_are_silent_is_empty(self):
        found = observed("E4", fields=STATED, outcomes=(achieving("a", "roads", achieves=False),))
        assert (found.value, found.because) == (None, Because.NOT_KNOWN)
        assert found.lacking == (Lack("achievement", "health"), Lack("achievement", "trade"))

    def test_outcomes_of_fields_that_state_none_do_not_count(self):
        told = (*fields("roads", states_outcomes=True), *fields("trade", states_outcomes=False))
        outcomes = (achieving("a", "roads", "trade"), achieving("b", "trade"))
        found = observed("E4", fields=told, outcomes=outcomes)
        assert (found.numerator, found.denominator, refs(found)) == (1, 1, (["a"], []))

    def test_a_vague_outcome_is_not_countable_under_a_statement(self):
        told = (achieving("a", "roads", when=year(2021)),)
        found = observed("E4", fields=STATED, outcomes=told, known=COVERED)
        assert (found.value, found.not_countable) == (0, (("a", Doubt.MAY_LIE_OUTSIDE),))

    def test_a_text_that_states_none_leaves_it_empty_and_nothing_would_help(self):
        found = observed("E4", fields=fields("roads", "trade", states_outcomes=False), known=COVERED)
        assert (found.code, found.value, found.because) == ("E4", None, Because.STATES_NONE)
        assert found.lacking == ()

    def test_where_nobody_read_whether_it_states_any_that_is_lacking(self):
        told = (*fields("roads", states_outcomes=False), *fields("trade", "health"))
        found = observed("E4", fields=told)
        assert (found.code, found.value, found.because) == ("E4", None, Because.NO_CASES)
        assert found.lacking == (Lack("field_outcomes", "trade"), Lack("field_outcomes", "health"))

    def test_without_agreed_fields_there_is_no_case(self):
        found = observed("E4", fields=fields("other", is_open=True, states_outcomes=True))
        assert (found.because, found.lacking) == (Because.NO_CASES, ())
