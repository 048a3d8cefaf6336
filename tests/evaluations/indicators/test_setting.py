"""The window, its years, the last months, and what is old."""

from datetime import date

import pytest

from evaluations.indicators.days import UNKNOWN, Days, Span
from evaluations.indicators.facts import Monitoring
from evaluations.indicators.observation import Doubt, Lack
from evaluations.indicators.setting import Parameters, sorted_by_span, statement_lacking
from tests.evaluations.facts import BEGUN, BOUNDS, CUTOFF, WINDOW, basis, between, known, on, setting, statement, year


def begun(days: Days | None, **told):
    return setting(basis=basis(began=days, chain_began=days), **told)


def test_the_window_runs_from_the_start_of_the_chain_to_the_cut_off():
    assert begun(on(date(2019, 3, 1))).window == Span(date(2019, 3, 1), CUTOFF)


@pytest.mark.parametrize("day", [BEGUN, date(2016, 11, 24), date(1993, 1, 1)])
def test_the_window_is_at_most_the_last_five_years(day):
    assert begun(on(day)).window == WINDOW


def test_the_window_is_a_day_shorter_for_a_chain_a_day_younger():
    assert begun(on(date(2016, 11, 26))).window == Span(date(2016, 11, 26), CUTOFF)


def test_the_window_begins_when_the_chain_had_certainly_begun():
    assert begun(year(2018)).window == Span(date(2018, 12, 31), CUTOFF)


def test_a_chain_that_began_on_the_cut_off_has_a_window_of_that_day():
    assert begun(on(CUTOFF)).window == Span(CUTOFF, CUTOFF)
    assert len(begun(on(CUTOFF)).years) == 1


@pytest.mark.parametrize("days", [None, UNKNOWN, Days(BEGUN, None), on(date(2021, 11, 25)), year(2021)])
def test_there_is_no_window_where_it_is_not_known_that_the_chain_had_begun(days):
    assert begun(days).window is None
    assert begun(days).years == ()


def test_there_is_no_window_without_a_basis():
    assert setting(basis=None).window is None


def test_a_window_of_five_years_has_five():
    assert len(setting().years) == 5


def test_the_recent_months_are_the_last_24():
    assert setting().recent == Span(date(2019, 11, 25), CUTOFF)


@pytest.mark.parametrize(
    ("day", "old"),
    [(date(2019, 11, 23), True), (date(2019, 11, 24), False), (date(2019, 11, 25), False), (BEGUN, True)],
)
def test_a_basis_is_old_when_more_than_24_months_have_passed(day, old):
    assert begun(on(day)).is_old is old


@pytest.mark.parametrize("days", [None, UNKNOWN, Days(BEGUN, None), between(BEGUN, date(2019, 11, 24))])
def test_a_basis_is_not_old_where_that_is_not_certain(days):
    assert not begun(days).is_old


def test_what_counts_whenever_it_came_about_is_asked_since_the_chain_began():
    assert begun(on(date(1993, 1, 1))).until == Span(date(1993, 1, 1), CUTOFF)
    assert begun(None).until is None


def test_a_renewal_is_young_however_old_its_chain():
    assert not setting(basis=basis(began=on(date(2020, 1, 1)))).is_old


def test_no_basis_is_not_old():
    assert not setting(basis=None).is_old


def test_a_kind_is_covered_by_days_that_span_all_and_spoken_of_by_who_touches_them():
    says = statement("reports", days=Days(WINDOW.first, WINDOW.first))
    told = setting(known=known("reports"), statements=(says,))
    assert told.covered("reports", WINDOW) == (True, ("statement",))
    assert told.covered("funding", WINDOW) == (False, ())


def test_nothing_is_covered_where_there_is_no_span():
    told = setting(known=known("reports"), statements=(statement("reports"),))
    assert told.covered("reports", None) == (False, ())


def test_rows_are_inside_doubtful_or_left_out():
    rows = [
        Monitoring(ref="inside", days=on(BEGUN)),
        Monitoring(ref="edge", days=year(2016)),
        Monitoring(ref="undated"),
        Monitoring(ref="open", days=Days(None, CUTOFF)),
        Monitoring(ref="endless", days=Days(BEGUN, None)),
        Monitoring(ref="outside", days=on(date(2016, 11, 24))),
    ]
    inside, doubtful = sorted_by_span(rows, WINDOW)
    assert [each.ref for each in inside] == ["inside"]
    assert doubtful == (
        ("edge", Doubt.MAY_LIE_OUTSIDE),
        ("undated", Doubt.UNDATED),
        ("open", Doubt.MAY_LIE_OUTSIDE),
        ("endless", Doubt.MAY_LIE_OUTSIDE),
    )


def test_a_lacking_statement_names_kind_and_span():
    assert statement_lacking("reports", WINDOW) == Lack("coverage", "reports", WINDOW)


def test_the_months_and_years_are_those_of_the_rubric():
    numbers = Parameters(bounds=BOUNDS)
    assert (numbers.window_years, numbers.recent_months, numbers.old_months) == (5, 24, 24)
    assert (numbers.lapse_months, numbers.in_use_months) == (12, 24)
