"""Who may open which document: every role, every visibility, beside records of every degree of openness, over HTTP."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from agreements.services.agreements import annul
from agreements.services.partnerships import withdraw
from portal.documents.services import Told, attach, change_document, succeed_document
from portal.models import DocumentPage, Visibility
from portal.roles import Role
from tests.factories import AgreementFactory, MembershipFactory
from tests.files import PDF, a_pdf
from tests.scene import AGREEMENTS, REACH, build
from tests.world import kept_for_module, settled

pytestmark = pytest.mark.django_db

ALL = set(Visibility.values)
#: What a person of each role may open beside a record that the person sees.
OPENS = {
    "visitor": {"public"},
    "researcher of A": {"public"},
    "coordinator of A": ALL,
    "coordinator of B": {"public"},
    "agency officer of A": ALL,
    "council member of A": ALL - {"internal"},
    "evaluator of A": ALL,
    "administrator of A": ALL,
    "overseer of the province of A": {"public", "government"},
    "overseer of another province": {"public"},
    "overseer of the ministry": {"public", "government"},
    "coordinator of A until yesterday": {"public"},
    "coordinator of A from tomorrow": {"public"},
    "coordinator of A whose account is closed": {"public"},
}
#: Which agreements each reach sees; that of government B is foreign to A.
SEES = {
    "public": {"published", "umbrella"},
    "foreign": {"published", "umbrella", "foreign_draft"},
    "overseer": {"published", "entered", "umbrella"},
    "own": {*AGREEMENTS} - {"foreign_draft"},
}


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker):
    with kept_for_module(django_db_blocker):
        made = build()
        made.documents = {
            (kind, visibility): attach(
                made.agreements[kind],
                a_pdf(f"berkas-{kind}-{visibility}.pdf"),
                by=made.people["coordinator of B" if kind == "foreign_draft" else "coordinator of A"],
                told=Told(visibility=visibility),
            )
            for kind in AGREEMENTS
            for visibility in Visibility.values
        }
        yield settled(made)


def signed_in(person) -> Client:
    client = Client()
    if person:
        client.force_login(person)
    return client


def is_open(role: str, kind: str, visibility: str) -> bool:
    sees = kind in SEES[REACH[role]]
    if kind == "foreign_draft":
        # The coordinator of B is at home there.
        return role == "coordinator of B"
    return sees and visibility in OPENS[role]


def test_the_table_names_every_role():
    assert set(OPENS) == set(REACH)
    assert all(any(role.value.replace("_", " ") in name for name in OPENS) for role in Role)


@pytest.mark.parametrize("visibility", Visibility.values)
@pytest.mark.parametrize("role", OPENS)
def test_a_document_is_opened_by_those_for_whom_it_is_meant(scene, role, visibility):
    client = signed_in(scene.people[role])
    for kind in AGREEMENTS:
        document = scene.documents[kind, visibility]
        expected = 200 if is_open(role, kind, visibility) else 404
        assert client.get(document.get_absolute_url()).status_code == expected, kind
        address = reverse("portal:document-file", args=[document.key])
        assert client.head(address).status_code == expected, kind
        for asked, whole, content in (({}, 200, PDF), ({"range": "bytes=0-3"}, 206, PDF[:4])):
            answer = client.get(address, headers=asked)
            assert answer.status_code == (whole if expected == 200 else 404), kind
            if answer.streaming:
                assert b"".join(answer.streaming_content) == content


@pytest.mark.parametrize("role", OPENS)
def test_lists_name_the_documents_that_open_and_no_others(scene, role):
    client = signed_in(scene.people[role])
    expected = {document.key for at, document in scene.documents.items() if is_open(role, *at)}
    rows = client.get(reverse("portal:documents"), {"format": "json"}).json()
    assert {row["key"] for row in rows["rows"]} == expected
    found = client.get(reverse("portal:documents"), {"q": "berkas"}).content.decode()
    unseen = [document for at, document in scene.documents.items() if not is_open(role, *at)]
    assert [document.name for document in unseen if document.name in found] == []


@pytest.mark.parametrize("role", OPENS)
def test_the_page_of_a_record_names_the_documents_that_open(scene, role):
    client = signed_in(scene.people[role])
    for kind in SEES[REACH[role]]:
        page = client.get(scene.agreements[kind].get_absolute_url()).content.decode()
        named = {visibility for visibility in Visibility.values if f"berkas-{kind}-{visibility}.pdf" in page}
        assert named == {visibility for visibility in Visibility.values if is_open(role, kind, visibility)}, kind


@pytest.mark.parametrize("act", ["document-succeed", "document-change", "document-remove"])
@pytest.mark.parametrize("role", OPENS)
def test_only_who_opens_a_document_learns_that_it_could_be_changed(scene, role, act):
    client = signed_in(scene.people[role])
    person = scene.people[role]
    for (kind, visibility), document in scene.documents.items():
        answer = client.get(reverse(f"portal:{act}", args=[document.key]))
        if person is None or not person.is_active:
            assert answer.status_code == 302
        elif not is_open(role, kind, visibility):
            assert answer.status_code == 404, (kind, visibility)
        else:
            may = role == "coordinator of A" or (kind, role) == ("foreign_draft", "coordinator of B")
            assert answer.status_code == (200 if may else 403), (kind, visibility)


def test_a_document_of_a_record_that_was_deleted_is_not_found(scene):
    agreement = AgreementFactory(partnership=scene.partnerships["published"])
    coordinator = scene.people["coordinator of A"]
    document = attach(agreement, a_pdf(), by=coordinator, told=Told(visibility=Visibility.PUBLIC))
    client = signed_in(coordinator)
    assert client.get(reverse("portal:document", args=[document.key])).status_code == 200
    # As no act of the portal deletes it.
    same = type(agreement)._base_manager.filter(pk=agreement.pk)
    connection.check_constraints()
    same._raw_delete(same.db)
    assert client.get(reverse("portal:document", args=[document.key])).status_code == 404


#: What stands in the text of every document.
WORD = "kedelai"


@pytest.fixture(scope="module")
def read(scene, django_db_blocker):
    """With the text that the worker would have found."""
    with django_db_blocker.unblock():
        texts = [DocumentPage(document=each, number=1, text=f"{WORD} {each.name}") for each in scene.documents.values()]
        DocumentPage.objects.bulk_create(texts)
        yield
        DocumentPage.objects.all().delete()


@pytest.mark.parametrize("role", OPENS)
def test_files_of_the_list_hold_the_documents_that_open_and_no_others(scene, read, role):
    client = signed_in(scene.people[role])
    expected = {document.key for at, document in scene.documents.items() if is_open(role, *at)}
    for asked in ({}, {"q": WORD}):
        answer = client.get(reverse("portal:documents"), asked | {"export": "csv"})
        rows = csv.DictReader(io.StringIO(content_of(answer).decode("utf-8-sig")))
        assert {row["key"] for row in rows} == expected


@pytest.mark.parametrize("role", OPENS)
def test_words_find_the_documents_that_open_and_count_no_others(scene, read, role):
    client = signed_in(scene.people[role])
    at_reach = {at: document for at, document in scene.documents.items() if is_open(role, *at)}
    for asked in ({"q": WORD}, {"q": f"{WORD} -padi"}, {"q": "berkas", "kind": "other"}):
        page = client.get(reverse("portal:documents"), asked)
        told = page.content.decode()
        assert page.context["total"] == len(at_reach)
        assert [each.name for at, each in scene.documents.items() if at not in at_reach and each.name in told] == []


@pytest.mark.parametrize("role", OPENS)
def test_only_who_opens_a_document_is_told_how_to_cite_it(scene, role):
    client = signed_in(scene.people[role])
    for (kind, visibility), document in scene.documents.items():
        status = 200 if is_open(role, kind, visibility) else 404
        answer = client.get(reverse("portal:record-citation", args=["document", document.key]))
        assert answer.status_code == status, (kind, visibility)
        first = client.get(reverse("portal:record-version", args=["document", document.key, 1]))
        assert first.status_code == 404
        file = client.get(reverse("portal:record-ris", args=["document", document.key, 0]))
        assert (file.status_code, document.name in file.content.decode()) == (status, status == 200)


def content_of(answer) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.fixture
def published():
    """A public document of a published agreement, its government's coordinator, and how each of two people fares."""
    agreement = AgreementFactory(partnership__published=True)
    coordinator = MembershipFactory(government=agreement.government).user
    told = Told(visibility=Visibility.PUBLIC)
    return attach(agreement, a_pdf(), by=coordinator, told=told), coordinator


