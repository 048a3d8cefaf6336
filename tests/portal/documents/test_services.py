"""Files beside records: what is taken in, under which name it is kept, and who is given it."""

import hashlib
import re
import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import translation

from agreements.models import Agreement
from agreements.services.agreements import delete_draft
from portal.documents.content import LARGEST, LARGEST_MB
from portal.documents.keeping import DocumentsStandBeside
from portal.documents.names import safe_name
from portal.documents.services import add_document, attach, remove_document
from portal.models import Document
from tests.factories import AgreementFactory, CooperationFieldFactory, MembershipFactory, SourceFactory
from tests.files import PDF, a_file, a_pdf, a_picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement():
    return AgreementFactory()


@pytest.fixture
def coordinator(agreement):
    return MembershipFactory(government=agreement.government).user


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def posted(client, agreement, uploaded, **more):
    address = reverse("portal:document-add", args=["agreements.agreement", agreement.key])
    return client.post(
        address, {"file": uploaded, "kind": "other", "visibility": "internal", "form_token": uuid.uuid4(), **more}
    )


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("surat.pdf", "surat.pdf"),
        ("SURAT.PDF", "SURAT.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("..\\..\\windows\\system.ini", "system.ini.pdf"),
        ("C:\\Users\\dinas\\surat tugas.pdf", "surat tugas.pdf"),
        ("halaman.html", "halaman.html.pdf"),
        ("surat\r\nSet-Cookie: a=b.pdf", "suratSet-Cookie: a=b.pdf"),
        ("surat\x00.pdf", "surat.pdf"),
        ("fdp.\u202eexe.pdf", "fdp.exe.pdf"),
        ("...", "file.pdf"),
        ("", "file.pdf"),
        (".pdf", "pdf.pdf"),
        ("공문 25호.pdf", "공문 25호.pdf"),
    ],
)
def test_a_name_is_kept_without_what_could_lead_astray(name, kept):
    with translation.override("en"):
        assert safe_name(name, "application/pdf") == kept


def test_a_name_of_any_length_fits():
    assert len(safe_name("x" * 5000 + ".png", "image/png")) < 130


def test_attach_keeps_the_file_as_it_came_under_a_name_that_nobody_can_guess(agreement, coordinator):
    document = attach(agreement, a_pdf("../pindaian.pdf"), by=coordinator)
    assert document.name == "pindaian.pdf"
    assert re.fullmatch(r"documents/[0-9a-f]{32}\.pdf", document.file.name)
    assert document.file.open().read() == PDF
    assert (document.sha256, document.size) == (hashlib.sha256(PDF).hexdigest(), len(PDF))
    assert (document.added_by, document.about) == (coordinator, agreement)
    assert list(Document.objects.about(agreement)) == [document]
    assert list(Document.objects.about(AgreementFactory())) == []


def test_the_same_file_twice_is_kept_twice(agreement, coordinator):
    first, second = (attach(agreement, a_pdf(), by=coordinator) for _ in range(2))
    assert first.key != second.key
    assert first.file.name != second.file.name


def test_a_file_that_is_not_recorded_is_not_kept(agreement, coordinator):
    before = set(default_storage.listdir("documents")[1]) if default_storage.exists("documents") else set()
    coordinator.pk = None
    with pytest.raises(ValidationError):
        attach(agreement, a_pdf(), by=coordinator)
    assert set(default_storage.listdir("documents")[1]) == before


def test_only_the_cooperation_unit_adds_a_file_to_a_record(agreement):
    officer = MembershipFactory(government=agreement.government, agency_officer=True).user
    stranger = MembershipFactory().user
    for person in (officer, stranger):
        with pytest.raises(PermissionDenied):
            add_document(agreement, a_pdf(), by=person)


def test_a_record_of_no_government_has_no_files(coordinator):
    with pytest.raises(PermissionDenied):
        add_document(SourceFactory(), a_pdf(), by=coordinator)


def test_who_added_a_file_takes_it_away_and_another_officer_does_not(
    agreement, coordinator, django_capture_on_commit_callbacks
):
    officer, other = (MembershipFactory(government=agreement.government, agency_officer=True).user for _ in range(2))
    document = attach(agreement, a_pdf(), by=officer)
    stored = document.file.name
    with pytest.raises(PermissionDenied):
        remove_document(document, by=other, reason="Salah unggah.")
    with django_capture_on_commit_callbacks(execute=True):
        remove_document(document, by=officer, reason="Salah unggah.")
    assert not Document.objects.filter(key=document.key).exists()
    assert not default_storage.exists(stored)
    event = Document.pgh_event_model.objects.get(pgh_label="delete")
    assert (event.name, event.pgh_context["reason"]) == ("surat.pdf", "Salah unggah.")


