"""The map of partners and its table say the same, and nobody is left out."""

import re

import pytest
from django.urls import reverse

from cities.models import Locality
from tests import factories as make
from tests.evaluations.dashboards.test_figures import page_of, text, tree

SVG = "{http://www.w3.org/2000/svg}"

pytestmark = pytest.mark.django_db


@pytest.fixture
def partners():
    government = make.GovernmentFactory()
    ulsan = make.LocalityFactory(key="ulsan", name="Ulsan", latitude="35.53722", longitude="129.31667")
    brisbane = make.LocalityFactory(key="brisbane", name="Brisbane", latitude="-27.46794", longitude="153.02809")
    nowhere = make.LocalityFactory(key="belanda", name="Belanda")
    for partner in (ulsan, brisbane, nowhere):
        make.PartnershipFactory(key=f"semarang-{partner.key}", government=government, partner=partner, published=True)
    make.PartnershipFactory(partner=ulsan, published=True)
    make.PartnershipFactory(partner__name="Rahasia", government=government)
    return government


def marks(response) -> dict[str, str]:
    """By what a mark says: where it leads."""
    picture = next(each for each in tree(response).iter(f"{SVG}svg") if each.get("class") == "world-map")
    return {link.get("aria-label"): link.get("href") for link in picture.iter(f"{SVG}a")}


def table(response) -> list[list[str]]:
    details = next(each for each in tree(response).iter("details") if each.get("id") == "map-table")
    return [[text(cell) for cell in row] for row in list(details.iter("tr"))[1:]]


def test_each_place_is_a_mark_with_its_name_that_opens_its_partners(client, partners):
    assert marks(page_of(client)) == {
        "Ulsan (Korea Selatan): 2": reverse("cities:locality", args=["ulsan"]),
        "Brisbane (Korea Selatan): 1": reverse("cities:locality", args=["brisbane"]),
    }


def test_on_the_page_of_a_government_a_mark_opens_its_partnership(client, partners):
    found = marks(page_of(client, partners))
    assert found["Ulsan (Korea Selatan): 1"] == reverse("agreements:partnership", args=["semarang-ulsan"])


def test_the_table_has_every_mark_and_what_has_no_coordinates(client, partners):
    assert table(page_of(client)) == [
        ["Belanda", "Korea Selatan", "1", "tidak tercatat"],
        ["Brisbane", "Korea Selatan", "1", "-27.46794, 153.02809"],
        ["Ulsan", "Korea Selatan", "2", "35.53722, 129.31667"],
    ]


def test_what_is_not_published_is_on_no_map(client, partners):
    assert "Rahasia" not in page_of(client, partners).content.decode()


def test_two_institutions_of_one_place_are_counted_there(client, partners):
    ulsan = Locality.objects.get(key="ulsan")
    make.PartnershipFactory(
        government=partners, partner=ulsan, partner_institution="Universitas Ulsan", published=True, key="kampus"
    )
    response = page_of(client, partners)
    assert "Ulsan (Korea Selatan): 2" in marks(response)
    rows = {row[0]: row[2] for row in table(response)}
    assert rows["Ulsan"] == "UlsanUniversitas Ulsan, Ulsan"


def test_near_places_share_a_mark_that_leads_to_the_table(client, partners):
    make.PartnershipFactory(
        partner=make.LocalityFactory(key="busan", name="Busan", latitude="35.17944", longitude="129.07556"),
        published=True,
    )
    response = page_of(client)
    target = marks(response)["Ulsan (Korea Selatan), Busan (Korea Selatan): 3"]
    assert target == "#map-ulsan"
    assert re.search(r'<tr role="row" id="map-ulsan">', response.content.decode())
