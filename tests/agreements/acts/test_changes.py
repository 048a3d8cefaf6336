"""Pages that add, change and remove: what they keep, and when they ask for a reason."""

import pytest

from agreements.models import Assignment
from cities.models import Agency, AgencySuccession, Locality
from tests import factories as make
from tests.agreements.acts.forms import content, form, url

pytestmark = pytest.mark.django_db

#: Page → the record it is about, and what is typed there.
ADDED = {
    "text-add": ("draft", {"party": "partner", "language": "ko", "title": "협약", "pages": "1"}),
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
