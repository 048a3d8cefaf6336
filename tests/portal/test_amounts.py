"""Amounts as people type them, and as pages show them."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from portal.amounts import in_figures, read_amount
from portal.fields import AmountFormField

AMOUNTS = st.decimals(min_value=0, max_value=10**15, places=2)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1.250.000,50", "1250000.50"),
        ("1250000.50", "1250000.50"),
        ("1,250,000.50", "1250000.50"),
        ("1.250.000", "1250000"),
        ("1,250,000", "1250000"),
        ("1.250", "1250"),
        ("1250", "1250"),
        ("1,25", "1.25"),
        ("1.25", "1.25"),
        ("1250,5", "1250.5"),
        ("0", "0"),
        ("0,05", "0.05"),
        (" 12 ", "12"),
    ],
)
def test_an_amount_is_read_as_it_is_meant(typed, value):
    assert read_amount(typed) == Decimal(value)


@pytest.mark.parametrize(
    "typed",
    [
        *("1,250", "12,500", "0.125", "0,125", "1.25.000", "1.250,000", "1,2,3", "1.2.3", "1.2500", "1250.505"),
        *("-5", "1e6", "NaN", ",5", "5,", "١٢", "Rp 5", "1 250", ""),
    ],
)
def test_what_cannot_be_read_or_can_be_read_in_two_ways_is_refused(typed):
    with pytest.raises(ValueError, match=r"\d"):
        read_amount(typed)


def test_what_can_be_read_in_two_ways_is_told_how_to_write():
    with translation.override("en"), pytest.raises(ValueError, match="Write 1250 without the comma"):
        read_amount("1,250")


@pytest.mark.parametrize(
    ("value", "language", "shown"),
    [
        ("1250000.50", "id", "1.250.000,50"),
        ("1250000.50", "en", "1,250,000.50"),
        ("1250000.00", "id", "1.250.000"),
        ("0.00", "id", "0"),
        ("7.50", "en", "7.50"),
    ],
)
def test_an_amount_is_shown_in_figures_of_the_language(value, language, shown):
    with translation.override(language):
        assert in_figures(Decimal(value)) == shown


@pytest.mark.parametrize("language", ["id", "en"])
@given(value=AMOUNTS)
def test_a_form_reads_again_what_it_shows(language, value):
    field = AmountFormField(max_digits=18, decimal_places=2)
    with translation.override(language):
        assert field.clean(field.prepare_value(value)) == value


def test_an_empty_amount_is_nothing_and_not_nought():
    assert AmountFormField(required=False).clean("") is None


def test_an_amount_that_the_register_cannot_hold_is_refused():
    with pytest.raises(ValidationError):
        AmountFormField(max_digits=18, decimal_places=2).clean("9" * 17)
