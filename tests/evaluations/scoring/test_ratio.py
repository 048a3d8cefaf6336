"""The ratio scale: 0 for 0, 1 below a third, 2 to two thirds, 3 below 90 %, 4 from 90 %."""

import pytest

from evaluations.scoring import Measure, ratio_value
from tests.evaluations.facts import BOUNDS


@pytest.mark.parametrize(
    ("numerator", "denominator", "value"),
    [
        (0, 1, 0),
        (0, 1000, 0),
        (1, 1000, 1),
        (333, 1000, 1),
        (1, 3, 2),
        (2, 6, 2),
        (334, 1000, 2),
        (2, 3, 2),
        (667, 1000, 3),
        (3, 4, 3),
        (899, 1000, 3),
        (9, 10, 4),
        (901, 1000, 4),
        (1, 1, 4),
        (3, 2, 4),
    ],
)
def test_a_share_has_its_step_on_the_ratio_scale(numerator, denominator, value):
    assert ratio_value(numerator, denominator, BOUNDS) == value


@pytest.mark.parametrize(("numerator", "denominator"), [(-1, 3), (1, 0), (0, 0), (1, -3)])
def test_what_is_no_share_is_refused_with_its_figures(numerator, denominator):
    with pytest.raises(ValueError, match=f"^{numerator}/{denominator} is no share$"):
        ratio_value(numerator, denominator, BOUNDS)


@pytest.mark.parametrize(
    "measure", [Measure("X", 3), Measure("X", 3, 1, None), Measure("X", 3, None, 2), Measure("X", None, 1, 2)]
)
def test_other_bounds_leave_alone_what_is_no_share(measure):
    assert measure.with_bounds(BOUNDS) is measure


def test_a_share_is_taken_again_with_other_bounds():
    assert Measure("X", 0, 1, 2).with_bounds(BOUNDS) == Measure("X", 2, 1, 2)
