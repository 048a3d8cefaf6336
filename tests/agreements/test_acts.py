"""The pages of the acts: what they say, what they keep when something is wrong, and that they act once."""

import uuid

import pytest
from django.urls import reverse

from agreements.models import Agreement, Assignment, CooperationField, Partnership, PartnershipUmbrella
from cities.models import Agency, AgencySuccession, Locality
from portal.models import Citation, Claim
from tests import factories as make
from tests.factories import when
from tests.world import pages, small_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(client):
    world = small_world()
    client.force_login(world["coordinator"])
    return world


def form(**typed) -> dict:
    return {"form_token": str(uuid.uuid4()), "version": "0"} | typed


def content(response) -> str:
    return response.content.decode()


def url(name: str, record) -> str:
    return reverse(name, args=[record.key])


#: Page → the record it is about, and what is typed there.
ADDED = {
    "text-add": ("agreement", {"party": "partner", "language": "ko", "title": "협약", "pages": "1"}),
    "signing-add": ("draft", {"signed": "2018-10/2018-12", "signed_wording": "akhir 2018", "place": "Ulsan"}),
    "signatory-add": ("signing", {"side": "partner", "name": "Park Sung-min", "post": "Wali Kota"}),
    "field-add": ("draft", {"position": "1", "wording": "Kesehatan", "language": "id"}),
}


@pytest.mark.parametrize(("name", "about", "typed"), [(name, *rest) for name, rest in ADDED.items()], ids=ADDED)
def test_a_part_is_added_once(client, world, name, about, typed):
    address = url(f"agreements:{name}", world[about])
    model = world[name.removesuffix("-add")]._meta.model
    before, posted = model.objects.count(), form(**typed)
    assert client.get(address).status_code == 200
    first, second = client.post(address, posted), client.post(address, posted)
    assert first.status_code == second.status_code == 302
    assert first.url == second.url
    assert model.objects.count() == before + 1
    assert model.objects.latest("pk").government == world["government"]


def test_an_agency_becomes_responsible_for_a_field(client, world):
    agency = make.AgencyFactory(government=world["government"])
    address = url("agreements:assignment-add", world["field"])
    client.post(address, form(agency=agency.key, role="lead", started="2018"))
    assert Assignment.objects.get(agency=agency).role == "lead"


@pytest.mark.parametrize("about", ["partnership", "agreement", "text", "signing", "signatory", "field", "assignment"])
def test_saving_what_is_there_changes_nothing_but_the_version(client, world, about):
    """Every attribute that the form shows comes back as it was."""
    address, record = url(f"agreements:{about}-change", world[about]), world[about]
    shown = client.get(address).context["form"]
    kept = {bound.html_name: bound.value() for bound in shown if bound.value() not in (None, "", False)}
    kept = {name: _as_posted(value) for name, value in kept.items()}
    response = client.post(address, form(**kept))
    assert response.status_code == 302, response.context["form"].errors
    now = type(record).objects.values().get(pk=record.pk)
    assert now == type(record).objects.values().get(pk=record.pk) | {"version": 1}
    was = {name: getattr(record, name) for name in now}
    assert {name for name in now if now[name] != was[name]} <= {"version", "expires", "last_notice"}


def _as_posted(value):
    if isinstance(value, list):
        return [_as_posted(each) for each in value]
    return getattr(value, "key", value)


def test_a_stale_edit_shows_both_versions_and_keeps_the_typing(client, world):
    draft = world["draft"]
    address = url("agreements:agreement-change", draft)
    typed = {"partnership": draft.partnership.key, "kind": "mou", "term": "fixed", "duration_months": "60"}
    client.post(address, form(**typed, title="Judul dari orang lain"))
    shown = client.post(address, form(**typed, title="Judul dari saya"))
    assert "Judul dari orang lain" in content(shown)
    assert 'value="Judul dari saya"' in content(shown)
    assert 'name="version" value="1"' in content(shown)
    client.post(address, form(**typed, title="Judul dari saya") | {"version": "1"})
    draft.refresh_from_db()
    assert draft.title == "Judul dari saya"


