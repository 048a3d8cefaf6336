"""Contacts: seen by the government's own people alone, on every way that leads to them."""

from itertools import product

import pytest
from django.test import Client
from django.urls import reverse

from portal.models import Source
from tests import factories as make
from tests import life
from tests.sample import sampled
from tests.scene import PARTNERSHIPS, REACH, build, by_reach
from tests.world import kept_for_module, settled

pytestmark = pytest.mark.django_db
each_role = pytest.mark.parametrize("role", REACH)

#: Whose partnership each contact stands under; all but the last are of government A.
UNDER = ("published", "entered", "draft", "foreign_draft")
OWN = {*UNDER} - {"foreign_draft"}


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker):
    with kept_for_module(django_db_blocker):
        scene = build()
        scene.contacts = {kind: contact_of(scene, kind) for kind in UNDER}
        yield settled(scene)


def contact_of(scene, kind: str):
    contact = life.ContactFactory(
        key=f"kontak-{kind}",
        partnership=scene.partnerships[kind],
        unit=f"Unit{kind}",
        person=f"Orang{kind}",
        address=f"{kind}@mitra.test",
    )
    contact.note = f"Catatan{kind}"
    contact.save()
    make.CitationFactory(about=contact, quote=f"Kutip{kind}")
    return contact


@pytest.fixture
def reader(scene, role) -> Client:
    client = Client()
    if person := scene.people[role]:
        client.force_login(person)
    return client


def seen(role: str) -> set[str]:
    return {"own": OWN, "foreign": {"foreign_draft"}}.get(REACH[role], set())


def body(response) -> str:
    return (b"".join(response) if response.streaming else response.content).decode()


def is_closed(response) -> bool:
    """Not found, or to a visitor the question who he is."""
    return response.status_code == 404 or (
        response.status_code == 302 and response["Location"].startswith(reverse("account_login"))
    )


@each_role
def test_a_page_opens_to_the_own_people_alone(scene, reader, role):
    answers = {kind: reader.get(contact.get_absolute_url()) for kind, contact in scene.contacts.items()}
    assert {kind for kind, answer in answers.items() if answer.status_code == 200} == seen(role)
    assert all(is_closed(answer) for kind, answer in answers.items() if kind not in seen(role))


@each_role
@pytest.mark.parametrize(
    "asked", [{}, {"export": "csv"}, {"q": "Orangpublished"}, {"q": "Orangpublished", "export": "csv"}]
)
def test_a_list_and_its_file_hold_those_of_the_own_government_alone(scene, reader, role, asked):
    response = reader.get(reverse("agreements:contacts"), asked)
    if not seen(role):
        assert is_closed(response)
        return
    text = body(response)
    found = {kind for kind in UNDER if f"Unit{kind}" in text}
    assert found == (seen(role) & {"published"} if "q" in asked else seen(role))


@each_role
@pytest.mark.parametrize("act", ["change", "annul", "confirm"])
def test_the_forms_open_to_the_coordinator_alone(scene, reader, role, act):
    for kind, contact in scene.contacts.items():
        response = reader.get(reverse(f"agreements:contact-{act}", args=[contact.key]))
        if kind not in seen(role):
            assert is_closed(response)
        else:
            assert response.status_code == (200 if role.startswith("coordinator") else 403)


@each_role
def test_nothing_can_be_cited_for_a_contact_that_is_not_seen(scene, reader, role):
    for kind in UNDER:
        answers = [
            reader.get(reverse(name, args=["agreements.contact", f"kontak-{kind}"]))
            for name in ("portal:cite", "portal:claim-add")
        ]
        assert kind in seen(role) or all(is_closed(answer) for answer in answers)


#: Neither the partnership with its history, nor the sources, nor the lists of other records.
BESIDE = (
    *PARTNERSHIPS, "source", "home", "partnerships", "outcomes", "fundings", "obstacles", "leadership-changes",
    "coverage-statements", "invitations",
)  # fmt: skip


def address_beside(scene, place: str) -> str:
    if place in scene.partnerships:
        return scene.partnerships[place].get_absolute_url()
    if place == "source":
        return Source.objects.first().get_absolute_url()
    return "/" if place == "home" else reverse(f"agreements:{place}")


@pytest.mark.parametrize(("role", "place"), sampled(product(REACH, BESIDE), by_reach))
def test_no_page_beside_them_tells_of_contacts(scene, reader, role, place):
    words = [f"{word}{kind}" for word in ("Unit", "Orang", "kontak-", "Kutip") for kind in {*UNDER} - seen(role)]
    text = body(reader.get(address_beside(scene, place)))
    assert [word for word in words if word in text] == []


def test_the_history_of_a_contact_stands_on_its_own_page(scene):
    client = Client()
    client.force_login(scene.people["coordinator of A"])
    page = client.get(scene.contacts["published"].get_absolute_url())
    assert len(page.context["history"]) == 2
    assert "Catatanpublished" in body(page)
