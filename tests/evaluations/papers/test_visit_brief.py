"""Briefs for a visit: two pages for our people with what is internal, one for the partner without it."""

from datetime import date
from io import BytesIO

import docx
import pytest
from django.urls import reverse

from tests import factories as make
from tests import life
from tests.factories import when
from tests.papers import flat, languages_of, pages_of, read

pytestmark = pytest.mark.django_db
DAY = date(2021, 6, 1)
INTERNAL = ("Anggaran kurang", "Festival ditolak", "wali@beta.example", "Ny. Kim", "Catatan dalam", "Nota konsep")


@pytest.fixture
def partnership():
    """With something of every kind that a brief tells of."""
    partnership = make.PartnershipFactory(
        key="alfa-beta",
        government__name="Kota Alfa",
        partner=make.LocalityFactory(name="Beta", geoname=make.PlaceFactory(population=123456)),
        published=True,
        note="Catatan dalam",
    )
    make.LocalityNameFactory(locality=partnership.partner, name="베타", kind="official")
    make.LocalityNameFactory(locality=partnership.partner, name="Salah Tulis", kind="as_written")
    agreement = make.AgreementFactory(partnership=partnership, open_ended=True, title="Nota kesepahaman")
    make.CooperationFieldFactory(agreement=agreement, wording="Jalan dan jembatan")
    draft = make.AgreementFactory(partnership=partnership, draft=True, title="Nota konsep")
    make.CooperationFieldFactory(agreement=draft, wording="Bidang konsep")
    visit = life.ActivityFactory(partnership=partnership, key="kunjungan-2015", title="Kunjungan 2015")
    life.ParticipationFactory(activity=visit, persons=6)
    life.PromiseFactory(activity=visit, action="Kirim rancangan", due=when("2015"))
    life.InvitationFactory(partnership=partnership, subject="Usul jembatan", kind="proposal")
    life.InvitationFactory(partnership=partnership, subject="Festival ditolak", declined=True)
    life.OutcomeFactory(partnership=partnership, title="Jembatan air", is_verified=True)
    life.OutcomeFactory(partnership=partnership, title="Baru diklaim")
    life.OutcomeFactory(partnership=partnership, title="Untung mereka", is_verified=True, beneficiary="partner")
    life.ObstacleFactory(partnership=partnership, description="Anggaran kurang", happened=when("2018"))
    life.ContactFactory(partnership=partnership, person="Ny. Kim", address="wali@beta.example")
    life.ContactFactory(partnership=partnership, side="home", unit="Bagian Kerja Sama", post="Kepala")
    return partnership


@pytest.fixture
def coordinator(client, partnership):
    person = make.MembershipFactory(government=partnership.government).user
    client.force_login(person)
    client.cookies["django_language"] = "en"
    return person


def paper(client, partnership, name: str, **asked):
    return client.get(reverse(f"papers-{name}", args=[partnership.key]), {"as_of": DAY} | asked)


def words_of(response) -> str:
    """All that stands in the DOCX, cells of tables too."""
    document = docx.Document(BytesIO(response.content))
    lines = [paragraph.text for paragraph in document.paragraphs]
    lines += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join(lines)


def told(client, partnership, name: str, **asked) -> str:
    response = paper(client, partnership, name, **asked)
    return flat(response.content) if name.endswith("pdf") else words_of(response)


OURS = (
    "Beta",
    "123,456",
    "Nota kesepahaman",
    "Jalan dan jembatan",
    "Kunjungan 2015",
    "Kota Alfa: 6 persons",
    "Kirim rancangan",
    "Usul jembatan",
    "Jembatan air",
    "Anggaran kurang",
    "Festival ditolak",
    "wali@beta.example",
    "Internal: with contacts",
    "No journey was chosen",
    "Persons",
    "Unverified",
)


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_our_people_read_all_that_they_need_in_both_kinds_of_file(client, coordinator, partnership, kind):
    words = told(client, partnership, f"visit-brief-{kind}")
    assert [part for part in OURS if part not in words] == []
    for unsaid in ("Salah Tulis", "Baru diklaim", "Untung mereka", "Nota konsep", "Bidang konsep"):
        assert unsaid not in words


