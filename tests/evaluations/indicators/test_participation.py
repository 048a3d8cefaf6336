"""B: community participation."""

from dataclasses import replace
from datetime import date

import pytest

from evaluations.indicators.days import UNKNOWN
from evaluations.indicators.facts import Judged
from evaluations.indicators.observation import Because, Doubt, Lack
from tests.evaluations.facts import (
    BEGUN,
    CUTOFF,
    EACH_YEAR,
    WINDOW,
    activity,
    basis,
    between,
    civil,
    item,
    known,
    observed,
    on,
    public,
    refs,
    share_of,
    statement,
    value,
    year,
)

DAY_BEFORE = date(2016, 11, 24)
DAY_AFTER = date(2021, 11, 25)
YOUNG = basis(began=on(date(2019, 11, 24)))
COVERED = known("activities")


@pytest.mark.parametrize("code", ["B1", "B2", "B3", "B4", "D4"])
def test_without_a_window_nothing_is_observed_and_an_agreement_is_lacking(code):
    found = observed(code, basis=None, known=COVERED)
    assert (found.code, found.value, found.because) == (code, None, Because.NO_BASIS)
    assert found.lacking == (Lack("agreement"),)


class TestCivilActivities:
    """B1: held activities with at least one civil body / held activities."""

    def test_activities_with_a_civil_body_count_among_the_held(self):
        acts = (activity("a", bodies=(civil(), public())), activity("b", bodies=(public(),)))
        found = observed("B1", activities=acts)
        assert (found.code, found.value, found.numerator, found.denominator) == ("B1", 2, 1, 2)
        assert (found.because, found.span, found.few) == (Because.SHARE, WINDOW, True)
        assert refs(found) == (["a"], ["b"])

    def test_the_denominator_is_not_fixed_so_that_at_least_is_never_said(self):
        acts = (activity("a", bodies=(civil(),)), activity("b", bodies=(public(),)), activity("c", UNKNOWN))
        assert not observed("B1", activities=acts).at_least

    def test_ceremonies_are_held_activities(self):
        acts = (activity("a", bodies=(civil(),)), activity("b", bodies=(public(),), is_ceremonial=True))
        assert share_of("B1", activities=acts) == (1, 2)

    @pytest.mark.parametrize("state", ["planned", "cancelled"])
    def test_what_was_not_held_does_not_count(self, state):
        acts = (activity("a", bodies=(civil(),)), activity("b", state=state, bodies=(civil(),)))
        assert share_of("B1", activities=acts) == (1, 1)

    @pytest.mark.parametrize("body", ["public", "other"])
    def test_only_civil_bodies_are_civil(self, body):
        acts = (activity("a", bodies=(replace(civil(), kind=body),)),)
        assert value("B1", activities=acts, known=COVERED) == 0

    def test_of_whom_nobody_told_is_not_countable(self):
        acts = (activity("a", bodies=(civil(),)), activity("untold"), activity("undated", UNKNOWN))
        found = observed("B1", activities=acts)
        assert (found.numerator, found.denominator) == (1, 1)
        assert found.not_countable == (("undated", Doubt.UNDATED), ("untold", Doubt.INCOMPLETE))

    def test_under_a_statement_silence_on_bodies_is_an_answer(self):
        acts = (activity("a", bodies=(civil(),)), activity("untold"))
        found = observed("B1", activities=acts, known=COVERED, statements=(statement("activities"),))
        assert (found.numerator, found.denominator, found.not_countable) == (1, 2, ())
        assert found.statements == ("statement",)

    @pytest.mark.parametrize(("when", "cases"), [(DAY_BEFORE, 1), (BEGUN, 2), (CUTOFF, 2), (DAY_AFTER, 1)])
    def test_activities_of_the_window_count(self, when, cases):
        acts = (activity("a", bodies=(civil(),)), activity("b", on(when), bodies=(public(),)))
        assert share_of("B1", activities=acts)[1] == cases

    def test_no_civil_body_is_nought_only_under_a_statement(self):
        acts = (activity("a", bodies=(public(),)),)
        found = observed("B1", activities=acts, known=known("reports"))
        assert (found.value, found.because) == (None, Because.NOT_KNOWN)
        assert found.lacking == (Lack("coverage", "activities", WINDOW),)
        assert value("B1", activities=acts, known=COVERED) == 0

    def test_an_old_partnership_where_nothing_was_held_has_nought_under_a_statement(self):
        vague = (activity("undated", UNKNOWN),)
        found = observed("B1", activities=vague, known=COVERED, statements=(statement("activities"),))
        assert (found.code, found.value, found.because) == ("B1", 0, Because.NOTHING_HAPPENED)
        assert (found.span, found.statements) == (WINDOW, ("statement",))
        assert found.not_countable == (("undated", Doubt.UNDATED),)

    def test_a_young_partnership_where_nothing_was_held_stays_empty(self):
        assert observed("B1", basis=YOUNG, known=COVERED).because == Because.NO_CASES

    def test_nothing_held_and_nothing_stated_stays_empty(self):
        assert observed("B1").because == Because.NO_CASES


