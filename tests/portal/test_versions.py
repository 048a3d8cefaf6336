"""Permanent addresses of versions: what they show, to whom, and for how long."""

import pytest
from django.test import Client
from django.utils import timezone

from agreements.models import Agreement, CooperationField, Partnership
from cities.models import Locality
from evaluations.models import Evaluation
from portal.citing import kinds
from portal.models import Source
from portal.versions import Versions, is_public
from tests import factories as make
from tests.ageing import aged
from tests.life import evaluations

pytestmark = pytest.mark.django_db
NEW, OLD = "Nota Kesepahaman Baru", "Nota Kesepahaman Lama"


def changed(record, **values) -> None:
    type(record).objects.filter(pk=record.pk).update(**values)


def address(record, number: int) -> str:
    return f"/records/{record.page.rpartition(':')[2]}/{record.key}/v{number}/"


def statuses(client, record, numbers=(1, 2, 3)) -> list[int]:
    return [client.get(address(record, number)).status_code for number in numbers]


@pytest.fixture
def agreement():
    """Published under an old title, then renamed by SQL, which moves no counter of the record."""
    partnership = make.PartnershipFactory(published=True)
    made = make.AgreementFactory(key="nota-2016", partnership=partnership, title=OLD, duration_months=60)
    aged(Partnership, Agreement)
    changed(made, title=NEW)
    return made


@pytest.fixture
def coordinator(agreement) -> Client:
    client = Client()
    client.force_login(make.MembershipFactory(government=agreement.government).user)
    return client


def test_an_old_version_keeps_showing_what_it_said_and_leads_to_the_newest(client, agreement):
    old = client.get(address(agreement, 1)).content.decode()
    assert OLD in old
    assert "Ada versi yang lebih baru" in old
    assert f'href="{address(agreement, 2)}"' in old
    new = client.get(address(agreement, 2)).content.decode()
    assert f"<h1>{NEW}" in " ".join(new.split()).replace("<h1> ", "<h1>")
    assert "Ada versi yang lebih baru" not in new


def test_what_the_database_computes_is_that_of_the_version(client, agreement):
    changed(agreement, duration_months=120)
    agreement.refresh_from_db()
    expires = agreement.expires.display()
    assert expires in client.get(address(agreement, 3)).content.decode()
    assert expires not in client.get(address(agreement, 2)).content.decode()


def test_a_number_that_no_version_has_is_not_found(client, agreement):
    assert statuses(client, agreement, (0, 3, 10**20)) == [404, 404, 404]
    assert client.get(f"/records/tidak-ada/{agreement.key}/v1/").status_code == 404
    assert client.get(f"/records/contact/{agreement.key}/v1/").status_code == 404


def test_a_version_from_before_publication_is_for_those_who_read_the_history(client):
    partnership = make.PartnershipFactory(note="rahasia konsep")
    aged(Partnership)
    changed(partnership, published_on=timezone.localdate(), note="")
    people = Client()
    people.force_login(make.MembershipFactory(government=partnership.government).user)
    assert statuses(client, partnership, (1, 2)) == [404, 200]
    assert statuses(people, partnership, (1, 2)) == [200, 200]
    assert "v1/" not in client.get(address(partnership, 2)).content.decode()
    assert "tidak pernah terbuka untuk umum" in people.get(address(partnership, 2)).content.decode()


def test_an_agreement_of_a_partnership_not_yet_published_was_not_public(client):
    agreement = make.AgreementFactory(title="Belum terbit")
    aged(Partnership, Agreement, days=2)
    changed(agreement, title="Masih belum terbit")
    aged(Partnership, Agreement)
    changed(agreement.partnership, published_on=timezone.localdate())
    assert statuses(client, agreement, (1, 2)) == [404, 200]


def test_a_draft_that_was_entered_later_was_not_public(client):
    agreement = make.AgreementFactory(partnership=make.PartnershipFactory(published=True), draft=True, title="Konsep")
    aged(Partnership, Agreement)
    changed(agreement, is_draft=False)
    field = make.CooperationFieldFactory(agreement=agreement)
    assert statuses(client, agreement, (1, 2)) == [404, 200]
    assert client.get(address(field, 1)).status_code == 200


