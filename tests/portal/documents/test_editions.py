"""A newer edition succeeds the old one and overwrites nothing; what is said of a document changes, its file never."""

import re
import uuid
from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from portal.documents.services import Told, attach, change_document, remove_document, succeed_document
from portal.models import Document, Visibility
from portal.partial_dates import PartialDate
from portal.services import StaleEdit
from tests.factories import AgreementFactory, MembershipFactory
from tests.files import PDF, a_file, a_pdf, pdf

pytestmark = pytest.mark.django_db
TOLD = Told(
    kind=Document.Kind.MINUTES,
    title="Risalah rapat",
    language="id",
    dated=PartialDate.parse("2016-11"),
    dated_wording="akhir November 2016",
    visibility=Visibility.COUNCIL,
)


@pytest.fixture
def agreement():
    return AgreementFactory()


@pytest.fixture
def coordinator(agreement):
    return MembershipFactory(government=agreement.government).user


@pytest.fixture
def document(agreement, coordinator):
    return attach(agreement, a_pdf(), by=coordinator, told=TOLD)


def newer(document, by) -> Document:
    return succeed_document(document, a_file("baru.pdf", pdf("baru")), by=by, told=TOLD)


def test_what_is_said_of_a_document_is_kept(document):
    document.refresh_from_db()
    assert Told(**{name: getattr(document, name) for name in vars(TOLD)}) == TOLD
    assert str(document) == "Risalah rapat"


def test_a_newer_edition_leaves_the_one_before_as_it_is(document, coordinator):
    latest = newer(document, coordinator)
    document.refresh_from_db()
    assert (latest.edition, latest.succeeds, latest.about) == (2, document, document.about)
    assert document.file.open().read() == PDF
    assert list(Document.objects.about(document.about).standing()) == [latest]
    with pytest.raises(PermissionDenied):
        newer(document, coordinator)
    with pytest.raises(PermissionDenied):
        remove_document(document, by=coordinator, reason="Lama.")


def test_a_document_is_counted_once_however_many_editions_it_has(document, coordinator):
    newer(document, coordinator)
    client = Client()
    client.force_login(coordinator)
    entries = [entry for _title, group in client.get(reverse("contents")).context["groups"] for entry in group]
    address = reverse("portal:documents")
    assert [entry.total for entry in entries if entry.url == address] == [1]
    assert client.get(address).context["total"] == 1


def test_each_edition_has_its_page_which_leads_to_the_others(document, coordinator):
    latest = newer(newer(document, coordinator), coordinator)
    client = Client()
    client.force_login(coordinator)
    for each in (document, latest):
        page = client.get(each.get_absolute_url())
        assert [edition.edition for edition in page.context["editions"]] == [3, 2, 1]
    assert b"".join(client.get(reverse("portal:document-file", args=[document.key])).streaming_content) == PDF


def test_who_adds_documents_adds_editions_and_changes_what_is_said(document, agreement):
    officer = MembershipFactory(government=agreement.government, agency_officer=True).user
    with pytest.raises(PermissionDenied):
        newer(document, officer)
    with pytest.raises(PermissionDenied):
        change_document(document, by=officer, told=TOLD, version=document.version)


def test_what_is_said_is_changed_by_its_form_and_a_stale_form_shows_both(document, coordinator):
    client, address = Client(), reverse("portal:document-change", args=[document.key])
    client.force_login(coordinator)

    def post(title: str):
        given = {"kind": "letter", "visibility": "public", "title": title, "version": document.version}
        return client.post(address, given | {"form_token": uuid.uuid4()})

    assert post("Surat").status_code == 302
    document.refresh_from_db()
    assert (document.title, document.kind, document.visibility, document.dated) == ("Surat", "letter", "public", None)
    document.version -= 1
    stale = post("Surat kedua")
    assert stale.status_code == 200
    assert "Surat kedua" in stale.content.decode()
    with pytest.raises(StaleEdit):
        change_document(document, by=coordinator, told=TOLD, version=document.version)


def test_a_newer_edition_is_added_by_its_form(document, coordinator):
    client, address = Client(), reverse("portal:document-succeed", args=[document.key])
    client.force_login(coordinator)
    page = client.get(address)
    assert page.context["form"].initial["title"] == "Risalah rapat"
    given = {"kind": "minutes", "visibility": "council", "form_token": uuid.uuid4()}
    answer = client.post(address, given | {"file": a_file("baru.pdf", pdf("baru"))})
    latest = Document.objects.get(edition=2)
    assert (answer.status_code, answer["Location"]) == (302, latest.get_absolute_url())


@pytest.mark.parametrize(
    "change",
    [
        "file = 'documents/lain.pdf'",
        "sha256 = repeat('1', 64)",
        "size = 1",
        "content_type = 'text/html'",
        "record_key = 'lain'",
        "edition = 2",
        "visibility = 'everybody'",
        "key = 'lain'",
    ],
)
def test_the_database_keeps_the_original_as_it_came(document, change):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE portal_document SET {change}")  # noqa: S608


def copied(document, **change) -> None:
    """A second row like it, checked to the end."""
    fields = [field.name for field in Document._meta.concrete_fields if field.name != "id"]
    with transaction.atomic():
        Document.objects.create(**{name: getattr(document, name) for name in fields} | change)
        connection.check_constraints()


def test_the_database_refuses_two_successors_and_one_beside_another_record(document, agreement, coordinator):
    latest, other = newer(document, coordinator), AgreementFactory(partnership=agreement.partnership)
    for change in ({}, {"record_key": other.key, "succeeds": latest, "edition": 3}, {"succeeds": None}):
        with pytest.raises(DatabaseError):
            copied(latest, key="lain", **change)
    copied(latest, key="lain", succeeds=latest, edition=3)


def test_who_may_not_open_a_newer_edition_does_not_learn_of_it():
    agreement = AgreementFactory(partnership__published=True)
    coordinator = MembershipFactory(government=agreement.government).user
    document = attach(agreement, a_pdf(), by=coordinator, told=replace(TOLD, visibility=Visibility.PUBLIC))

    def told() -> str:
        page = Client().get(document.get_absolute_url()).content.decode()
        return re.sub(r'value="\w{64}"', "", page)

    before = told()
    latest = succeed_document(document, a_pdf("baru.pdf"), by=coordinator, told=TOLD)
    assert told() == before
    newest = replace(TOLD, visibility=Visibility.PUBLIC)
    change_document(latest, by=coordinator, told=newest, version=latest.version)
    assert latest.get_absolute_url() in told()


def test_a_document_is_cited_with_the_government_that_keeps_it():
    agreement = AgreementFactory(partnership__published=True, partnership__government__name="Kota Semarang")
    by = MembershipFactory(government=agreement.government).user
    document = attach(agreement, a_pdf(), by=by, told=replace(TOLD, visibility=Visibility.PUBLIC))
    page = Client().get(reverse("portal:record-citation", args=["document", document.key])).content.decode()
    assert "author = {{Kota Semarang}}" in page
