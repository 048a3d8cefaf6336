"""How periods are called, and what may lie in one."""

from datetime import date

import pytest
from django.utils.translation import override

from agreements.periods import Period
from tests.factories import when


@pytest.mark.parametrize(
    ("first", "last", "called"),
    [
        (date(2017, 1, 1), date(2017, 12, 31), "2017"),
        (date(2017, 7, 1), date(2017, 12, 31), "half-year 2 of 2017"),
        (date(2017, 4, 1), date(2017, 6, 30), "quarter 2 of 2017"),
        (date(2017, 10, 1), date(2017, 12, 31), "quarter 4 of 2017"),
    ],
)
def test_a_period_has_its_name(first, last, called):
    with override("en"):
        assert str(Period(first, last)) == called


def test_what_is_left_of_a_year_is_called_by_its_months():
    with override("en"):
        assert str(Period(date(2017, 4, 1), date(2017, 12, 31))) == "April 2017 – December 2017"


@pytest.mark.parametrize(
    ("happened", "may"),
    [(None, True), ("unknown", True), ("2017-05", True), ("2016/2017", True), ("2016", False), ("2018-01-01", False)],
)
def test_what_may_have_happened_in_a_period_lies_in_it(happened, may):
    assert Period(date(2017, 1, 1), date(2017, 12, 31)).may_hold(happened and when(happened)) is may
