"""The partner in the guided flow: found in any spelling, picked or typed in, and made once."""

import pytest
from django.urls import reverse

from agreements.models import Agreement, Partnership
from cities.models import Locality
from tests import factories as make
from tests.agreements.log.flow import LOG, page, typed


def test_a_place_of_the_gazetteer_becomes_a_locality_with_country_and_coordinates(client, coordinator, kawasakis):
    client.post(LOG, typed(q="Kawasaki", searched="Kawasaki", choice=f"place:{kawasakis[0].pk}", country=""))
    locality = Locality.objects.get()
    assert (locality.key, locality.country_id, locality.geoname) == ("kanagawa-kawasaki", "JP", kawasakis[0])
    assert locality.latitude is not None


def test_a_country_alone_can_be_the_partner(client, coordinator):
    make.CountryFactory(code="NL", name_id="Belanda", name_en="Netherlands")
    client.post(LOG, typed(q="Belanda", searched="Belanda", choice="country:NL", country=""))
    assert Locality.objects.get().level == Locality.Level.COUNTRY


def test_a_free_entry_lies_in_the_place_picked_for_it(client, coordinator, korea):
    ulsan = make.PlaceFactory(name="Ulsan", country=korea, region="Ulsan")
    client.post(LOG, typed(parent_q="Ulsan", parent_choice=f"place:{ulsan.pk}"))
    assert Locality.objects.get(name="Jung-gu").parent == Locality.objects.get(geoname=ulsan)


def test_an_institution_is_a_partner_of_its_own(client, coordinator, jung_gu):
    client.post(LOG, typed(choice="locality:ulsan-jung-gu", institution="University of Ulsan"))
    assert Partnership.objects.get().partner_institution == "University of Ulsan"


@pytest.mark.parametrize("spelling", ["Jung-gu", "jung gu", "Junggu", "JUNG GU, Ulsan"])
def test_the_register_is_found_in_any_spelling(client, coordinator, jung_gu, spelling):
    shown = page(client.get(reverse("agreements:partner-options"), {"q": spelling}))
    assert 'value="locality:ulsan-jung-gu"' in shown


def test_two_places_of_one_name_are_told_apart_by_region_and_country(client, coordinator, kawasakis):
    shown = page(client.post(LOG, typed(q="kawasaki", choice="", action="search")))
    assert "Kanagawa, Jepang" in shown
    assert "Fukuoka, Jepang" in shown
    assert Agreement.objects.count() == 0


def test_a_name_not_yet_looked_for_is_looked_for_before_anything_is_called_wrong(client, coordinator, kawasakis):
    shown = page(client.post(LOG, typed(q="Kawasaki", searched="", choice="", title="")))
    assert "Kanagawa, Jepang" in shown
    assert "error-summary" not in shown


def test_another_name_lets_go_of_what_was_picked_before(client, coordinator, kawasakis, jung_gu):
    stale = {"q": "junggu", "searched": "kawasaki", "choice": f"place:{kawasakis[1].pk}"}
    shown = page(client.get(reverse("agreements:partner-options"), stale))
    assert "Fukuoka" not in shown
    assert "checked" not in shown
    assert "Fukuoka" not in page(client.post(LOG, typed(**stale)))
    assert not Agreement.objects.exists()


def test_who_still_types_is_told_of_no_mistake(client, coordinator, kawasakis):
    shown = page(client.get(reverse("agreements:partner-options"), {"q": "kawasaki", "searched": ""}))
    assert "invalid-feedback" not in shown


@pytest.mark.parametrize("q", ["\x00", "", " ", "%", "'", "a" * 5000, "北海"])
def test_any_words_can_be_looked_for(client, coordinator, q):
    assert client.get(reverse("agreements:partner-options"), {"q": q}).status_code == 200
    assert client.get(reverse("agreements:partner-options"), {"parent_q": q}).status_code == 200
