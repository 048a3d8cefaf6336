"""C: mutual understanding: the texts (C1–C3, C5)."""

from dataclasses import replace
from datetime import date

import pytest

from evaluations.indicators.days import UNKNOWN, Days
from evaluations.indicators.facts import ActionPlan
from evaluations.indicators.observation import Because, Doubt, Lack
from evaluations.indicators.understanding import CLAUSES
from tests.evaluations.facts import (
    BEGUN,
    CUTOFF,
    FIVE_FIELDS,
    WINDOW,
    basis,
    between,
    clauses,
    fields,
    item,
    known,
    matches,
    observed,
    on,
    refs,
    statement,
    value,
)

DAY_AFTER = date(2021, 11, 25)


class TestWrittenText:
    """C1: written text at the cut-off."""

    @pytest.mark.parametrize(
        ("told", "value_"),
        [
            (basis(), 4),
            (basis(period_known=False), 3),
            (basis(kind="loi"), 2),
            (basis(kind="loi", period_known=False), 2),
            (basis(state="over", ended=on(date(2020, 11, 25))), 3),
            (basis(state="over", ended=on(date(2020, 11, 24))), 1),
            (basis(state="over", ended=on(date(1999, 1, 1))), 1),
            (basis(state="over", ended=None), 1),
            (basis(state="over", ended=Days(None, CUTOFF)), 1),
            (basis(state="over", ended=between(date(2020, 11, 24), CUTOFF)), 1),
            (basis(state="over", ended=on(date(1999, 1, 1)), in_renewal=("new",)), 3),
            (basis(kind="loi", state="over", ended=on(date(2020, 11, 25))), 2),
            (basis(kind="loi", state="over", ended=on(date(2020, 11, 24))), 1),
            (basis(kind="loi", state="over", ended=on(date(1999, 1, 1)), in_renewal=("new",)), 2),
        ],
    )
    def test_the_text_has_its_step(self, told, value_):
        found = observed("C1", basis=told)
        assert (found.code, found.value, found.because) == ("C1", value_, Because.STEP)
        assert refs(found) == (["mou", *told.in_renewal], [])

    def test_a_text_in_force_and_under_renewal_is_in_force(self):
        assert value("C1", basis=basis(in_renewal=("new",))) == 4

    def test_dates_that_do_not_say_leave_it_empty(self):
        found = observed("C1", basis=basis(state="uncertain"))
        assert (found.code, found.value, found.because) == ("C1", None, Because.UNCERTAIN_DATES)
        assert (found.lacking, refs(found)) == ((Lack("dates", "mou"),), (["mou"], []))

    @pytest.mark.parametrize(
        ("days", "value_"),
        [
            (UNKNOWN, 0),
            (Days(None, CUTOFF), 0),
            (Days(None, DAY_AFTER), 0),
            (Days(None, date(2021, 11, 23)), None),
            (Days(BEGUN, None), None),
            (Days(BEGUN, CUTOFF), None),
        ],
    )
    def test_none_is_nought_where_all_that_went_before_is_known(self, days, value_):
        assert value("C1", basis=None, known={"agreements": (days,)}) == value_

    def test_none_is_empty_where_nobody_says_that_there_is_none(self):
        found = observed("C1", basis=None, known=known("reports"))
        assert (found.code, found.value, found.because) == ("C1", None, Because.NO_BASIS)
        assert found.lacking == (Lack("agreement"),)

    def test_a_known_none_is_a_step(self):
        found = observed("C1", basis=None, known={"agreements": (UNKNOWN,)})
        assert (found.code, found.because) == ("C1", Because.STEP)


class TestMatchedFields:
    """C2: agreed fields that the partner's text words too / agreed fields."""

    def test_matched_fields_count_among_the_agreed(self):
        told = matches(roads=False, culture=True, trade=True, health=False, school=True)
        found = observed("C2", fields=FIVE_FIELDS, matches=told)
        assert (found.code, found.value, found.numerator, found.denominator) == ("C2", 2, 3, 5)
        assert refs(found) == (
            ["match-culture", "match-trade", "match-school"],
            ["match-roads", "match-health"],
        )
        assert not found.at_least

    def test_no_match_is_a_record_of_none(self):
        assert value("C2", fields=fields("roads"), matches=matches(roads=False)) == 0

    def test_a_field_that_nobody_looked_for_leaves_it_empty_and_is_named(self):
        found = observed("C2", fields=fields("roads", "trade", "health"), matches=matches(roads=True))
        assert (found.code, found.value, found.because) == ("C2", None, Because.NOT_ALL_HEARD)
        assert found.lacking == (Lack("match", "health"), Lack("match", "trade"))
        assert refs(found) == (["match-roads"], [])

    def test_a_field_matched_twice_counts_once(self):
        twice = (*matches(roads=True, trade=False), replace(matches(roads=True)[0], ref="again"))
        found = observed("C2", fields=fields("roads", "trade"), matches=twice)
        assert (found.numerator, found.denominator) == (1, 2)

    def test_matches_of_other_fields_and_of_open_ones_do_not_count(self):
        told = (*fields("roads"), *fields("other", is_open=True))
        found = observed("C2", fields=told, matches=matches(roads=False, other=True, fishery=True))
        assert (found.numerator, found.denominator, refs(found)) == (0, 1, ([], ["match-roads"]))

    def test_a_text_that_both_signed_is_the_highest(self):
        found = observed("C2", common_text="joint", fields=FIVE_FIELDS)
        assert (found.code, found.value, found.because) == ("C2", 4, Because.STEP)
        assert refs(found) == (["joint"], [])

    def test_without_agreed_fields_there_is_no_case(self):
        found = observed("C2")
        assert (found.code, found.value, found.because) == ("C2", None, Because.NO_CASES)
        assert found.lacking == (Lack("field"),)


