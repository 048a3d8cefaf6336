"""Who sees what: one table of roles and kinds of record, compared with every way that leads to a record."""

import csv
import re
from itertools import product

import pytest
from django.test import Client
from django.urls import reverse

from tests.sample import sampled
from tests.scene import AGREEMENTS, COUNTRIES, PARTNERSHIPS, REACH, build, by_reach
from tests.world import kept_for_module, settled

#: The partnerships, and the agreements with all that stands below them, that each reach sees.
SEEN_PARTNERSHIPS = {
    "public": {"published"},
    "foreign": {"published", "foreign_draft"},
    "overseer": {"published", "entered"},
    "own": {"published", "entered", "draft", "annulled"},
}
SEEN_AGREEMENTS = {
    "public": {"published", "umbrella"},
    "foreign": {"published", "umbrella", "foreign_draft"},
    "overseer": {"published", "umbrella", "entered"},
    "own": set(AGREEMENTS) - {"foreign_draft"},
}
ANNULLED = {"annulled", "annulled_in_published"}
#: Coordinators pick partners from all localities; to others a locality is as open as its partnerships.
PICKS_PARTNERS = {"coordinator of A", "coordinator of B"}

pytestmark = pytest.mark.django_db


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


def seen(role: str, model: str) -> set[str]:
    """What the table says."""
    if model == "locality":
        everything = {*PARTNERSHIPS, "unused"}
        return everything if role in PICKS_PARTNERS else SEEN_PARTNERSHIPS[REACH[role]]
    return (SEEN_PARTNERSHIPS if model == "partnership" else SEEN_AGREEMENTS)[REACH[role]]


def listed(role: str, model: str) -> set[str]:
    """What is annulled leaves the lists, and keeps its page."""
    return seen(role, model) if model == "locality" else seen(role, model) - ANNULLED


KINDS = {
    "partnership": ("agreements:partnerships", "partnerships"),
    "agreement": ("agreements:agreements", "agreements"),
    "field": ("agreements:fields", "fields"),
    "locality": ("cities:localities", "localities"),
}
each_role_and_model = pytest.mark.parametrize(("role", "model"), sampled(product(REACH, KINDS), by_reach))


def list_url(model: str) -> str:
    return reverse(KINDS[model][0])


def records(scene, model: str) -> dict:
    return getattr(scene, KINDS[model][1])


def keys_in_file(response) -> set[str]:
    assert response.status_code == 200
    return {row["key"] for row in csv.DictReader(b"".join(response).decode().splitlines())}


@each_role_and_model
def test_a_search_finds_what_the_table_says(scene, reader, role, model):
    """By the name of each record: no search tells that a hidden record exists."""
    for kind in ("published", "draft", "draft_in_published", "foreign_draft"):
        if not (record := records(scene, model).get(kind)):
            continue
        name = {"partnership": f"Lokasi{kind}", "agreement": f"Nomor{kind}"}.get(model) or str(record)
        keys = keys_in_file(reader.get(list_url(model), {"export": "csv", "q": name}))
        assert (record.key in keys) == (kind in seen(role, model)), kind


@each_role_and_model
def test_a_hidden_country_asked_for_is_as_wrong_as_one_that_is_none(scene, reader, role, model):
    hidden = {
        COUNTRIES[kind]
        for kind in PARTNERSHIPS
        if kind not in seen(role, model if model == "locality" else "partnership")
    }
    unknown = reader.get(list_url(model), {"country": "QQ"}).content.decode()
    assert "country=QQ" in unknown
    for code in hidden:
        asked = reader.get(list_url(model), {"country": code}).content.decode()
        # The address stands in links, and within the address of the form for errors.
        same = re.sub(rf"country(=|%3D){code}", r"country\1QQ", asked)
        assert without_token(same) == without_token(unknown)


def without_token(html: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", html)


@each_role_and_model
def test_hidden_and_unknown_keys_answer_alike(scene, reader, role, model):
    hidden = [record for kind, record in records(scene, model).items() if kind not in seen(role, model)]
    for record in hidden:
        address = record.get_absolute_url()
        unknown = address.replace(record.key, "tidak-ada")
        foreign, missing = reader.get(address), reader.get(unknown)
        assert foreign.status_code == missing.status_code == 404
        body = without_token(foreign.content.decode()).replace(record.key, "tidak-ada")
        assert body == without_token(missing.content.decode())
