"""An approval that was asked for and not answered decides what a partnership without a memorandum is by law."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from agreements.models import Approval, Partnership
from agreements.procedure.standing import standings
from tests import factories as make
from tests import life

pytestmark = pytest.mark.django_db

ASKED = date(2016, 3, 1)


@pytest.fixture
def partnership():
    return make.PartnershipFactory(published=True, initiative_on=make.when("2015"))


def status(partnership, on: date) -> str:
    return Partnership.objects.with_legal_status(on).get(pk=partnership.pk).legal_status


def test_the_council_is_awaited_from_the_day_it_was_asked_until_it_answers(partnership):
    life.ApprovalFactory(partnership=partnership, approved=True)
    days = (date(2016, 2, 29), ASKED, date(2016, 5, 31), date(2016, 6, 1))
    assert [status(partnership, on) for on in days] == [
        "exploration",
        "awaiting_council",
        "awaiting_council",
        "exploration",
    ]


def test_the_minister_is_awaited_before_the_council(partnership):
    life.ApprovalFactory(partnership=partnership)
    life.ApprovalFactory(partnership=partnership, body=Approval.Body.MINISTER, asked=make.when("2016-04-01"))
    assert status(partnership, date(2016, 3, 31)) == "awaiting_council"
    assert status(partnership, date(2016, 4, 1)) == "awaiting_minister"


def test_a_letter_of_intent_goes_on_to_the_council(partnership):
    make.AgreementFactory(partnership=partnership, kind="loi", signed=make.when("2015-06-01"), open_ended=True)
    life.ApprovalFactory(partnership=partnership)
    assert status(partnership, date(2016, 2, 1)) == "letter_of_intent"
    assert status(partnership, ASKED) == "awaiting_council"


def test_a_memorandum_in_force_awaits_nobody(partnership):
    make.AgreementFactory(partnership=partnership, signed=make.when("2015-06-01"))
    life.ApprovalFactory(partnership=partnership)
    assert status(partnership, ASKED) == "in_force"


@pytest.mark.parametrize(
    "otherwise",
    [
        {"annulled": True},
        {"asked": None},
        {"asked": make.when("2016-03/2016-12")},
        {"answer": "refused"},
        {"answer": "approved", "answered": make.when("../2016-12")},
    ],
    ids=str,
)
def test_what_may_be_answered_or_was_not_certainly_asked_awaits_nobody(partnership, otherwise):
    life.ApprovalFactory(partnership=partnership, **otherwise)
    assert status(partnership, ASKED) == "exploration"


def test_the_page_opens_the_request_that_is_awaited(client, partnership):
    awaited = life.ApprovalFactory(partnership=partnership)
    page = client.get(partnership.get_absolute_url(), {"as_of": "2016-03-01"}).content.decode()
    assert awaited.get_absolute_url() in page
    assert "DPRD" in page


def test_the_list_finds_partnerships_that_await_the_council(client, partnership):
    life.ApprovalFactory(partnership=partnership)
    make.PartnershipFactory(published=True)
    found = client.get("/partnerships/", {"as_of": "2016-03-01", "legal_status": "awaiting_council"})
    assert [row.url for row in found.context["rows"]] == [partnership.get_absolute_url()]


class TestSteps:
    """One at the council or the minister that is held up, or whose planned day has come, is like a request."""

    def step(self, partnership, kind="council", **attributes):
        stage = make.StageFactory(kind=kind, actor="council" if kind == "council" else "ministry")
        return life.StepFactory(partnership=partnership, stage=stage, **attributes)

    def test_the_council_is_awaited_from_the_planned_day_until_the_step_is_done(self, partnership):
        self.step(partnership, planned=make.when("2016-03-01"), happened=make.when("2016-06-01"))
        days = (date(2016, 2, 29), ASKED, date(2016, 5, 31), date(2016, 6, 1))
        expected = ["exploration", "awaiting_council", "awaiting_council", "exploration"]
        assert [status(partnership, on) for on in days] == expected

    @pytest.mark.parametrize(("kind", "word"), [("council", "awaiting_council"), ("minister", "awaiting_minister")])
    def test_what_is_held_up_is_awaited(self, partnership, kind, word):
        self.step(partnership, kind, outcome="held", happened=make.when("2016-02"))
        assert [status(partnership, on) for on in (date(2016, 2, 28), ASKED)] == ["exploration", word]

    @pytest.mark.parametrize(
        "otherwise",
        [
            {"annulled": True},
            {"planned": None},
            {"planned": make.when("2016-03/2016-12")},
            {"matter": "full_powers"},
            {"outcome": "skipped"},
            {"outcome": "returned", "happened": make.when("2016-02-01")},
            {"kind": "verification"},
        ],
        ids=str,
    )
    def test_what_is_not_certainly_before_them_awaits_nobody(self, partnership, otherwise):
        open_step = {"planned": make.when("2016-02-01"), "outcome": "", "happened": None}
        self.step(partnership, **(open_step | otherwise))
        assert status(partnership, ASKED) == "exploration"

    def test_an_answer_since_then_ends_it_whoever_recorded_it_where(self, partnership):
        self.step(partnership, outcome="held", happened=make.when("2016-01-01"))
        life.ApprovalFactory(partnership=partnership, asked=None, answer="approved", answered=make.when("2016-02-15"))
        assert status(partnership, date(2016, 2, 14)) == "awaiting_council"
        assert status(partnership, ASKED) == "exploration"

    def test_so_does_a_later_step_and_an_earlier_one_does_not(self, partnership):
        self.step(partnership, happened=make.when("2015-06-01"))
        self.step(partnership, outcome="held", happened=make.when("2016-01-01"))
        assert status(partnership, ASKED) == "awaiting_council"
        self.step(partnership, happened=make.when("2016-02-01"))
        assert status(partnership, ASKED) == "exploration"

    def test_the_board_says_the_same(self, partnership):
        make.StageFactory(stage_set__valid_from=None, stage_set__government__is_ministry=True, kind="council")
        held = self.step(partnership, outcome="held", happened=make.when("2016-01-01"))
        (row,) = standings(Partnership.objects.all(), AnonymousUser(), ASKED)
        assert (row.awaited, row.kind) == (held, "council")

    def test_the_page_opens_the_step_that_is_awaited(self, client, partnership):
        awaited = self.step(partnership, outcome="held", happened=make.when("2016-01-01"))
        page = client.get(partnership.get_absolute_url(), {"as_of": "2016-03-01"}).content.decode()
        assert awaited.get_absolute_url() in page
