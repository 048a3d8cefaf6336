"""What is odd about the way to an agreement is said, and nothing is refused; each day is judged by its own rule."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.models import Agreement, Partnership, Step
from agreements.procedure.gathering import remarks_on
from agreements.procedure.remarks import MISSING, MISSING_AHEAD, OTHER_RULE, OUT_OF_ORDER
from tests import factories as make
from tests import life

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)
ORDER = ["exploration", "intent", "plan", "council", "minister", "signing", "implementation"]


def said(code: str, on: date = TODAY) -> list[str]:
    return [remark.record.key for remark in remarks_on(Partnership.objects.all(), on) if remark.code == code]


@pytest.fixture
def rule():
    """The stages in their order, without beginning or end."""
    made = make.StageSetFactory(valid_from=None)
    for position, kind in enumerate(ORDER, start=1):
        make.StageFactory(stage_set=made, position=position, kind=kind, before_signing=kind == "council")
    return made


@pytest.fixture
def partnership(rule):
    return make.PartnershipFactory()


def signed(partnership, day: str, kind: str = "mou", **attributes) -> Agreement:
    return make.AgreementFactory(partnership=partnership, kind=kind, signed=make.when(day), **attributes)


def step(partnership, rule, kind: str, day: str | None, **attributes) -> Step:
    happened = make.when(day) if day else None
    stage = rule.stages.get(kind=kind)
    return life.StepFactory(partnership=partnership, stage=stage, happened=happened, **attributes)


class TestOutOfOrder:
    def test_an_action_plan_before_its_memorandum_says_so_without_any_step(self, partnership):
        memorandum = signed(partnership, "2016-11-25")
        plan = signed(partnership, "2015-09-23", "action_plan", parent=memorandum)
        assert said(OUT_OF_ORDER) == [plan.key]
        assert said(OUT_OF_ORDER, date(2016, 11, 24)) == []

    def test_an_approval_after_the_signing_is_told_of_the_signing(self, partnership):
        memorandum = signed(partnership, "2016-11-25")
        life.ApprovalFactory(
            partnership=partnership, agreement=memorandum, answer="approved", answered=make.when("2017-01-10")
        )
        assert said(OUT_OF_ORDER) == [memorandum.key]

    def test_what_only_may_have_come_before_is_not_said(self, partnership):
        memorandum = signed(partnership, "2016")
        signed(partnership, "2016-09-23", "action_plan", parent=memorandum)
        assert said(OUT_OF_ORDER) == []

    def test_a_second_approval_after_the_signing_is_no_oddity(self, partnership, rule):
        memorandum = signed(partnership, "2016-11-25")
        for day in ("2016-06-01", "2018-06-01"):
            step(partnership, rule, "council", day, agreement=memorandum)
        assert said(OUT_OF_ORDER) == []

    def test_the_way_to_a_renewal_is_its_own(self, partnership, rule):
        first = signed(partnership, "2016-11-25")
        second = signed(partnership, "2021-11-20", succeeds=first)
        step(partnership, rule, "council", "2021-06-01", agreement=second)
        assert said(OUT_OF_ORDER) == []

    def test_so_is_that_to_a_memorandum_which_does_not_say_what_it_renews(self, partnership, rule):
        signed(partnership, "2008-10-14")
        second = signed(partnership, "2021-11-20")
        step(partnership, rule, "council", "2021-06-01", agreement=second)
        assert said(OUT_OF_ORDER) == []

    def test_an_approval_without_an_agreement_after_the_signing_may_belong_to_a_next_text(self, partnership, rule):
        signed(partnership, "2016-11-25")
        step(partnership, rule, "council", "2021-06-01")
        assert said(OUT_OF_ORDER) == []

    def test_full_powers_are_no_stage(self, partnership, rule):
        memorandum = signed(partnership, "2016-11-25")
        step(partnership, rule, "minister", "2017-01-01", agreement=memorandum, matter="full_powers")
        assert said(OUT_OF_ORDER) == []

    @pytest.mark.parametrize("outcome", ["returned", "refused", "held", "skipped"])
    def test_only_what_was_done_has_its_place(self, partnership, rule, outcome):
        memorandum = signed(partnership, "2016-11-25")
        step(partnership, rule, "council", "2017-06-01", agreement=memorandum, outcome=outcome)
        assert said(OUT_OF_ORDER) == []

    def test_each_day_is_judged_by_the_rule_of_that_day(self, partnership, rule):
        """By the later rule the plan comes last; the rule of 2015 has it first."""
        rule.valid_until = date(2019, 12, 31)
        rule.save()
        later = make.StageSetFactory(government=rule.government, valid_from=date(2020, 1, 1))
        for position, kind in enumerate(("signing", "plan"), start=1):
            make.StageFactory(stage_set=later, position=position, kind=kind)
        memorandum = signed(partnership, "2016-11-25")
        step(partnership, rule, "plan", "2015-01-01", agreement=memorandum)
        assert said(OUT_OF_ORDER) == []


class TestMissing:
    @pytest.fixture(autouse=True)
    def register(self, partnership):
        life.RegisterStartFactory(government=partnership.government, starts=date(2016, 1, 1))

    def test_a_signing_without_what_it_needs(self, partnership):
        memorandum = signed(partnership, "2016-11-25")
        assert said(MISSING) == [memorandum.key]
        assert said(MISSING, date(2016, 11, 24)) == []

    def test_an_approval_is_as_good_as_a_step(self, partnership):
        signed(partnership, "2016-11-25")
        life.ApprovalFactory(partnership=partnership, answer="approved", answered=make.when("2016"))
        assert said(MISSING) == []

    def test_an_undated_step_may_have_been_in_time(self, partnership, rule):
        signed(partnership, "2016-11-25")
        step(partnership, rule, "council", None)
        assert said(MISSING) == []

    def test_of_the_time_before_the_register_silence_says_nothing(self, partnership):
        signed(partnership, "2015-11-25")
        assert said(MISSING) == []

    def test_a_step_that_was_skipped_is_no_silence(self, partnership, rule):
        memorandum = signed(partnership, "2015-11-25")
        step(partnership, rule, "council", "2015-10-01", agreement=memorandum, outcome="skipped")
        assert said(MISSING) == [memorandum.key]

    def test_a_letter_of_intent_needs_nothing(self, partnership):
        signed(partnership, "2016-11-25", "loi")
        assert said(MISSING) == []


class TestMissingAhead:
    """What is missing is said while it can still be done, and not only after the signing."""

    DAY = date(2016, 11, 24)

    def planned(self, partnership, day: str = "2016-11-25", **attributes) -> Agreement:
        text = make.AgreementFactory(partnership=partnership, unsigned=True, **attributes)
        make.SigningFactory(agreement=text, planned=make.when(day), signed=None)
        return text

    def test_a_memorandum_to_be_signed_without_what_it_needs(self, partnership):
        text = self.planned(partnership)
        assert said(MISSING_AHEAD, self.DAY) == [text.key]
        assert said(MISSING, self.DAY) == []

    def test_a_year_before_and_not_earlier(self, partnership):
        text = self.planned(partnership)
        assert [said(MISSING_AHEAD, day) for day in (date(2015, 11, 25), date(2015, 11, 26))] == [[], [text.key]]

    def test_what_is_reached_is_not_missing(self, partnership, rule):
        text = self.planned(partnership)
        step(partnership, rule, "council", "2016-06-01", agreement=text)
        assert said(MISSING_AHEAD, self.DAY) == []
        assert said(MISSING_AHEAD, date(2016, 5, 31)) == [text.key]

    def test_a_step_planned_at_the_signing_says_it_too(self, partnership, rule):
        made = step(partnership, rule, "signing", None, outcome="", planned=make.when("2016-11-25"))
        assert said(MISSING_AHEAD, self.DAY) == [made.key]

    def test_a_planned_day_that_passed_counts_until_it_is_signed(self, partnership):
        life.RegisterStartFactory(government=partnership.government, starts=date(2016, 1, 1))
        text = self.planned(partnership, "2016-11-20")
        Agreement.objects.filter(pk=text.pk).update(signed=make.when("2016-11-25"))
        assert said(MISSING_AHEAD, self.DAY) == [text.key]
        assert said(MISSING_AHEAD, date(2016, 11, 25)) == []

    def test_a_plan_of_long_ago_is_missed_only_where_the_register_was_kept(self, partnership):
        text = self.planned(partnership)
        assert said(MISSING_AHEAD) == []
        life.RegisterStartFactory(government=partnership.government, starts=date(2016, 1, 1))
        assert said(MISSING_AHEAD) == [text.key]

    @pytest.mark.parametrize("otherwise", [{"kind": "loi"}, {"draft": True}], ids=str)
    def test_a_letter_needs_nothing_and_a_draft_is_nobodys_business(self, partnership, otherwise):
        self.planned(partnership, **otherwise)
        assert said(MISSING_AHEAD, self.DAY) == []

    def test_a_plan_that_lies_under_two_rules_is_judged_by_none(self, partnership, rule):
        rule.valid_until = date(2016, 6, 30)
        rule.save()
        make.StageSetFactory(government=rule.government, valid_from=date(2016, 7, 1))
        self.planned(partnership, "2016")
        assert said(MISSING_AHEAD, self.DAY) == []


class TestOtherRule:
    def test_a_step_of_2007_recorded_by_the_rule_of_2020(self, partnership):
        stage = make.StageFactory(stage_set__government=partnership.government, kind="intent")
        odd = life.StepFactory(partnership=partnership, stage=stage, happened=make.when("2007-04"))
        assert said(OTHER_RULE) == [odd.key]

    def test_a_year_in_which_both_held_is_not_held_against_it(self, partnership):
        stage = make.StageFactory(stage_set__government=partnership.government, kind="intent")
        life.StepFactory(partnership=partnership, stage=stage, happened=make.when("2020"))
        assert said(OTHER_RULE) == []

    def test_the_page_of_the_step_says_so(self, client, partnership):
        partnership.published_on = TODAY
        partnership.save()
        stage = make.StageFactory(stage_set__government=partnership.government, stage_set__title="Aturan 2020")
        odd = life.StepFactory(partnership=partnership, stage=stage, happened=make.when("2007-04"))
        client.cookies["django_language"] = "en"
        assert "which did not hold then" in client.get(odd.get_absolute_url()).content.decode()


def test_a_council_approval_without_any_memorandum_is_a_full_record(client, partnership):
    """A council approved a partner that never got an agreement: nothing warns, and everything is kept."""
    partnership.published_on = TODAY
    partnership.save()
    approval = life.ApprovalFactory(partnership=partnership, approved=True)
    assert [said(code) for code in (OUT_OF_ORDER, MISSING, OTHER_RULE)] == [[], [], []]
    assert client.get(approval.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("number", [1, 4])
def test_the_number_of_queries_does_not_grow(rule, number):
    for _each in range(number):
        partnership = make.PartnershipFactory()
        memorandum = signed(partnership, "2016-11-25")
        signed(partnership, "2015-09-23", "action_plan", parent=memorandum)
    with CaptureQueriesContext(connection) as asked:
        assert len(said(OUT_OF_ORDER)) == number
    assert len(asked) == 7