class TestClauses:
    """C3: clauses present of eight."""

    def test_the_eight_are_those_of_the_rubric(self):
        assert CLAUSES == ("aims", "fields", "period", "outcomes", "meetings", "financing", "evaluation", "renewal")

    def test_present_clauses_count_of_eight(self):
        told = clauses(*CLAUSES[:5], absent=CLAUSES[5:])
        found = observed("C3", clauses=told)
        assert (found.code, found.value, found.numerator, found.denominator) == ("C3", 2, 5, 8)
        assert refs(found) == (
            [f"clause-{kind}" for kind in CLAUSES[:5]],
            [f"clause-{kind}" for kind in CLAUSES[5:]],
        )
        assert not found.at_least

    def test_clauses_that_nobody_read_make_it_at_least(self):
        assert observed("C3", clauses=clauses(*CLAUSES[:5])).at_least

    def test_all_absent_is_nought_and_unread_is_empty(self):
        assert value("C3", clauses=clauses(absent=CLAUSES)) == 0
        found = observed("C3", clauses=clauses(absent=CLAUSES[1:]))
        assert (found.value, found.because, found.lacking) == (None, Because.NOT_KNOWN, (Lack("clause", "aims"),))

    def test_a_clause_in_either_text_is_present_once(self):
        told = (*clauses("aims", absent=CLAUSES[1:]), *clauses("aims", absent=("aims",)))
        assert observed("C3", clauses=told).numerator == 1

    def test_other_clauses_are_none_of_the_eight(self):
        found = observed("C3", clauses=clauses("aims", "language", absent=CLAUSES[1:]))
        assert (found.numerator, refs(found)[0]) == (1, ["clause-aims"])

    def test_without_a_basis_there_is_no_text(self):
        found = observed("C3", basis=None, clauses=clauses(*CLAUSES))
        assert (found.code, found.value, found.because) == ("C3", None, Because.NO_BASIS)
        assert found.lacking == (Lack("agreement"),)


def plan(ref: str = "plan", signed: Days | None = None, *serves: str) -> ActionPlan:
    return ActionPlan(ref=ref, signed=signed or on(BEGUN), fields=frozenset(serves))


class TestPlannedFields:
    """C5: agreed fields with an agreed action plan / agreed fields."""

    def test_fields_of_signed_plans_count_once(self):
        plans = (plan("a", None, "roads", "trade"), plan("b", None, "roads", "fishery"), plan("c"))
        found = observed("C5", fields=FIVE_FIELDS, action_plans=plans)
        assert (found.code, found.value, found.numerator, found.denominator) == ("C5", 2, 2, 5)
        assert (found.span, found.at_least, refs(found)) == (WINDOW, True, (["a", "b"], ["c"]))

    def test_items_of_a_signed_plan_plan_for_their_fields(self):
        items = (item("x", plan="plan", serves=("health",)), item("y", plan="plan"))
        found = observed("C5", fields=FIVE_FIELDS, action_plans=(plan(),), plan_items=items)
        assert (found.numerator, refs(found)) == (1, (["x"], ["plan"]))

    @pytest.mark.parametrize("where", [None, "another"])
    def test_items_outside_a_signed_plan_do_not_count(self, where):
        items = (item("x", plan=where, serves=("health",)),)
        found = observed("C5", fields=FIVE_FIELDS, action_plans=(plan(),), plan_items=items, known=known("plans"))
        assert (found.numerator, refs(found)) == (0, ([], ["plan"]))

    @pytest.mark.parametrize(
        ("signed", "counts", "doubt"),
        [
            (on(date(1999, 1, 1)), 1, ()),
            (on(CUTOFF), 1, ()),
            (Days(None, CUTOFF), 1, ()),
            (between(CUTOFF, DAY_AFTER), 0, (("plan", Doubt.MAY_LIE_OUTSIDE),)),
            (UNKNOWN, 0, (("plan", Doubt.UNDATED),)),
            (on(DAY_AFTER), 0, ()),
        ],
    )
    def test_a_plan_must_certainly_be_signed_by_the_cut_off(self, signed, counts, doubt):
        told = ActionPlan(ref="plan", signed=signed, fields=frozenset({"roads"}))
        found = observed("C5", fields=fields("roads"), action_plans=(told,), known=known("plans"))
        assert (found.numerator, found.not_countable) == (counts, doubt)

    def test_none_is_nought_only_under_a_statement_on_plans(self):
        found = observed("C5", fields=FIVE_FIELDS, known=known("activities"))
        assert (found.value, found.lacking) == (None, (Lack("coverage", "plans", WINDOW),))
        told = observed("C5", fields=FIVE_FIELDS, known=known("plans"), statements=(statement("plans"),))
        assert (told.value, told.statements, told.at_least) == (0, ("statement",), False)

    def test_without_a_window_an_agreement_is_lacking(self):
        found = observed("C5", basis=None, fields=FIVE_FIELDS)
        assert (found.value, found.lacking, found.span) == (None, (Lack("agreement"),), None)

    def test_without_agreed_fields_there_is_no_case(self):
        found = observed("C5", action_plans=(plan("a", None, "roads"),))
        assert (found.code, found.value, found.because) == ("C5", None, Because.NO_CASES)
        assert found.lacking == (Lack("field"),)
