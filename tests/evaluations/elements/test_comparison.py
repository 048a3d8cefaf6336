"""Partnerships side by side: on which days, and what the address asks for."""

from datetime import date
from itertools import pairwise

import pytest

from evaluations.comparing import MOST, Way, after, anniversaries, columns_of
from tests import factories as make

pytestmark = pytest.mark.django_db

DAY = date(2021, 11, 25)


def signed(when: str, **about):
    return make.AgreementFactory(
        partnership__published=True, kind="mou", signed=make.when(when), term="fixed", duration_months=36, **about
    ).partnership


def test_each_on_its_own_date_is_the_last_day_of_a_term_that_ended():
    over, running = signed("2016-01-01"), signed("2020-06-01")
    columns = columns_of([over, running], Way.OWN, DAY, 5)
    assert [each.day for each in columns] == [date(2018, 12, 31), DAY]


def test_a_common_date_is_the_same_for_all():
    columns = columns_of([signed("2016-01-01"), signed("2020-06-01")], Way.COMMON, DAY, 5)
    assert {each.day for each in columns} == {DAY}
    assert {each.assessment.cutoff for each in columns} == {DAY}


def test_equal_years_since_signing_end_on_the_day_before_the_anniversary():
    old, young = signed("2016-01-01"), signed("2020-06-01")
    columns = columns_of([old, young], Way.YEARS, DAY, 2)
    assert [each.day for each in columns] == [date(2017, 12, 31), None]
    assert columns[1].assessment is None


def test_a_day_that_is_today_has_come():
    assert after(date(2020, 11, 26), 1, DAY) == DAY
    assert after(date(2020, 11, 27), 1, DAY) is None


def test_a_partnership_that_was_never_signed_has_no_such_day():
    columns = columns_of([make.PartnershipFactory(published=True)], Way.YEARS, DAY, 1)
    assert columns[0].day is None


def test_over_time_ends_with_the_day_asked_for():
    assert anniversaries(date(2018, 6, 1), DAY) == [
        date(2019, 5, 31),
        date(2020, 5, 31),
        date(2021, 5, 31),
        DAY,
    ]


@pytest.mark.parametrize("begun", [1993, 2005, 2011, 2016])
def test_over_time_shows_at_most_six_days_at_equal_distances(begun):
    days = anniversaries(date(begun, 1, 1), date(2021, 12, 31))
    assert len(days) <= MOST
    assert days[-1] == date(2021, 12, 31)
    assert len({later.year - earlier.year for earlier, later in pairwise(days)}) == 1


def page(client, **asked) -> str:
    client.cookies["django_language"] = "en"
    response = client.get("/compare/", asked)
    assert response.status_code == 200
    return response.content.decode()


def test_columns_stand_in_the_order_in_which_they_were_chosen(client):
    first, second = signed("2016-01-01"), signed("2017-01-01")
    html = page(client, p=[second.key, first.key], way="common", as_of="2018-01-01")
    head = html.split("<thead>")[1]
    assert head.index(f"/partnerships/{second.key}/") < head.index(f"/partnerships/{first.key}/")


def test_a_hidden_partnership_is_neither_found_nor_compared(client):
    hidden, shown = make.PartnershipFactory(), signed("2016-01-01")
    html = page(client, p=[hidden.key, shown.key], q=hidden.partner.name)
    assert f"/partnerships/{hidden.key}/" not in html


def test_a_search_leads_to_the_same_page_with_one_more(client):
    one, other = signed("2016-01-01"), signed("2017-01-01")
    html = page(client, p=one.key, q=other.partner.name, way="years", years="3")
    assert f"/compare/?p={one.key}&amp;p={other.key}&amp;way=years&amp;years=3" in html


def test_the_seventh_is_left_out_and_that_is_said(client):
    keys = [signed("2016-01-01").key for _number in range(7)]
    html = page(client, p=keys, as_of="2018-01-01")
    assert "1 more was chosen and is not shown" in html
    assert html.split("<thead>")[1].split("</thead>")[0].count("<th ") == 7


@pytest.mark.parametrize(
    "asked",
    [
        {"years": "0"},
        {"years": "x"},
        {"as_of": "31-31-31"},
        {"way": "best"},
        {"p": "a\0b"},
        {"p": "ü" * 300},
        {"q": "\0"},
        {"q": "x" * 201},
    ],
)
def test_what_cannot_be_read_is_said_and_never_an_error(client, asked):
    one, other = signed("2016-01-01"), signed("2017-01-01")
    html = page(client, **{"p": [one.key, other.key], **asked})
    assert "Compare partnerships" in html
