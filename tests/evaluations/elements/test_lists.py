"""Marks of many partnerships: the list, its file, and the table of the dashboard."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.models import Partnership
from evaluations.shown.marks_table import SHOWN
from tests import factories as make

pytestmark = pytest.mark.django_db


def rows(client, **asked) -> list[dict]:
    response = client.get("/elements/", {"export": "csv", **asked})
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return list(csv.DictReader(io.StringIO(content.decode())))


@pytest.mark.usefixtures("demo")
def test_the_file_tells_verdict_mean_and_coverage_of_each_element(client):
    found = {row["key"]: row for row in rows(client, as_of="2021-11-24")}
    jung_gu = found["semarang-jung-gu"]
    assert (jung_gu["commitment"], jung_gu["commitment_mean"], jung_gu["commitment_observed"]) == (
        "not_met",
        "3/5",
        "5",
    )
    assert (jung_gu["understanding"], jung_gu["understanding_mean"]) == ("met", "11/5")
    assert (found["semarang-brisbane"]["results"], found["semarang-brisbane"]["results_mean"]) == ("insufficient", "")


@pytest.mark.usefixtures("demo")
def test_page_and_file_say_the_same(client):
    client.cookies["django_language"] = "en"
    html = client.get("/elements/", {"as_of": "2021-11-24"}).content.decode()
    words = {"met": "Met", "not_met": "Not met", "insufficient": "Insufficient data"}
    verdicts = [row["results"] for row in rows(client, as_of="2021-11-24")]
    assert [html.count(f"</svg> {words[each]}") > 0 for each in sorted(set(verdicts))] == [True] * len(set(verdicts))
    assert html.count('href="/partnerships/semarang-jung-gu/"') == 1


def test_no_element_can_be_sorted_by(client):
    make.PartnershipFactory(published=True)
    html = client.get("/elements/").content.decode()
    assert "sort=partner" in html
    for element in ("commitment", "participation", "understanding", "reciprocity", "results"):
        assert f"sort={element}" not in html
    assert client.get("/elements/", {"sort": "results", "export": "csv"}).status_code == 400


def queries(client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_more_partnerships_ask_no_more_queries(client):
    make.AgreementFactory(partnership__published=True)
    few = queries(client, "/elements/")
    for _number in range(8):
        make.AgreementFactory(partnership__published=True)
    assert queries(client, "/elements/") == few


def test_the_dashboard_shows_the_first_and_says_how_many_there_are(client):
    client.cookies["django_language"] = "en"
    for _number in range(SHOWN + 2):
        make.AgreementFactory(partnership__published=True)
    html = client.get("/").content.decode()
    total = Partnership.objects.count()
    assert f"{SHOWN} of {total} partnerships" in html
    assert html.count("/elements/?as_of=") == SHOWN * 5 + 1
