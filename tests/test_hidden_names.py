"""Every list, file and page of a record, opened once by each role: they show what the table of roles says, and name and
count nothing that the person may not see."""

import csv
import re
from typing import NamedTuple

import pytest
from django.test import Client
from django.urls import reverse

from tests.scene import COUNTRIES, REACH, build
from tests.test_visibility import each_model, list_url, listed, records, seen
from tests.world import kept_for_module, settled

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
        yield settled(build())


@pytest.fixture
def reader(scene, role) -> Client:
    client = Client()
    if person := scene.people[role]:
        client.force_login(person)
    return client


class Answer(NamedTuple):
    status: int
    text: str
    context: dict | None


@pytest.fixture(scope="module")
def opened() -> dict[str, dict[str, Answer]]:
    """What each role was answered, so that nobody walks twice."""
    return {}


@pytest.fixture
def answers(scene, reader, role, opened) -> dict[str, Answer]:
    if role not in opened:
        opened[role] = open_pages(scene, reader)
    return opened[role]


@pytest.fixture
def shown(answers) -> dict[str, str]:
    """What the person can open, by address."""
    return {address: answer.text for address, answer in answers.items() if answer.status == 200}


def open_pages(scene, reader) -> dict[str, Answer]:
    """Every list, file and page of a record, by address; of the home page with its figures."""
    addresses = ["/", *map(reverse, LISTS), *(f"{reverse(name)}?export=csv" for name in LISTS)]
    kinds = (scene.partnerships, scene.agreements, scene.fields, scene.localities, scene.agencies)
    addresses += [record.get_absolute_url() for records in kinds for record in records.values()]
    governments = {partnership.government for partnership in scene.partnerships.values()}
    addresses += [government.get_absolute_url() for government in governments]
    return {address: opened_by(reader, address) for address in addresses}


def opened_by(reader, address: str) -> Answer:
    response = reader.get(address)
    return Answer(response.status_code, body(response), response.context if address == "/" else None)


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
@each_model
def test_a_list_shows_what_the_table_says(scene, shown, role, model):
    html = shown[list_url(model)]
    linked = {kind for kind, record in records(scene, model).items() if f'href="{record.get_absolute_url()}"' in html}
    assert linked == listed(role, model)


@each_role
@each_model
def test_a_file_holds_what_the_table_says(scene, shown, role, model):
    keys = {row["key"] for row in csv.DictReader(shown[f"{list_url(model)}?export=csv"].splitlines())}
    assert {kind for kind, record in records(scene, model).items() if record.key in keys} == listed(role, model)


@each_role
@each_model
def test_a_page_opens_as_the_table_says(scene, answers, role, model):
    statuses = {kind: answers[record.get_absolute_url()].status for kind, record in records(scene, model).items()}
    assert {kind for kind, status in statuses.items() if status == 200} == seen(role, model)
    assert set(statuses.values()) <= {200, 404}


def options(html: str, name: str) -> set[str]:
    """Values of a drop-down of the page."""
    select = re.search(rf'<select name="{name}".*?</select>', html, re.S)
    return set(re.findall(r'<option value="([^"]+)"', select[0]))


@each_role
@pytest.mark.parametrize("model", ["partnership", "agreement", "field"])
def test_the_countries_to_choose_from_are_those_of_visible_partners(scene, shown, role, model):
    offered = options(shown[list_url(model)], "country") & set(COUNTRIES.values())
    assert offered == {COUNTRIES[kind] for kind in seen(role, "partnership")}


@each_role
def test_the_countries_of_localities_are_those_of_visible_ones(scene, shown, role):
    offered = options(shown[list_url("locality")], "country") & set(COUNTRIES.values())
    assert offered == {COUNTRIES[kind] for kind in seen(role, "locality") if kind != "unused"}


@each_role
@pytest.mark.parametrize("model", ["partnership", "agreement", "field"])
def test_the_governments_to_choose_from_are_those_of_visible_partnerships(scene, shown, role, model):
    keepers = {scene.partnerships[kind].government.key for kind in seen(role, "partnership")}
    assert options(shown[list_url(model)], "government") == keepers


@each_role
def test_the_agencies_to_choose_from_are_those_of_visible_fields(scene, shown, role):
    offered = options(shown[list_url("field")], "agency")
    assert offered == {scene.agencies[kind].key for kind in seen(role, "field")}


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


def column(shown, name: str, header: str) -> dict[str, str]:
    rows = csv.DictReader(shown[f"{reverse(name)}?export=csv"].splitlines())
    return {row["key"]: row[header] for row in rows}


@each_role
def test_partnerships_are_counted_as_far_as_they_are_seen(scene, shown, role):
    visible = listed(role, "partnership")
    by_locality = column(shown, "cities:localities", "partnerships")
    for kind in seen(role, "locality") - {"unused"}:
        assert by_locality[scene.localities[kind].key] == str(int(kind in visible))
    by_government = column(shown, "cities:governments", "partnerships")
    keeper = scene.partnerships["published"].government.key
    assert by_government[keeper] == str(len(visible - {"foreign_draft"}))


@each_role
def test_agreements_are_counted_as_far_as_they_are_seen(scene, shown, role):
    counted = column(shown, "agreements:partnerships", "agreements")
    in_published = listed(role, "agreement") & {"published", "draft_in_published"}
    # The scene has one more draft under the published partnership.
    more = "draft_in_published" in in_published
    assert counted["mitra-published"] == str(len(in_published) + more)


@each_role
def test_fields_of_an_agency_are_counted_as_far_as_they_are_seen(scene, shown, role):
    counted = column(shown, "cities:agencies", "fields")
    for kind, agency in scene.agencies.items():
        assert counted[agency.key] == str(int(kind in listed(role, "field"))), kind


@each_role
def test_the_home_page_counts_what_is_seen(answers, role):
    context = answers["/"].context
    extra = REACH[role] == "own"
    assert (context["table"].sums.total.number or 0) == len(listed(role, "partnership"))
    counted = sum(bar.value.number for bar in context["statuses"].bars)
    assert counted == len(listed(role, "agreement")) + extra
