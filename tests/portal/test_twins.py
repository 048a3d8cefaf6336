"""The JSON twin of a list: the same rows and filters, page by page, known again by its ETag."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from portal.exports import twins
from portal.lists import FilteredListView
from tests import factories as make
from tests import life

pytestmark = pytest.mark.django_db
SOURCES = "portal:sources"


def lists() -> list[type]:
    """Every list that has a page."""
    found = (getattr(pattern.callback, "view_class", None) for pattern in leaves(get_resolver().url_patterns))
    return [view for view in found if view and issubclass(view, FilteredListView)]


def leaves(patterns) -> Iterator:
    for pattern in patterns:
        yield from leaves(pattern.url_patterns) if hasattr(pattern, "url_patterns") else [pattern]


def twin(client, name: str = SOURCES, **asked) -> dict:
    response = client.get(reverse(name), {"format": "json"} | asked)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    return response.json()


def test_its_pages_lead_from_one_to_the_next_and_have_each_row_once(client, monkeypatch):
    monkeypatch.setattr(twins, "PAGE", 3)
    for number in range(8):
        make.SourceFactory(title=f"Judul {number}", kind="thesis")
    make.SourceFactory(kind="press")
    seen, url = [], f"{reverse(SOURCES)}?format=json&kind=thesis"
    while url:
        response = client.get(url)
        page = response.json()
        assert (page["total"], page["pages"]) == (8, 3)
        assert ('rel="next"' in response.get("Link", "")) == bool(page["next"])
        seen += [row["title"] for row in page["rows"]]
        url = page["next"]
    assert seen == [f"Judul {number}" for number in range(8)]
    assert client.get(page["prev"]).json()["page"] == 2


@pytest.mark.parametrize("form", [{}, {"format": "json"}])
def test_a_later_page_computes_nothing_of_the_rows_before_it(client, form):
    partnership = make.PartnershipFactory(published=True)
    life.ActivityFactory.create_batch(101, partnership=partnership)
    with CaptureQueriesContext(connection) as queries:
        found = client.get(reverse("agreements:activities"), form | {"page": 2})
    assert found.status_code == 200
    passed_over = [query["sql"] for query in queries if "OFFSET" in query["sql"]]
    assert [sql.partition(" FROM ")[0] for sql in passed_over] == ['SELECT "agreements_activity"."id" AS "pk"']


def test_a_row_has_codes_with_labels_keys_days_as_precisely_as_known_and_text_as_recorded(client):
    field = make.CooperationFieldFactory(wording="=1+1", agreement__partnership__published=True)
    make.AssignmentFactory(field=field, agency__name="Dinas A")
    [row] = twin(client, "agreements:agreements")["rows"]
    agreement = field.agreement
    assert (row["key"], row["partnership_key"]) == (agreement.key, agreement.partnership.key)
    assert (row["kind"], row["kind_label"]) == (agreement.kind, str(agreement.get_kind_display()))
    assert (row["signed"], row["signed_precision"]) == (str(agreement.signed), agreement.signed.precision)
    assert (row["fields"], row["field_keys"], row["agencies"]) == (["=1+1"], [field.key], ["Dinas A"])
    assert row["texts"] == 0


def test_a_computed_list_has_a_twin_too(client):
    life.FundingFactory(partnership=make.PartnershipFactory(published=True), planned="1250000.50", currency="IDR")
    [row] = twin(client, "agreements:budget")["rows"]
    assert (row["planned"], row["realised"], row["currency"]) == (1250000.5, None, "IDR")
    assert row["source_label"]


def test_an_empty_list_is_one_page_without_rows(client):
    assert twin(client, q="?!")["rows"] == []


def test_what_was_read_before_is_not_sent_again(client):
    make.SourceFactory()
    url = f"{reverse(SOURCES)}?format=json"
    known = client.get(url)["ETag"]
    again = client.get(url, headers={"If-None-Match": known})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", known)
    make.SourceFactory()
    assert client.get(url, headers={"If-None-Match": known}).status_code == 200


def test_it_shows_to_each_reader_what_the_list_shows(client):
    draft = make.PartnershipFactory()
    assert twin(client, "agreements:partnerships")["rows"] == []
    client.force_login(make.MembershipFactory(government=draft.government).user)
    response = client.get(reverse("agreements:partnerships"), {"format": "json"})
    assert [row["key"] for row in response.json()["rows"]] == [draft.key]
    assert "private" in response["Cache-Control"]


@pytest.mark.parametrize("view", lists(), ids=lambda view: view.__name__)
def test_no_filter_is_named_like_what_every_list_is_asked(view):
    assert {"export", "format", "page", "sort"}.isdisjoint(view.filterset_class.base_filters)


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"format": "xml"}, 400),
        ({"kind": "tidak-ada"}, 400),
        ({"sort": "tidak-ada"}, 400),
        ({"page": "x"}, 400),
        ({"page": "0"}, 404),
        ({"page": "2"}, 404),
        ({"page": "9" * 40}, 404),
    ],
    ids=str,
)
def test_what_cannot_be_read_is_an_error_with_no_rows(client, asked, status):
    make.SourceFactory(title="Judul")
    response = client.get(reverse(SOURCES), {"format": "json"} | asked)
    assert response.status_code == status
    assert set(response.json()) <= {"error", "filters"}
