"""The board of the procedure: what leads to no memorandum yet, where it stands and who acts next."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.models import Approval, Partnership
from agreements.procedure.standing import Standing, standings
from tests import factories as make
from tests import life

pytestmark = pytest.mark.django_db
ON = date(2022, 3, 1)
ORDER = {
    "exploration": "both",
    "intent": "both",
    "plan": "home",
    "council": "council",
    "minister": "ministry",
    "signing": "both",
}


@pytest.fixture
def rule():
    made = make.StageSetFactory(valid_from=None)
    for position, (kind, actor) in enumerate(ORDER.items(), start=1):
        make.StageFactory(stage_set=made, position=position, kind=kind, actor=actor)
    return made


@pytest.fixture
def partnership(rule):
    return make.PartnershipFactory(published=True)


def board(on: date = ON, user=None) -> list[Standing]:
    return standings(Partnership.objects.all(), user or AnonymousUser(), on)


def told(on: date = ON) -> list[tuple]:
    return [(str(row.reached and row.reached.kind), row.days, row.waits_for.kind, row.actor) for row in board(on)]


def step(partnership, rule, kind: str, day: str | None, **attributes):
    happened = make.when(day) if day else None
    return life.StepFactory(partnership=partnership, stage=rule.stages.get(kind=kind), happened=happened, **attributes)


def test_of_what_nobody_recorded_nothing_is_claimed(partnership):
    assert board() == []


def test_a_letter_of_intent_waits_for_the_cooperation_plan(partnership):
    make.AgreementFactory(partnership=partnership, kind="loi", signed=make.when("2022-02-01"), open_ended=True)
    assert told() == [("intent", 28, "plan", "home")]


def test_a_vague_day_gives_the_days_that_are_certain(partnership):
    make.AgreementFactory(partnership=partnership, kind="loi", signed=make.when("2021"), open_ended=True)
    assert told() == [("intent", 60, "plan", "home")]


def test_a_day_that_may_be_to_come_gives_no_days(partnership):
    make.AgreementFactory(partnership=partnership, kind="loi", signed=make.when("2022"), open_ended=True)
    assert told() == [("intent", None, "plan", "home")]


def test_an_action_plan_does_not_tell_how_far_the_way_to_the_memorandum_is(partnership, rule):
    make.StageFactory(stage_set=rule, position=7, kind="implementation")
    step(partnership, rule, "intent", "2022-01-30")
    make.AgreementFactory(partnership=partnership, kind="action_plan", signed=make.when("2022-02-27"))
    assert told() == [("intent", 30, "plan", "home")]


def test_what_is_asked_of_the_council_waits_for_it(partnership):
    life.ApprovalFactory(partnership=partnership, asked=make.when("2022-02-27"))
    assert told() == [("None", 2, "council", "council")]


def test_an_answer_leads_on_to_the_next(partnership):
    life.ApprovalFactory(partnership=partnership, answer="approved", answered=make.when("2022-02-28"))
    assert told() == [("council", 1, "minister", "ministry")]
    assert told(date(2022, 2, 27)) == [("None", 2189, "council", "council")]


def test_what_was_returned_waits_until_something_was_reached_since(partnership, rule):
    step(partnership, rule, "plan", "2022-01-01", outcome="returned")
    assert [(row.state, row.waits_for.kind) for row in board()] == [("returned", "plan")]
    step(partnership, rule, "council", "2022-02-01")
    assert [(row.state, row.waits_for.kind) for row in board()] == [("", "minister")]


@pytest.mark.parametrize("outcome", ["returned", "refused"])
def test_what_was_returned_or_refused_is_with_our_government_again(partnership, rule, outcome):
    step(partnership, rule, "plan", "2021-12-01")
    step(partnership, rule, "council", "2022-01-01", outcome=outcome)
    assert [(row.state, row.waits_for.kind, row.actor, row.days) for row in board()] == [
        (outcome, "council", "home", 59)
    ]


@pytest.mark.parametrize("answer", ["returned", "refused"])
def test_a_request_that_was_returned_or_refused_is_told_like_a_step(partnership, answer):
    request = life.ApprovalFactory(partnership=partnership, answer=answer, answered=make.when("2022-01-01"))
    assert [(row.state, row.kind, row.actor, row.awaited) for row in board()] == [(answer, "council", "home", request)]
    assert [(row.state, row.actor) for row in board(date(2021, 12, 31))] == [("", "council")]


def test_the_page_says_how_it_ended_beside_what_it_waits_for(client, partnership, rule):
    rule.stages.filter(kind="council").update(name_en="Council approval")
    step(partnership, rule, "council", "2022-01-01", outcome="refused")
    client.cookies["django_language"] = "en"
    page = client.get("/pipeline/", {"as_of": "2022-03-01"}).content.decode()
    assert "Council approval (Refused)" in page


def test_a_refusal_after_an_earlier_approval_still_stands(partnership, rule):
    step(partnership, rule, "council", "2020-01-01")
    step(partnership, rule, "council", "2022-01-01", outcome="refused")
    assert [row.state for row in board()] == ["refused"]


def test_a_second_try_takes_the_place_of_what_was_returned(partnership, rule):
    step(partnership, rule, "council", "2022-01-01", outcome="returned")
    again = step(partnership, rule, "council", None, outcome="", planned=make.when("2022-05"))
    assert [(row.awaited, row.state, row.actor) for row in board()] == [(again, "", "council")]


def test_a_stage_that_was_skipped_is_waited_for_no_more(partnership, rule):
    step(partnership, rule, "intent", "2022-01-30")
    step(partnership, rule, "plan", "2022-02-01", outcome="skipped")
    assert told() == [("intent", 30, "council", "council")]


def test_a_request_for_which_the_rule_has_no_stage_waits_all_the_same(client, partnership, rule):
    rule.stages.get(kind="minister").delete()
    request = life.ApprovalFactory(partnership=partnership, body="minister", asked=make.when("2022-02-27"))
    assert [(row.kind, row.actor, row.awaited) for row in board()] == [("minister", "ministry", request)]
    client.cookies["django_language"] = "en"
    page = client.get("/pipeline/", {"as_of": "2022-03-01", "waits_for": "minister"}).content.decode()
    assert request.get_absolute_url() in page


def test_a_step_by_another_rule_is_waited_for_by_its_own_name(partnership):
    older = make.StageSetFactory(valid_from=None, valid_until=date(2010, 1, 1), government__is_ministry=True)
    stage = make.StageFactory(stage_set=older, kind="facilitation", actor="ministry")
    life.StepFactory(partnership=partnership, stage=stage, outcome="held", happened=make.when("2009-01-01"))
    assert [(row.waits_for, row.actor, row.state) for row in board()] == [(stage, "ministry", "held")]


def test_a_deadline_counts_from_the_stage_before_and_not_from_the_request(partnership, rule):
    rule.stages.filter(kind="council").update(deadline_days=30)
    step(partnership, rule, "plan", "2022-01-01")
    life.ApprovalFactory(partnership=partnership, asked=make.when("2022-02-01"))
    assert [row.due for row in board()] == [date(2022, 1, 31)]


def test_a_deadline_needs_the_stage_before(partnership, rule):
    rule.stages.filter(kind="council").update(deadline_days=30)
    step(partnership, rule, "intent", "2022-01-01")
    step(partnership, rule, "council", None, outcome="", planned=make.when("2022-05"))
    assert [row.due for row in board()] == [None]


def test_a_planned_step_is_what_it_waits_for(partnership, rule):
    step(partnership, rule, "intent", "2022-01-30")
    planned = step(partnership, rule, "council", None, outcome="", planned=make.when("2022-05"))
    (row,) = board()
    assert (row.awaited, row.waits_for.kind, row.days) == (planned, "council", 30)


def test_a_memorandum_ends_the_way(partnership):
    make.AgreementFactory(partnership=partnership, signed=make.when("2022-03-01"))
    assert board() == []


def test_a_memorandum_of_an_unknown_day_ends_it_too(partnership):
    make.AgreementFactory(partnership=partnership, signed=make.when("unknown"))
    assert board() == []


def test_a_renewal_has_a_row_of_its_own(partnership, rule):
    old = make.AgreementFactory(partnership=partnership)
    new = make.AgreementFactory(partnership=partnership, succeeds=old, unsigned=True, title="Perpanjangan")
    step(partnership, rule, "council", "2022-02-27", agreement=new)
    (row,) = board()
    assert (row.text, row.reached.kind, row.days) == (new, "council", 2)


def test_a_new_text_after_one_that_ran_out_has_its_row_without_saying_what_it_renews(partnership, rule):
    make.AgreementFactory(partnership=partnership, signed=make.when("2008-10-14"))
    new = make.AgreementFactory(partnership=partnership, unsigned=True)
    assert [(row.text, row.reached) for row in board()] == [(new, None)]
    step(partnership, rule, "council", "2022-02-27", agreement=new)
    assert [(row.text, row.reached.kind) for row in board()] == [(new, "council")]


def test_a_memorandum_that_succeeds_a_letter_ends_the_way_of_the_letter(partnership):
    letter = make.AgreementFactory(partnership=partnership, kind="loi", signed=make.when("2020"), open_ended=True)
    assert len(board()) == 1
    make.AgreementFactory(partnership=partnership, signed=make.when("2022-02-01"), succeeds=letter)
    assert board() == []


def test_a_draft_is_not_told_to_the_public(partnership):
    make.AgreementFactory(partnership=partnership, draft=True, unsigned=True)
    assert board() == []
    coordinator = make.MembershipFactory(government=partnership.government).user
    assert len(board(user=coordinator)) == 1


def test_a_letter_that_was_given_up_waits_for_nobody(partnership):
    make.AgreementFactory(
        partnership=partnership,
        kind="loi",
        signed=make.when("2020-02-01"),
        open_ended=True,
        terminated=make.when("2021-01-01"),
        termination_reason="Selesai.",
    )
    assert board() == []


def test_a_deadline_is_marked_until_it_is_verified(client, partnership, rule):
    rule.stages.filter(kind="plan").update(deadline_days=30)
    step(partnership, rule, "intent", "2022-01-30")
    client.cookies["django_language"] = "en"
    query = {"as_of": "2022-03-01"}
    assert "2022-03-01 (not verified)" in client.get("/pipeline/", query).content.decode()
    rule.stages.filter(kind="plan").update(deadline_verified=True)
    assert "(not verified)" not in client.get("/pipeline/", query).content.decode()


def test_the_board_is_filtered_by_who_acts_and_is_its_own_file(client, partnership, rule):
    step(partnership, rule, "plan", "2022-01-30")
    other = make.PartnershipFactory(published=True)
    step(other, rule, "council", "2022-01-30")
    query = {"as_of": "2022-03-01", "actor": "council", "export": "csv"}
    answer = client.get("/pipeline/", query)
    body = (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()
    assert partnership.key in body
    assert other.key not in body


@pytest.mark.parametrize("number", [1, 5])
def test_the_number_of_queries_does_not_grow(rule, number):
    for _each in range(number):
        partnership = make.PartnershipFactory(published=True)
        step(partnership, rule, "intent", "2022-01-30")
        life.ApprovalFactory(partnership=partnership, body=Approval.Body.COUNCIL)
    with CaptureQueriesContext(connection) as asked:
        assert len(board()) == number
    assert len(asked) == 8