def bodies(*, home: int = 0, partner: int = 0, **changes):
    ours = tuple(civil(f"ours {number}", **changes) for number in range(home))
    return ours + tuple(civil(f"theirs {number}", "partner", **changes) for number in range(partner))


class TestBreadth:
    """B2: breadth of civil bodies."""

    @pytest.mark.parametrize(
        ("home", "partner", "value_"),
        [(1, 0, 1), (0, 1, 1), (5, 0, 1), (1, 1, 2), (3, 2, 2), (2, 3, 2), (3, 3, 3), (4, 3, 3)],
    )
    def test_breadth_follows_the_side_with_fewer_bodies(self, home, partner, value_):
        acts = (activity("a", bodies=bodies(home=home)), activity("b", bodies=(*bodies(partner=partner), public())))
        assert value("B2", activities=acts) == value_

    def test_wide_on_both_sides_and_led_by_one_is_the_highest(self):
        assert value("B2", activities=(activity(bodies=bodies(home=3, partner=3, leads=True)),)) == 4

    def test_leading_does_not_help_what_is_narrow(self):
        assert value("B2", activities=(activity(bodies=bodies(home=3, partner=2, leads=True)),)) == 2

    def test_a_public_body_that_leads_does_not_count(self):
        led = (*bodies(home=3, partner=3), replace(public(), leads=True))
        assert value("B2", activities=(activity(bodies=led),)) == 3

    def test_a_body_counts_once_however_often_it_took_part(self):
        acts = tuple(activity(f"act-{number}", bodies=bodies(home=1, partner=1)) for number in range(3))
        assert value("B2", activities=acts) == 2

    def test_a_joint_body_is_on_both_sides(self):
        assert value("B2", activities=(activity(bodies=(civil(side="both"),)),)) == 2

    def test_it_is_at_least_so_unless_all_is_known(self):
        acts = (activity("a", bodies=(civil(),)), activity("b", bodies=(public(),)))
        found = observed("B2", activities=acts)
        assert (found.code, found.at_least, found.span) == ("B2", True, WINDOW)
        assert refs(found) == (["a"], [])
        assert not observed("B2", activities=acts, known=COVERED).at_least

    def test_the_highest_step_is_never_at_least_so(self):
        acts = (activity(bodies=bodies(home=3, partner=3, leads=True)),)
        assert not observed("B2", activities=acts).at_least

    def test_none_is_nought_only_under_a_statement(self):
        acts = (activity(bodies=(public(),)),)
        found = observed("B2", activities=acts, known=known("reports"))
        assert (found.code, found.value, found.because) == ("B2", None, Because.NOT_KNOWN)
        assert (found.lacking, found.span) == ((Lack("coverage", "activities", WINDOW),), WINDOW)
        told = observed("B2", activities=acts, known=COVERED, statements=(statement("activities"),))
        assert (told.value, told.because, told.statements) == (0, Because.STEP, ("statement",))

    def test_only_civil_activities_are_listed_as_not_countable(self):
        acts = (activity("a", UNKNOWN, bodies=(civil(),)), activity("b", UNKNOWN, bodies=(public(),)))
        assert observed("B2", activities=acts).not_countable == (("a", Doubt.UNDATED),)

    def test_what_was_not_held_and_what_lies_outside_does_not_count(self):
        acts = (
            activity("a", state="cancelled", bodies=(civil(),)),
            activity("b", on(DAY_BEFORE), bodies=(civil(),)),
        )
        assert value("B2", activities=acts, known=COVERED) == 0


