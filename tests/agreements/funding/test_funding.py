"""Money: kept as paid, typed as people type it, and never nought where nothing is recorded."""

import csv
import uuid
from decimal import Decimal

import pytest
from django.urls import reverse

from agreements.models import Funding
from tests import factories as make
from tests import life

pytestmark = pytest.mark.django_db

TYPED = {"year": "2018", "source": "apbd", "side": "home"}


@pytest.fixture
def partnership(client):
    partnership = make.PartnershipFactory(published=True)
    client.force_login(make.MembershipFactory(government=partnership.government).user)
    return partnership


def add(client, partnership, **typed):
    address = reverse("agreements:funding-add", args=[partnership.key])
    return client.post(address, {"form_token": str(uuid.uuid4())} | TYPED | typed)


def listed(client, **asked) -> list[str]:
    """The amounts planned, in the order of the list."""
    page = client.get(reverse("agreements:fundings"), asked)
    place = [column.name for column in page.context["columns"]].index("planned")
    return [row.cells[place].text for row in page.context["rows"]]


@pytest.mark.parametrize("typed", ["1.250.000,50", "1250000.50", "1,250,000.50"])
def test_an_amount_is_kept_with_its_currency(client, partnership, typed):
    assert add(client, partnership, planned=typed, currency="krw").status_code == 302
    funding = Funding.objects.get()
    assert (funding.planned, funding.realised, funding.currency) == (Decimal("1250000.50"), None, "KRW")


@pytest.mark.parametrize("language", ["id", "en"])
def test_an_amount_that_can_be_read_in_two_ways_is_asked_again(client, partnership, language):
    client.cookies["django_language"] = language
    response = add(client, partnership, planned="1,250", currency="IDR")
    assert list(response.context["form"].errors) == ["planned"]
    assert "1250" in str(response.context["form"].errors["planned"])
    assert 'value="1,250"' in response.content.decode()
    assert not Funding.objects.exists()


@pytest.mark.parametrize("currency", ["", "RP", "RUPIAH", "12A"])
def test_an_amount_needs_the_three_letters_of_its_currency(client, partnership, currency):
    response = add(client, partnership, planned="5", currency=currency)
    assert response.status_code == 200
    assert response.context["form"].errors
    assert not Funding.objects.exists()


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_change_form_shows_amounts_as_it_reads_them(client, partnership, language):
    client.cookies["django_language"] = language
    funding = life.FundingFactory(partnership=partnership, planned=Decimal("1250"), currency="IDR")
    address = reverse("agreements:funding-change", args=[funding.key])
    shown = client.get(address).context["form"]["planned"].value()
    client.post(address, {"form_token": str(uuid.uuid4()), "version": 0, "planned": shown, "currency": "IDR"} | TYPED)
    funding.refresh_from_db()
    assert (funding.version, funding.planned) == (1, Decimal("1250"))


def test_what_is_not_recorded_is_not_nought(client, partnership):
    client.cookies["django_language"] = "id"
    nothing = life.FundingFactory(partnership=partnership)
    nought = life.FundingFactory(partnership=partnership, planned=Decimal(0), currency="IDR")
    assert sorted(listed(client)) == ["", "0 IDR"]
    pages = [client.get(record.get_absolute_url()).content.decode() for record in (nothing, nought)]
    assert ["0 IDR" in page for page in pages] == [False, True]


@pytest.mark.parametrize(("language", "shown"), [("id", "1.250.000,50 IDR"), ("en", "1,250,000.50 IDR")])
def test_an_amount_is_shown_in_the_language_of_the_page(client, partnership, language, shown):
    client.cookies["django_language"] = language
    funding = life.FundingFactory(partnership=partnership, planned=Decimal("1250000.5"), currency="IDR")
    assert listed(client) == [shown]
    assert shown in client.get(funding.get_absolute_url()).content.decode()


def test_amounts_sort_as_numbers_and_stand_plain_in_the_file(client, partnership):
    for planned in (None, Decimal("9"), Decimal("1000"), Decimal("25")):
        life.FundingFactory(partnership=partnership, planned=planned, currency="JPY" if planned else "")
    assert listed(client, sort="-planned") == ["1.000 JPY", "25 JPY", "9 JPY", ""]
    response = client.get(reverse("agreements:fundings"), {"sort": "planned", "export": "csv"})
    rows = list(csv.DictReader(b"".join(response).decode().splitlines()))
    assert [row["planned"] for row in rows] == ["9.00", "25.00", "1000.00", ""]
    assert [row["currency"] for row in rows] == ["JPY", "JPY", "JPY", ""]


def test_currencies_are_added_up_nowhere(client, partnership):
    for currency in ("IDR", "KRW"):
        life.FundingFactory(partnership=partnership, planned=Decimal("70"), currency=currency)
    assert "140" not in client.get(reverse("agreements:fundings")).content.decode()


def test_a_list_is_narrowed_down_by_year_source_side_and_agency(client, partnership):
    agency = make.AgencyFactory(government=partnership.government)
    given = {"planned": Decimal(1), "currency": "KRW", "source": "partner", "side": "partner", "agency": agency}
    life.FundingFactory(partnership=partnership, year=2015, **given)
    life.FundingFactory(partnership=partnership)
    for asked in ({"year": 2015}, {"source": "partner"}, {"side": "partner"}, {"agency": agency.key}):
        assert listed(client, **asked) == ["1 KRW"], asked
    assert client.get(reverse("agreements:fundings"), {"year": "99999"}).context["filter_errors"]


def test_agencies_to_choose_from_are_those_of_visible_funding(client):
    hidden = make.PartnershipFactory()
    life.FundingFactory(partnership=hidden, agency=make.AgencyFactory(government=hidden.government, key="tersembunyi"))
    assert "tersembunyi" not in client.get(reverse("agreements:fundings")).content.decode()
