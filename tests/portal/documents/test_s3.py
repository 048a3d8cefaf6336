"""Documents in an object store: signed as its published examples are, kept, given out and checked over HTTP."""

import hashlib
import re
import threading
import time
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import Client

from portal.documents.checking import CANNOT_BE_LISTED, faults
from portal.documents.services import Told, attach, remove_document
from portal.models import Document, Visibility
from portal.s3 import Bucket, S3Storage, signed
from tests.factories import AgreementFactory, MembershipFactory, UserFactory
from tests.files import PDF, a_pdf

EMPTY = hashlib.sha256(b"").hexdigest()
#: Of the documentation of the signature, with the answers that stand there.
EXAMPLE = Bucket(
    "examplebucket.s3.amazonaws.com", "", "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
)
EXAMPLES = {
    "a part of an object": (
        ("GET", "/test.txt", {}, {"Range": "bytes=0-9", "x-amz-content-sha256": EMPTY}),
        "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
    ),
    "an object": (
        (
            "PUT",
            "/test$file.text",
            {},
            {
                "Date": "Fri, 24 May 2013 00:00:00 GMT",
                "x-amz-storage-class": "REDUCED_REDUNDANCY",
                "x-amz-content-sha256": hashlib.sha256(b"Welcome to Amazon S3.").hexdigest(),
            },
        ),
        "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
    ),
    "a list": (
        ("GET", "/", {"max-keys": "2", "prefix": "J"}, {"x-amz-content-sha256": EMPTY}),
        "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
    ),
}


class Store(BaseHTTPRequestHandler):
    """As much of an object store as is asked of one; it believes nobody who does not sign."""

    def _begin(self) -> str:
        if self.server.is_slow:
            time.sleep(0.5)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        bucket = Bucket(self.headers["Host"], "berkas", "kunci", "rahasia")
        named = self.headers["Authorization"].split("SignedHeaders=")[1].split(",")[0].split(";")
        headers = {name: self.headers[name] for name in named if name not in ("host", "x-amz-date")}
        now = datetime.strptime(self.headers["x-amz-date"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        parts = urlsplit(self.path)
        self.asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        expected = signed(bucket, self.command, unquote(parts.path), self.asked, headers, now=now)["authorization"]
        self.body, self.kept = body, self.server.kept
        is_whole = self.headers["x-amz-content-sha256"] == hashlib.sha256(body).hexdigest()
        if self.headers["Authorization"] != expected or not is_whole or self.server.is_down:
            return self._answer(503 if self.server.is_down else 403)
        return unquote(parts.path).removeprefix("/berkas").strip("/") or "list"

    def _answer(self, status: int, content: bytes = b"", length: int | None = None) -> str:
        self.send_response(status)
        self.send_header("Content-Length", str(len(content) if length is None else length))
        self.send_header("Last-Modified", "Sat, 21 Nov 2020 10:00:00 GMT")
        self.end_headers()
        self.wfile.write(content)
        return ""

    def do_GET(self):
        key = self._begin()
        if key == "list":
            found = sorted(each for each in self.kept if each.startswith(self.asked["prefix"]))
            first = int(self.asked.get("continuation-token", 0))
            page = found[first : first + 2]
            token = f"<NextContinuationToken>{first + 2}</NextContinuationToken>" if found[first + 2 :] else ""
            keys = "".join(f"<Contents><Key>{each}</Key></Contents>" for each in page)
            self._answer(
                200,
                f'<L xmlns="http://s3.amazonaws.com/doc/2006-03-01/">{keys}{token}</L>'.encode(),
            )
        elif key and key in self.kept:
            self._give(self.kept[key])
        elif key:
            self._answer(404)

    def _give(self, content: bytes) -> None:
        """From the place that is asked for; broken off where the test says so."""
        first = re.fullmatch(r"bytes=(\d+)-", self.headers["range"] or "bytes=0-")
        part = content[int(first[1]) :]
        self.server.given += len(part)
        self._answer(206 if self.headers["range"] else 200, part[: self.server.breaks_off_at], length=len(part))

    def do_HEAD(self):
        if key := self._begin():
            self._answer(200, length=len(self.kept[key])) if key in self.kept else self._answer(404)

    def do_PUT(self):
        if key := self._begin():
            self.kept[key] = self.body
            self._answer(200)

    def do_DELETE(self):
        if key := self._begin():
            self._answer(204 if self.kept.pop(key, None) else 404)

    def log_message(self, *args):
        """Nothing is told."""


@pytest.fixture
def store():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Store)
    server.kept, server.is_down, server.given, server.breaks_off_at, server.is_slow = {}, False, 0, None, False
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def address(store):
    return f"s3+http://kunci:rahasia@127.0.0.1:{store.server_port}/berkas"


@pytest.fixture
def storage(address, settings):
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "portal.s3.S3Storage", "OPTIONS": {"address": address}}
    }
    return S3Storage(address)


@pytest.mark.parametrize("name", EXAMPLES)
def test_requests_are_signed_as_the_published_examples(name):
    asked, signature = EXAMPLES[name]
    headers = signed(EXAMPLE, *asked, now=datetime(2013, 5, 24, tzinfo=UTC))
    assert headers["authorization"].endswith(f"Signature={signature}")


@pytest.mark.parametrize(
    "address", ["", "s3://host/bucket", "s3://a:b@host", "https://a:b@host/bucket", "s3://a@host/bucket"]
)
def test_an_address_that_lacks_something_is_refused(address):
    with pytest.raises(ValueError, match="FILES_URL"):
        Bucket.at(address)


