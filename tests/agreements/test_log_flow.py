"""The guided flow: what it offers, what it keeps, what it warns of, and that it saves once."""

import threading
import uuid

import pytest
from django.db import connection
from django.urls import reverse

from agreements.models import Agreement, Partnership
from cities.models import Agency, Locality
from tests import factories as make

LOG = reverse("agreements:log")


@pytest.fixture
def semarang(db):
    return make.GovernmentFactory(key="kota-semarang", name="Kota Semarang")


@pytest.fixture
def coordinator(client, semarang):
    user = make.MembershipFactory(government=semarang).user
    client.force_login(user)
    return user


@pytest.fixture
def kawasakis(db):
    japan = make.CountryFactory(code="JP", name_id="Jepang", name_en="Japan")
    return [
        make.PlaceFactory(name="Kawasaki", region=region, country=japan, population=people)
        for region, people in (("Kanagawa", 1_538_262), ("Fukuoka", 17_324))
    ]


def typed(**changes) -> dict:
    """What a coordinator types into the flow: a memorandum with one field."""
    return {
        "form_token": str(uuid.uuid4()),
        "q": "Jung-gu",
        "searched": "Jung-gu",
        "choice": "new",
        "country": "KR",
        "level": "district",
        "kind": "mou",
        "title": "MoU Semarang – Jung-gu",
        "signed": "2016-11",
        "fields-TOTAL_FORMS": "3",
        "fields-INITIAL_FORMS": "0",
        "fields-0-wording": "Pendidikan",
        "action": "save",
    } | changes


@pytest.fixture
def korea(db):
    return make.CountryFactory()


@pytest.fixture
def jung_gu(korea):
    return make.LocalityFactory(key="ulsan-jung-gu", name="Jung-gu", country=korea)


def page(response) -> str:
    return response.content.decode()


def test_partner_type_title_and_date_are_enough(client, coordinator, korea):
    response = client.post(LOG, typed(**{"fields-0-wording": ""}))
    agreement = Agreement.objects.get()
    assert response.url == agreement.get_absolute_url()
    assert (str(agreement.signed), agreement.is_draft, agreement.partnership.is_draft) == ("2016-11", False, False)
    assert agreement.fields.count() == 0
    assert agreement.partnership.partner.name == "Jung-gu"


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


def test_one_more_row_keeps_all_that_was_typed(client, coordinator, korea):
    shown = page(client.post(LOG, typed(action="add_row", **{"fields-2-agency_names": "Dinas Kesehatan\nBappeda"})))
    assert 'name="fields-3-wording"' in shown
    for value in ("Pendidikan", "MoU Semarang – Jung-gu", "2016-11", "Dinas Kesehatan\nBappeda"):
        assert value in shown


def test_an_error_keeps_all_that_was_typed_and_changes_nothing(client, coordinator, korea):
    shown = page(client.post(LOG, typed(signed="sometime in 2016", signed_wording="kira-kira 2016")))
    for value in ("sometime in 2016", "kira-kira 2016", "Pendidikan", "MoU Semarang – Jung-gu"):
        assert value in shown
    assert 'href="#id_signed"' in shown
    assert not Agreement.objects.exists()
    assert not Locality.objects.exists()


def test_agencies_are_chosen_or_added_and_none_twice(client, coordinator, semarang, korea):
    bappeda = make.AgencyFactory(key="bappeda", government=semarang, name="Bappeda")
    sector = make.SectorFactory(key="education")
    client.post(
        LOG,
        typed(
            **{
                "fields-0-agencies": ["bappeda"],
                "fields-0-sectors": ["education"],
                "fields-0-agency_names": "Dinas Kesehatan\n bappeda \n\nDinas  Kesehatan",
                "fields-1-wording": "Kesehatan",
                "fields-1-agency_names": "dinas kesehatan",
            }
        ),
    )
    first, second = Agreement.objects.get().fields.order_by("position")
    health = Agency.objects.get(name="Dinas Kesehatan")
    assert {each.agency for each in first.assignments.all()} == {bappeda, health}
    assert [each.agency for each in second.assignments.all()] == [health]
    assert list(first.sectors.all()) == [sector]
    assert health.kind == "dinas"


def test_the_agreement_stands_under_the_partnership_of_the_pair(client, coordinator, semarang, jung_gu):
    known = make.PartnershipFactory(government=semarang, partner=jung_gu, published=True)
    response = client.post(LOG, typed(choice="locality:ulsan-jung-gu"), follow=True)
    assert Agreement.objects.get().partnership == known
    assert str(known) in page(response)


def test_the_same_pair_in_another_spelling_is_warned_of(client, coordinator, semarang, jung_gu):
    known = make.PartnershipFactory(government=semarang, partner=jung_gu)
    shown = page(client.post(LOG, typed(q="Junggu", searched="Junggu")))
    assert f'value="partnership:{known.key}"' in shown
    assert known.get_absolute_url() in shown
    assert not Agreement.objects.exists()


def warned(known) -> dict:
    return {"q": "Junggu", "searched": "Junggu", "warned": f"locality:{known.partner.key} partnership:{known.key}"}


def test_the_partnership_warned_of_can_be_used(client, coordinator, semarang, jung_gu):
    known = make.PartnershipFactory(government=semarang, partner=jung_gu)
    client.post(LOG, typed(same_partner=f"partnership:{known.key}", **warned(known)))
    assert Agreement.objects.get().partnership == known
    assert Locality.objects.count() == 1


def test_another_partner_goes_through_once_it_is_said_to_be_another(client, coordinator, semarang, jung_gu):
    known = make.PartnershipFactory(government=semarang, partner=jung_gu)
    client.post(LOG, typed(same_partner="other", **warned(known)))
    assert Agreement.objects.get().partnership != known


