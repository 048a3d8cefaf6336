"""Steps of the procedure: recorded freely, by those who record what happens, and read with their partnership."""

import uuid

import pytest

from agreements.models import Step
from tests import factories as make
from tests import life

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(client):
    membership = make.MembershipFactory()
    client.force_login(membership.user)
    return membership


@pytest.fixture
def partnership(coordinator):
    return make.PartnershipFactory(government=coordinator.government)


def record(client, partnership, stage, **typed):
    token = {"form_token": str(uuid.uuid4())}
    return client.post(f"/partnerships/{partnership.key}/steps/add/", token | {"stage": stage.key} | typed)


def test_a_step_is_recorded_with_its_plan_its_day_and_its_paper(client, partnership):
    stage = make.StageFactory(kind="council")
    typed = {"planned": "2021-03", "happened": "2021-04-12", "outcome": "returned"}
    answer = record(client, partnership, stage, actor="DPRD", document="170/12/2021", **typed)
    step = Step.objects.get()
    assert answer.url == step.get_absolute_url()
    assert (str(step.planned), str(step.happened), step.outcome) == ("2021-03", "2021-04-12", "returned")
    assert (step.government, step.key) == (partnership.government, f"{partnership.key}-step-council")


def test_no_order_is_enforced(client, partnership):
    rule = make.StageSetFactory()
    for position, (kind, day) in enumerate((("signing", "2021-01-02"), ("council", "2021-05-01")), start=1):
        stage = make.StageFactory(stage_set=rule, kind=kind, position=10 - position)
        assert record(client, partnership, stage, happened=day, outcome="done").status_code == 302
    assert Step.objects.count() == 2


def test_a_day_without_an_outcome_is_asked_about(client, partnership):
    answer = record(client, partnership, make.StageFactory(), happened="2021-04-12")
    assert answer.status_code == 200
    assert not Step.objects.exists()


def test_stages_of_another_city_are_not_offered(client, partnership):
    stage = make.StageFactory(stage_set__government=make.GovernmentFactory())
    assert record(client, partnership, stage, outcome="done").status_code == 200
    assert not Step.objects.exists()


def test_the_public_reads_steps_of_a_published_partnership_alone(client):
    shown = life.StepFactory(partnership__published=True)
    hidden = life.StepFactory()
    assert client.get(shown.get_absolute_url()).status_code == 200
    assert client.get(hidden.get_absolute_url()).status_code == 404
    listed = client.get("/steps/").content.decode()
    assert shown.get_absolute_url() in listed
    assert hidden.get_absolute_url() not in listed


def test_a_step_on_a_draft_does_not_name_it_to_the_public(client):
    partnership = make.PartnershipFactory(published=True)
    draft = make.AgreementFactory(partnership=partnership, draft=True, unsigned=True, title="Konsep rahasia")
    step = life.StepFactory(partnership=partnership, agreement=draft)
    for address in (step.get_absolute_url(), "/steps/", "/steps/?export=csv"):
        answer = client.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert b"Konsep rahasia" not in body
