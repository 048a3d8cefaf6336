"""A test of many things fails if one of them does, and names every one that does."""

import pytest

from tests.at_once import each


def passes_for_even(number: int) -> None:
    assert number % 2 == 0, "odd"


def test_it_passes_where_everything_passes():
    each([2, 4], named=str)(passes_for_even)()


def test_it_names_all_that_fail_and_why():
    with pytest.raises(AssertionError) as failed:
        each([1, 2, 3], named="number {}".format)(passes_for_even)()
    assert "number 1" in str(failed.value)
    assert "number 3" in str(failed.value)
    assert "odd" in str(failed.value)
    assert "number 2" not in str(failed.value)


def test_an_error_fails_like_an_assertion():
    with pytest.raises(AssertionError, match="ZeroDivisionError"):
        each([0], named=str)(lambda number: 1 / number)()


def test_it_does_not_pass_for_want_of_things():
    with pytest.raises(AssertionError, match="nothing to look at"):
        each([], named=str)(passes_for_even)()
