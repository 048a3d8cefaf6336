"""The page of one partnership's procedure: its stages in order, by which record each was reached, and what is odd."""

import pytest

from agreements.models import Step
from tests import factories as make
from tests import life

pytestmark = pytest.mark.django_db
ORDER = ["intent", "council", "signing", "implementation"]


@pytest.fixture
def rule():
    made = make.StageSetFactory(valid_from=None, title="Aturan lama", is_verified=False)
    for position, kind in enumerate(ORDER, start=1):
        make.StageFactory(stage_set=made, position=position, kind=kind, name_id=f"Tahap {kind}")
    return made


@pytest.fixture
def partnership(rule):
    return make.PartnershipFactory(published=True)


def ways(client, partnership, on: str = "2022-01-01"):
    return client.get(f"/partnerships/{partnership.key}/procedure/", {"as_of": on}).context["ways"]


def test_each_stage_tells_the_record_that_reached_it(client, partnership):
    letter = make.AgreementFactory(partnership=partnership, kind="loi", signed=make.when("2015-01-01"))
    approval = life.ApprovalFactory(partnership=partnership, approved=True)
    (way,) = ways(client, partnership)
    assert [[passage.record for passage in each.passages] for each in way.stages] == [[letter], [approval], [], []]


def test_what_was_held_up_stands_at_its_stage_and_reaches_nothing(client, partnership, rule):
    stage = rule.stages.get(kind="council")
    held = life.StepFactory(partnership=partnership, stage=stage, outcome=Step.Outcome.HELD)
    (way,) = ways(client, partnership)
    assert [[each.step for each in stage.steps] for stage in way.stages] == [[], [held], [], []]
    assert not any(stage.passages for stage in way.stages)


def test_full_powers_stand_at_the_stage_that_names_them(client, partnership, rule):
    stage = rule.stages.get(kind="signing")
    powers = life.StepFactory(partnership=partnership, stage=stage, matter="full_powers")
    (way,) = ways(client, partnership)
    assert [each.step for each in way.stages[2].steps] == [powers]


def test_oddities_are_said_to_everybody(client, partnership):
    memorandum = make.AgreementFactory(partnership=partnership)
    make.AgreementFactory(
        partnership=partnership, kind="action_plan", parent=memorandum, signed=make.when("2015-09-23")
    )
    (way,) = ways(client, partnership)
    assert len(way.remarks) == 1
    assert "Aturan lama" in way.remarks[0]
    assert ways(client, partnership, "2016-11-24")[0].remarks == []


def test_a_renewal_has_a_way_of_its_own(client, partnership):
    old = make.AgreementFactory(partnership=partnership)
    new = make.AgreementFactory(partnership=partnership, succeeds=old, signed=make.when("2021-11-25"))
    assert [way.title for way in ways(client, partnership)][1:] == [str(new)]


def test_a_draft_is_no_way_for_the_public(client, partnership):
    old = make.AgreementFactory(partnership=partnership)
    make.AgreementFactory(partnership=partnership, succeeds=old, unsigned=True, draft=True)
    assert len(ways(client, partnership)) == 1


def test_where_nothing_is_recorded_nothing_is_claimed(client, partnership):
    assert ways(client, partnership) == []
    assert client.get(f"/partnerships/{make.PartnershipFactory().key}/procedure/").status_code == 404
