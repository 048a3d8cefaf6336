"""The forms of a list: the same rows in each, guarded where a spreadsheet would calculate, and never cut."""

import csv
import io
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.urls import reverse
from python_calamine import CalamineWorkbook

from agreements.models import Agreement
from portal.exports import sheets
from portal.exports.formats import FORMATS
from portal.exports.rows import ComputedRows
from portal.models import Export
from portal.partial_dates import PartialDate
from tests import factories as make
from tests import life

pytestmark = pytest.mark.django_db
SOURCES = "portal:sources"


def body(client, name: str, form: str, **asked) -> bytes:
    response = client.get(reverse(name), {"export": form} | asked)
    assert response.status_code == 200
    return response.getvalue()


def sheet(content: bytes) -> list[list]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python(skip_empty_area=False)


def lines(content: bytes) -> list[dict]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_file_for_spreadsheets_begins_with_the_mark_of_utf_8_and_is_else_the_same(client):
    make.SourceFactory(title="首爾特別市 – Jalan «Pemuda»")
    assert body(client, SOURCES, "csv-bom") == b"\xef\xbb\xbf" + body(client, SOURCES, "csv")


def test_a_raw_file_has_every_text_as_recorded_and_says_so_in_its_name(client):
    make.SourceFactory(title="=1+1", publisher="'=kutip")
    response = client.get(reverse(SOURCES), {"export": "csv-raw"})
    assert response["Content-Disposition"] == 'attachment; filename="sources-raw.csv"'
    [row] = lines(response.getvalue())
    assert (row["title"], row["publisher"]) == ("=1+1", "'=kutip")


def test_a_spreadsheet_has_text_as_text_numbers_as_numbers_and_exact_days_as_days(client):
    partnership = make.PartnershipFactory(published=True)
    for key, signed in (("a", "2016-11-24"), ("b", "2016-11"), ("c", "unknown")):
        make.AgreementFactory(partnership=partnership, key=key, title="=HYPERLINK(1)", signed=PartialDate.parse(signed))
    head, *rows = sheet(body(client, "agreements:agreements", "xlsx", sort="key"))
    found = [dict(zip(head, row, strict=True)) for row in rows]
    assert [row["signed"] for row in found] == [date(2016, 11, 24), "2016-11", "unknown"]
    assert [row["signed_precision"] for row in found] == ["day", "month", "unknown"]
    assert {row["title"] for row in found} == {"=HYPERLINK(1)"}
    assert {row["texts"] for row in found} == {0.0}


def test_the_guard_knows_each_beginning_of_a_formula_and_no_other():
    first = [chr(code) for code in range(1, 0xFFFF) if not 0xD800 <= code < 0xE000]
    texts = [*(f"{each}1" for each in first), " =1", "\u3000@a", "a=1", "", None]
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM unnest(%s::text[]) AS text WHERE formula_guard(text) <> text", [texts])
        guarded = {text for (text,) in cursor.fetchall()}
        cursor.execute("SELECT formula_guard('=1'), formula_guard(NULL)")
        assert cursor.fetchone() == ("'=1", None)
    assert guarded == {*(f"{each}1" for each in "=+-@\t\r\n＝＋－＠"), " =1", "\u3000@a"}


def test_all_forms_have_the_same_cells(client):
    life.FundingFactory(
        partnership=make.PartnershipFactory(published=True), planned=Decimal("1250000.5"), currency="IDR"
    )
    for name in ("agreements:fundings", "agreements:budget"):
        plain = lines(body(client, name, "csv-raw"))
        head, *rows = sheet(body(client, name, "xlsx"))
        assert head == list(plain[0])
        amount = head.index("planned")
        assert [Decimal(str(row[amount])) for row in rows] == [Decimal(row["planned"]) for row in plain]
        assert len(rows) == len(plain)
        assert lines(body(client, name, "csv-bom")) == lines(body(client, name, "csv"))


def test_a_day_before_spreadsheets_know_days_and_a_long_number_stay_as_they_are():
    rows = ComputedRows(["day", "number", "moment"], [[date(1899, 5, 1), 10**16 + 1, datetime(2020, 1, 1, 8)]])  # noqa: DTZ001
    content = b"".join(sheets.sheet(rows, title="x"))
    assert sheet(content)[1] == ["1899-05-01", "10000000000000001", "2020-01-01 08:00:00"]
    assert rows.count == 1


def test_a_list_that_a_sheet_cannot_hold_is_refused_whole(client, monkeypatch):
    monkeypatch.setattr(sheets, "MOST_ROWS", 3)
    for title in ("satu", "dua"):
        make.SourceFactory(title=title)
    assert len(sheet(body(client, SOURCES, "xlsx"))) == 3
    make.SourceFactory(title="tiga")
    response = client.get(reverse(SOURCES), {"export": "xlsx"})
    assert response.status_code == 400
    assert "2" in response.context["refusal"]
    assert b"tiga" not in response.content
    assert Export.objects.first().state == "broken"


def test_a_text_that_a_cell_cannot_hold_is_refused_and_not_cut(client):
    make.PartnershipFactory(published=True, key="a")
    life.ObstacleFactory(partnership__published=True, note="x" * (sheets.LONGEST_TEXT + 1))
    response = client.get(reverse("agreements:obstacles"), {"export": "xlsx"})
    assert response.status_code == 400
    assert "2" in response.context["refusal"]


@pytest.mark.parametrize("wrong", [{"export": "ods"}, {"export": ""}, {"export": "CSV"}])
def test_a_format_that_is_none_exports_nothing_and_says_so(client, wrong):
    make.SourceFactory(title="Judul rahasia")
    response = client.get(reverse(SOURCES), wrong)
    assert response.status_code == 400
    assert "Judul rahasia" not in response.text
    assert response.context["refusal"] in response.text
    assert not Export.objects.exists()


@pytest.mark.parametrize("form", FORMATS)
def test_an_invalid_filter_exports_nothing_in_any_form(client, form):
    make.SourceFactory(title="Judul rahasia")
    response = client.get(reverse(SOURCES), {"export": form, "kind": "tidak-ada"})
    assert response.status_code == 400
    assert "Judul rahasia" not in response.text


def test_the_menu_of_a_list_offers_each_form_with_the_filters(client):
    html = client.get(reverse(SOURCES), {"kind": "thesis", "page": "1"}).text
    for form in FORMATS:
        assert f'href="/sources/?kind=thesis&amp;export={form}"' in html
    assert 'href="/sources/?kind=thesis&amp;format=json"' in html


@pytest.mark.parametrize(
    "text",
    [
        "2016",
        "2016-02",
        "2016-02-29",
        "2015-02",
        "2016/2017",
        "2016-01/2016-02",
        "2016-12/2017-11",
        "../2016",
        "2016/..",
        "unknown",
    ],
)
def test_the_database_knows_the_precision_of_a_date_as_python_does(text):
    agreement = make.AgreementFactory(signed=PartialDate.parse(text))
    with connection.cursor() as cursor:
        cursor.execute("SELECT partial_date_precision(signed) FROM agreements_agreement WHERE id = %s", [agreement.pk])
        assert cursor.fetchone() == (Agreement.objects.get(pk=agreement.pk).signed.precision,)
