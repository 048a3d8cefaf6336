"""A list as a file: every character as it was, an error instead of a wrong file, and nothing left open."""

import csv
import io

import pytest
from django.db import connection, transaction
from django.db.models import Func, IntegerField, Value
from django.urls import reverse

from portal.exports import BATCH, csv_lines
from portal.exports.rows import ComputedRows
from portal.models import Source
from tests import factories as make

pytestmark = pytest.mark.django_db


def read(response) -> list[dict]:
    return list(csv.DictReader(io.StringIO(b"".join(response).decode(), newline="")))


HOSTILE = [
    "=1+1",
    "+62 24",
    "-5",
    "@SUM(A1)",
    "\t=1",
    "  =1",
    "\n=1",
    "＝1",
    'kata "kutip"',
    'a,b;c\td"',
    "baris\r\nbaru",
    "首爾特別市 중구",
    "🏙️ kota",
    "مدينة",
    "",
    "apostrof'",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_comes_back_as_it_was_but_for_what_a_spreadsheet_would_calculate(client, text):
    make.SourceFactory(publisher=text)
    [row] = read(client.get(reverse("portal:sources"), {"export": "csv"}))
    dangerous = text.strip()[:1] in tuple("=+-@＝＋－＠") if text.strip() else False
    assert row["publisher"] == (f"'{text}" if dangerous else text)


def test_every_line_of_a_file_ends_alike(client):
    make.SourceFactory.create_batch(3)
    rows = ComputedRows(["kota"], [["Semarang"], ["Jung-gu"]])
    for content in (
        b"".join(client.get(reverse("portal:sources"), {"export": "csv"})),
        b"".join(rows.csv(guarded=True)),
    ):
        assert b"\r" not in content
        assert content.count(b"\n") == len(content.splitlines()) > 2


@pytest.mark.parametrize("text", HOSTILE)
def test_a_computed_text_comes_back_as_it_was(text):
    content = b"".join(ComputedRows(["a", "b"], [[f"x{text}", f"{text}x\ry"]]).csv(guarded=False)).decode()
    assert list(csv.reader(io.StringIO(content, newline=""))) == [["a", "b"], [f"x{text}", f"{text}x\ry"]]


def test_joined_texts_are_guarded_too(client):
    field = make.CooperationFieldFactory(
        wording="=HYPERLINK(1)", agreement__partnership__published=True, agreement__title="-1"
    )
    make.AssignmentFactory(field=field, agency__name="@dinas")
    [row] = read(client.get(reverse("agreements:agreements"), {"export": "csv"}))
    assert (row["fields"], row["agencies"], row["title"]) == ("'=HYPERLINK(1)", "'@dinas", "'-1")


def test_numbers_are_numbers(client):
    make.PartnershipFactory(published=True, partner=make.LocalityFactory(latitude="-6.9", longitude="-110.42"))
    [row] = read(client.get(reverse("cities:localities"), {"export": "csv"}))
    assert (row["latitude"], row["longitude"], row["partnerships"]) == ("-6.90000", "-110.42000", "1")


@pytest.mark.parametrize(("language", "label"), [("id", "Skripsi atau tesis"), ("en", "Thesis")])
def test_a_code_stands_beside_its_label_in_the_language_of_the_page(client, language, label):
    make.SourceFactory(kind="thesis", language="")
    client.cookies["django_language"] = language
    [row] = read(client.get(reverse("portal:sources"), {"export": "csv"}))
    assert row["kind"] == "thesis"
    assert row["kind_label"] == label
    assert (row["language"], row["language_label"]) == ("", "")


def test_a_file_is_a_download_with_the_name_of_its_list(client):
    response = client.get(reverse("agreements:fields"), {"export": "csv"})
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="fields.csv"'


WRONG = [
    {"kind": "tidak-ada"},
    {"country": "QQ"},
    {"as_of": "kemarin"},
    {"as_of": "0999-01-01"},
    {"government": "tidak-ada"},
    {"sort": "tidak-ada"},
    {"sort": "-key-"},
    {"q": "a" * 201},
    {"export": "ods"},
    {"export": ""},
]


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_an_invalid_filter_exports_nothing(client, wrong):
    make.PartnershipFactory(key="rahasia-umum", published=True)
    response = client.get(reverse("agreements:partnerships"), {"export": "csv"} | wrong)
    assert response.status_code == 400
    assert not response.streaming
    assert response["Content-Type"].startswith("text/html")
    assert b"rahasia-umum" not in response.content


def many_sources():
    for number in range(40):
        make.SourceFactory(note="", title="x" * 290, publisher="y" * 290, authors="z" * 290, year=1900 + number)
    Source.objects.bulk_create(
        Source(key=f"banyak-{number}", kind="press", title="x" * 250, publisher="y" * 250) for number in range(400)
    )


def test_a_big_file_comes_in_batches_after_its_head(client):
    many_sources()
    batches = list(client.get(reverse("portal:sources"), {"export": "csv"}))
    head, *rows, _rest, last = batches
    assert head.startswith(b"key,")
    assert len(rows) >= 2
    assert all(BATCH <= len(batch) < 2 * BATCH for batch in rows)
    assert last == b"\n"
    assert len(list(csv.DictReader(io.StringIO(b"".join(batches).decode(), newline="")))) == 440


@pytest.mark.django_db(transaction=True)
def test_a_reader_who_stops_early_leaves_nothing_open():
    many_sources()
    lines = csv_lines(Source.objects.all(), {"title": Source._meta.get_field("title").get_col("portal_source")})
    for _head_and_rows in range(2):
        next(lines)
    assert connection.in_atomic_block
    lines.close()
    assert not connection.in_atomic_block
    assert connection.connection.info.transaction_status.name == "IDLE"
    with transaction.atomic():
        assert Source.objects.count() == 440


@pytest.mark.django_db(transaction=True)
def test_a_failure_of_the_database_is_raised_to_the_reader():
    make.SourceFactory()
    broken = Func(Value(1), Value(0), function="div", output_field=IntegerField())
    with pytest.raises(Exception, match="division by zero"):
        list(csv_lines(Source.objects.all(), {"year": broken}))
    assert not connection.in_atomic_block
    assert Source.objects.count() == 1