def statuses(document, *people) -> list[int]:
    address = reverse("portal:document-file", args=[document.key])
    return [signed_in(person).get(address, headers={"range": "bytes=0-3"}).status_code for person in people]


def test_a_document_closes_when_it_is_meant_for_fewer(published):
    document, coordinator = published
    council = MembershipFactory(government=document.about.government, council_member=True).user
    for visibility, expected in (
        ("public", [206, 206, 206]),
        ("government", [404, 206, 206]),
        ("council", [404, 206, 206]),
        ("internal", [404, 404, 206]),
    ):
        told = Told(visibility=visibility)
        document = change_document(document, by=coordinator, told=told, version=document.version)
        assert statuses(document, None, council, coordinator) == expected


def test_a_document_closes_when_its_partnership_is_taken_from_the_public(published):
    document, coordinator = published
    assert statuses(document, None, coordinator) == [206, 206]
    withdraw(document.about.partnership, by=coordinator, reason="Salah terbit.")
    assert statuses(document, None, coordinator) == [404, 206]


def test_a_document_closes_when_its_agreement_is_annulled(published):
    document, coordinator = published
    annul(document.about, by=coordinator, reason="Salah catat.")
    assert statuses(document, None, coordinator) == [404, 206]


def test_a_document_closes_when_the_person_leaves(published):
    document, coordinator = published
    change_document(document, by=coordinator, told=Told(visibility=Visibility.INTERNAL), version=document.version)
    client = signed_in(coordinator)
    address = reverse("portal:document-file", args=[document.key])
    assert client.get(address).status_code == 200
    coordinator.memberships.update(ends=timezone.localdate() - timedelta(days=1))
    assert client.get(address).status_code == 404


def test_old_editions_open_by_their_own_visibility(published):
    document, coordinator = published
    latest = succeed_document(document, a_pdf(), by=coordinator, told=Told(visibility=Visibility.INTERNAL))
    assert statuses(document, None, coordinator) == [206, 206]
    assert statuses(latest, None, coordinator) == [404, 206]


def test_a_key_that_is_guessed_tells_no_more_than_one_that_is_not(published):
    """What is closed is answered as what is not there: page, file and acts, byte for byte."""
    document, coordinator = published
    change_document(document, by=coordinator, told=Told(visibility=Visibility.INTERNAL), version=document.version)
    for page in ("portal:document", "portal:document-file"):
        closed, absent = (Client().get(reverse(page, args=[key])) for key in (document.key, "tidak-ada"))
        assert (closed.status_code, absent.status_code) == (404, 404)
        assert without_what_differs(closed, document.key) == without_what_differs(absent, "tidak-ada")


def without_what_differs(answer, key: str) -> str:
    """Without the address that was asked for, and the tokens against forgery."""
    return re.sub(r'value="\w{64}"', "", answer.content.decode()).replace(key, "")
