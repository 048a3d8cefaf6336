"""Hostile and sloppy files: each ends in a clear message or a correct preview, never an error page or a changed row."""

import re
import zipfile
from io import BytesIO

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from python_calamine import CalamineWorkbook

from portal.models import Import
from tests import factories as make
from tests.portal.imports.files import bomb, far_cells, infinite, lying, repeated, rewritten, xlsx
from tests.portal.imports.test_import_pages import html, send

pytestmark = pytest.mark.django_db

SHEET = "xl/worksheets/sheet1.xml"
NO_SPREADSHEET = "no spreadsheet that can be read"
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)


def archive(**parts: bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return stream.getvalue()


REFUSED = {
    "empty": (b"", "empty"),
    "blanks": (b" \n\t\n", "empty"),
    "pdf": (b"%PDF-1.7 \x00\x01", NO_SPREADSHEET),
    "picture": (b"\x89PNG\r\n\x1a\n\x00\x00", NO_SPREADSHEET),
    "page saved as xls": (b"<html><table><tr><td>nama</td></tr></table></html>", NO_SPREADSHEET),
    "broken archive": (b"PK\x03\x04 this is no archive", NO_SPREADSHEET),
    "cut off": (xlsx([["nama"]])[:-300], NO_SPREADSHEET),
    "text document": (archive(**{"word/document.xml": b"<w/>", "[Content_Types].xml": b"<Types/>"}), NO_SPREADSHEET),
    "broken book": (rewritten(xlsx([["nama"]]), "xl/workbook.xml", lambda _inner: b"<workbook"), NO_SPREADSHEET),
    "with a password": (b"\xd0\xcf\x11\xe0" + bytes(600), NO_SPREADSHEET),
    "bytes": (b"nama\x00\x01kota" + bytes(range(256)), NO_SPREADSHEET),
    "50 MB": (b"x" * (50 * 1024 * 1024), "larger than 10 MB"),
    "bomb": (bomb(250), "unfolds to more than 200 MB"),
    "bomb that lies": (lying(bomb(250)), "unfolds to more than 200 MB"),
    "far cells": (far_cells(), "more than 50000 rows"),
    "one text in every cell": (repeated(30_000, rows=5), "20 million characters"),
    "too many rows": (b"\n".join(b"a,b" for _row in range(50_001)), "more than 50000 rows"),
    "too many columns": (b",".join(b"a" for _column in range(300)), "256 columns"),
    "open quotation mark": (b'nama,jenis\nSatu,"dinas\nDua,dinas', "quotation marks do not match"),
    "no rows": (xlsx([[]]), "no rows with anything"),
}

HEAD = "nama;jenis;dibentuk\n"
#: Name, content, what the page of the preview says, and how many rows are new and rejected.
PREVIEWED = {
    "formulas": (xlsx([["nama", "jenis"], ["Dinas Satu", "dinas"], ['="x"&1', "dinas"]]), "Dinas Satu", 2, 0),
    "a formula as text": (f"{HEAD}=cmd|' /C calc'!A0;dinas;2007\n".encode(), "=cmd|&#x27; /C calc&#x27;!A0", 1, 0),
    "windows": (f"{HEAD}Dinas Córdoba;dinas;2007\n".encode("cp1252"), "Dinas Córdoba", 1, 0),
    "utf-16": (f"{HEAD}Dinas 北海;dinas;2007\n".encode("utf-16"), "Dinas 北海", 1, 0),
    "mark and separator": (b"\xef\xbb\xbfsep=;\r\n" + f"{HEAD}Dinas;dinas;2007\r\n".encode(), "Dinas", 1, 0),
    "the same twice": (f"{HEAD}Dinas Satu;dinas;2007\nDINAS  satu;dinas;2008\n".encode(), "the same as row 2", 1, 1),
    "a key twice": (b"key;nama;jenis\nk;Satu;dinas\nk;Dua;dinas\n", "the same as row 2", 1, 1),
    "dates of three kinds": (
        f"{HEAD}A;dinas;12/4/2007\nB;dinas;12 April 2008\nC;dinas;2009-04-12\n".encode(),
        "12 April 2009",
        3,
        0,
    ),
    "months first": (f"{HEAD}Satu;dinas;4/25/2007\n".encode(), "write 25/4/2007", 0, 1),
    "an infinite number": (infinite(), "Is not a date", 0, 1),
    "no such day": (f"{HEAD}Satu;dinas;31/2/2007\n".encode(), "not a day of the calendar", 0, 1),
    "control characters": (f"{HEAD}Di\x01nas\u202e Satu\x7f;dinas;2007\n".encode(), "Dinas Satu", 1, 0),
    "a megabyte in a cell": (f"{HEAD}{'x' * 100_000};dinas;2007\n".encode(), "shorten it", 0, 1),
    "a key that is a path": (b"key;nama;jenis\n../../etc;Satu;dinas\n", "A key has at most", 0, 1),
    "another government": (b"pemda;nama;jenis\nKota Bandung;Dinas A;dinas\n", "for which you do not import", 0, 1),
    "acts of the portal": (b"nama;jenis;version;is_draft\nDinas;dinas;99;1\n", "left out: version, is_draft", 1, 0),
    "script": (b"nama;jenis\n<script>alert(1)</script>;dinas\n", "&lt;script&gt;", 1, 0),
    "headings alone": (HEAD.encode(), "No row below the headings", 0, 0),
    "entities": (
        rewritten(
            xlsx([["nama", "jenis"], ["Dinas", "dinas"]]), SHEET, lambda inner: LAUGHS + inner.partition(b"?>")[2]
        ),
        "Dinas",
        1,
        0,
    ),
}


def test_there_are_thirty_of_them():
    assert len(REFUSED) + len(PREVIEWED) >= 30


@pytest.fixture
def office(client):
    semarang = make.GovernmentFactory(key="kota-semarang", name="Kota Semarang")
    make.GovernmentFactory(key="kota-bandung", name="Kota Bandung")
    client.force_login(make.MembershipFactory(government=semarang, user__language="en").user)
    return client


def register() -> dict[str, int]:
    """How many rows every table of the register has."""
    return {
        model._meta.label: model._base_manager.count()
        for app in ("cities", "agreements", "evaluations")
        for model in apps.get_app_config(app).get_models()
    }


def uploaded(office, content: bytes, name: str = "tabel.xlsx"):
    return send(office, reverse("portal:import-add"), kind="agencies", file=SimpleUploadedFile(name, content))


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_table_is_refused_with_what_to_do(office, name):
    content, words = REFUSED[name]
    before = register()
    page = uploaded(office, content)
    assert page.status_code == 200
    assert words in html(page)
    assert not Import.objects.exists()
    assert register() == before


@pytest.mark.parametrize("name", PREVIEWED)
def test_what_is_a_table_is_previewed_and_nothing_is_written(office, name):
    content, words, new, rejected = PREVIEWED[name]
    before = register()
    columns = uploaded(office, content)
    import_ = Import.objects.get()
    posted = {f"column_{place}": header for place, header in enumerate(import_.columns)}
    preview = office.post(columns.redirect_chain[-1][0], posted, follow=True)
    assert (columns.status_code, preview.status_code) == (200, 200)
    import_.refresh_from_db()
    assert (import_.counts.get("create", 0), import_.counts.get("reject", 0)) == (new, rejected)
    assert words in re.sub(r"\s+", " ", html(preview))
    assert register() == before


def test_rejected_rows_come_back_as_texts_never_as_formulas(office):
    columns = uploaded(office, f"{HEAD}=1+1;=2+2;segera\n".encode())
    import_ = Import.objects.get()
    posted = {f"column_{place}": header for place, header in enumerate(import_.columns)}
    office.post(columns.redirect_chain[-1][0], posted, follow=True)
    content = office.get(reverse("portal:import-rejected", args=[import_.key])).content
    assert CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()[1][:3] == [
        "=1+1",
        "=2+2",
        "segera",
    ]
    with zipfile.ZipFile(BytesIO(content)) as parts:
        assert b"<f>" not in parts.read(SHEET)
