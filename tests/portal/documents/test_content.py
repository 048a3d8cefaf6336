"""What is taken and what is refused, told by the content; hostile files in `hostile`, sent by the page too."""

import errno
import io
import re
import resource
import socket
import threading
import time
import uuid
from urllib.parse import quote

import docx
import pytest
import xlsxwriter
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse

from portal.documents import pdfs
from portal.documents.content import LARGEST, LARGEST_MB, judge
from portal.models import Document
from tests.factories import AgreementFactory, MembershipFactory
from tests.files import PDF, a_file, pdf
from tests.portal.documents.harmless import GENUINE, NEUTRALISED
from tests.portal.documents.hostile import REFUSED, refused_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement():
    return AgreementFactory()


@pytest.fixture
def client(agreement):
    client = Client()
    client.force_login(MembershipFactory(government=agreement.government).user)
    return client


def posted(client, agreement, uploaded):
    address = reverse("portal:document-add", args=["agreements.agreement", agreement.key])
    told = {"kind": "other", "visibility": "public", "form_token": uuid.uuid4()}
    return client.post(address, {"file": uploaded, **told})


def stored() -> set[str]:
    return set(default_storage.listdir("documents")[1]) if default_storage.exists("documents") else set()


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_refused_with_what_to_do_and_leaves_nothing(client, agreement, name):
    called, content, code = refused_file(name)
    with pytest.raises(ValidationError) as refused:
        judge(a_file(called, content, "application/pdf"))
    assert refused.value.code == code
    before = stored()
    answer = posted(client, agreement, a_file(called, content, "application/pdf"))
    assert answer.status_code == 200
    assert "invalid-feedback" in answer.content.decode()
    assert not Document.objects.exists()
    assert stored() == before


def posted_as(client, agreement, name: str, content: bytes):
    """As a program would send it: browsers and libraries mend names by themselves."""
    told = {"kind": "other", "visibility": "public", "form_token": uuid.uuid4()}
    parts = [f'Content-Disposition: form-data; name="{each}"\r\n\r\n{value}'.encode() for each, value in told.items()]
    head = f"Content-Disposition: form-data; name=\"file\"; filename*=UTF-8''{quote(name, safe='')}\r\n"
    parts.append(head.encode() + b"Content-Type: text/html\r\n\r\n" + content)
    body = b"".join(b"--grenze\r\n" + part + b"\r\n" for part in parts) + b"--grenze--\r\n"
    address = reverse("portal:document-add", args=["agreements.agreement", agreement.key])
    return client.post(address, body, content_type="multipart/form-data; boundary=grenze")


@pytest.mark.parametrize("name", NEUTRALISED)
def test_a_misleading_name_is_given_out_without_what_misleads(client, agreement, name):
    called, content, kept = NEUTRALISED[name]
    assert posted_as(client, agreement, called, content).status_code == 302
    document = Document.objects.get()
    assert document.name == kept
    assert re.fullmatch(r"documents/[0-9a-f]{32}\.\w{3,4}", document.file.name)
    answer = client.get(reverse("portal:document-file", args=[document.key]))
    assert answer["Content-Type"] == document.content_type
    assert answer["Content-Disposition"].startswith("attachment; filename")
    assert not {"\r", "\n", "\u202e"} & set(answer["Content-Disposition"])


@pytest.mark.parametrize("name", GENUINE)
def test_what_offices_really_have_is_taken(name):
    content, kind = GENUINE[name]
    assert judge(a_file("tanpa nama", content)).content_type == (kind or Document.Type[name[:4].strip().upper()])


def test_files_of_real_programs_are_taken():
    letter, table = io.BytesIO(), io.BytesIO()
    docx.Document().save(letter)
    with xlsxwriter.Workbook(table) as book:
        book.add_worksheet().write("A1", "Jung-gu")
    assert judge(a_file("a", letter.getvalue())).content_type == Document.Type.DOCX
    assert judge(a_file("a", table.getvalue())).content_type == Document.Type.XLSX


def test_a_file_is_judged_once_though_form_and_service_ask(client, agreement, monkeypatch):
    asked = []
    told = pdfs._told
    monkeypatch.setattr(pdfs, "_told", lambda *given: asked.append(given[0]) or told(*given))
    assert posted(client, agreement, a_file("surat.pdf", PDF)).status_code == 302
    assert asked == ["judge"]


def test_the_pages_of_a_pdf_are_counted():
    assert judge(a_file("a", pdf("satu", "dua", "tiga"))).pages == 3
    assert judge(a_file("a", pdf(*[""] * 1000))).pages == 1000


def of_size(size: int) -> bytes:
    room = size - len(pdf("a", more=(b"()",)))
    content = pdf("a", more=(b"(" + b"a" * room + b")",))
    # The place of the table is written with more digits in a larger file.
    return content if len(content) == size else pdf("a", more=(b"(" + b"a" * (room + size - len(content)) + b")",))


@pytest.mark.parametrize(("more", "is_taken"), [(0, True), (1, False)])
def test_a_file_is_taken_up_to_the_limit_and_not_beyond(more, is_taken):
    uploaded = a_file("besar.pdf", of_size(LARGEST + more))
    assert uploaded.size == LARGEST + more
    if is_taken:
        assert judge(uploaded).pages == 1
    else:
        with pytest.raises(ValidationError, match=f"{LARGEST_MB} MB"):
            judge(uploaded)


def test_a_file_that_the_disk_does_not_take_leaves_nothing_and_is_told(client, agreement, monkeypatch):
    def full(self, name, content):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(type(default_storage._wrapped), "_save", full)
    answer = posted(client, agreement, a_file("surat.pdf", PDF))
    assert answer.status_code == 200
    assert "invalid-feedback" in answer.content.decode() or "alert" in answer.content.decode()
    assert not Document.objects.exists()


def test_a_body_of_200_mb_is_refused_before_it_is_read(client, agreement):
    class Unread(io.RawIOBase):
        def readable(self):
            return True

        def readinto(self, into):
            raise AssertionError("it was read")

    address = reverse("portal:document-add", args=["agreements.agreement", agreement.key])
    for announced in (200 * 1024 * 1024, 2**31, 10**30):
        answer = client.generic(
            "POST",
            address,
            content_type="multipart/form-data; boundary=a",
            **{"CONTENT_LENGTH": str(announced), "wsgi.input": Unread()},
        )
        assert answer.status_code == 413
        assert f"{LARGEST_MB} MB" in answer.content.decode()
    assert not Document.objects.exists()


def test_who_falls_silent_in_the_middle_of_a_body_is_not_waited_for(agreement, monkeypatch):
    monkeypatch.setattr("portal.uploads.PATIENCE", 0.2)
    served, sender = socket.socketpair()
    began = time.monotonic()
    given_up = threading.Timer(10, sender.shutdown, [socket.SHUT_RDWR])
    given_up.start()
    with served, sender, served.makefile("rb") as body:
        sender.sendall(b"--a\r\nContent-Disposition: form-data;")
        given = {"CONTENT_LENGTH": "1000", "wsgi.input": body, "gunicorn.socket": served}
        address = reverse("portal:document-add", args=["agreements.agreement", agreement.key])
        kind = "multipart/form-data; boundary=a"
        answer = Client(enforce_csrf_checks=True).generic("POST", address, content_type=kind, **given)
    given_up.cancel()
    assert answer.status_code in (302, 400, 403)
    assert time.monotonic() - began < 9


def test_a_judgement_does_not_need_the_memory_of_the_server():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(ValidationError):
        judge(a_file("a", refused_file("bomb as DOCX")[1]))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20 * 1024