@pytest.mark.parametrize("version", ["", "\x00", "-1", "9" * 50, "1.5", "x"])
def test_a_version_that_is_none_counts_as_stale(client, world, version):
    response = client.post(url("agreements:partnership-change", world["partnership"]), form(version=version))
    assert response.status_code == 200
    world["partnership"].refresh_from_db()
    assert world["partnership"].version == 0


def test_a_confirmed_agreement_shows_the_rule_and_asks_for_the_reason(client, world):
    agreement = world["agreement"]
    address = url("agreements:agreement-change", agreement)
    assert 'name="reason"' in content(client.get(address))
    typed = {"partnership": agreement.partnership.key, "kind": "loi", "title": agreement.title, "signed": "2016-11-25"}
    typed |= {"term": "fixed", "duration_months": "60", "notice_months": "6"}
    refused = client.post(address, form(**typed))
    assert 'href="#id_reason"' in content(refused)
    client.post(address, form(**typed, reason="Salah jenis"))
    agreement.refresh_from_db()
    assert agreement.kind == "loi"


REMOVED = ["signatory", "signing", "assignment", "field", "text"]


@pytest.mark.parametrize("about", REMOVED)
def test_a_part_is_removed_with_a_reason(client, world, about):
    # Of the responsibility of the world, and so of its field, much is said.
    field = make.CooperationFieldFactory(agreement=world["agreement"])
    world |= {"assignment": make.AssignmentFactory(field=field), "field": field}
    address = url(f"agreements:{about}-remove", world[about])
    assert client.get(address).status_code == 200
    assert client.post(address, form()).status_code == 200
    posted = form(reason="Keliru")
    first, second = client.post(address, posted), client.post(address, posted)
    assert first.url == second.url
    assert not type(world[about]).objects.filter(pk=world[about].pk).exists()


def test_an_act_posted_twice_leads_to_its_first_result(client, world):
    address, posted = url("agreements:agreement-enter", world["draft"]), form()
    first, second = client.post(address, posted), client.post(address, posted)
    assert first.url == second.url == world["draft"].get_absolute_url()


def test_a_form_without_its_token_does_nothing(client, world):
    for token in ("", "\x00", "kunci"):
        client.post(url("agreements:agreement-enter", world["draft"]), {"form_token": token})
    world["draft"].refresh_from_db()
    assert world["draft"].is_draft


def test_a_draft_is_deleted_and_the_same_form_again_leads_to_the_list(client, world):
    address, posted = url("agreements:agreement-delete", world["draft"]), form()
    assert client.post(address, posted).url == client.post(address, posted).url == reverse("agreements:agreements")
    assert not Agreement.objects.filter(is_draft=True).exists()


def test_a_get_does_nothing(client, world):
    for act in ("enter", "delete"):
        assert client.get(url(f"agreements:agreement-{act}", world["draft"])).status_code == 200
    world["draft"].refresh_from_db()
    assert world["draft"].is_draft


def test_a_renewal_begins_with_what_the_old_agreement_says(client, world):
    agreement = make.AgreementFactory(partnership=world["partnership"], title="MoU 2016")
    field = make.CooperationFieldFactory(agreement=agreement, wording="Pelabuhan")
    address = url("agreements:agreement-renew", agreement)
    shown = content(client.get(address))
    for text in ("MoU 2016", "Pelabuhan", 'value="60"'):
        assert text in shown
    client.post(
        address, form(title="MoU 2021", signed="2021", term="fixed", duration_months="36", taken_over=[field.key])
    )
    successor = Agreement.objects.get(title="MoU 2021")
    assert (successor.succeeds, successor.duration_months, successor.is_draft) == (agreement, 36, False)
    assert successor.fields.get().wording == "Pelabuhan"


