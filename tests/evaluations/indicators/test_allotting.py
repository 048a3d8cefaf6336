"""Vaguely dated events are allotted to years so that the fewest years count."""

from datetime import date
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from evaluations.indicators.allotting import fewest_common_years, fewest_years, possible_years
from evaluations.indicators.days import years_of
from tests.evaluations.facts import WINDOW, between, on, year

YEARS = years_of(WINDOW)


def places(*years: int) -> frozenset[int]:
    return frozenset(years)


def test_a_day_lies_in_one_year_and_a_calendar_year_in_two():
    assert possible_years(on(date(2018, 11, 24)), YEARS) == places(1)
    assert possible_years(on(date(2018, 11, 25)), YEARS) == places(2)
    assert possible_years(year(2018), YEARS) == places(1, 2)
    assert possible_years(between(WINDOW.first, WINDOW.last), YEARS) == places(0, 1, 2, 3, 4)


def test_a_vague_event_joins_the_year_of_a_certain_one():
    assert fewest_years([places(2), places(1, 2)], 5) == places(2)


def test_two_vague_events_share_the_year_that_both_may_mean():
    assert fewest_years([places(0, 1), places(1, 2)], 5) == places(1)


def test_of_equally_few_years_the_earliest_count():
    assert fewest_years([places(3, 1, 4)], 5) == places(1)


def test_nothing_needs_no_year():
    assert fewest_years([], 5) == frozenset()
    assert fewest_common_years([], [], [], 5) == frozenset()


def test_years_that_both_need_are_avoided_where_they_can_be():
    assert fewest_common_years([places(0, 1)], [places(1)], [], 5) == frozenset()


def test_years_that_both_must_have_count():
    assert fewest_common_years([places(1)], [places(0), places(1)], [], 5) == places(1)


def test_an_event_of_both_counts_in_a_year_of_its_own():
    assert fewest_common_years([], [], [places(2, 3)], 5) == places(2)


def test_an_event_of_both_draws_vague_ones_of_either_to_its_year():
    assert fewest_common_years([places(1, 2)], [places(2, 3)], [places(2)], 5) == places(2)


def test_of_equally_few_common_years_the_earliest_count():
    assert fewest_common_years([], [], [places(4, 2), places(4, 3)], 5) == places(4)
    assert fewest_common_years([], [], [places(1, 3)], 5) == places(1)


@st.composite
def events(draw, at_most: int = 6, kinds: int = 1):
    """A number of years, and for each kind of event the years in which each may have happened."""
    count = draw(st.integers(1, 5))
    event = st.frozensets(st.integers(0, count - 1), min_size=1)
    told = draw(st.lists(st.tuples(st.integers(0, kinds - 1), event), max_size=at_most))
    return count, [[each for kind, each in told if kind == wanted] for wanted in range(kinds)]


def best(sets):
    """Few before many, early before late."""
    return min(sets, key=lambda years: (len(years), sorted(years)))


@settings(deadline=None)
@given(events())
def test_the_fewest_years_are_those_of_the_best_of_all_allotments(drawn):
    count, (vague,) = drawn
    assert fewest_years(vague, count) == best(set(allotment) for allotment in product(*vague))


@settings(deadline=None)
@given(events(kinds=3))
def test_the_fewest_common_years_are_those_of_the_best_of_all_allotments(drawn):
    count, (one, other, both) = drawn
    common = []
    for allotment in product(*one, *other, *both):
        ours, theirs = set(allotment[: len(one)]), set(allotment[len(one) : len(one) + len(other)])
        shared = set(allotment[len(one) + len(other) :])
        common.append((ours | shared) & (theirs | shared))
    assert fewest_common_years(one, other, both, count) == best(common)


@settings(deadline=None)
@given(events())
def test_there_are_never_more_years_than_events_nor_than_years(drawn):
    count, (vague,) = drawn
    assert len(fewest_years(vague, count)) <= min(len(vague), count)


@settings(deadline=None)
@given(events(), st.integers(0, 4))
def test_a_further_event_never_lowers_the_years(drawn, place):
    count, (vague,) = drawn
    assert len(fewest_years([*vague, places(place % count)], count)) >= len(fewest_years(vague, count))


@settings(deadline=None)
@given(events(), st.data())
def test_knowing_a_date_better_never_lowers_the_years(drawn, data):
    """Among fewer possible years the best allotment cannot be better."""
    count, (vague,) = drawn
    known = [places(data.draw(st.sampled_from(sorted(each)))) for each in vague]
    assert len(fewest_years(known, count)) >= len(fewest_years(vague, count))
