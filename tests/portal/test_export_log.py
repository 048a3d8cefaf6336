"""The log of exports: how many rows and which checksum, who may see what of it, and that nobody rewrites it."""

import csv
import hashlib
import io
import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import F
from django.test import Client
from django.urls import reverse

from portal.exports import log, slots
from portal.exports.formats import FORMATS
from portal.exports.rows import ComputedRows, DatabaseRows
from portal.models import Export, Source
from tests import factories as make

pytestmark = pytest.mark.django_db
SOURCES = "portal:sources"


def address(response) -> str:
    return re.match(r'<(/exports/[0-9a-f]{32}/)>; rel="describedby"', response["Link"])[1]


@pytest.fixture
def coordinator():
    return make.MembershipFactory().user


@pytest.mark.parametrize("form", FORMATS)
def test_the_answer_names_the_page_on_which_its_rows_and_checksum_stand(client, form):
    for title in ("satu", "dua\nbaris", "tiga"):
        make.SourceFactory(title=title, kind="thesis")
    response = client.get(reverse(SOURCES), {"export": form, "kind": "thesis", "tidak": "ada"})
    content = response.getvalue()
    told = client.get(address(response), {"format": "json"}).json()
    assert (told["state"], told["rows"], told["bytes"]) == ("whole", 3, len(content))
    assert told["sha256"] == hashlib.sha256(content).hexdigest()
    assert (told["filters"], told["format"], told["name"]) == (
        {"kind": ["thesis"]},
        form,
        f"sources{FORMATS[form].ending}",
    )
    html = client.get(address(response)).text
    assert told["sha256"] in html
    assert f"sha256sum {told['name']}" in html


def test_the_log_counts_what_the_file_has(client):
    for number in range(7):
        make.SourceFactory(title=f"baris\n{number}")
    response = client.get(reverse(SOURCES), {"export": "csv"})
    rows = list(csv.DictReader(io.StringIO(response.getvalue().decode(), newline="")))
    assert Export.objects.get().rows == len(rows) == 7


def test_a_file_of_an_empty_list_is_whole_too(client):
    response = client.get(reverse(SOURCES), {"export": "csv", "q": "?!"})
    response.getvalue()
    assert list(Export.objects.values_list("state", "rows")) == [("whole", 0)]


def test_who_took_it_is_kept_and_told_to_nobody_on_its_page(client, coordinator):
    own = Client()
    own.force_login(coordinator)
    response = own.get(reverse(SOURCES), {"export": "csv"})
    response.getvalue()
    assert Export.objects.get().by == coordinator
    for reader in (client, own):
        for form in ({}, {"format": "json"}):
            assert coordinator.username not in main_of(reader.get(address(response), form).text)


def main_of(html: str) -> str:
    return html.partition("<main")[2] or html


def test_of_a_visitor_nothing_is_kept(client):
    client.get(reverse(SOURCES), {"export": "csv"}, REMOTE_ADDR="203.0.113.7").getvalue()
    row = Export.objects.values().get()
    assert row["by_id"] is None
    assert "203.0.113.7" not in str(row)


def test_asking_what_there_would_be_takes_nothing(client):
    response = client.head(reverse(SOURCES), {"export": "csv"})
    assert response.status_code == 200
    assert not Export.objects.exists()


def begun(rows) -> log.Transfer:
    export = log.begin(by=AnonymousUser(), path="/x/", asked={}, form="csv", name="x.csv")
    return log.Transfer(export, rows, rows.csv(guarded=True))


@pytest.mark.parametrize("batches", [0, 1, 2])
def test_a_reader_who_goes_away_has_no_whole_file(client, batches):
    Source.objects.bulk_create(Source(key=f"banyak-{n}", kind="press", title="x" * 250) for n in range(900))
    transfer = begun(DatabaseRows(Source.objects.all(), {"title": F("title")}))
    handed = iter(transfer)
    for _ in range(batches):
        assert next(handed)
    transfer.close()
    broken = Export.objects.get()
    assert (broken.state, broken.rows, broken.sha256) == ("broken", None, "")
    html = client.get(broken.get_absolute_url()).text
    assert str(broken.get_state_display()) in html


def test_a_failure_is_raised_and_logged(client):
    rows = ComputedRows(["a"], [])
    export = log.begin(by=make.MembershipFactory().user, path="/x/", asked={}, form="csv", name="x.csv")

    def failing():
        yield b"a\r\n"
        yield b"1\r\n"
        raise OSError("gone")

    received = []
    with pytest.raises(OSError, match="gone"):
        received.extend(log.Transfer(export, rows, failing()))
    assert b"".join(received) == b"a\r\n1\r"
    export.refresh_from_db()
    assert export.state == "broken"


@pytest.mark.parametrize(
    "change",
    [
        "sha256 = repeat('0', 64)",
        "rows = 1",
        "state = 'running', finished = NULL",
        "path = '/x/'",
        "begun = now()",
        "by_id = (SELECT min(id) FROM portal_user)",
    ],
)
def test_what_the_log_says_is_never_changed(client, coordinator, change):
    client.get(reverse(SOURCES), {"export": "csv"}).getvalue()
    with pytest.raises(IntegrityError, match="stays"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE portal_export SET {change}")  # noqa: S608


def test_nothing_leaves_the_log_and_an_account_may(client, coordinator):
    client.force_login(coordinator)
    client.get(reverse(SOURCES), {"export": "csv"}).getvalue()
    with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
        Export.objects.all().delete()
    Export.objects.update(by=None)
    assert Export.objects.get().by is None


def test_no_more_than_two_at_once_for_a_person(client, coordinator):
    """Another connection holds the slots, as another thread of the server would."""
    client.force_login(coordinator)
    with connection.copy().cursor() as other:
        for place in range(slots.OF_A_PERSON):
            other.execute(
                "SELECT pg_advisory_lock(hashtextextended(%s, 0))", [f"export of user {coordinator.pk}, {place}"]
            )
        refused = client.get(reverse(SOURCES), {"export": "csv"})
        assert (refused.status_code, refused["Retry-After"]) == (429, "30")
        other.execute("SELECT pg_advisory_unlock_all()")
        other.db.close()
    client.get(reverse(SOURCES), {"export": "csv"}).getvalue()
    assert list(Export.objects.values_list("state", flat=True)) == ["whole"]