def test_an_addendum_hangs_under_its_agreement(client, world):
    client.post(
        url("agreements:agreement-amend", world["agreement"]), form(title="Adendum I", signed="2019", draft="on")
    )
    addendum = Agreement.objects.get(title="Adendum I")
    assert (addendum.kind, addendum.parent, addendum.is_draft) == ("addendum", world["agreement"], True)


def test_a_termination_needs_day_reason_and_document(client, world):
    address = url("agreements:agreement-terminate", world["agreement"])
    assert client.post(address, form(on="2018")).status_code == 200
    client.post(address, form(on="2018-10/2018-12", wording="akhir 2018", reason="Mutasi", document="Surat 7/2018"))
    world["agreement"].refresh_from_db()
    assert str(world["agreement"].terminated) == "2018-10/2018-12"
    assert world["agreement"].termination_document == "Surat 7/2018"


def test_a_termination_before_the_signing_is_refused_in_words(client, world):
    address = url("agreements:agreement-terminate", world["agreement"])
    response = client.post(address, form(on="2010", reason="Mutasi", document="Surat"))
    assert "error-summary" in content(response)


def test_publishing_lists_what_everybody_will_read_and_what_not(client, world):
    partnership = make.PartnershipFactory(government=world["government"])
    make.AgreementFactory(partnership=partnership, title="Naskah terbuka")
    make.AgreementFactory(partnership=partnership, title="Naskah konsep", draft=True)
    address = url("agreements:partnership-publish", partnership)
    shown, _title, hidden = content(client.get(address)).partition("hidden-title")
    assert "Naskah terbuka" in shown
    assert "Naskah konsep" not in shown
    assert "Naskah konsep" in hidden
    client.post(address, form())
    client.logout()
    assert "Naskah terbuka" in content(client.get(partnership.get_absolute_url()))
    assert "Naskah konsep" not in content(client.get(partnership.get_absolute_url()))


def test_a_partnership_is_withdrawn_with_a_reason(client, world):
    address = url("agreements:partnership-withdraw", world["partnership"])
    assert client.post(address, form()).status_code == 200
    client.post(address, form(reason="Belum lengkap"))
    client.logout()
    assert client.get(world["partnership"].get_absolute_url()).status_code == 404


def test_an_umbrella_of_the_register_or_a_new_one(client, world):
    known = make.AgreementFactory(umbrella=True, government=world["government"])
    address = url("agreements:umbrella-add", world["partnership"])
    assert client.post(address, form()).status_code == 200
    client.post(address, form(agreement=known.key))
    client.post(address, form(title="MoC Lingkungan", parties="Indonesia; Jepang", signed="2012-12-05"))
    titles = {link.agreement.title for link in world["partnership"].umbrella_links.select_related("agreement")}
    assert {known.title, "MoC Lingkungan"} <= titles
    link = world["partnership"].umbrella_links.latest("pk")
    client.post(url("agreements:umbrella-remove", link), form(reason="Keliru"))
    assert not PartnershipUmbrella.objects.filter(pk=link.pk).exists()


def test_a_source_is_cited_and_a_new_one_added(client, world):
    address = reverse("portal:cite", args=["agreements.agreement", world["agreement"].key])
    assert client.get(address).status_code == 200
    client.post(address, form(source=world["source"].key, locator="baris 7", attribute="title"))
    client.post(address, form(title="Laporan", kind="report", authors="Bagian Kerja Sama", locator="halaman 3"))
    assert set(Citation.objects.filter(locator__in=["baris 7", "halaman 3"]).values_list("attribute", flat=True)) == {
        "title",
        "",
    }