def test_our_brief_has_two_pages_at_most_however_much_there_is(client, coordinator, partnership):
    for number in range(40):
        life.ObstacleFactory(partnership=partnership, description=f"Kendala {number} " + "panjang " * 40)
        life.ActivityFactory(partnership=partnership, title=f"Kunjungan ulang {number}")
    response = paper(client, partnership, "visit-brief-pdf")
    assert pages_of(response.content) == 2
    assert "more rows" in flat(response.content)


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_the_partner_reads_in_english_what_binds_and_nothing_internal(client, coordinator, partnership, kind):
    client.cookies["django_language"] = "id"
    words = told(client, partnership, f"partner-brief-{kind}")
    for said in ("What is in force", "Jalan dan jembatan", "Jembatan air", "Untung mereka", "Kirim rancangan"):
        assert said in words
    assert "Kepala, Bagian Kerja Sama" in words
    assert [part for part in INTERNAL if part in words] == []


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_the_partner_reads_what_each_quoted_text_is(client, coordinator, partnership, kind):
    partnership.government.province.name = "Provinsi Tengah"
    partnership.government.province.save()
    life.ActivityFactory(partnership=partnership, title="Rapat jembatan", kind="meeting", place="Ulsan")
    words = told(client, partnership, f"partner-brief-{kind}")
    for said in (
        "Texts in «…» are quoted from our register",
        "City in Provinsi Tengah, Indonesia",
        "The memorandum is in force",
        "Memorandum of understanding: «Nota kesepahaman»",
        "Visit: «Kunjungan 2015»",
        "Meeting, Ulsan: «Rapat jembatan»",
        "«Kirim rancangan»",
        "«Usul jembatan»",
    ):
        assert said in words
    assert "Overdue" not in words


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_what_is_left_out_is_said_to_the_partner_in_english_too(client, coordinator, partnership, kind):
    client.cookies["django_language"] = "id"
    for number in range(90):
        life.ActivityFactory(partnership=partnership, title=f"Kunjungan ulang {number}")
    words = told(client, partnership, f"partner-brief-{kind}")
    assert "more rows: on the page" in words
    assert "baris lagi" not in words


def test_the_partner_reads_no_approval_that_we_await(client, coordinator):
    government = make.MembershipFactory(user=coordinator).government
    approval = life.ApprovalFactory(partnership__government=government)
    words = told(client, approval.partnership, "partner-brief-pdf")
    assert "No agreement is in force" in words
    assert "council" not in words.lower()


def test_what_is_quoted_to_the_partner_is_read_out_in_its_own_language(client, coordinator, partnership):
    assert "id" in languages_of(paper(client, partnership, "partner-brief-pdf").content)


def test_every_page_of_our_brief_says_that_it_is_internal(client, coordinator, partnership):
    pages = read(paper(client, partnership, "visit-brief-pdf").content).pages
    assert all("(internal)" in page.extract_text() for page in pages)


def test_the_brief_for_the_partner_is_marked_as_english(client, coordinator, partnership):
    client.cookies["django_language"] = "id"
    assert read(paper(client, partnership, "partner-brief-pdf").content).trailer["/Root"]["/Lang"] == "en"
    document = docx.Document(BytesIO(paper(client, partnership, "partner-brief-docx").content))
    assert document.core_properties.language == "en-GB"


def test_a_delegation_is_compared_with_limits_that_are_called_unverified(client, coordinator, partnership):
    words = told(client, partnership, "visit-brief-pdf", journey="kunjungan-2015")
    assert "Persons 5 6 More than reported" in words
    assert "Days 7 6 Not more" in words
    assert "Unverified" in words
    assert "122–123" in words


def test_a_group_without_a_number_leaves_the_comparison_open(client, coordinator, partnership):
    journey = life.ActivityFactory(partnership=partnership, key="lain", happened=when("2019"))
    life.ParticipationFactory(activity=journey, persons=2)
    life.ParticipationFactory(activity=journey, persons=None)
    words = told(client, partnership, "visit-brief-pdf", journey="lain")
    assert "Persons 5 at least 2 Cannot be compared" in words
    assert "Days 7 not recorded Cannot be compared" in words


def test_a_journey_of_another_partnership_is_not_found(client, coordinator, partnership):
    other = life.ActivityFactory()
    assert paper(client, partnership, "visit-brief-pdf", journey=other.key).status_code == 404


@pytest.mark.parametrize("name", ["visit-brief-pdf", "visit-brief-docx", "partner-brief-pdf", "partner-brief-docx"])
def test_others_are_refused_and_visitors_asked_to_sign_in(client, partnership, name):
    assert paper(client, partnership, name).status_code == 302
    client.force_login(make.MembershipFactory().user)
    assert paper(client, partnership, name).status_code == 403


def test_the_page_of_papers_offers_to_each_what_they_may_have(client, partnership):
    url = reverse("papers", args=[partnership.key])
    assert "visit-brief" not in client.get(url).content.decode()
    client.force_login(make.MembershipFactory(government=partnership.government, council_member=True).user)
    html = client.get(url).content.decode()
    assert all(name in html for name in ("council-brief.pdf", "visit-brief.docx", "partner-brief.pdf"))
    assert '<option value="kunjungan-2015">' in html
