"""The picture of what happened when: everything is in it or in its table, at its place, as long as it is vague."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from portal.stretches import ONE_DAY, gaps
from portal.timelines import LEAST, WIDTH, Lane, Span, Timeline, event
from tests.factories import when

DAY = date(2018, 12, 31)
days = some.dates(date(1990, 1, 1), date(2030, 12, 31))


def drawn(*spans, day=DAY):
    timeline = Timeline([Lane("Kegiatan", list(spans))], day=day)
    return timeline, timeline.lanes[0].drawn if timeline.lanes else []


def test_a_year_is_as_long_as_its_share_of_the_picture():
    timeline, [year] = drawn(event("Kunjungan", when("2018")), day=date(2020, 12, 31))
    assert (timeline.first, timeline.last) == (date(2018, 1, 1), date(2020, 12, 31))
    assert year.x == 0
    assert year.width == pytest.approx(WIDTH / 3, abs=2)


def test_a_day_is_still_seen():
    _timeline, [mark] = drawn(event("Rapat", when("2000-05-05")))
    assert mark.width == LEAST


def test_a_vague_date_is_told_from_a_near_one():
    assert event("Rapat", when("2007-04")).shape == "mark"
    assert event("Rapat", when("2007")).shape == "vague"
    assert event("Rapat", when("../2007")).shape == "vague"


def test_an_end_that_is_not_known_runs_out_of_the_picture():
    _timeline, [early, late] = drawn(event("Awal", when("../2016")), event("Akhir", when("2017/..")))
    assert early.x == 0
    assert late.x + late.width == pytest.approx(WIDTH)


def test_what_has_no_date_stands_in_the_table_alone():
    timeline, placed = drawn(event("Pelatihan", when("unknown")), event("Rapat", None))
    assert placed == []
    assert timeline.is_empty
    assert [span.label for _lane, span in timeline.rows] == ["Pelatihan", "Rapat"]


def test_a_lane_without_spans_is_not_drawn():
    assert Timeline([Lane("Kegiatan", [])], day=DAY).lanes == []


@given(some.lists(some.tuples(days, days).map(sorted), max_size=12))
def test_no_two_spans_of_a_lane_touch_and_none_leaves_the_picture(stretches):
    timeline, placed = drawn(*(Span("x", "", first, last) for first, last in stretches))
    assert len(placed) == len(stretches)
    for number, one in enumerate(placed):
        assert one.x >= 0
        assert one.x + one.width <= WIDTH + 0.2
        assert one.y + 18 <= timeline.height
        for other in placed[number + 1 :]:
            assert one.y != other.y or one.x + one.width < other.x or other.x + other.width < one.x


@pytest.mark.parametrize(("first", "most"), [("2018", 1), ("2000", 12), ("1900", 12), ("1000", 12)])
def test_years_are_never_too_many_to_read(first, most):
    timeline, _placed = drawn(event("Awal", when(first)))
    assert 1 <= len(timeline.ticks) <= most


def test_gaps_are_what_no_stretch_covers():
    covered = [(date(2017, 1, 1), date(2017, 12, 31)), (date(2017, 6, 1), date(2018, 3, 31))]
    assert gaps(covered, date(2016, 1, 1), DAY) == [
        (date(2016, 1, 1), date(2016, 12, 31)),
        (date(2018, 4, 1), DAY),
    ]
    assert gaps([], date(2016, 1, 1), DAY) == [(date(2016, 1, 1), DAY)]
    assert gaps([(date.min, date.max)], date(2016, 1, 1), DAY) == []


@given(some.lists(some.tuples(days, days).map(tuple).map(sorted).map(tuple), max_size=8), days, days)
def test_every_day_lies_in_a_stretch_or_in_a_gap(stretches, one, other):
    first, last = sorted((one, other))
    found = gaps(stretches, first, last)
    for day in {first, last, *(edge for gap in found for edge in gap)}:
        in_gap = any(begins <= day <= ends for begins, ends in found)
        in_stretch = any(begins <= day <= ends for begins, ends in stretches)
        assert in_gap != in_stretch
    assert all(ends + ONE_DAY < begins for (_b, ends), (begins, _e) in pairwise(found))
