"""E3 and E4: in which agreed fields something came of it."""

from datetime import date

import pytest

from evaluations.indicators.observation import Because, Doubt, Lack
from tests.evaluations.facts import (
    FIVE_FIELDS,
    WINDOW,
    fields,
    known,
    observed,
    on,
    outcome,
    refs,
    share_of,
    statement,
    year,
)

DAY_AFTER = date(2021, 11, 25)
COVERED = known("outcomes")


class TestFieldsWithOutcomes:
    """E3: agreed fields with a verified outcome / agreed fields."""

    def test_fields_count_once_and_only_agreed_ones(self):
        outcomes = (
            outcome("a", serves=("roads", "trade")),
            outcome("b", change="hard", is_located=True, serves=("roads", "fishery")),
        )
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
