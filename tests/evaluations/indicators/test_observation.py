"""Shares, what is unobserved, and what is only at least so."""

from dataclasses import replace
from datetime import date

import pytest

from evaluations.indicators.days import UNKNOWN, Days, Span
from evaluations.indicators.facts import Facts
from evaluations.indicators.observation import Because, Count, Doubt, Lack, Use, empty, share, step, uses
from evaluations.scoring import Measure
from tests.evaluations.facts import BOUNDS, WINDOW, facts, fields, funding, known, statement, year

HALF = Count(code="A1", yes=1, of=2, complete=True)


def shared(**changes):
    return share(replace(HALF, **changes), BOUNDS)


def test_a_share_keeps_its_figures_and_rows():
    rows = {
        "used": (Use("a"),),
        "not_countable": (("b", Doubt.UNDATED),),
        "statements": ("s",),
        "years": (0, 2),
        "span": WINDOW,
    }
    found = shared(**rows)
    assert (found.code, found.value, found.because) == ("A1", 2, Because.SHARE)
    assert (found.numerator, found.denominator) == (1, 2)
    assert {name: getattr(found, name) for name in rows} == rows
    assert found.lacking == ()


def test_nothing_counted_is_nought_where_all_is_known():
    assert shared(yes=0).value == 0


def test_nothing_counted_is_empty_where_not_all_is_known():
    lack = Lack("coverage", "reports", WINDOW)
    found = shared(yes=0, complete=False, lacking=(lack,), statements=("s",), span=WINDOW)
    assert (found.code, found.value, found.because) == ("A1", None, Because.NOT_KNOWN)
    assert (found.numerator, found.denominator) == (None, None)
    assert (found.lacking, found.statements, found.span) == ((lack,), ("s",), WINDOW)


@pytest.mark.parametrize("complete", [True, False])
def test_no_case_is_empty(complete):
    found = shared(yes=0, of=0, complete=complete, lacking=(Lack("field"),), used=(Use("a"),))
    assert (found.code, found.value, found.because) == ("A1", None, Because.NO_CASES)
    assert (found.lacking, found.used) == ((Lack("field"),), (Use("a"),))


@pytest.mark.parametrize(
    ("changes", "at_least"),
    [
        ({"is_fixed": True, "complete": False}, True),
        ({"is_fixed": True, "complete": False, "yes": 2}, False),
        ({"is_fixed": True}, False),
        ({"is_fixed": True, "not_countable": (("b", Doubt.UNDATED),)}, True),
        ({"is_fixed": True, "not_countable": (("b", Doubt.UNDATED),), "yes": 2}, False),
        ({"complete": False}, False),
        ({"not_countable": (("b", Doubt.UNDATED),)}, False),
    ],
)
def test_at_least_is_said_of_a_fixed_denominator_where_more_may_be_true(changes, at_least):
    assert shared(**changes).at_least is at_least


@pytest.mark.parametrize(("cases", "few"), [(1, True), (2, True), (3, False)])
def test_a_share_of_fewer_than_three_cases_is_flagged(cases, few):
    assert shared(of=cases).few is few


def test_steps_and_the_unobserved_are_never_few():
    assert not step("C1", 1).few
    assert not shared(of=0, yes=0).few
    assert not replace(step("C1", 1), denominator=1).few


def test_a_share_without_a_denominator_is_not_few():
    assert not replace(shared(), denominator=None).few


def test_a_measure_carries_figures_of_shares_alone():
    assert shared().measure == Measure("A1", 2, 1, 2)
    assert replace(step("C1", 3), numerator=1, denominator=2).measure == Measure("C1", 3)
    assert empty("C1", Because.NOT_JUDGED).measure == Measure("C1", None)


def test_nought_is_observed_and_none_is_not():
    assert step("C1", 0).is_observed
    assert not empty("C1", Because.NOT_KNOWN).is_observed


def test_a_step_is_a_step_unless_it_says_otherwise():
    assert step("C1", 2).because == Because.STEP
    found = step("D4", 2, Because.JUDGED, used=(Use("j"),))
    assert (found.code, found.value, found.because, found.used) == ("D4", 2, Because.JUDGED, (Use("j"),))


def test_an_observation_promises_nothing_that_it_was_not_told():
    found = step("C1", 2)
    assert (found.numerator, found.denominator, found.at_least, found.years, found.span) == (
        None,
        None,
        False,
        None,
        None,
    )
    assert (found.used, found.not_countable, found.statements, found.lacking) == ((), (), (), ())


def test_what_counts_stands_first_and_each_once():
    assert uses(["b", "a", "b"], ["c", "a", "c", "b"]) == (Use("b"), Use("a"), Use("c", counts=False))
    assert uses([]) == ()


def test_all_records_are_known_where_one_stretch_holds_each_day():
    first, last = WINDOW.first, WINDOW.last
    assert facts(known=known("reports")).knows("reports", WINDOW)
    assert facts(known={"reports": (year(2000), Days(first, last))}).knows("reports", WINDOW)
    assert not facts(known=known("reports")).knows("funding", WINDOW)
    assert not facts(known=known("reports")).knows("reports", None)


@pytest.mark.parametrize(
    ("days", "knows"),
    [
        (Days(date(2020, 1, 1), date(2020, 12, 31)), True),
        (Days(date(2020, 1, 2), date(2020, 12, 31)), False),
        (Days(date(2020, 1, 1), date(2020, 12, 30)), False),
        (Days(date(2020, 1, 1), None), True),
        (Days(None, date(2020, 12, 31)), True),
        (Days(None, date(2020, 12, 30)), False),
        (Days(date(2020, 1, 2), None), False),
        (UNKNOWN, True),
    ],
)
def test_a_statement_one_day_short_does_not_cover_and_an_open_register_does(days, knows):
    whole = Span(date(2020, 1, 1), date(2020, 12, 31))
    assert facts(known={"reports": (days,)}).knows("reports", whole) is knows


def test_two_stretches_with_a_gap_do_not_cover():
    halves = (Days(date(2020, 1, 1), date(2020, 6, 29)), Days(date(2020, 7, 1), date(2020, 12, 31)))
    assert not facts(known={"reports": halves}).knows("reports", Span(date(2020, 1, 1), date(2020, 12, 31)))


def test_those_speak_who_name_the_kind_for_days_of_the_span():
    says = (
        statement("reports", "funding", days=year(2018), ref="a"),
        statement("funding", days=year(2018), ref="b"),
        statement("reports", days=year(2015), ref="c"),
        statement("reports", ref="d"),
    )
    assert facts(statements=says).speakers("reports", WINDOW) == ("a", "d")


def test_an_open_field_is_no_agreed_field():
    told = (*fields("roads", "health"), *fields("other", is_open=True))
    assert [each.ref for each in facts(fields=told).agreed_fields] == ["roads", "health"]


def test_a_budget_year_is_the_calendar_year():
    assert funding(2018, "home").days == Days(date(2018, 1, 1), date(2018, 12, 31))


def test_facts_know_nothing_that_they_were_not_told():
    told = Facts(cutoff=WINDOW.last)
    assert (told.basis, told.fields, told.known, told.common_text) == (None, (), {}, None)
