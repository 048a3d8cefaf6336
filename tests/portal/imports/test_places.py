"""Places that neither the register nor the gazetteer has, and countries by their short names."""

import pytest
from django.urls import reverse

from cities.models import Locality
from portal.imports.matching import match, questions
from portal.imports.planning import carry_out, preview
from portal.imports.reading import read_text
from portal.imports.uploading import begin
from portal.models import Import
from tests import factories as make
from tests.portal.imports.tables import quiet
from tests.portal.imports.test_import_pages import html

pytestmark = pytest.mark.django_db
COUNTRIES = (("KR", "Korea Selatan", "South Korea"), ("CN", "Tiongkok", "China"), ("JP", "Jepang", "Japan"))


@pytest.fixture
def sheet():
    """Previews a wide sheet of partners and countries."""
    semarang = make.GovernmentFactory(key="kota-semarang", name="Kota Semarang")
    for code, name_id, name_en in COUNTRIES:
        make.CountryFactory(code=code, name_id=name_id, name_en=name_en)
    make.LocalityFactory(key="jung-gu", name="Jung-gu", country_id="KR")
    make.PlaceFactory(name="Wonju", country_id="KR")
    user = make.MembershipFactory(government=semarang, user__language="en").user

    def sheet(*rows: str) -> Import:
        text = "Mitra;Negara;Jenis;Ttd\n" + "".join(f"{row};MoU;2016\n" for row in rows)
        import_ = begin(read_text(text), by=user, kind="register", government_key="kota-semarang")
        preview(import_, quiet)
        return import_

    return sheet


def named(import_: Import, said: dict[str, str]) -> dict[str, str]:
    """As the form says it, with the name that each answer is to."""
    return {f"name_{place}": each["name"] for place, each in enumerate(import_.unknown)} | said


def answer(import_: Import, said: dict[str, str]) -> None:
    match(import_, named(import_, said))


def test_a_prefecture_that_no_gazetteer_has_is_added_with_its_country(sheet):
    import_ = sheet("Ehime;Jepang", "Ehime;Japan")
    for question in questions(import_, {}):
        assert not question.chosen
        assert {"new:JP:province", "new:JP:city", "new:JP:district"} <= {offer.value for offer in question.offers}
    answer(import_, {"chosen_0": "new:JP:province", "chosen_1": "new:JP:province"})
    preview(import_, quiet)
    assert import_.unknown == []
    carry_out(import_, quiet)
    ehime = Locality.objects.get(name="Ehime")
    assert (ehime.country_id, ehime.level) == ("JP", "province")


def test_a_place_without_its_country_is_added_once_the_country_is_typed(sheet):
    import_ = sheet("Pemerintah Prefektur Ehime;")
    assert questions(import_, {})[0].offers == []
    typed = {"typed_0": "Ehime, Jepang"}
    assert "new:JP:province" in {offer.value for offer in questions(import_, named(import_, typed))[0].offers}
    answer(import_, {**typed, "chosen_0": "new:JP:province"})
    preview(import_, quiet)
    carry_out(import_, quiet)
    assert Locality.objects.filter(name="Ehime", country_id="JP").count() == 1


def test_a_new_place_of_no_country_or_level_is_none(sheet):
    import_ = sheet("Ehime;Jepang")
    for chosen in ("new:JP:planet", "new:XX:city", "new:JP", "new:ID:city", "new:"):
        import_.added = {"cities.locality": {"Ehime, Jepang": [chosen, ""]}}
        preview(import_, quiet)
        assert import_.counts == {"reject": 1}, chosen


@pytest.mark.parametrize("short", ["Korsel", "ROK"])
def test_countries_are_known_by_their_short_names(sheet, short):
    import_ = sheet(f"Jung-gu;{short}", f"Wonju;{short}")
    (question,) = questions(import_, {})
    assert question.name == f"Wonju, {short}"
    assert question.chosen.startswith("place:")


def test_what_was_typed_and_names_nothing_is_told_beside_its_name(sheet, client):
    import_ = sheet("Ehime;Jepang", "Entahlah;Jepang")
    client.force_login(import_.by)
    page = html(client.post(reverse("portal:import-names", args=[import_.key]), named(import_, {"typed_1": "Tiada"})))
    assert 'href="#typed_1"' in page
    assert 'aria-describedby="wrong_1"' in page
    assert "with its country after a comma" in page
    assert page.count("names no locality") == 2


def test_a_place_that_is_typed_lies_in_the_country_of_the_sheet(sheet):
    import_ = sheet("Prefektur Ehime;Jepang", "Wonjoo City;Korsel")
    ehime, wonju = questions(import_, named(import_, {"typed_0": "Ehime", "typed_1": "Wonju"}))
    assert "new:JP:province" in {offer.value for offer in ehime.offers}
    assert [offer.sure for offer in wonju.offers][:1] == [True]
    answer(import_, {"typed_0": "Ehime", "chosen_0": "new:JP:province"})
    preview(import_, quiet)
    carry_out(import_, quiet)
    assert Locality.objects.filter(name="Ehime", country_id="JP").exists()


def test_what_is_chosen_after_a_typed_name_was_in_vain_is_taken(sheet, client):
    import_ = sheet("Junggukota;Korsel")
    client.force_login(import_.by)
    address = reverse("portal:import-names", args=[import_.key])
    first = client.post(address, named(import_, {"typed_0": "Tiada", "chosen_0": "jung-gu"}))
    assert "names no locality" in html(first)
    assert '<option value="" selected' in html(first)
    client.post(address, named(import_, {"typed_0": "Tiada", "failed_0": "Tiada", "chosen_0": "jung-gu"}))
    import_.refresh_from_db()
    assert import_.unknown == []
    assert import_.records["partnerships"] == {"create": 1}
