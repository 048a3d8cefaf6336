"""Finding by words, on the pages where people search."""

import csv

import pytest
from django.urls import reverse

from cities.models import Locality
from portal.search import names_like
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def register():
    """Partnerships of Semarang with Jung-gu and of Bandung with Beihai and a university, as the papers have them."""
    semarang = make.GovernmentFactory(name="Kota Semarang", key="kota-semarang")
    bandung = make.GovernmentFactory(name="Kota Bandung", key="kota-bandung")
    china = make.CountryFactory(code="CN", name_id="Tiongkok", name_en="China")
    jung_gu = make.PartnershipFactory(
        key="jung-gu", government=semarang, partner=make.LocalityFactory(name="Jung-gu"), published=True
    )
    beihai = make.LocalityFactory(name="Beihai", country=china)
    make.LocalityNameFactory(locality=beihai, name="Weihai")
    make.PartnershipFactory(key="beihai", government=semarang, partner=beihai, published=True)
    make.PartnershipFactory(
        key="tongil",
        government=bandung,
        partner=make.LocalityFactory(name="Suwon"),
        partner_institution="Universitas Ajou",
        published=True,
    )
    agreement = make.AgreementFactory(
        key="jung-gu-mou", partnership=jung_gu, title="Kerja sama kota kembar", number_home="193/1/2016"
    )
    make.CooperationFieldFactory(key="didik", agreement=agreement, wording="Pendidikan dan kebudayaan")
    make.CooperationFieldFactory(key="dagang", agreement=agreement, wording="Perdagangan serta pariwisata")


def found(client, name: str, words: str) -> set[str]:
    response = client.get(reverse(name), {"q": words, "export": "csv"})
    assert response.status_code == 200
    return {row["key"] for row in csv.DictReader(b"".join(response).decode().splitlines())}


@pytest.mark.parametrize(
    "words", ["Jung-gu", "Jung gu", "Junggu", "JUNG GU", "jung–gu", " jung-gu ", "Jùng-gu", "Jun-gu", "Junggoo"]
)
def test_a_partner_is_found_however_it_is_spelled(client, words):
    assert "jung-gu" in found(client, "agreements:partnerships", words)
    assert "jung-gu-mou" in found(client, "agreements:agreements", words)
    assert "dagang" in found(client, "agreements:fields", words)


@pytest.mark.parametrize("words", ["Semarang", "semrang", "Kota Semarang", "SEMARNG"])
def test_a_government_is_found_however_it_is_spelled(client, words):
    assert {"jung-gu", "beihai"} <= found(client, "agreements:partnerships", words)
    assert "kota-semarang" in found(client, "cities:governments", words)
    assert "kota-bandung" not in found(client, "cities:governments", words)


def test_a_partner_is_found_by_a_name_that_a_source_mistakes(client):
    assert found(client, "agreements:partnerships", "Weihai") == {"beihai"}
    assert found(client, "agreements:partnerships", "Beihai") == {"beihai"}


@pytest.mark.parametrize("words", ["Tiongkok", "China", "chin"])
def test_a_partner_is_found_by_its_country_in_both_languages(client, words):
    assert "beihai" in found(client, "agreements:partnerships", words)


@pytest.mark.parametrize("words", ["Universitas Ajou", "ajou", "Suwon"])
def test_an_institution_is_found_by_its_name_and_place(client, words):
    assert "tongil" in found(client, "agreements:partnerships", words)


@pytest.mark.parametrize("words", ["pendidikan", "didik", "mendidik", "dididik", "kebudayaan", "budaya", "PENDIDIKAN"])
def test_a_field_is_found_whatever_the_indonesian_endings(client, words):
    assert found(client, "agreements:fields", words) == {"didik"}
    assert "jung-gu" in found(client, "agreements:partnerships", words)


def test_words_may_be_left_out_and_put_together(client):
    assert found(client, "agreements:fields", "pariwisata -pendidikan") == {"dagang"}
    assert found(client, "agreements:fields", '"pendidikan dan kebudayaan"') == {"didik"}
    assert found(client, "agreements:fields", '"kebudayaan pendidikan"') == set()
    assert found(client, "agreements:fields", "pendidikan pariwisata") == set()
    assert found(client, "agreements:fields", "pendidikan or pariwisata") == {"didik", "dagang"}


def test_an_agreement_is_found_by_its_number(client):
    assert found(client, "agreements:agreements", "193/1/2016") == {"jung-gu-mou"}


LISTS = (
    "agreements:partnerships",
    "agreements:agreements",
    "agreements:fields",
    "cities:localities",
    "cities:agencies",
    "cities:governments",
    "portal:sources",
)
each_list = pytest.mark.parametrize("name", LISTS)


@each_list
@pytest.mark.parametrize("words", ["'", '"', "%", "_", "-", "()", "&|!", ":*", "\\", "…", "?!", "''; --", "<->"])
def test_marks_without_a_letter_find_nothing(client, name, words):
    assert found(client, name, words) == set()


@each_list
def test_no_words_find_all(client, name):
    assert found(client, name, "   ") == found(client, name, "")


@each_list
@pytest.mark.parametrize("words", ["jung\x00gu", "a" * 201, "\x00"])
def test_what_cannot_be_searched_is_a_clear_error_and_finds_nothing(client, name, words):
    response = client.get(reverse(name), {"q": words})
    assert response.status_code == 200
    assert response.context["filter_form"].errors["q"]
    assert response.context["rows"] == []
    assert client.get(reverse(name), {"q": words, "export": "csv"}).status_code == 400


@each_list
@pytest.mark.parametrize("words", ["مدينة", "首尔 特別市", "e\u0301", "🏙️", "a" * 200, "x'y\"z", "kota & <script>"])
def test_any_letters_can_be_searched(client, name, words):
    assert client.get(reverse(name), {"q": words}).status_code == 200


def test_wildcards_of_the_database_are_only_letters():
    make.LocalityFactory(name="100% Kota")
    assert [each.name for each in names_like(Locality.objects.all(), "0%k", "name")] == ["100% Kota"]
    assert not names_like(Locality.objects.all(), "1_0", "name").filter(name="Beihai").exists()


def test_a_misspelling_is_taken_for_one_only_where_nothing_is_spelled_so():
    make.LocalityFactory(name="Weihui")
    names = {each.name for each in names_like(Locality.objects.all(), "Beihai", "name")}
    assert names == {"Beihai"}
