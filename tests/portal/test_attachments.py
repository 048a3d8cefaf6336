"""Files beside records: what is taken in, under which name it is kept, and who is given it."""

import hashlib
import re
import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import FileSystemStorage, default_storage
from django.test import Client
from django.urls import reverse
from django.utils import translation

from portal.attachments import LARGEST, add_attachment, attach, check, remove_attachment, safe_name
from portal.models import Attachment
from tests.factories import AgreementFactory, MembershipFactory, SourceFactory
from tests.files import JPEG, PDF, PNG, a_file, a_pdf, a_picture
from tests.scene import REACH, build
from tests.world import kept_for_module, settled

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker):
    with kept_for_module(django_db_blocker):
        yield settled(build())


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
    address = reverse("portal:attachment-add", args=["agreements.agreement", agreement.key])
    return client.post(address, {"file": uploaded, "form_token": uuid.uuid4(), **more})


@pytest.mark.parametrize(
    ("content", "expected"), [(PDF, "application/pdf"), (JPEG, "image/jpeg"), (PNG, "image/png")], ids=str
)
def test_the_type_is_read_from_the_content_and_not_from_the_name(content, expected):
    assert check(a_file("foto.exe", content, "text/html")) == expected


@pytest.mark.parametrize(
    "content",
    [b"<html><script>alert(1)</script>", b"GIF89a" + bytes(20), b"PK\x03\x04", b" %PDF-1.7", b"\xff\xd8", b"%"],
    ids=repr,
)
def test_other_content_is_refused_whatever_it_is_called(content):
    with pytest.raises(ValidationError, match="PDF"):
        check(a_file("surat.pdf", content, "application/pdf"))


def test_a_file_without_content_is_refused():
    with pytest.raises(ValidationError) as refused:
        check(a_file("surat.pdf", b""))
    assert refused.value.code == "empty"


@pytest.mark.parametrize(("more", "is_taken"), [(0, True), (1, False)])
def test_a_file_is_taken_up_to_the_limit_and_not_beyond(more, is_taken):
    content = PDF + bytes(LARGEST - len(PDF) + more)
    if is_taken:
        assert check(a_file("besar.pdf", content)) == "application/pdf"
    else:
        with pytest.raises(ValidationError, match="10 MB"):
            check(a_file("besar.pdf", content))


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
    attachment = attach(agreement, a_pdf("../pindaian.pdf"), by=coordinator)
    assert attachment.name == "pindaian.pdf"
    assert re.fullmatch(r"attachments/[0-9a-f]{32}\.pdf", attachment.file.name)
    assert attachment.file.open().read() == PDF
    assert (attachment.sha256, attachment.size) == (hashlib.sha256(PDF).hexdigest(), len(PDF))
    assert (attachment.added_by, attachment.about) == (coordinator, agreement)
    assert list(Attachment.objects.about(agreement)) == [attachment]
    assert list(Attachment.objects.about(AgreementFactory())) == []


def test_the_same_file_twice_is_kept_twice(agreement, coordinator):
    first, second = (attach(agreement, a_pdf(), by=coordinator) for _ in range(2))
    assert first.key != second.key
    assert first.file.name != second.file.name


def test_a_file_that_is_not_recorded_is_not_kept(agreement, coordinator):
    before = set(default_storage.listdir("attachments")[1]) if default_storage.exists("attachments") else set()
    coordinator.pk = None
    with pytest.raises(ValidationError):
        attach(agreement, a_pdf(), by=coordinator)
    assert set(default_storage.listdir("attachments")[1]) == before


def test_only_the_cooperation_unit_adds_a_file_to_a_record(agreement):
    officer = MembershipFactory(government=agreement.government, agency_officer=True).user
    stranger = MembershipFactory().user
    for person in (officer, stranger):
        with pytest.raises(PermissionDenied):
            add_attachment(agreement, a_pdf(), by=person)


def test_a_record_of_no_government_has_no_files(coordinator):
    with pytest.raises(PermissionDenied):
        add_attachment(SourceFactory(), a_pdf(), by=coordinator)


