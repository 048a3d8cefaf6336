"""Nothing that a person may not see is named or counted on any page that they may open."""

import csv

import pytest
from django.test import Client
from django.urls import reverse

from tests.scene import REACH, build
from tests.test_visibility import listed, seen
from tests.world import kept_for_module

pytestmark = pytest.mark.django_db
each_role = pytest.mark.parametrize("role", REACH)

#: What the scene writes into records below an agreement, each followed by the kind of the agreement.
BELOW_AGREEMENT = (
    "Perjanjian", "perjanjian-", "Nomor", "Bidang", "bidang-", "Tugas",
    "Naskah", "Butir", "Tempat", "Pejabat", "Kutipan",
)  # fmt: skip
LISTS = (
    "agreements:partnerships",
    "agreements:agreements",
    "agreements:fields",
    "cities:localities",
    "cities:governments",
    "cities:agencies",
    "portal:sources",
)


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker):
    with kept_for_module(django_db_blocker):
        yield build()


@pytest.fixture
def reader(scene, role) -> Client:
    client = Client()
    if person := scene.people[role]:
        client.force_login(person)
    return client


@pytest.fixture(scope="module")
def opened() -> dict:
    """What each role was shown, so that nobody walks twice."""
    return {}


@pytest.fixture
def shown(scene, reader, role, opened) -> dict[str, str]:
    if role not in opened:
        opened[role] = open_pages(scene, reader)
    return opened[role]


def open_pages(scene, reader) -> dict[str, str]:
    """Every list, file and page of a record that the person can open, by address."""
    addresses = ["/", *map(reverse, LISTS), *(f"{reverse(name)}?export=csv" for name in LISTS)]
    kinds = (scene.partnerships, scene.agreements, scene.fields, scene.localities, scene.agencies)
    addresses += [record.get_absolute_url() for records in kinds for record in records.values()]
    governments = {partnership.government for partnership in scene.partnerships.values()}
    addresses += [government.get_absolute_url() for government in governments]
    answers = {address: reader.get(address) for address in addresses}
    return {address: body(answer) for address, answer in answers.items() if answer.status_code == 200}


def body(response) -> str:
    return (b"".join(response) if response.streaming else response.content).decode()


def words_of_hidden(scene, role) -> list[str]:
    words = []
    for kind in scene.agreements.keys() - seen(role, "agreement"):
        words += [f"{word}{kind}" for word in BELOW_AGREEMENT]
    for kind in scene.partnerships.keys() - seen(role, "partnership"):
        words += [f"Catatan{kind}", f"mitra-{kind}"]
    for kind in scene.localities.keys() - seen(role, "locality"):
        words += [f"Lokasi{kind}", f"lokasi-{kind}", f"Negara{kind}"]
    return words


def names(text: str, word: str) -> bool:
    """Whether the text has the word by itself: «Perjanjiandraft» is not in «Perjanjiandraft_in_published»."""
    return any(not (after[:1].isalnum() or after[:1] == "_") for after in text.split(word)[1:])


@each_role
def test_no_page_names_what_is_hidden(scene, shown, role):
    words = words_of_hidden(scene, role)
    assert {(address, word) for address, text in shown.items() for word in words if names(text, word)} == set()


@each_role
def test_its_own_pages_name_what_is_visible(scene, shown, role):
    """The words looked for above do stand on the pages of those who may see them."""
    for kind in seen(role, "agreement"):
        text = shown[scene.agreements[kind].get_absolute_url()]
        assert [
            word for word in ("Perjanjian", "Bidang", "Naskah", "Butir", "Pejabat") if not names(text, f"{word}{kind}")
        ] == []


def column(reader, name: str, header: str) -> dict[str, str]:
    rows = csv.DictReader(body(reader.get(reverse(name), {"export": "csv"})).splitlines())
    return {row["key"]: row[header] for row in rows}


@each_role
def test_partnerships_are_counted_as_far_as_they_are_seen(scene, reader, role):
    visible = listed(role, "partnership")
    by_locality = column(reader, "cities:localities", "partnerships")
    for kind in seen(role, "locality") - {"unused"}:
        assert by_locality[scene.localities[kind].key] == str(int(kind in visible))
    by_government = column(reader, "cities:governments", "partnerships")
    keeper = scene.partnerships["published"].government.key
    assert by_government[keeper] == str(len(visible - {"foreign_draft"}))


@each_role
def test_agreements_are_counted_as_far_as_they_are_seen(scene, reader, role):
    counted = column(reader, "agreements:partnerships", "agreements")
    in_published = listed(role, "agreement") & {"published", "draft_in_published"}
    # The scene has one more draft under the published partnership.
    more = "draft_in_published" in in_published
    assert counted["mitra-published"] == str(len(in_published) + more)


@each_role
def test_fields_of_an_agency_are_counted_as_far_as_they_are_seen(scene, reader, role):
    counted = column(reader, "cities:agencies", "fields")
    for kind, agency in scene.agencies.items():
        assert counted[agency.key] == str(int(kind in listed(role, "field"))), kind


@each_role
def test_the_home_page_counts_what_is_seen(scene, reader, role):
    context = reader.get("/").context
    extra = REACH[role] == "own"
    assert (context["table"].sums.total.number or 0) == len(listed(role, "partnership"))
    counted = sum(bar.value.number for bar in context["statuses"].bars)
    assert counted == len(listed(role, "agreement")) + extra
