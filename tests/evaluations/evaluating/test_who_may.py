"""Who may do what in which state of an evaluation, over HTTP: button, page and refusal say the same."""

from itertools import product

import pytest
from django.urls import reverse

from agreements.models import Agreement
from evaluations.evaluating.views.buttons import evaluation_buttons
from tests import factories as make
from tests.life import evaluations as judged
from tests.sample import pairs, sampled
from tests.world import kept_for_module, settled

pytestmark = pytest.mark.django_db

STATES = ("draft", "returned", "submitted", "final")
OPEN = {"draft", "returned"}
#: Act → for each kind of person the states in which it may be done; others never may.
MAY = {
    "judge": {"lead": OPEN, "named": OPEN},
    "verdicts": {"lead": OPEN},
    "conclude": {"lead": OPEN},
    "name": {"lead": OPEN, "coordinator": OPEN, "evaluator": OPEN},
    "follow": {"lead": OPEN},
    "submit": {"lead": OPEN},
    "finalise": {"lead": {"submitted"}},
    "return": {"lead": {"submitted"}, "coordinator": {"submitted"}},
    "succeed": {"coordinator": {"final"}, "evaluator": {"final"}},
    "discard": {"lead": OPEN, "coordinator": OPEN},
}
#: Who sees the page before the evaluation is final.
WORK_ON_IT = {"lead", "named", "coordinator", "evaluator", "agency_officer", "council_member", "administrator"}
PEOPLE = (*sorted(WORK_ON_IT), "researcher", "overseer", "coordinator of another")


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with kept_for_module(django_db_blocker):
        agreement = make.AgreementFactory(partnership__published=True)
        serving = people(agreement)
        yield settled({"people": serving, "agreement": agreement, "evaluations": evaluations(agreement, serving)})


def people(agreement: Agreement) -> dict:
    roles = ("evaluator", "agency_officer", "council_member", "administrator", "researcher", "overseer")
    serving = {role: make.MembershipFactory(government=agreement.government, **{role: True}).user for role in roles}
    serving["coordinator"] = make.MembershipFactory(government=agreement.government).user
    # Whoever is named may come from anywhere, and lead too.
    serving["coordinator of another"] = make.MembershipFactory().user
    return serving | {"lead": make.UserFactory(username="lead"), "named": make.UserFactory(username="named")}


def evaluations(agreement: Agreement, serving: dict) -> dict:
    lead, named = serving["lead"], serving["named"]
    found = {}
    for state in STATES:
        evaluation = judged.draft(state, partnership=agreement.partnership, lead=lead)
        judged.EvaluatorFactory(evaluation=evaluation, user=named)
        if state == "final":
            evaluation = judged.services.finalise(evaluation, by=lead, version=0)
        found[state] = evaluation
    return found


def allowed(act: str, who: str, state: str) -> bool:
    return state in MAY[act].get(who, set())


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("state", STATES)
def test_the_acts_offered_are_those_of_the_table(world, who, state):
    evaluation = world["evaluations"][state]
    address = {act: reverse(f"evaluation-{act}", args=[evaluation.key]) for act in MAY}
    offered = {button.url for button in evaluation_buttons(world["people"][who], evaluation)}
    assert {act for act in MAY if address[act] in offered} == {act for act in MAY if allowed(act, who, state)}


def open_or_pairs(case: tuple[str, str, str]) -> set:
    """What the sample holds: every two of act, person and state, and each act by all who may, whenever they may."""
    return pairs(case) | ({case} if allowed(*case) else set())


@pytest.mark.parametrize(("act", "who", "state"), sampled(product(MAY, PEOPLE, STATES), open_or_pairs))
def test_the_page_of_an_act_answers_as_its_button(client, world, act, who, state):
    client.force_login(world["people"][who])
    url = reverse(f"evaluation-{act}", args=[world["evaluations"][state].key])
    hidden = who not in WORK_ON_IT and state != "final"
    expected = 404 if hidden else 200 if allowed(act, who, state) else 403
    assert client.get(url).status_code == expected
    if expected != 200:
        assert client.post(url).status_code == expected


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("state", STATES)
def test_a_draft_is_seen_by_those_who_work_on_it_alone(client, world, who, state):
    client.force_login(world["people"][who])
    answer = client.get(world["evaluations"][state].get_absolute_url())
    assert answer.status_code == (200 if state == "final" or who in WORK_ON_IT else 404)


@pytest.mark.parametrize("state", STATES)
def test_the_public_sees_final_ones_of_published_partnerships(client, world, state):
    evaluation = world["evaluations"][state]
    assert client.get(evaluation.get_absolute_url()).status_code == (200 if state == "final" else 404)
    listed = client.get(reverse("evaluations")).content.decode()
    assert (evaluation.get_absolute_url() in listed) == (state == "final")


def test_a_final_one_of_an_unpublished_partnership_is_not_public(client):
    evaluation = judged.final(partnership=make.AgreementFactory().partnership)
    assert client.get(evaluation.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("who", ["coordinator", "evaluator", "named", "agency_officer", "coordinator of another"])
def test_an_evaluation_is_begun_by_the_unit_and_by_evaluators(client, world, who):
    client.force_login(world["people"][who])
    url = reverse("evaluation-begin", args=[world["agreement"].partnership.key])
    assert client.get(url).status_code == (200 if who in ("coordinator", "evaluator") else 403)


@pytest.mark.parametrize("state", STATES)
def test_no_name_of_a_person_stands_on_the_page(client, world, state):
    client.force_login(world["people"]["council_member"])
    html = client.get(world["evaluations"][state].get_absolute_url()).content.decode()
    history = html.index('id="history-title"')
    assert "Penilai utama" in html[:history]
    assert not {name for name in ("lead", "named") if f">{name}<" in html or f" {name}," in html[:history]}


def test_a_named_person_reads_the_evidence_of_an_unpublished_partnership_without_its_pages(client):
    agreement = make.AgreementFactory(title="Nota kesepahaman rahasia")
    evaluator = judged.EvaluatorFactory(evaluation=judged.draft(partnership=agreement.partnership))
    client.force_login(evaluator.user)
    html = client.get(evaluator.evaluation.get_absolute_url()).content.decode()
    assert "Nota kesepahaman rahasia" in html
    assert agreement.get_absolute_url() not in html
    assert agreement.partnership.get_absolute_url() not in html
