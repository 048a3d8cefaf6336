"""Days as far as they are known, months of the calendar, and the years of a window."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from evaluations.indicators.days import DAY, UNKNOWN, Days, Span, months_until, plus_months, years_of

SPAN = Span(date(2020, 1, 10), date(2020, 1, 20))
BEFORE, FIRST, LAST, AFTER = date(2020, 1, 9), date(2020, 1, 10), date(2020, 1, 20), date(2020, 1, 21)


@pytest.mark.parametrize(("day", "inside"), [(BEFORE, False), (FIRST, True), (LAST, True), (AFTER, False)])
def test_a_span_holds_both_its_ends(day, inside):
    assert (day in SPAN) is inside


@pytest.mark.parametrize(
    ("days", "within", "touches"),
    [
        (Days(FIRST, LAST), True, True),
        (Days(BEFORE, LAST), False, True),
        (Days(FIRST, AFTER), False, True),
        (Days(BEFORE, FIRST), False, True),
        (Days(LAST, AFTER), False, True),
        (Days(BEFORE, BEFORE), False, False),
        (Days(AFTER, AFTER), False, False),
        (Days(None, FIRST), False, True),
        (Days(None, BEFORE), False, False),
        (Days(LAST, None), False, True),
        (Days(AFTER, None), False, False),
        (UNKNOWN, False, True),
    ],
)
def test_within_is_certain_and_touches_is_possible(days, within, touches):
    assert (days.within(SPAN), days.touches(SPAN)) == (within, touches)


@pytest.mark.parametrize(
    ("days", "by", "may_be_by"),
    [
        (Days(BEFORE, FIRST), True, True),
        (Days(FIRST, FIRST), True, True),
        (Days(FIRST, LAST), False, True),
        (Days(LAST, LAST), False, False),
        (Days(None, FIRST), True, True),
        (Days(FIRST, None), False, True),
        (Days(LAST, None), False, False),
        (UNKNOWN, False, True),
    ],
)
def test_by_a_day_is_certain_and_may_be_by_is_possible(days, by, may_be_by):
    assert (days.by(FIRST), days.may_be_by(FIRST)) == (by, may_be_by)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2021, 1, 15), 0, date(2021, 1, 15)),
        (date(2021, 1, 15), 1, date(2021, 2, 15)),
        (date(2021, 11, 15), 1, date(2021, 12, 15)),
        (date(2021, 12, 15), 1, date(2022, 1, 15)),
        (date(2021, 1, 31), 1, date(2021, 2, 28)),
        (date(2020, 1, 31), 1, date(2020, 2, 29)),
        (date(2020, 2, 29), 12, date(2021, 2, 28)),
        (date(2020, 2, 29), 48, date(2024, 2, 29)),
        (date(2021, 3, 31), -1, date(2021, 2, 28)),
        (date(2021, 1, 15), -1, date(2020, 12, 15)),
        (date(2021, 8, 31), 24, date(2023, 8, 31)),
        (date(2021, 4, 30), 1, date(2021, 5, 30)),
    ],
)
def test_months_are_those_of_the_calendar_and_shorter_ones_end_earlier(day, months, later):
    assert plus_months(day, months) == later


@pytest.mark.parametrize(
    ("last", "months", "first"),
    [
        (date(2021, 11, 24), 24, date(2019, 11, 25)),
        (date(2021, 11, 24), 60, date(2016, 11, 25)),
        (date(2021, 2, 28), 12, date(2020, 3, 1)),
        (date(2020, 2, 29), 12, date(2019, 3, 1)),
        (date(2020, 2, 28), 12, date(2019, 2, 28)),
        (date(2020, 12, 31), 24, date(2019, 1, 1)),
    ],
)
def test_the_last_months_end_with_the_day(last, months, first):
    assert months_until(last, months) == Span(first, last)


def test_five_years_to_the_last_day_of_a_term_are_five_years():
    years = years_of(Span(date(2016, 11, 25), date(2021, 11, 24)))
    assert [(each.first, each.last) for each in years] == [
        (date(2016, 11, 25), date(2017, 11, 24)),
        (date(2017, 11, 25), date(2018, 11, 24)),
        (date(2018, 11, 25), date(2019, 11, 24)),
        (date(2019, 11, 25), date(2020, 11, 24)),
        (date(2020, 11, 25), date(2021, 11, 24)),
    ]


def test_a_part_of_a_year_counts_as_one():
    begun = date(2020, 3, 1)
    assert len(years_of(Span(begun, begun))) == 1
    assert len(years_of(Span(begun, date(2021, 2, 28)))) == 1
    assert years_of(Span(begun, date(2021, 3, 1)))[1:] == (Span(date(2021, 3, 1), date(2021, 3, 1)),)


def test_years_from_the_29th_of_february_go_back_to_it_in_a_leap_year():
    years = years_of(Span(date(2016, 2, 29), date(2020, 12, 31)))
    assert [each.first for each in years] == [
        date(2016, 2, 29),
        date(2017, 2, 28),
        date(2018, 2, 28),
        date(2019, 2, 28),
        date(2020, 2, 29),
    ]
    assert all(after.first - before.last == DAY for before, after in pairwise(years))


def test_a_day_is_a_day():
    assert timedelta(days=1) == DAY