def test_who_added_a_file_takes_it_away_and_another_officer_does_not(
    agreement, coordinator, django_capture_on_commit_callbacks
):
    officer, other = (MembershipFactory(government=agreement.government, agency_officer=True).user for _ in range(2))
    attachment = attach(agreement, a_pdf(), by=officer)
    stored = attachment.file.name
    with pytest.raises(PermissionDenied):
        remove_attachment(attachment, by=other, reason="Salah unggah.")
    with django_capture_on_commit_callbacks(execute=True):
        remove_attachment(attachment, by=officer, reason="Salah unggah.")
    assert not Attachment.objects.filter(key=attachment.key).exists()
    assert not default_storage.exists(stored)
    event = Attachment.pgh_event_model.objects.get(pgh_label="delete")
    assert (event.name, event.pgh_context["reason"]) == ("surat.pdf", "Salah unggah.")


def test_a_file_is_added_and_shown_on_the_page_of_its_record(agreement, coordinator):
    client = signed_in(coordinator)
    answer = posted(client, agreement, a_picture("naskah asli.png"))
    assert answer.status_code == 302
    page = client.get(answer["Location"]).content.decode()
    attachment = Attachment.objects.get()
    assert "naskah asli.png" in page
    assert reverse("portal:attachment", args=[attachment.key]) in page


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
        assert not Attachment.objects.exists()


def test_a_file_beyond_the_limit_is_answered_with_the_limit_and_not_kept_whole(agreement, coordinator):
    answer = posted(signed_in(coordinator), agreement, a_file("video.pdf", PDF + bytes(LARGEST + 5_000_000)))
    assert answer.status_code == 200
    assert "10 MB" in answer.content.decode()


def test_a_double_click_adds_one_file(agreement, coordinator):
    client, token = signed_in(coordinator), uuid.uuid4()
    answers = [posted(client, agreement, a_pdf(), form_token=token) for _ in range(2)]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert Attachment.objects.count() == 1


def test_a_file_is_given_out_to_be_saved_and_kept_by_nobody_between(agreement, coordinator):
    attachment = attach(agreement, a_file('ber"kas\r\n.pdf', PDF), by=coordinator)
    answer = signed_in(coordinator).get(reverse("portal:attachment", args=[attachment.key]))
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert "\n" not in answer["Content-Disposition"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert {"private", "no-store"} <= {word.strip() for word in answer["Cache-Control"].split(",")}


def test_a_file_that_is_lost_is_not_found(agreement, coordinator):
    attachment = attach(agreement, a_pdf(), by=coordinator)
    default_storage.delete(attachment.file.name)
    assert signed_in(coordinator).get(reverse("portal:attachment", args=[attachment.key])).status_code == 404


@pytest.mark.parametrize("kind", ["published", "entered", "draft", "draft_in_published"])
@pytest.mark.parametrize("role", REACH)
def test_a_file_is_given_to_the_own_people_alone(scene, role, kind):
    attachment = attach(scene.agreements[kind], a_pdf(), by=scene.people["coordinator of A"])
    address = reverse("portal:attachment", args=[attachment.key])
    person = scene.people[role]
    answer = (signed_in(person) if person else Client()).get(address)
    if person is None or not person.is_active:
        assert answer.status_code == 302
    else:
        assert answer.status_code == (200 if REACH[role] == "own" else 404)


@pytest.mark.parametrize("role", REACH)
def test_the_page_of_a_published_record_names_no_file_to_others(scene, role):
    agreement = scene.agreements["published"]
    attach(agreement, a_pdf("rahasia-dinas.pdf"), by=scene.people["coordinator of A"])
    person = scene.people[role]
    page = (signed_in(person) if person else Client()).get(agreement.get_absolute_url()).content.decode()
    assert ("rahasia-dinas.pdf" in page) == (REACH[role] == "own")


def test_files_lie_outside_of_all_that_is_served_and_open_to_the_portal_alone(tmp_path):
    from portal import settings

    options = settings.STORAGES["default"]["OPTIONS"]
    assert not options["location"].is_relative_to(settings.STATIC_ROOT)
    storage = FileSystemStorage(**{**options, "location": tmp_path})
    stored = tmp_path / storage.save("attachments/a.pdf", a_pdf())
    assert stored.stat().st_mode & 0o777 == 0o600
    assert stored.parent.stat().st_mode & 0o777 == 0o700