class TestProgrammes:
    """B3: people-to-people programmes realised / planned."""

    def test_the_realised_count_among_the_planned(self):
        items = (item("a", realised_by="act"), item("b"), item("c"))
        found = observed("B3", plan_items=items, activities=(activity("act"),))
        assert (found.code, found.value, found.numerator, found.denominator) == ("B3", 2, 1, 3)
        assert (found.span, found.at_least, refs(found)) == (WINDOW, False, (["a"], ["b", "c"]))

    def test_items_of_other_kinds_are_no_programmes(self):
        items = (item("a", realised_by="act"), item("b", is_people_to_people=False, is_agreed=True))
        assert share_of("B3", plan_items=items, activities=(activity("act"),)) == (1, 1)

    @pytest.mark.parametrize(
        "act",
        [
            activity("act", state="planned"),
            activity("act", state="cancelled"),
            activity("act", on(DAY_AFTER)),
            activity("act", between(CUTOFF, DAY_AFTER)),
            activity("another"),
        ],
    )
    def test_a_programme_is_realised_by_what_was_certainly_held_by_the_cut_off(self, act):
        items = (item("a", realised_by="act"),)
        assert share_of("B3", plan_items=items, activities=(act,), known=COVERED) == (0, 1)

    @pytest.mark.parametrize(("scheduled", "cases"), [(DAY_BEFORE, 1), (BEGUN, 2), (CUTOFF, 2), (DAY_AFTER, 1)])
    def test_other_items_must_be_scheduled_in_the_window(self, scheduled, cases):
        items = (item("a", realised_by="act"), item("b", on(scheduled)))
        assert share_of("B3", plan_items=items, activities=(activity("act"),))[1] == cases

    def test_an_item_at_the_edge_is_not_countable(self):
        found = observed("B3", plan_items=(item("edge", year(2016)),), activities=(activity(UNKNOWN),))
        assert found.not_countable == (("edge", Doubt.MAY_LIE_OUTSIDE),)

    @pytest.mark.parametrize(
        ("scheduled", "cases"),
        [(on(DAY_BEFORE), 2), (UNKNOWN, 2), (between(CUTOFF, DAY_AFTER), 2), (on(DAY_AFTER), 1), (on(CUTOFF), 2)],
    )
    def test_what_was_agreed_counts_whenever_it_was_planned_unless_it_came_later(self, scheduled, cases):
        items = (item("a", realised_by="act"), replace(item("b", is_agreed=True), scheduled=scheduled))
        assert share_of("B3", plan_items=items, activities=(activity("act"),))[1] == cases

    @pytest.mark.parametrize(("state", "realised"), [("held", 1), ("cancelled", 0), ("planned", 0)])
    def test_a_programme_that_no_plan_named_was_planned_as_well(self, state, realised):
        acts = (activity("alone", state=state, is_people_to_people=True),)
        found = observed("B3", activities=acts, known=COVERED)
        assert (found.numerator, found.denominator) == (realised, 1)
        assert refs(found) == ((["alone"], []) if realised else ([], ["alone"]))

    def test_a_programme_that_realises_an_item_counts_once(self):
        acts = (activity("act", is_people_to_people=True),)
        found = observed("B3", plan_items=(item("a", realised_by="act"),), activities=acts)
        assert (found.numerator, found.denominator, refs(found)) == (1, 1, (["a"], []))

    def test_an_activity_of_another_kind_is_no_programme(self):
        assert observed("B3", activities=(activity("act"),), known=COVERED).because == Because.NO_CASES

    def test_a_programme_of_vague_date_is_not_countable_and_stands_after_items(self):
        acts = (activity("undated", UNKNOWN, is_people_to_people=True),)
        found = observed("B3", activities=acts, plan_items=(item("edge", year(2016)),))
        assert found.not_countable == (("edge", Doubt.MAY_LIE_OUTSIDE), ("undated", Doubt.UNDATED))

    def test_none_realised_is_nought_only_under_a_statement(self):
        found = observed("B3", plan_items=(item("a"),), known=known("reports"))
        assert (found.value, found.because) == (None, Because.NOT_KNOWN)
        assert found.lacking == (Lack("coverage", "activities", WINDOW),)
        told = observed("B3", plan_items=(item("a"),), known=COVERED, statements=(statement("activities"),))
        assert (told.value, told.statements) == (0, ("statement",))

    def test_where_nothing_was_planned_a_plan_is_lacking(self):
        statement_too = (Lack("plan"), Lack("coverage", "activities", WINDOW))
        assert observed("B3").lacking == statement_too
        assert observed("B3", known=COVERED).lacking == (Lack("plan"),)

    def test_where_only_an_activity_was_planned_no_plan_is_lacking(self):
        acts = (activity("alone", state="planned", is_people_to_people=True),)
        assert observed("B3", activities=acts).lacking == (Lack("coverage", "activities", WINDOW),)

    def test_what_was_cancelled_records_itself_that_it_was_not_realised(self):
        acts = (activity("alone", state="cancelled", is_people_to_people=True),)
        assert value("B3", activities=acts) == 0

    def test_one_cancelled_says_nothing_of_one_that_is_planned(self):
        acts = tuple(activity(state, state=state, is_people_to_people=True) for state in ("cancelled", "planned"))
        assert value("B3", activities=acts) is None


