"""The list page: order, pages, addresses, the day, and whatever people write into the address."""

import pytest
from django.urls import reverse

from portal.models import Source
from tests import factories as make
from tests.addresses import pages
from tests.sample import sampled
from tests.world import kept_for_module, settled, small_world

pytestmark = pytest.mark.django_db

LISTS = {
    "agreements:partnerships": "q government country kind sector legal_status vitality as_of",
    "agreements:agreements": "q kind status government country as_of",
    "agreements:fields": "q sector government country agency is_open outcomes",
    "agreements:activities": "q partnership government country kind direction state character year",
    "agreements:obstacles": "q partnership category side as_of",
    "cities:localities": "q country level",
    "cities:agencies": "q government kind",
    "cities:governments": "q level province with_partnerships",
    "portal:sources": "q kind",
    "portal:documents": "q partnership kind language visibility",
}
RECORDS = {"partnership", "agreement", "field", "locality", "agency", "government", "source"}
DETAILS = [page for page in pages() if page.name.partition(":")[2] in RECORDS]
HOSTILE = {
    "nul": "%00",
    "huge": "9" * 40,
    "bigint": str(2**63),
    "year zero": "0000-00-00",
    "year a billion": "1000000000000-01-01",
    "year minus one": "-0001-01-01",
    "late": "9999-12-31",
    "surrogate": "%ED%A0%80",
    "no utf-8": "%FF%FE",
    "right to left": "%E2%80%AE%D9%85",
    "long": "a" * 10_000,
    "quote": "%27%22%3B--",
    "nan": "NaN",
    "percent": "%25s%25(x)s",
    "path": "../../etc/passwd",
    "markup": "%3Cscript%3Ealert(1)%3C/script%3E",
}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with kept_for_module(django_db_blocker):
        made = small_world()
        for number in range(120):
            make.SourceFactory(title=f"Sumber {number:03}", year=1900 + number)
        yield settled(made)


def titles(response) -> list[str]:
    return [row.cells[0].text for row in response.context["rows"]]


def test_a_list_shows_fifty_rows_a_page_and_each_row_once(client, world):
    url = reverse("portal:sources")
    first = client.get(url)
    total = first.context["total"]
    seen, step = [], first
    while True:
        seen += titles(step)
        if not (following := step.context["page_urls"]["next"]):
            break
        assert len(step.context["rows"]) == 50
        step = client.get(following)
    assert len(seen) == total == len(set(seen))
    assert seen == sorted(seen)


def test_rows_that_sort_alike_are_shown_once_too(client, world):
    url = reverse("portal:sources")
    steps = [client.get(url, {"sort": "kind", "page": page}) for page in (1, 2, 3)]
    seen = [title for step in steps for title in titles(step)]
    assert len(seen) == len(set(seen)) == steps[0].context["total"]
    pks = list(Source.objects.filter(kind="thesis").order_by("pk").values_list("title", flat=True))
    assert seen == pks


def test_a_heading_sorts_and_turns_the_order_round(client, world):
    def year():
        return next(each for each in step.context["columns"] if each.name == "year")

    step = client.get(reverse("portal:sources"))
    assert year().sorted is None
    for order, first in (("asc", "1900"), ("desc", "2021")):
        step = client.get(year().sort_url)
        assert year().sorted == order
        assert step.context["rows"][0].cells[2].text == first


def test_rows_without_a_value_stand_last_whatever_the_order(client, world):
    make.SourceFactory(title="Tanpa tahun", year=None)
    for order in ("year", "-year"):
        step = client.get(reverse("portal:sources"), {"sort": order})
        last = client.get(step.context["page_urls"]["last"])
        assert titles(last)[-1] == "Tanpa tahun"


def test_filters_and_order_stay_while_paging_and_go_one_by_one(client, world):
    response = client.get(reverse("portal:sources"), {"kind": "thesis", "sort": "-year", "q": "sumber"})
    following = response.context["page_urls"]["next"]
    for part in ("kind=thesis", "sort=-year", "q=sumber", "page=2"):
        assert part in following
    active = response.context["filters_active"]
    assert sorted(value for _label, value, _url in active) == sorted(["sumber", "Skripsi atau tesis"])
    without = next(url for _label, value, url in active if value == "sumber")
    assert "q=" not in without
    assert "kind=thesis" in without
    for export in response.context["exports"]:
        assert "kind=thesis" in export["url"]
        assert "page" not in export["url"]


@pytest.mark.parametrize("page", ["0", "-3", "999", "x", "", "1e3"])
def test_a_page_that_is_none_shows_one_that_is(client, world, page):
    response = client.get(reverse("portal:sources"), {"page": page})
    assert response.status_code == 200
    assert response.context["rows"]


def test_a_filter_that_cannot_be_read_shows_an_error_and_no_rows(client, world):
    for wrong in ({"kind": "x"}, {"sort": "x"}):
        response = client.get(reverse("portal:sources"), wrong)
        assert response.status_code == 200
        assert response.context["filter_errors"]
        assert response.context["rows"] == []
        assert response.context["total"] == 0


def test_the_day_asked_for_decides_the_status_and_is_said(client, world):
    make.AgreementFactory(key="terakhir", partnership=world["partnership"])
    url = reverse("agreements:agreements")
    for day, status in (("2016-11-25", "in_force"), ("2021-11-24", "expiring"), ("2021-11-25", "expired")):
        response = client.get(url, {"as_of": day, "status": status})
        assert "/agreements/terakhir/" in {row.url for row in response.context["rows"]}, day
        assert day[:4] in response.context["as_of_note"]
    assert client.get(url).context["as_of_note"] == ""


#: A list, a parameter of it, and what is written there; then once more the same, or the list as a file.
ASKED = [
    (name, parameter, how, more)
    for name in LISTS
    for parameter in (*LISTS[name].split(), "page", "sort", "export", "tidak_ada")
    for how in HOSTILE
    for more in ("twice", "file")
]


@pytest.mark.parametrize(("name", "parameter", "how", "more"), sampled(ASKED))
def test_no_address_of_a_list_breaks_it(client, world, name, parameter, how, more):
    written = f"{parameter}={HOSTILE[how]}"
    response = client.get(f"{reverse(name)}?{written}&{written if more == 'twice' else 'export=csv'}")
    body = b"".join(response) if response.streaming else response.content
    assert response.status_code in (200, 400)
    assert b"<script>alert" not in body


@pytest.mark.parametrize("how", HOSTILE)
@pytest.mark.parametrize("address", DETAILS, ids=lambda address: address.name)
def test_no_address_of_a_record_breaks_its_page(client, world, address, how):
    assert client.get(f"{address.url(world)}?as_of={HOSTILE[how]}&page={HOSTILE[how]}").status_code == 200
    key = HOSTILE[how] if len(HOSTILE[how]) < 2000 else "a" * 500
    parent = address.url(world).rstrip("/").rpartition("/")[0]
    assert client.get(f"{parent}/{key}/").status_code in (404, 301)
