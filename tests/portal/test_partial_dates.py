"""Partial dates: what is typed, kept, shown and read back is one and the same, in Python and in the database."""

from datetime import date

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.fields import PartialDateField
from portal.loading.staging import prepare
from portal.partial_dates import FIRST_YEAR, LAST_YEAR, UNKNOWN, PartialDate

DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
EDGES = st.one_of(
    DAYS.map(str),
    DAYS.map(lambda day: str(day)[:7]),
    DAYS.map(lambda day: str(day)[:4]),
)


def _ordered(days):
    return PartialDate(*sorted(days))


DATES = st.one_of(
    st.just(UNKNOWN),
    EDGES.map(PartialDate.parse),
    st.tuples(DAYS, DAYS).map(_ordered),
    DAYS.map(lambda day: PartialDate(day, None)),
    DAYS.map(lambda day: PartialDate(None, day)),
)
TYPED = st.one_of(
    EDGES,
    st.tuples(EDGES | st.just(".."), EDGES | st.just("..")).map("/".join),
    st.text("0123456789-/. unkow\u2003", max_size=22),
    st.from_regex(r"\A[0-9]{4}-[0-9]{1,2}(-[0-9]{1,2})?(/[0-9]{4}(-[0-9]{1,2}){0,2})?\Z"),
    st.sampled_from(["unknown", "Unknown", "tidak diketahui", "unknown/2016", "../..", "2016/", "/", "2015-02-29"]),
)


def ask(sql: str, value):
    with connection.cursor() as cursor:
        cursor.execute(sql, [value])
        return cursor.fetchone()[0]


@given(DATES)
def test_the_text_of_a_date_is_read_as_the_same_date(when):
    assert PartialDate.parse(str(when)) == when


@pytest.mark.django_db
@settings(max_examples=300, deadline=None)
@given(DATES)
def test_the_database_keeps_a_date_and_writes_it_as_python_does(when):
    stored = PartialDateField().get_prep_value(when)
    assert ask("SELECT partial_date_text(%s)", stored) == str(when)
    assert PartialDateField().from_db_value(ask("SELECT %s", stored), None, connection) == when


@pytest.mark.django_db
@settings(max_examples=500, deadline=None)
@given(TYPED)
def test_files_are_read_as_forms_are(typed):
    with connection.cursor() as cursor:
        prepare(cursor, [])
        cursor.execute("DROP TABLE load_labels, load_keys, load_faults, load_written")
    try:
        when = PartialDate.parse(typed)
    except ValueError:
        when = None
    read = ask("SELECT pg_temp.partial_date(%s)", typed.strip())
    assert PartialDateField().from_db_value(read, None, connection) == when


@pytest.mark.parametrize(
    ("typed", "precision", "text"),
    [
        ("2007", "year", "2007"),
        ("2007-4", "month", "2007-04"),
        ("2007-04-12", "day", "2007-04-12"),
        ("2018-10/2018-12", "span", "2018-10/2018-12"),
        ("2018-01/2018-12", "year", "2018"),
        ("../2016", "open", "../2016"),
        ("2016/..", "open", "2016/.."),
        ("unknown", "unknown", "unknown"),
        ("2015-08-09 / 2015-08-14", "span", "2015-08-09/2015-08-14"),
    ],
)
def test_a_date_knows_its_precision_and_its_shortest_form(typed, precision, text):
    when = PartialDate.parse(typed)
    assert (when.precision, str(when)) == (precision, text)


@pytest.mark.parametrize(
    "typed",
    ["12/2007", "April 2007", "2007-13", "2015-02-30", "0999", "2016/2015", "../..", "07", "2007-00", "2007-04-00"],
)
def test_what_is_no_date_is_refused_with_what_to_write(typed):
    with pytest.raises(ValueError, match=r"\w"):
        PartialDate.parse(typed)