def judged(ref: str, day: date, value_: int, code: str = "B4") -> Judged:
    return Judged(ref=ref, code=code, value=value_, on=day)


@pytest.mark.parametrize("code", ["B4", "D4"])
class TestJudged:
    """B4 and D4: what an evaluator entered."""

    def test_the_last_that_was_entered_counts(self, code):
        entered = (
            judged("old", EACH_YEAR[1], 4, code),
            judged("new", EACH_YEAR[2], 2, code),
            judged("x", BEGUN, 0, code),
        )
        found = observed(code, judged=entered)
        assert (found.code, found.value, found.because) == (code, 2, Because.JUDGED)
        assert (refs(found), found.span) == ((["new"], []), WINDOW)

    def test_of_two_of_one_day_the_later_key_counts(self, code):
        entered = (judged("b", EACH_YEAR[1], 2, code), judged("a", EACH_YEAR[1], 4, code))
        assert refs(observed(code, judged=entered)) == (["b"], [])

    def test_what_was_entered_for_another_indicator_does_not_count(self, code):
        entered = (judged("other", EACH_YEAR[1], 2, "X"),)
        assert value(code, judged=entered) is None

    @pytest.mark.parametrize(("day", "value_"), [(DAY_BEFORE, None), (BEGUN, 2), (CUTOFF, 2), (DAY_AFTER, None)])
    def test_it_must_be_for_a_day_of_the_window(self, code, day, value_):
        assert value(code, judged=(judged("j", day, 2, code),)) == value_

    def test_silence_is_never_nought(self, code):
        found = observed(code, known=COVERED)
        assert (found.code, found.value, found.because) == (code, None, Because.NOT_JUDGED)
        assert (found.lacking, found.span) == ((Lack("judgement", code),), WINDOW)