def test_an_answer_given_before_the_warning_is_none(client, coordinator, semarang, jung_gu):
    make.PartnershipFactory(government=semarang, partner=jung_gu)
    client.post(LOG, typed(same_partner="other", q="Junggu", searched="Junggu"))
    assert not Agreement.objects.exists()


@pytest.mark.parametrize("signed", ["2016", "2016-11-25", "unknown", ""])
def test_an_agreement_of_the_same_type_and_time_is_warned_of(client, coordinator, semarang, jung_gu, signed):
    partnership = make.PartnershipFactory(government=semarang, partner=jung_gu)
    known = make.AgreementFactory(partnership=partnership, title="Naskah lama")
    answer = typed(choice="locality:ulsan-jung-gu", signed=signed)
    assert "Naskah lama" in page(client.post(LOG, answer))
    client.post(LOG, answer | {"another_agreement": "on", "warned": f"agreement:{known.key}"})
    assert Agreement.objects.count() == 2


def test_an_agreement_of_another_time_is_not_warned_of(client, coordinator, semarang, jung_gu):
    make.AgreementFactory(partnership=make.PartnershipFactory(government=semarang, partner=jung_gu))
    client.post(LOG, typed(choice="locality:ulsan-jung-gu", signed="2021"))
    assert Agreement.objects.count() == 2


def test_the_same_form_posted_again_leads_to_the_same_agreement(client, coordinator, korea):
    form = typed()
    first, second = client.post(LOG, form), client.post(LOG, form)
    assert Agreement.objects.count() == 1
    assert first.url == second.url


@pytest.mark.django_db(transaction=True)
def test_two_posts_at_the_same_moment_make_one_agreement(client):
    korea = make.CountryFactory()
    user = make.MembershipFactory().user
    client.force_login(user)
    form, answers, cookies = typed(country=korea.pk), [], client.cookies

    def post():
        from django.test import Client

        other = Client()
        other.cookies = cookies
        answers.append(other.post(LOG, form).url)
        connection.close()

    threads = [threading.Thread(target=post) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [Agreement.objects.get().get_absolute_url()] * 4


def test_a_draft_is_seen_by_its_government_alone(client, coordinator, korea):
    client.post(LOG, typed(action="draft"))
    draft = Agreement.objects.get()
    assert draft.is_draft
    assert draft.partnership.is_draft
    assert client.get(draft.get_absolute_url()).status_code == 200
    client.logout()
    assert client.get(draft.get_absolute_url()).status_code == 404


def test_who_coordinates_two_governments_says_for_which(client, coordinator, semarang, korea):
    bandung = make.MembershipFactory(user=coordinator, government__key="kota-bandung").government
    assert "government" in page(client.post(LOG, typed()))
    client.post(LOG, typed(government="kota-bandung"))
    assert Agreement.objects.get().government == bandung


def test_agencies_of_another_government_are_refused(client, coordinator, semarang, korea):
    bandung = make.MembershipFactory(user=coordinator, government__key="kota-bandung").government
    make.AgencyFactory(key="bappeda-bandung", government=bandung)
    client.post(LOG, typed(government="kota-semarang", **{"fields-0-agencies": ["bappeda-bandung"]}))
    assert not Agreement.objects.exists()


@pytest.mark.parametrize("role", ["agency_officer", "council_member", "evaluator", "researcher", "overseer"])
def test_other_roles_are_refused(client, semarang, role):
    client.force_login(make.MembershipFactory(government=semarang, **{role: True}).user)
    assert client.get(LOG).status_code == 403
    assert client.post(LOG, typed()).status_code == 403
    assert client.get(reverse("agreements:partner-options"), {"q": "a"}).status_code == 403


HOSTILE = {
    "NUL": {"q": "Jung\x00gu", "title": "a\x00b", "signed": "\x00", "fields-0-wording": "\x00"},
    "NUL in choices": {"choice": "locality:\x00", "kind": "\x00", "country": "\x00", "fields-0-sectors": ["\x00"]},
    "a place that is none": {"choice": "place:99999999999999999999"},
    "a kind that is none": {"kind": "umbrella"},
    "government of others": {"government": "kota-lain"},
    "no rows": {"fields-TOTAL_FORMS": "", "fields-INITIAL_FORMS": ""},
    "rows without number": {"fields-TOTAL_FORMS": "-1"},
    "rows without end": {"fields-TOTAL_FORMS": "9" * 400},
    "a very long title": {"title": "x" * 100_000},
    "a year of five digits": {"signed": "99999"},
    "an unknown level": {"level": "galaxy"},
    "a token that is none": {"form_token": "\x00"},
}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("action", ["save", "search", "add_row", "draft", "\x00"])
def test_hostile_input_ends_in_an_answer_and_changes_nothing(client, coordinator, korea, hostile, action):
    assert client.post(LOG, typed(action=action) | hostile).status_code == 200
    assert not Agreement.objects.exists()


def test_what_the_form_does_not_ask_cannot_be_set(client, coordinator, korea):
    other = make.GovernmentFactory()
    client.post(LOG, typed(key="mine", confirmed_on="2020-01-01", government_id=other.pk, annulled_on="2020-01-01"))
    agreement = Agreement.objects.get()
    assert (agreement.confirmed_on, agreement.annulled_on) == (None, None)
    assert agreement.key.startswith("semarang-")


@pytest.mark.parametrize("q", ["\x00", "", " ", "%", "'", "a" * 5000, "北海"])
def test_any_words_can_be_looked_for(client, coordinator, q):
    assert client.get(reverse("agreements:partner-options"), {"q": q}).status_code == 200
    assert client.get(reverse("agreements:partner-options"), {"parent_q": q}).status_code == 200