def test_a_file_is_added_and_shown_on_the_page_of_its_record(agreement, coordinator):
    client = signed_in(coordinator)
    answer = posted(client, agreement, a_picture("naskah asli.png"))
    assert answer.status_code == 302
    document = Document.objects.get()
    assert answer["Location"] == document.get_absolute_url()
    page = client.get(agreement.get_absolute_url()).content.decode()
    assert "naskah asli.png" in page
    assert reverse("portal:document-file", args=[document.key]) in page


@pytest.mark.parametrize(
    ("uploaded", "said"),
    [
        (a_file("kosong.pdf", b""), "kosong"),
        (a_file("surat.pdf", b"bukan pdf"), "PDF"),
        (a_file("\x00", PDF), None),
        (a_file("a" * 400 + ".pdf", PDF), None),
        ("teks biasa", "kosong"),
        ("", "kosong"),
    ],
    ids=["empty", "text", "nul", "long", "string", "nothing"],
)
def test_no_upload_ends_in_an_error_of_the_portal(agreement, coordinator, uploaded, said):
    if hasattr(uploaded, "seek"):
        uploaded.seek(0)
    answer = posted(signed_in(coordinator), agreement, uploaded)
    assert answer.status_code in (200, 302)
    if said:
        assert answer.status_code == 200
        assert said in answer.content.decode()
        assert not Document.objects.exists()


def test_a_file_beyond_the_limit_is_answered_with_the_limit_and_not_kept_whole(agreement, coordinator):
    answer = posted(signed_in(coordinator), agreement, a_file("video.pdf", PDF + bytes(LARGEST + 5_000_000)))
    assert answer.status_code == 200
    assert f"{LARGEST_MB} MB" in answer.content.decode()


def test_a_double_click_adds_one_file(agreement, coordinator):
    client, token = signed_in(coordinator), uuid.uuid4()
    answers = [posted(client, agreement, a_pdf(), form_token=token) for _ in range(2)]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert Document.objects.count() == 1


def test_a_file_is_given_out_to_be_saved_and_kept_by_nobody_between(agreement, coordinator):
    document = attach(agreement, a_file('ber"kas\r\n.pdf', PDF), by=coordinator)
    answer = signed_in(coordinator).get(reverse("portal:document-file", args=[document.key]))
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert "\n" not in answer["Content-Disposition"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert {"private", "no-store"} <= {word.strip() for word in answer["Cache-Control"].split(",")}


def test_a_file_that_is_lost_is_not_found(agreement, coordinator):
    document = attach(agreement, a_pdf(), by=coordinator)
    default_storage.delete(document.file.name)
    assert signed_in(coordinator).get(reverse("portal:document-file", args=[document.key])).status_code == 404


def test_files_lie_outside_of_all_that_is_served_and_open_to_the_portal_alone(tmp_path):
    from portal import settings

    options = settings.STORAGES["default"]["OPTIONS"]
    assert not options["location"].is_relative_to(settings.STATIC_ROOT)
    storage = FileSystemStorage(**{**options, "location": tmp_path})
    stored = tmp_path / storage.save("documents/a.pdf", a_pdf())
    assert stored.stat().st_mode & 0o777 == 0o600
    assert stored.parent.stat().st_mode & 0o777 == 0o700


def test_a_record_stays_while_documents_stand_beside_it_or_below_it(coordinator):
    """Else nobody would find them again, or a later record of the same key would have them."""
    government = coordinator.memberships.get().government
    draft = AgreementFactory(draft=True, partnership__draft=True, partnership__government=government)
    field = CooperationFieldFactory(agreement=draft)
    document = add_document(field, a_pdf(), by=coordinator)
    connection.check_constraints()
    page = signed_in(coordinator).post(
        reverse("agreements:agreement-delete", args=[draft.key]), {"form_token": uuid.uuid4()}
    )
    assert (page.status_code, Agreement.objects.filter(pk=draft.pk).exists()) == (200, True)
    assert DocumentsStandBeside().message in page.context["form"].non_field_errors()
    remove_document(document, by=coordinator, reason="Salah unggah.")
    delete_draft(draft, by=coordinator)
    assert not Agreement.objects.filter(pk=draft.pk).exists()
