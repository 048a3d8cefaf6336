"""A file that is no package, or one that somebody tampered with, ends in a clear message and changes nothing."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from agreements.models import Partnership
from portal.models import Source
from portal.packages import reading
from portal.record_tables import SOURCES
from tests import factories as make
from tests.portal.packages.opened import texts, written
from tests.portal.packages.tampered import DESCRIPTION, resealed, spoilt

pytestmark = pytest.mark.django_db
HEADER = f"{','.join(SOURCES.headers)}\r\n".encode()


@pytest.fixture
def package(tmp_path, django_db_blocker):
    """Of a register of one partnership that is gone again."""
    partnership = make.PartnershipFactory(key="kemitraan", published=True)
    make.SourceFactory(key="makalah", title="Judul")
    path = written(tmp_path)
    Source.objects.all().delete()
    Partnership.objects.all().delete()
    partnership.partner.delete()
    return path


def refused(path: Path) -> str:
    """What the command says of a file that it does not take."""
    told = io.StringIO()
    with override("en"), pytest.raises(CommandError) as error:
        call_command("import_package", str(path), stderr=told)
    assert not Partnership.objects.exists()
    assert not Source.objects.exists()
    return f"{told.getvalue()}\n{error.value}"


def test_what_is_left_as_it_was_is_taken(package):
    """Else every test below would prove nothing."""
    call_command("import_package", str(spoilt(package, {})), stdout=io.StringIO())
    assert Partnership.objects.get().key == "kemitraan"


@pytest.mark.parametrize(
    "content",
    [b"", b"key,name\r\n", b"PK\x03\x04 and no more", b"\x1f\x8b\x08\x00 gzip"],
    ids=["empty", "a table", "the beginning of a ZIP", "another archive"],
)
def test_a_file_that_is_no_package_is_told_so(tmp_path, content):
    file = tmp_path / "berkas.zip"
    file.write_bytes(content)
    assert "berkas.zip: Is no data package" in refused(file)


def test_a_file_that_is_not_there_is_told_so(tmp_path):
    assert "tidak-ada.zip" in refused(tmp_path / "tidak-ada.zip")


def test_a_package_that_was_cut_off_is_refused(package):
    package.write_bytes(package.read_bytes()[:-200])
    assert "Is no data package" in refused(package)


def test_a_package_with_one_bit_turned_is_refused(package):
    content = bytearray(package.read_bytes())
    with zipfile.ZipFile(package) as archive:
        inside = archive.getinfo("partnerships.csv")
    content[inside.header_offset + 30 + len(inside.filename) + inside.compress_size // 2] ^= 1
    package.write_bytes(content)
    refused(package)


@pytest.mark.parametrize(
    "description",
    [
        None,
        "[]",
        "{",
        "[" * 200_000,
        b"\xff\xfe",
        json.dumps({"resources": [{"path": "partnerships.csv"}]}),
        json.dumps({"resources": [{"path": {}, "bytes": 1, "hash": "x"}]}),
        '{"resources": [{"path": "partnerships.csv", "bytes": 1e999, "hash": "x"}]}',
        " " * 1000 + "0" * 10_000,
    ],
    ids=["none", "a list", "torn", "deep", "no text", "no checksum", "no path", "endless", "a number"],
)
def test_a_description_that_cannot_be_read_is_told_so(package, description):
    assert DESCRIPTION in refused(spoilt(package, {DESCRIPTION: description}))


def test_a_package_of_something_else_is_told_so(package):
    assert "none of its tables" in refused(spoilt(package, {DESCRIPTION: json.dumps({"resources": []})}))


@pytest.mark.parametrize("content", ["key\r\n", "", None], ids=["another", "empty", "missing"])
def test_a_table_that_is_not_as_described_is_named(package, content):
    assert "partnerships.csv" in refused(spoilt(package, {"partnerships.csv": content}))


def test_a_table_that_goes_on_and_on_is_read_no_further_than_described(package):
    """A bomb: kilobytes that unpack to a gigabyte."""
    path = spoilt(package, {"partnerships.csv": None})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("partnerships.csv", "w") as file:
        for _megabyte in range(200):
            file.write(bytes(1024 * 1024))
    assert path.stat().st_size < 2 * 1024 * 1024
    assert "partnerships.csv" in refused(path)


def test_a_package_that_says_it_is_endless_is_not_unpacked(package, monkeypatch):
    monkeypatch.setattr(reading, "_copy", lambda *_args: pytest.fail("unpacked"))
    told = json.loads(texts(package)[DESCRIPTION])
    told["resources"][0]["bytes"] = 10**15
    refused(spoilt(package, {DESCRIPTION: json.dumps(told)}))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA], ids=["bzip2", "lzma"])
def test_a_package_that_is_packed_otherwise_is_refused(package, method):
    assert DESCRIPTION in refused(spoilt(package, {}, method))


def test_names_that_lead_out_of_the_package_are_not_followed(package):
    """Only tables are unpacked, by names of our own."""
    outside = package.parent / "keluar.csv"
    path = spoilt(package, {"../keluar.csv": "x", str(outside): "x", "..\\keluar.csv": "x"})
    before = set(package.parent.parent.rglob("*"))
    call_command("import_package", str(path), stdout=io.StringIO())
    assert set(package.parent.parent.rglob("*")) == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"key,jahat\r\nx,y\r\n", "jahat"),
        (b"", "sources.csv"),
        (b'key,kind\r\n"x', "sources.csv"),
        (HEADER + b"x\xff,,,,,,,,,\r\n", "UTF-8"),
        (HEADER + b"x\0y,,,,,,,,,\r\n", "NUL"),
    ],
    ids=["an unknown column", "no header", "an open quotation", "no UTF-8", "NUL"],
)
def test_a_table_that_cannot_be_read_is_told_with_its_place(package, content, said):
    assert said in refused(resealed(package, "sources.csv", content))


def test_a_row_that_names_what_is_nowhere_is_told_with_its_place(package):
    table = texts(package)["partnerships.csv"].encode()
    government = table.split(b"\r\n")[1].split(b",")[1]
    said = refused(resealed(package, "partnerships.csv", table.replace(government, b"kota-atlantis")))
    assert "partnerships.csv" in said
    assert "kota-atlantis" in said


def test_a_portal_with_records_takes_no_package(package):
    make.AgencyFactory()
    assert "empty portal" in refused(package)