def test_the_address_of_a_withdrawn_record_says_so_without_its_content(client, coordinator, agreement):
    aged(Partnership, Agreement)
    changed(agreement.partnership, published_on=None)
    assert statuses(client, agreement, (1, 2, 3)) == [410, 410, 404]
    assert statuses(client, agreement.partnership, (1, 2)) == [410, 404]
    told = client.get(address(agreement, 1)).content.decode()
    assert "ditarik dari publikasi" in told
    assert OLD not in told
    assert statuses(coordinator, agreement, (1, 2)) == [200, 200]


def test_a_final_evaluation_of_a_withdrawn_partnership_says_so_at_its_own_page(client):
    partnership = make.PartnershipFactory(published=True)
    lead = make.MembershipFactory(government=partnership.government).user
    final = evaluations.final(partnership=partnership, lead=lead)
    draft = evaluations.draft(partnership=partnership, lead=lead)
    aged(Partnership, Evaluation)
    changed(partnership, published_on=None)
    response = client.get(final.get_absolute_url())
    assert response.status_code == 410
    assert str(partnership) not in response.content.decode()
    assert client.get(draft.get_absolute_url()).status_code == 404


def test_a_key_that_is_given_anew_goes_on_counting(client):
    field = make.CooperationFieldFactory(agreement__partnership__published=True, wording="Pelabuhan")
    aged(Partnership, Agreement, CooperationField, days=2)
    field.delete()
    aged(CooperationField)
    anew = make.CooperationFieldFactory(agreement=field.agreement, key=field.key, wording="Perikanan")
    assert "Pelabuhan" in client.get(address(anew, 1)).content.decode()
    assert "Perikanan" in client.get(address(anew, 2)).content.decode()


def test_a_locality_was_public_with_the_first_partnership_that_shows_it(client):
    country = make.LocalityFactory(level="country")
    city = make.LocalityFactory(parent=country, note="Calon mitra")
    partnership = make.PartnershipFactory(partner=city)
    aged(Partnership, Locality, days=2)
    changed(city, note="Mitra")
    changed(country, note="Negara")
    aged(Partnership, Locality)
    changed(partnership, published_on=timezone.localdate())
    for place in (city, country):
        assert statuses(client, place) == [404, 200, 404]


@pytest.mark.parametrize("kind", sorted(kind for kind, model in kinds().items() if model.has_versions))
def test_the_newest_version_is_public_while_the_record_is(world, kind):
    found = {record: is_public(record) for record in kinds()[kind].objects.all()}
    assert True in found.values()
    for record, shown in found.items():
        versions = Versions(type(record), record.key)
        assert (versions.closed is None and versions.all[-1].was_public) == shown, record


def test_the_address_of_an_annulled_record_says_so_without_its_content(client, coordinator, agreement):
    aged(Partnership, Agreement)
    changed(agreement, annulled_on=timezone.localdate(), annulment_reason="Salah catat rahasia")
    response = client.get(address(agreement, 1))
    assert response.status_code == 410
    told = response.content.decode()
    assert "dibatalkan" in told
    assert OLD not in told
    assert "rahasia" not in told
    # The version that annulled it was never open to everybody.
    assert statuses(client, agreement, (3, 4)) == [404, 404]
    assert "Salah catat rahasia" in coordinator.get(address(agreement, 1)).content.decode()


def test_an_annulled_draft_leaves_no_trace(client):
    agreement = make.AgreementFactory(partnership=make.PartnershipFactory(published=True), draft=True)
    aged(Partnership, Agreement)
    changed(agreement, is_draft=False, annulled_on=timezone.localdate(), annulment_reason="Ganda")
    assert statuses(client, agreement, (1, 2)) == [404, 404]


def test_a_removed_record_that_was_public_says_that_it_was_removed(client):
    field = make.CooperationFieldFactory(agreement__partnership__published=True)
    aged(Partnership, Agreement, type(field))
    url = address(field, 1)
    field.delete()
    assert client.get(url).status_code == 410
    assert client.get(address(field, 2)).status_code == 404


def test_a_version_names_no_record_that_the_reader_may_not_see(client):
    partnership = make.PartnershipFactory(published=True)
    draft = make.AgreementFactory(partnership=partnership, draft=True, title="Induk rahasia")
    agreement = make.AgreementFactory(partnership=partnership, parent=draft, kind="addendum")
    assert "Induk rahasia" not in client.get(address(agreement, 1)).content.decode()


