"""Who opens which page of a responsibility, and by which answer others are turned away."""

from itertools import product

import pytest

from tests.agreements.assignments.people import address, client_of, officer_of
from tests.factories import AgencyFactory, AgencySuccessionFactory
from tests.life import OfficerFactory
from tests.sample import sampled
from tests.scene import AGREEMENTS, REACH, build
from tests.world import kept_for_module, settled

pytestmark = pytest.mark.django_db

#: Pages of a responsibility, and of an officer who left: by whom they are opened.
READ = {"assignment"}
SPEAK = {"assignment-acknowledge", "assignment-status", "officer-add"}
OFFICERS = {"officer-leave", "officer-hand-over"}
SPEAKERS = {"officer of the agency", "officer of its successor", "coordinator of A"}


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker):
    with kept_for_module(django_db_blocker):
        made = build()
        agency = made.agencies["published"]
        successor = AgencySuccessionFactory(predecessor=agency).successor
        made.people["officer of the agency"] = officer_of(agency)
        made.people["officer of its successor"] = officer_of(successor)
        made.people["officer of the agency until yesterday"] = officer_of(agency, ended=True)
        made.people["officer of B"] = officer_of(AgencyFactory(government=made.agencies["foreign_draft"].government))
        made.officers = {
            kind: OfficerFactory(assignment=field.assignments.get(), post=f"Jabatan{kind}")
            for kind, field in made.fields.items()
        }
        yield settled(made)


#: What each person reaches of the records of A.
PEOPLE = REACH | {
    "officer of the agency": "own",
    "officer of its successor": "own",
    "officer of the agency until yesterday": "public",
    "officer of B": "foreign",
}
SEEN = {
    "public": {"published", "umbrella"},
    "foreign": {"published", "umbrella", "foreign_draft"},
    "overseer": {"published", "umbrella", "entered"},
    "own": set(AGREEMENTS) - {"foreign_draft"},
}


def assignment_of(scene, kind: str):
    return scene.fields[kind].assignments.get()


@pytest.mark.parametrize("role", PEOPLE)
def test_the_page_of_a_responsibility_opens_to_who_sees_its_agreement(scene, role):
    client = client_of(scene.people[role])
    answers = {kind: client.get(address("assignment", assignment_of(scene, kind))).status_code for kind in AGREEMENTS}
    assert {kind for kind, status in answers.items() if status == 200} == SEEN[PEOPLE[role]]
    assert set(answers.values()) <= {200, 404}


@pytest.mark.parametrize(
    ("role", "page", "method"), sampled(product(PEOPLE, sorted(SPEAK | OFFICERS), ["get", "post"]))
)
def test_who_opens_which_form_and_by_which_answer_others_are_turned_away(scene, role, page, method):
    person = scene.people[role]
    client = client_of(person)
    for kind in ("published", "draft_in_published"):
        record = scene.officers[kind] if page in OFFICERS else assignment_of(scene, kind)
        status = getattr(client, method)(address(page, record)).status_code
        if person is None or not person.is_active:
            assert status == 302
        elif kind not in SEEN[PEOPLE[role]]:
            assert status == 404
        elif role == "coordinator of A" or (role in SPEAKERS and kind == "published"):
            assert status == 200
        else:
            assert status == 403


@pytest.mark.parametrize("role", PEOPLE)
def test_the_buttons_of_the_page_are_the_acts_that_are_open(scene, role):
    assignment = assignment_of(scene, "published")
    html = client_of(scene.people[role]).get(address("assignment", assignment)).content.decode()
    offered = {page for page in SPEAK if f'href="{address(page, assignment)}"' in html}
    offered |= {page for page in OFFICERS if f'href="{address(page, scene.officers["published"])}"' in html}
    assert offered == (SPEAK | OFFICERS if role in SPEAKERS else set())
