"""How a file is given out: to be saved, sealed, whole or in part; who may have it is asked each time."""

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse

from portal.documents.services import Told, attach
from portal.documents.serving import Unsatisfiable, range_of
from portal.models import Visibility
from tests.factories import AgreementFactory, MembershipFactory
from tests.files import PDF, a_file, a_pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator():
    return MembershipFactory().user


@pytest.fixture
def document(coordinator):
    agreement = AgreementFactory(partnership__published=True)
    return attach(agreement, a_pdf(), by=coordinator, told=Told(visibility=Visibility.PUBLIC))


def asked(document, method: str = "get", **headers):
    address = reverse("portal:document-file", args=[document.key])
    return getattr(Client(), method)(
        address, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )


def content(answer) -> bytes:
    return b"".join(answer.streaming_content)


def test_a_file_is_given_out_sealed_and_to_be_saved(document):
    answer = asked(document)
    assert content(answer) == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="surat.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer["X-Frame-Options"] == "DENY"
    assert {"private", "no-store"} <= {word.strip() for word in answer["Cache-Control"].split(",")}
    assert (answer["Accept-Ranges"], answer["ETag"]) == ("bytes", f'"{document.sha256}"')
    assert answer["Content-Length"] == str(len(PDF))


def test_a_name_in_any_script_is_told_as_the_standard_asks(coordinator):
    agreement = AgreementFactory(partnership__published=True)
    document = attach(agreement, a_file('공문 "25".pdf', PDF), by=coordinator, told=Told(visibility=Visibility.PUBLIC))
    told = asked(document)["Content-Disposition"]
    assert told == "attachment; filename*=utf-8''%EA%B3%B5%EB%AC%B8%20%2225%22.pdf"


@pytest.mark.parametrize(
    ("header", "first", "last"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=0-4", 0, 4),
        ("bytes=10-", 10, None),
        ("bytes=10-999999", 10, None),
        ("bytes=-5", -5, None),
        ("bytes=-999999", 0, None),
    ],
)
def test_a_part_is_given_as_asked(document, header, first, last):
    answer = asked(document, range=header)
    assert answer.status_code == 206
    first = first if first >= 0 else len(PDF) + first
    last = len(PDF) - 1 if last is None else last
    assert content(answer) == PDF[first : last + 1]
    assert answer["Content-Range"] == f"bytes {first}-{last}/{len(PDF)}"
    assert answer["Content-Length"] == str(last - first + 1)
    assert answer["Content-Disposition"].startswith("attachment;")


@pytest.mark.parametrize("header", ["bytes=999999-", "bytes=999999-9999999", "bytes=-0"])
def test_a_part_behind_the_end_is_refused_with_the_size(document, header):
    answer = asked(document, range=header)
    assert answer.status_code == 416
    assert answer["Content-Range"] == f"bytes */{len(PDF)}"
    assert answer.content == b""


@pytest.mark.parametrize(
    "header",
    [
        "",
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=a-b",
        "bytes=5-2",
        "bytes=0-1,4-5",
        "lines=0-4",
        f"bytes={10**40}-",
    ],
)
def test_what_is_no_range_gives_the_whole(document, header):
    answer = asked(document, range=header)
    assert answer.status_code == 200
    assert content(answer) == PDF


def test_a_part_is_given_only_of_the_edition_that_the_client_has(document):
    tag = f'"{document.sha256}"'
    assert asked(document, range="bytes=0-4", if_range=tag).status_code == 206
    for other in ('"another"', f"W/{tag}", "Sat, 21 Nov 2026 10:00:00 GMT"):
        assert asked(document, range="bytes=0-4", if_range=other).status_code == 200


def test_the_head_alone_tells_all_and_gives_nothing(document):
    answer = asked(document, "head", range="bytes=0-4")
    assert answer.status_code == 200
    assert answer["Content-Length"] == str(len(PDF))
    assert not b"".join(answer)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_a_file_is_only_read(document, method):
    assert asked(document, method).status_code in (403, 405)


def test_a_part_is_refused_to_whom_the_whole_is(document):
    document.visibility = Visibility.INTERNAL
    document.save()
    for header in ("bytes=0-4", "bytes=999999-"):
        assert asked(document, range=header).status_code == 404


def test_a_file_that_is_lost_is_not_found_and_the_page_says_what_was_lost(document):
    default_storage.delete(document.file.name)
    for answer in (asked(document), asked(document, range="bytes=0-4"), asked(document, "head")):
        assert answer.status_code == 404
    page = asked(document, cookie="django_language=en").content.decode()
    assert "is not where it was kept" in page
    assert document.sha256 in page


def test_a_client_that_has_the_file_is_not_sent_it_again(document):
    tag = f'"{document.sha256}"'
    for known in (tag, f'"another", {tag}', f"W/{tag}", "*"):
        answer = asked(document, if_none_match=known)
        assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", tag)
        assert "no-store" in answer["Cache-Control"]
    assert asked(document, if_none_match='"another"').status_code == 200
    assert asked(document, if_none_match=tag, range="bytes=0-4").status_code == 304


def test_who_wants_one_edition_alone_gets_no_other(document):
    tag = f'"{document.sha256}"'
    assert asked(document, if_match='"another"').status_code == 412
    assert asked(document, if_match=tag).status_code == 200
    assert asked(document, if_match=tag, range="bytes=0-4").status_code == 206


def test_who_may_not_open_it_learns_nothing_by_its_checksum(document):
    tag = f'"{document.sha256}"'
    document.visibility = Visibility.INTERNAL
    document.save()
    assert asked(document, if_none_match=tag).status_code == 404
    assert asked(document, if_match='"another"').status_code == 404


def test_ranges_of_every_size_end_within_the_file():
    assert range_of("bytes=0-", 1) == (0, 0)
    assert range_of("bytes=-1", 1) == (0, 0)
    with pytest.raises(Unsatisfiable):
        range_of("bytes=1-", 1)