def test_an_address_names_all_that_a_store_needs():
    assert Bucket.at("s3://kunci:r%2Fa@s3.example:9000/berkas?region=ap-southeast-3") == Bucket(
        "s3.example:9000", "berkas", "kunci", "r/a", "ap-southeast-3"
    )


def test_files_are_kept_listed_and_deleted(storage, store):
    names = [storage.save(f"documents/{number} é+$.pdf", ContentFile(PDF)) for number in range(5)]
    assert storage.listdir("documents") == ([], [name.partition("/")[2] for name in names])
    assert storage.open(names[0]).read() == PDF
    assert (storage.exists(names[0]), storage.exists("documents"), storage.exists("lain")) == (True, True, False)
    assert (storage.size(names[0]), storage.get_modified_time(names[0]).year) == (len(PDF), 2020)
    storage.delete(names[0])
    storage.delete(names[0])
    assert names[0] not in store.kept
    with pytest.raises(FileNotFoundError):
        storage.open(names[0])


@pytest.mark.django_db
def test_documents_live_in_the_store_and_are_checked_there(storage, store, django_capture_on_commit_callbacks):
    agreement = AgreementFactory(partnership__published=True)
    by = MembershipFactory(government=agreement.government).user
    document = attach(agreement, a_pdf(), by=by, told=Told(visibility=Visibility.PUBLIC))
    assert list(store.kept) == [document.file.name]
    address = f"{document.get_absolute_url()}file/"
    assert b"".join(Client().get(address).streaming_content) == PDF
    assert b"".join(Client().get(address, headers={"range": "bytes=5-9"}).streaming_content) == PDF[5:10]
    assert faults() == (1, [])
    store.kept[document.file.name] = PDF + b" "
    store.kept["documents/sisa.pdf"] = PDF
    assert faults()[1] == [
        f"{document.key}: {document.file.name} is not as it came",
        "documents/sisa.pdf belongs to no document",
    ]
    with django_capture_on_commit_callbacks(execute=True):
        remove_document(document, by=by, reason="Salah unggah.")
    assert list(store.kept) == ["documents/sisa.pdf"]


@pytest.mark.django_db
def test_a_store_that_is_down_takes_nothing_and_is_told(storage, store):
    store.is_down = True
    with pytest.raises(ValidationError) as refused:
        attach(AgreementFactory(), a_pdf(), by=MembershipFactory().user)
    assert refused.value.code == "not_kept"
    assert not Document.objects.exists()


@pytest.fixture
def document(storage):
    agreement = AgreementFactory(partnership__published=True)
    return attach(agreement, a_pdf(), by=UserFactory(), told=Told(visibility=Visibility.PUBLIC))


def asked(document, method="get", **headers):
    return getattr(Client(), method)(f"{document.get_absolute_url()}file/", headers=headers)


@pytest.mark.django_db
def test_a_part_of_a_document_is_fetched_from_its_first_byte_on(document, store):
    answer = asked(document, range=f"bytes={len(PDF) - 7}-")
    assert (answer.status_code, b"".join(answer.streaming_content)) == (206, PDF[-7:])
    assert store.given == 7
    assert asked(document, "head").status_code == 200
    assert store.given == 7


def test_an_open_file_is_read_from_any_place(storage):
    name = storage.save("documents/a.pdf", ContentFile(PDF))
    with storage.open(name) as file:
        assert (file.read(5), file.seek(-6, 2), file.read()) == (PDF[:5], len(PDF) - 6, PDF[-6:])
        assert (file.read(1), file.seek(len(PDF) + 5), file.read()) == (b"", len(PDF) + 5, b"")
        assert (file.seek(3), file.seek(2, 1), file.tell(), file.read(4)) == (3, 5, 5, PDF[5:9])
        assert file.size == len(PDF)
        assert b"".join(file.chunks()) == PDF


@pytest.mark.django_db
def test_an_object_that_is_gone_is_not_found_and_the_page_says_so(document, store):
    store.kept.clear()
    answer = asked(document)
    assert answer.status_code == 404
    assert document.sha256 in answer.content.decode()


@pytest.mark.parametrize("fault", ["is_down", "is_slow", "is_gone"])
@pytest.mark.django_db
def test_a_store_that_does_not_answer_loses_nothing_and_is_told(document, store, fault, monkeypatch):
    monkeypatch.setattr("portal.s3.TIMEOUT", 0.2)
    if fault == "is_gone":
        store.shutdown()
        store.server_close()
    else:
        setattr(store, fault, True)
    answer = asked(document)
    assert answer.status_code == 503
    assert document.name in answer.content.decode()
    with pytest.raises(ValidationError) as refused:
        attach(document.about, a_pdf(), by=document.added_by)
    assert refused.value.code == "not_kept"
    assert faults()[1] == [f"{document.key}: {document.file.name} cannot be read at the moment", CANNOT_BE_LISTED]
    assert Document.objects.get() == document


def test_a_file_that_the_store_breaks_off_is_never_taken_for_whole(storage, store):
    name = storage.save("documents/a.pdf", ContentFile(PDF))
    store.breaks_off_at = 10
    with storage.open(name) as file, pytest.raises(OSError, match="broke off"):
        file.read()


@pytest.mark.django_db
def test_a_document_is_removed_though_the_store_keeps_its_file(document, store, django_capture_on_commit_callbacks):
    by = MembershipFactory(government_id=document.government_id).user
    store.is_down = True
    with django_capture_on_commit_callbacks(execute=True):
        remove_document(document, by=by, reason="Salah unggah.")
    store.is_down = False
    assert faults() == (0, [f"{name} belongs to no document" for name in store.kept])
