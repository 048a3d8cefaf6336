"""What waits for whom, and the page that says so first."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from agreements.models import Stage
from evaluations.recipients import Directory
from evaluations.work import matters, waiting_for
from portal.models import Reminder
from tests import factories as make
from tests import life
from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)


@pytest.fixture
def government():
    return make.GovernmentFactory()


def unaware(government, **attributes):
    agreement = make.AgreementFactory(open_ended=True, partnership__government=government)
    held = make.AssignmentFactory(
        field=make.CooperationFieldFactory(agreement=agreement),
        agency=make.AgencyFactory(government=government),
        **attributes,
    )
    life.AcknowledgementFactory(assignment=held, state="unaware")
    return held


def codes(user, day: date = TODAY) -> list[str]:
    return [matter.code for matter in waiting_for(user, day)]


def test_an_agency_officer_is_told_of_the_own_agency_alone(government):
    held = unaware(government)
    own = make.MembershipFactory(government=government, agency_officer=True, agency=held.agency).user
    other = make.MembershipFactory(government=government, agency_officer=True).user
    assert codes(own) == ["not_acknowledged"]
    assert codes(other) == []


def test_an_officer_of_the_agency_that_followed_is_told(government):
    held = unaware(government)
    later = make.AgencySuccessionFactory(predecessor=held.agency).successor
    latest = make.AgencySuccessionFactory(predecessor=later).successor
    user = make.MembershipFactory(government=government, agency_officer=True, agency=latest).user
    assert codes(user) == ["not_acknowledged"]


def test_an_officer_of_the_agency_that_will_follow_is_not_told_yet(government):
    held = unaware(government)
    ahead = make.when("2999-01-01")
    later = make.AgencySuccessionFactory(predecessor=held.agency, happened=ahead).successor
    user = make.MembershipFactory(government=government, agency_officer=True, agency=later).user
    (matter,) = [each for each in matters(TODAY, [government]) if each.agency == held.agency]
    assert codes(user) == []
    assert Directory([government], TODAY).told(matter) == []


def test_what_a_council_should_do_waits_for_the_coordinator_where_nobody_serves_there(government):
    agreement = make.AgreementFactory(open_ended=True, partnership__government=government)
    monitored = life.MonitoringFactory(partnership=agreement.partnership, happened=make.when("2026-11"))
    life.FindingFactory(monitoring=monitored)
    coordinator = make.MembershipFactory(government=government).user
    assert codes(coordinator, date(2026, 11, 30)) == ["recommendation_open"]
    make.MembershipFactory(government=government, council_member=True)
    assert codes(coordinator, date(2026, 11, 30)) == []


def test_a_coordinator_is_not_asked_for_what_an_agency_should_do(government):
    unaware(government)
    assert codes(make.MembershipFactory(government=government).user) == []


def test_a_council_member_follows_recommendations(government):
    agreement = make.AgreementFactory(open_ended=True, partnership__government=government)
    monitored = life.MonitoringFactory(partnership=agreement.partnership, happened=make.when("2026-11"))
    life.FindingFactory(monitoring=monitored)
    council = make.MembershipFactory(government=government, council_member=True).user
    assert codes(council, date(2026, 11, 29)) == []
    assert codes(council, date(2026, 11, 30)) == ["recommendation_open"]


def test_a_draft_waits_since_it_was_begun(government):
    make.AgreementFactory(draft=True, unsigned=True, partnership__government=government)
    coordinator = make.MembershipFactory(government=government).user
    (matter,) = waiting_for(coordinator, timezone.localdate())
    assert (matter.code, matter.since) == ("draft_to_finish", timezone.localdate())


def test_what_was_signed_since_the_register_is_kept_waits_to_be_confirmed(government):
    life.RegisterStartFactory(government=government, starts=date(2026, 1, 1))
    for signed in ("2025-12-31", "2026-11-01"):
        make.AgreementFactory(
            open_ended=True, partnership__government=government, signed=make.when(signed), confirmed_on=None
        )
    found = [matter for matter in matters(TODAY, [government]) if matter.code == "agreement_to_confirm"]
    assert [matter.since for matter in found] == [date(2026, 11, 1)]


def test_a_promise_is_work_a_month_before_its_day(government):
    agreement = make.AgreementFactory(open_ended=True, partnership__government=government)
    life.PromiseFactory(activity__partnership=agreement.partnership, due=make.when("2026-12-31"))
    coordinator = make.MembershipFactory(government=government).user
    assert codes(coordinator, date(2026, 11, 30)) == []
    assert codes(coordinator, date(2026, 12, 1)) == ["promise_near"]
    assert codes(coordinator, date(2027, 1, 1)) == ["promise_overdue"]


def test_a_new_responsibility_is_asked_for_at_once_and_warned_of_after_its_days(government):
    life.RegisterStartFactory(government=government, starts=date(2026, 1, 1))
    agreement = make.AgreementFactory(
        open_ended=True, partnership__government=government, signed=make.when("2026-11-01"), confirmed=True
    )
    held = make.AssignmentFactory(
        field=make.CooperationFieldFactory(agreement=agreement), agency=make.AgencyFactory(government=government)
    )
    officer = make.MembershipFactory(government=government, agency_officer=True, agency=held.agency).user
    assert codes(officer, date(2026, 11, 1)) == ["acknowledgement_asked"]
    assert "acknowledgement_asked" not in codes(officer, date(2026, 12, 1))
    assert "not_acknowledged" in codes(officer, date(2026, 12, 1))


def test_reports_wait_to_be_written_accepted_and_mended(government):
    life.RegisterStartFactory(government=government, starts=date(2025, 1, 1))
    held = unaware(government)
    officer = make.MembershipFactory(government=government, agency_officer=True, agency=held.agency).user
    coordinator = make.MembershipFactory(government=government).user
    assert "report_to_write" in codes(officer, date(2026, 1, 5))
    filing = life.FilingFactory(
        agency=held.agency, starts=date(2025, 1, 1), ends=date(2025, 12, 31), filed_on=date(2026, 1, 20)
    )
    assert "filing_to_accept" in codes(coordinator, date(2026, 1, 20))
    filing.returned_on, filing.return_note = date(2026, 1, 22), "Lengkapi realisasi."
    filing.save()
    assert "filing_returned" in codes(officer, date(2026, 1, 22))
    assert "filing_to_accept" not in codes(coordinator, date(2026, 1, 22))


def test_the_text_of_a_matter_is_in_the_language_of_whoever_reads_it(government):
    make.AgreementFactory(signed=make.when("2016-05-25"), partnership__government=government)
    (matter, *_) = matters(date(2021, 1, 1), [government])
    for language, day in (("en", "24 May 2021"), ("id", "24 Mei 2021")):
        with translation.override(language):
            assert day in str(matter.text)


def test_the_page_lists_what_waits_with_its_form(client, government):
    held = unaware(government)
    client.force_login(make.MembershipFactory(government=government, agency_officer=True, agency=held.agency).user)
    page = client.get(reverse("work")).content.decode()
    assert reverse("agreements:assignment-acknowledge", args=[held.key]) in page


def test_the_page_is_calm_where_nothing_waits(client, government):
    client.force_login(make.MembershipFactory(government=government).user)
    assert 'class="empty"' in client.get(reverse("work")).content.decode()


def test_who_serves_nowhere_is_led_to_the_register(client):
    client.force_login(make.UserFactory())
    assert client.get(reverse("work"))["Location"] == reverse("home")


@pytest.mark.parametrize(("asked", "led_to"), [("", "work"), ("/agreements/", "agreements:agreements")])
def test_login_leads_to_what_waits_or_where_one_wanted_to_go(client, government, asked, led_to):
    user = make.MembershipFactory(government=government).user
    response = client.post(
        reverse("account_login"), {"login": user.username, "password": PASSWORD, **({"next": asked} if asked else {})}
    )
    assert response["Location"] == reverse(led_to)


def test_a_coordinator_sees_what_waits_at_agencies_with_the_way_to_remind_them(client, government):
    held = unaware(government)
    client.force_login(make.MembershipFactory(government=government).user)
    response = client.get(reverse("work"))
    [(agency, [matter], wants_letter)] = response.context["at_agencies"]
    assert (agency, matter.code, wants_letter) == (held.agency, "not_acknowledged", False)
    page = response.content.decode()
    assert reverse("letters", args=[agency.key]) in page
    assert client.get(matter.url).status_code == 200


def test_after_two_reminders_a_letter_to_the_head_is_offered(client, government):
    held = unaware(government)
    user = make.MembershipFactory(government=government).user
    [matter] = [each for each in matters(timezone.localdate(), {government}) if each.agency]
    for days in (40, 20):
        Reminder.objects.create(
            address="dinas@example.test", matter=matter.name, sent_on=timezone.localdate() - timedelta(days=days)
        )
    client.force_login(user)
    assert [wants for agency, _found, wants in client.get(reverse("work")).context["at_agencies"]] == [True]
    assert held.agency == matter.agency


def test_an_officer_sees_nothing_of_other_agencies(client, government):
    unaware(government)
    client.force_login(make.MembershipFactory(government=government, agency_officer=True).user)
    assert client.get(reverse("work")).context["at_agencies"] == []


def test_a_condition_is_work_a_month_before_its_day_and_warned_of_after_it(government):
    agreement = make.AgreementFactory(open_ended=True, partnership__government=government)
    approval = life.ApprovalFactory(partnership=agreement.partnership, approved=True)
    life.ConditionFactory(approval=approval, due=make.when("2026-12-31"))
    coordinator = make.MembershipFactory(government=government).user
    assert codes(coordinator, date(2026, 11, 30)) == []
    assert codes(coordinator, date(2026, 12, 1)) == ["condition_near"]
    assert codes(coordinator, date(2027, 1, 1)) == ["condition_overdue"]


class TestTheProcedure:
    @pytest.fixture
    def partnership(self, government):
        rule = make.StageSetFactory(valid_from=None)
        for position, (kind, actor) in enumerate({"plan": "home", "council": "council"}.items(), start=1):
            make.StageFactory(stage_set=rule, position=position, kind=kind, actor=actor, name_id=f"Tahap {kind}")
        return make.PartnershipFactory(government=government)

    @pytest.fixture
    def coordinator(self, government):
        return make.MembershipFactory(government=government).user

    def step(self, partnership, kind: str, **attributes):
        return life.StepFactory(partnership=partnership, stage=Stage.objects.get(kind=kind), **attributes)

    def test_a_planned_step_is_work_a_month_before_its_day_until_its_outcome_is_told(self, partnership, coordinator):
        step = self.step(partnership, "plan", outcome="", happened=None, planned=make.when("2026-12-31"))
        assert codes(coordinator, date(2026, 11, 30)) == []
        assert codes(coordinator, date(2026, 12, 1)) == ["step_planned"]
        assert codes(coordinator, date(2027, 3, 1)) == ["step_planned"]
        type(step).objects.filter(pk=step.pk).update(outcome="skipped")
        assert codes(coordinator, date(2026, 12, 1)) == []

    def test_a_deadline_waits_for_who_acts_from_the_stage_before_on(self, partnership, coordinator):
        council = make.MembershipFactory(government=partnership.government, council_member=True).user
        self.step(partnership, "plan", happened=make.when("2026-11-01"))
        assert codes(council, TODAY) == []
        Stage.objects.filter(kind="council").update(deadline_days=45)
        (matter,) = waiting_for(council, TODAY)
        assert (matter.code, matter.since, matter.due) == (
            "stage_due_council",
            date(2026, 11, 1),
            date(2026, 12, 16),
        )
        assert "belum diverifikasi" in matter.text
        assert codes(coordinator, TODAY) == []
        Stage.objects.filter(kind="council").update(deadline_verified=True)
        (matter,) = waiting_for(council, TODAY)
        assert "belum diverifikasi" not in matter.text

    def test_what_the_council_returned_is_work_of_the_cooperation_unit(self, partnership, coordinator):
        Stage.objects.filter(kind="council").update(deadline_days=45)
        self.step(partnership, "plan", happened=make.when("2026-11-01"))
        self.step(partnership, "council", happened=make.when("2026-11-05"), outcome="returned")
        assert codes(coordinator, TODAY) == ["stage_due"]
