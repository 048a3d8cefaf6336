"""Every list, file and page of a record, opened once by each role: they show what the table of roles says, and name and
count nothing that the person may not see."""

import csv
import re
from collections.abc import Callable
from itertools import product
from typing import NamedTuple

import pytest
from django.test import Client
from django.urls import reverse

from tests.sample import sampled
from tests.scene import AGREEMENTS, COUNTRIES, REACH, build, by_reach
from tests.test_visibility import each_role_and_model, list_url, listed, records, seen
from tests.world import kept_for_module, settled

pytestmark = pytest.mark.django_db
each_role = pytest.mark.parametrize("role", REACH)
each_role_and_child = pytest.mark.parametrize(
    ("role", "model"), sampled(product(REACH, ("partnership", "agreement", "field")), by_reach)
)

#: What the scene writes into records below an agreement, each followed by the kind of the agreement.
BELOW_AGREEMENT = (
    "Perjanjian", "perjanjian-", "Nomor", "Bidang", "bidang-", "Tugas",
    "Naskah", "Butir", "Tempat", "Pejabat", "Kutipan",
)  # fmt: skip
RECORDS = ("partnerships", "agreements", "fields", "localities", "agencies")
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
def opened() -> dict[tuple[str, str], Answer]:
    """What each role was answered at an address, so that nobody asks twice."""
    return {}


@pytest.fixture
def answer(reader, role, opened) -> Callable[[str], Answer]:
    """What the person is answered at an address; of the home page with its figures."""

    def answered(address: str) -> Answer:
        if (role, address) not in opened:
            response = reader.get(address)
            context = response.context if address == "/" else None
            opened[role, address] = Answer(response.status_code, body(response), context)
        return opened[role, address]

    return answered


@pytest.fixture
def shown(answer) -> Callable[[str], str]:
    """The text of a page that the person can open."""

    def read(address: str) -> str:
        assert answer(address).status == 200, address
        return answer(address).text

    return read


def file_url(name: str) -> str:
    return f"{reverse(name)}?export=csv"


#: Where names could stand: on the home page, in lists and files, on the pages of records of a kind.
PLACES = ("home", *LISTS, *(f"{name} as file" for name in LISTS), *RECORDS, "governments")


def addresses(scene, place: str) -> list[str]:
    if place == "home":
        return ["/"]
    if place in RECORDS:
        return [record.get_absolute_url() for record in getattr(scene, place).values()]
    if place == "governments":
        governments = {partnership.government for partnership in scene.partnerships.values()}
        return [government.get_absolute_url() for government in governments]
    name = place.removesuffix(" as file")
    return [reverse(name) if name == place else file_url(name)]


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


@each_role_and_model
def test_a_list_shows_what_the_table_says(scene, shown, role, model):
    html = shown(list_url(model))
    linked = {kind for kind, record in records(scene, model).items() if f'href="{record.get_absolute_url()}"' in html}
    assert linked == listed(role, model)


@each_role_and_model
def test_a_file_holds_what_the_table_says(scene, shown, role, model):
    keys = {row["key"] for row in csv.DictReader(shown(f"{list_url(model)}?export=csv").splitlines())}
    assert {kind for kind, record in records(scene, model).items() if record.key in keys} == listed(role, model)


@each_role_and_model
def test_a_page_opens_as_the_table_says(scene, answer, role, model):
    statuses = {kind: answer(record.get_absolute_url()).status for kind, record in records(scene, model).items()}
    assert {kind for kind, status in statuses.items() if status == 200} == seen(role, model)
    assert set(statuses.values()) <= {200, 404}


def options(html: str, name: str) -> set[str]:
    """Values of a drop-down of the page."""
    select = re.search(rf'<select name="{name}".*?</select>', html, re.S)
    return set(re.findall(r'<option value="([^"]+)"', select[0]))


@each_role_and_child
def test_the_countries_to_choose_from_are_those_of_visible_partners(scene, shown, role, model):
    offered = options(shown(list_url(model)), "country") & set(COUNTRIES.values())
    assert offered == {COUNTRIES[kind] for kind in seen(role, "partnership")}


@each_role
def test_the_countries_of_localities_are_those_of_visible_ones(scene, shown, role):
    offered = options(shown(list_url("locality")), "country") & set(COUNTRIES.values())
    assert offered == {COUNTRIES[kind] for kind in seen(role, "locality") if kind != "unused"}


@each_role_and_child
def test_the_governments_to_choose_from_are_those_of_visible_partnerships(scene, shown, role, model):
    keepers = {scene.partnerships[kind].government.key for kind in seen(role, "partnership")}
    assert options(shown(list_url(model)), "government") == keepers


@each_role
def test_the_agencies_to_choose_from_are_those_of_visible_fields(scene, shown, role):
    offered = options(shown(list_url("field")), "agency")
    assert offered == {scene.agencies[kind].key for kind in seen(role, "field")}


@pytest.mark.parametrize(("role", "place"), sampled(product(REACH, PLACES), by_reach))
def test_no_page_names_what_is_hidden(scene, answer, role, place):
    words = words_of_hidden(scene, role)
    answers = {address: answer(address) for address in addresses(scene, place)}
    texts = {address: answered.text for address, answered in answers.items() if answered.status == 200}
    assert {(address, word) for address, text in texts.items() for word in words if names(text, word)} == set()


@pytest.mark.parametrize(("role", "kind"), sampled(product(REACH, AGREEMENTS), by_reach))
def test_its_own_pages_name_what_is_visible(scene, answer, role, kind):
    """The words looked for above do stand on the pages of those who may see them."""
    answered = answer(scene.agreements[kind].get_absolute_url())
    assert (answered.status == 200) == (kind in seen(role, "agreement"))
    words = ("Perjanjian", "Bidang", "Naskah", "Butir", "Pejabat")
    named = [word for word in words if names(answered.text, f"{word}{kind}")]
    assert named == (list(words) if answered.status == 200 else [])


def column(shown, name: str, header: str) -> dict[str, str]:
    rows = csv.DictReader(shown(file_url(name)).splitlines())
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
def test_the_home_page_counts_what_is_seen(answer, role):
    context = answer("/").context
    extra = REACH[role] == "own"
    assert (context["table"].sums.total.number or 0) == len(listed(role, "partnership"))
    counted = sum(bar.value.number for bar in context["statuses"].bars)
    assert counted == len(listed(role, "agreement")) + extra
