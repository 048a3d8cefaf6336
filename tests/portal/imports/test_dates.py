"""Dates as offices write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.imports.dates import read_date
from portal.partial_dates import PartialDate


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("12 April 2007", "2007-04-12"),
        ("12 APRIL 2007", "2007-04-12"),
        ("Kamis, 12 April 2007", "2007-04-12"),
        ("tanggal 12 Apr. 2007", "2007-04-12"),
        ("April 12, 2007", "2007-04-12"),
        ("12th April 2007", "2007-04-12"),
        ("12-Apr-07", "2007-04-12"),
        ("12/4/2007", "2007-04-12"),
        ("12.04.2007", "2007-04-12"),
        ("12 - 4 - 2007", "2007-04-12"),
        ("12/4/07", "2007-04-12"),
        ("12/4/98", "1998-04-12"),
        ("2007/4/12", "2007-04-12"),
        ("2007-04-12 00:00:00", "2007-04-12"),
        (39184, "2007-04-12"),
        (39184.5, "2007-04-12"),
        ("Apr 2007", "2007-04"),
        ("April 2007", "2007-04"),
        ("Agustus 2016", "2016-08"),
        ("Nopember 2016", "2016-11"),
        ("Mei-16", "2016-05"),
        ("4/2007", "2007-04"),
        ("2007", "2007"),
        (2007, "2007"),
        (2007.0, "2007"),
        ("Tahun 2007", "2007"),
        ("th. 2007", "2007"),
        ("2013–2018", "2013/2018"),
        ("2013 s.d. 2018", "2013/2018"),
        ("2013 s/d 2018", "2013/2018"),
        ("12-15 April 2007", "2007-04-12/2007-04-15"),
        ("30 April - 2 Mei 2007", "2007-04-30/2007-05-02"),
        ("30 April 2007 sampai dengan 2 Mei 2007", "2007-04-30/2007-05-02"),
        ("April - Juni 2007", "2007-04/2007-06"),
        ("unknown", "unknown"),
        ("tidak diketahui", "unknown"),
        ("2018-10/2018-12", "2018-10/2018-12"),
    ],
)
def test_a_plain_date_is_read_and_needs_no_wording(written, read):
    assert read_date(written) == (read, "")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("akhir 2018", "2018-10/2018-12"),
        ("akhir tahun 2018", "2018-10/2018-12"),
        ("Awal 2018", "2018-01/2018-03"),
        ("pertengahan 2018", "2018-05/2018-08"),
        ("end of 2018", "2018-10/2018-12"),
        ("mid-2018", "2018-05/2018-08"),
        ("akhir April 2007", "2007-04-21/2007-04-30"),
        ("awal Februari 2007", "2007-02-01/2007-02-10"),
        ("sekitar 2015", "2015"),
        ("± April 2015", "2015-04"),
        ("Triwulan II 2019", "2019-04/2019-06"),
        ("Q4 2019", "2019-10/2019-12"),
        ("Semester I 2019", "2019-01/2019-06"),
    ],
)
def test_what_says_more_than_a_date_keeps_its_wording(written, read):
    assert read_date(written) == (read, written)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("4/25/2007", "write 25/4/2007"),
        ("31/2/2007", "not a day of the calendar"),
        ("30 Februari 2007", "not a day of the calendar"),
        ("segera", "Is not a date"),
        ("12 Aprul 2007", "Is not a date"),
        ("?", "Is not a date"),
        (12, "neither a year"),
        (99999999, "neither a year"),
        (2007.5, "neither a year"),
    ],
)
def test_what_is_no_date_is_told(written, told):
    with pytest.raises(ValueError, match=told):
        read_date(written)


@given(st.text(max_size=30) | st.integers() | st.floats(allow_nan=False, allow_infinity=False))
def test_anything_is_read_or_refused(written):
    try:
        text, _wording = read_date(written)
    except ValueError:
        return
    assert str(PartialDate.parse(text) or "") == text


@given(st.dates(min_value=PartialDate.parse("1900").earliest, max_value=PartialDate.parse("2100").latest))
def test_day_month_year_is_that_day(day):
    assert read_date(f"{day.day}/{day.month}/{day.year}") == (day.isoformat(), "")
    assert read_date(f"{day.day} {day:%B} {day.year}") == (day.isoformat(), "")
