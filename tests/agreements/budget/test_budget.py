"""The budget: money by year, partnership, agency and source, beside what was done; what is missing is never nought."""

import csv
from decimal import Decimal

import pytest
from django.urls import reverse

from tests import factories as make
from tests import life

pytestmark = pytest.mark.django_db
URL = "agreements:budget"


@pytest.fixture
def partnership():
    return make.PartnershipFactory(published=True)


@pytest.fixture(autouse=True)
def in_english(client):
    client.cookies["django_language"] = "en"


def rows(client, **asked) -> list[dict]:
    """Of the page, each row by the labels of its columns."""
    page = client.get(reverse(URL), asked)
    return [{cell.label: cell for cell in row.cells} for row in page.context["rows"]]


def file(client, **asked) -> list[dict]:
    response = client.get(reverse(URL), asked | {"export": "csv"})
    return list(csv.DictReader(response.getvalue().decode().splitlines()))


def money(partnership, planned=None, realised=None, currency="", **more):
    amounts = {
        name: Decimal(value) if value else None for name, value in (("planned", planned), ("realised", realised))
    }
    return life.FundingFactory(partnership=partnership, currency=currency, **amounts, **more)


def test_a_record_without_amounts_is_shown_as_not_recorded_and_never_as_nought(client, partnership):
    money(partnership)
    (row,) = rows(client)
    assert row["Planned"].missing
    assert row["Realised"].missing
    (line,) = file(client)
    assert (line["planned"], line["planned_not_recorded"], line["currency"]) == ("", "1", "")


def test_amounts_of_one_group_are_added_up(client, partnership):
    for planned in ("1000", "250"):
        money(partnership, planned, planned, "IDR")
    (row,) = rows(client)
    assert (row["Planned"].text, row["Realised"].text) == ("1,250 IDR", "1,250 IDR")


def test_a_sum_with_gaps_is_at_least_so_much(client, partnership):
    money(partnership, "1000", "900", "IDR")
    money(partnership, "250", None, "IDR")
    money(partnership)
    (row,) = rows(client)
    assert row["Planned"].text == "at least 1,250 IDR (1 row without an amount)"
    assert row["Realised"].text == "at least 900 IDR (2 rows without an amount)"


def test_currencies_stand_in_rows_of_their_own(client, partnership):
    money(partnership, "1000", currency="IDR")
    money(partnership, "70", currency="KRW")
    assert [row["Planned"].text for row in rows(client, sort="planned")] == ["1,000 IDR", "70 KRW"]


@pytest.mark.parametrize(
    "differs", [{"year": 2019}, {"source": "apbn"}, {"side": "partner"}, {"agency": True}, {"partnership": True}]
)
def test_years_partnerships_agencies_sources_and_sides_are_kept_apart(client, partnership, differs):
    others = {
        "agency": lambda: make.AgencyFactory(government=partnership.government),
        "partnership": lambda: make.PartnershipFactory(published=True),
    }
    differs = {name: others[name]() if value is True else value for name, value in differs.items()}
    money(partnership)
    money(**{"partnership": partnership} | differs)
    assert len(rows(client)) == len(file(client)) == 2


def test_each_figure_opens_its_rows(client, partnership):
    other = make.PartnershipFactory(published=True)
    (
        money(partnership),
        money(partnership),
        money(partnership, agency=make.AgencyFactory(government=partnership.government)),
    )
    for where, happened in (
        (partnership, "2018-03"),
        (partnership, "2017/2018"),
        (partnership, "2016"),
        (other, "2018"),
    ):
        life.ActivityFactory(partnership=where, happened=make.when(happened))
        life.OutcomeFactory(partnership=where, happened=make.when(happened))
    life.ActivityFactory(partnership=partnership, happened=make.when("2018-05"), planned=True)
    row = next(row for row in rows(client) if row["Agency"].missing)
    assert row["Activities held"].text == row["Outcomes"].text == "1, perhaps 1 more"
    opened = [client.get(row[name].url).context["total"] for name in ("Budget year", "Activities held", "Outcomes")]
    assert opened == [2, 2, 2]


def test_a_year_in_which_nothing_is_recorded_says_so(client, partnership):
    money(partnership)
    (row,) = rows(client)
    assert row["Activities held"].missing
    assert row["Outcomes"].missing
    assert file(client)[0]["activities"] == ""


def test_what_came_after_the_day_is_left_out(client, partnership):
    money(partnership, year=2018), money(partnership, year=2019)
    for happened in ("2018-03", "2018-10"):
        life.ActivityFactory(partnership=partnership, happened=make.when(happened))
    (row,) = rows(client, as_of="2018-06-30")
    assert (row["Budget year"].text, row["Activities held"].text) == ("2018", "1")
    assert client.get(row["Activities held"].url).context["total"] == 1


def test_the_public_sees_the_money_of_what_is_published(client, partnership):
    money(partnership), money(make.PartnershipFactory()), money(partnership, annulled=True)
    assert len(rows(client)) == len(file(client)) == 1


@pytest.mark.parametrize(
    ("asked", "found"), [({"year": 2018}, 1), ({"source": "grant"}, 1), ({"side": "partner"}, 1), ({"q": "Tak ada"}, 0)]
)
def test_page_and_file_pass_the_same_filters(client, partnership, asked, found):
    money(partnership, year=2018, source="grant", side="home"), money(partnership, year=2017, side="partner")
    assert len(rows(client, **asked)) == len(file(client, **asked)) == found


def test_the_page_asks_as_often_for_many_rows_as_for_one(client, partnership, django_assert_num_queries):
    money(partnership)
    client.get(reverse(URL))
    with django_assert_num_queries(7):
        rows(client)
    for _ in range(10):
        other = make.PartnershipFactory(published=True)
        money(other, agency=make.AgencyFactory(government=other.government))
    with django_assert_num_queries(7):
        rows(client)