def test_a_source_says_otherwise_and_is_then_followed(client, world):
    draft = world["draft"]
    address = reverse("portal:claim-add", args=["agreements.agreement", draft.key])
    assert (
        client.post(address, form(source=world["source"].key, attribute="signed", value="tahun lalu")).status_code
        == 200
    )
    client.post(address, form(source=world["source"].key, attribute="signed", value="2015"))
    claim = Claim.objects.get(record_key=draft.key)
    use = url("agreements:claim-use", claim)
    assert client.get(use).status_code == 200
    client.post(use, form(reason="Naskah asli"))
    draft.refresh_from_db()
    assert draft.signed == when("2015")


def test_an_agency_gets_a_successor(client, world):
    new = url("cities:agency-add", world["government"])
    client.post(new, form(name="Dinas Pekerjaan Umum", kind="dinas", founded="2017"))
    successor = Agency.objects.get(name="Dinas Pekerjaan Umum")
    client.post(
        url("cities:succession-add", successor), form(kind="merged", successor=world["agency"].key, happened="2020")
    )
    assert AgencySuccession.objects.get(predecessor=successor).successor == world["agency"]


def test_a_locality_is_changed_by_those_who_have_a_partnership_there(client, world):
    address, locality = url("cities:locality-change", world["locality"]), world["locality"]
    typed = {"name": "Jung-gu", "level": "district", "latitude": "35.57", "longitude": "129.33"}
    client.post(address, form(**typed, parent=locality.parent.key))
    assert Locality.objects.get(pk=locality.pk).level == "district"
    client.post(url("cities:locality-name-add", locality), form(name="Junggu", kind="alias"))
    assert locality.names.filter(name="Junggu").exists()
    client.force_login(make.MembershipFactory().user)
    assert client.get(address).status_code == 403


FORMS = [page for page in pages() if page.name.partition(":")[0] in ("agreements", "cities", "portal")]
FORMS = [
    page
    for page in FORMS
    if page.name.rpartition("-")[2]
    in {"add", "change", "remove", "use", "cite", "enter", "confirm", "renew", "amend", "terminate", "annul", "delete"}
    | {"publish", "withdraw"}
    or page.name == "portal:cite"
    # The page of a change of leadership is no form, whatever its name ends with.
    if page.name != "agreements:leadership-change"
]


@pytest.mark.parametrize("address", FORMS, ids=lambda address: address.name)
def test_what_may_not_be_seen_is_not_found(client, world, address):
    Partnership.objects.update(published_on=None)
    client.force_login(make.MembershipFactory().user)
    is_public = address.record_kind() == "government"
    expected = {403} if is_public else {"cities": {403, 404, 200}}.get(address.name.partition(":")[0], {404})
    assert client.get(address.url(world)).status_code in expected


@pytest.mark.parametrize("address", FORMS, ids=lambda address: address.name)
def test_hostile_input_ends_in_an_answer(client, world, address):
    address = address.url(world)
    shown = client.get(address)
    if shown.status_code == 403:
        return
    names = list(shown.context["form"].fields)
    for value in ("\x00", "9" * 5000, "-1", "<script>", "9999-99-99", ["a", "b"]):
        response = client.post(address, form(**dict.fromkeys(names, value)))
        assert response.status_code in (200, 302, 403, 404)


def test_what_the_form_does_not_ask_cannot_be_set(client, world):
    other = make.GovernmentFactory()
    draft = world["draft"]
    client.post(
        url("agreements:field-add", draft),
        form(
            position="1", wording="x", language="id", government=other.pk, agreement=world["agreement"].pk, key="mine"
        ),
    )
    field = CooperationField.objects.get(wording="x")
    assert (field.agreement, field.government) == (draft, world["government"])
    assert field.key != "mine"


def test_records_of_other_governments_cannot_be_chosen(client, world):
    foreign = make.AgreementFactory()
    typed = {"partnership": foreign.partnership.key, "kind": "mou", "title": "x", "parent": foreign.key}
    shown = client.post(url("agreements:agreement-change", world["draft"]), form(**typed))
    assert set(shown.context["form"].errors) >= {"partnership", "parent"}