def test_columns_that_no_page_shows_are_in_no_version(client):
    agency = make.AgencyFactory(mailbox="kotak.rahasia@dinas.test")
    assert client.get(address(agency, 1)).status_code == 200
    assert "kotak.rahasia" not in client.get(address(agency, 1)).content.decode()


def test_every_public_kind_of_record_says_how_to_cite_it(client, world):
    for name in ("partnership", "agreement", "field", "assignment", "source", "agency", "locality", "outcome", "final"):
        page = client.get(world[name].get_absolute_url()).content.decode()
        kind = world[name].page.rpartition(":")[2]
        url = f"/records/{kind}/{world[name].key}/citation/"
        assert f'href="{url}"' in page, name
        assert client.get(url).status_code == 200, name


def test_the_citation_of_a_record_names_its_newest_version(client, agreement, settings):
    settings.PORTAL_URL = "https://portal.test"
    page = client.get(f"/records/agreement/{agreement.key}/citation/").content.decode()
    assert f"https://portal.test{address(agreement, 2)}" in page
    assert f"https://portal.test{address(agreement, 1)}" not in page
    older = client.get(f"{address(agreement, 1)}citation/").content.decode()
    assert f"https://portal.test{address(agreement, 1)}" in older
    assert OLD in older


@pytest.mark.parametrize(
    ("ending", "kind", "start"),
    [
        ("bib", "application/x-bibtex; charset=utf-8", "@misc{nota-2016-v2,"),
        ("ris", "application/x-research-info-systems; charset=utf-8", "TY  - ELEC\r\n"),
    ],
)
def test_the_files_of_a_citation_are_named_and_typed(client, agreement, ending, kind, start):
    response = client.get(f"{address(agreement, 2)}citation.{ending}")
    assert response["Content-Type"] == kind
    assert response["Content-Disposition"] == f'attachment; filename="nota-2016-v2.{ending}"'
    assert response.content.decode().startswith(start)
    assert NEW in response.content.decode()


def test_a_government_has_no_versions_and_is_cited_with_a_day_of_access(client):
    government = make.GovernmentFactory(name="Kota Kupang")
    page = client.get(f"/records/government/{government.key}/citation/").content.decode()
    assert "Diakses" in page
    assert client.get(f"/records/government/{government.key}/v0/citation.bib").status_code == 200
    assert client.get(f"/records/government/{government.key}/v1/citation.bib").status_code == 404
    assert client.get(address(government, 1)).status_code == 404


def test_a_final_evaluation_is_cited_by_its_own_page_and_a_draft_by_nothing(client, settings):
    settings.PORTAL_URL = "https://portal.test"
    partnership = make.PartnershipFactory(published=True)
    lead = make.MembershipFactory(government=partnership.government).user
    final = evaluations.final(partnership=partnership, lead=lead)
    draft = evaluations.draft(partnership=partnership, lead=lead)
    told = client.get(f"/records/evaluation/{final.key}/v0/citation.bib").content.decode()
    assert f"url = {{https://portal.test/evaluations/{final.key}/}}" in told
    assert f"title = {{{{Evaluasi kemitraan {partnership} per " in told
    assert "note = {Evaluasi, ringrose-1}" in told
    assert client.get(address(final, 1)).status_code == 404
    client.force_login(lead)
    assert client.get(f"/records/evaluation/{draft.key}/citation/").status_code == 404


def test_citing_what_is_not_public_is_warned_of(coordinator, agreement):
    changed(agreement.partnership, published_on=None)
    assert (
        "tidak terbuka untuk umum" in coordinator.get(f"/records/agreement/{agreement.key}/citation/").content.decode()
    )


def test_a_source_is_cited_with_its_title(client):
    source = make.SourceFactory(authors="Alam, N. G.; Sudirman, A.", year=2020, title="Kerja sama {Bandung}")
    told = client.get(f"/records/source/{source.key}/citation/").content.decode()
    assert "Alam, N. G. (2020): Kerja sama {Bandung}" in told
    assert r"Kerja sama \textbraceleft{}Bandung\textbraceright{}" in told


def test_a_source_keeps_its_versions_too(client):
    source = make.SourceFactory(title="Judul lama")
    aged(Source)
    changed(source, title="Judul baru")
    assert "Judul lama" in client.get(address(source, 1)).content.decode()
