"""What warns and what does not: a calm first day, ended partnerships, and absences that are no facts."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from agreements.models import Finding, Obligation, Partnership
from evaluations.warnings.raised import raised
from evaluations.work import matters
from tests import factories as make
from tests import life
from tests.evaluations.warnings.cases import CASES

TODAY = date(2026, 11, 21)

pytestmark = pytest.mark.django_db


@pytest.fixture
def government():
    return make.GovernmentFactory()


def old_agreements(government, number: int) -> None:
    """In force for ten years or without an end, with fields, agencies and the visits of their first year."""
    for count in range(number):
        partnership = make.PartnershipFactory(government=government)
        terms = {"open_ended": True} if count % 2 else {"duration_months": 180}
        agreement = make.AgreementFactory(partnership=partnership, notice_months=None, **terms)
        make.AssignmentFactory(field=make.CooperationFieldFactory(agreement=agreement))
        life.ActivityFactory(partnership=partnership, happened=make.when("2017-03"))
        life.InvitationFactory(partnership=partnership)
        life.OutcomeFactory(partnership=partnership)
        life.LeadershipChangeFactory(partnership=partnership)
        life.PlanItemFactory(partnership=partnership)


def codes(day: date) -> set[str]:
    return {each.kind.code for each in raised(Partnership.objects.all(), day)}


def test_the_first_day_with_old_agreements_is_calm(government):
    old_agreements(government, 25)
    assert matters(TODAY, [government]) == []


def test_a_register_that_starts_today_warns_only_after_its_thresholds(government):
    old_agreements(government, 25)
    life.RegisterStartFactory(government=government, starts=TODAY)
    assert matters(TODAY, [government]) == []
    assert matters(TODAY + timedelta(days=29), [government]) == []
    assert {each.code for each in matters(TODAY + timedelta(days=30), [government])} == {
        "no_officer",
        "not_acknowledged",
    }


@pytest.mark.parametrize("code", CASES)
def test_an_ended_partnership_is_silent(code):
    case = CASES[code]()
    case.partnership.agreements.update(terminated=make.when("2017-01-01"), termination_reason="Selesai.")
    assert codes(max(case.since, date(2017, 1, 2))) == set()


@pytest.mark.parametrize("standing", [{"is_draft": True}, {"annulled_on": TODAY, "annulment_reason": "Ganda."}])
@pytest.mark.parametrize("code", CASES)
def test_a_draft_and_an_annulled_partnership_are_silent(code, standing):
    case = CASES[code]()
    Partnership.objects.filter(pk=case.partnership.pk).update(**standing)
    assert codes(case.since) == set()


ABSENCES = (
    "field_never_started",
    "visit_report_owed",
    "no_monitoring_this_year",
    "one_sided_benefits",
    "leadership_changed",
    "dormant_soon",
    "dormant",
    "report_overdue",
)


@pytest.mark.parametrize("code", ABSENCES)
def test_an_absence_warns_only_where_the_register_is_kept(code):
    case = CASES[code]()
    case.partnership.government.register_start.delete()
    assert code not in codes(case.since)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("field_never_started", "activities"),
        ("no_monitoring_this_year", "monitoring"),
        ("one_sided_benefits", "outcomes"),
        ("leadership_changed", "contacts"),
        ("dormant", "activities"),
    ],
)
def test_an_absence_warns_under_a_statement_of_its_kind(code, kind):
    case = CASES[code]()
    case.partnership.government.register_start.delete()
    covered = life.CoverageStatementFactory(
        partnership=case.partnership, kinds=[kind], period=make.when("2017-01-01/2019-12-31")
    )
    assert code in codes(case.since)
    covered.kinds = ["plans"]
    covered.save()
    assert code not in codes(case.since)


def never_started(*roles: str):
    """The warning of a field with an agency in each of these roles."""
    case = CASES["field_never_started"]()
    agreed = case.partnership.agreements.get().fields.get()
    held = [make.AssignmentFactory(field=agreed, role=role) for role in roles]
    (one,) = raised(Partnership.objects.filter(pk=case.partnership.pk), case.since, {"field_never_started"})
    return one, held


@pytest.mark.parametrize(("roles", "asked"), [(("",), 0), (("supporting", "lead"), 1)])
def test_the_only_agency_of_a_field_or_the_one_in_the_lead_should_act(roles, asked):
    one, held = never_started(*roles)
    assert (one.agency, one.matter.role) == (held[asked].agency, "agency_officer")
    assert one.matter.url == f"/assignments/{held[asked].key}/status/"


@pytest.mark.parametrize("roles", [(), ("", "")])
def test_a_field_of_no_agency_or_of_several_is_for_the_coordinator(roles):
    one, _held = never_started(*roles)
    assert (one.agency, one.matter.role) == (None, "coordinator")
    assert one.matter.url.startswith("/fields/")


def test_thresholds_are_those_of_the_government_on_that_day():
    case = CASES["field_never_started"]()
    life.RulesFactory(government=case.partnership.government, start_months=24)
    assert "field_never_started" not in codes(case.since)
    assert "field_never_started" in codes(date(2019, 1, 1))


def test_thresholds_declared_later_do_not_hold_yet():
    case = CASES["field_never_started"]()
    life.RulesFactory(government=case.partnership.government, start_months=24, since=case.since + timedelta(days=1))
    assert "field_never_started" in codes(case.since)


def test_many_partnerships_ask_the_database_as_often_as_few():
    few = queries()
    for _ in range(3):
        many = queries()
    assert many == few


def queries() -> int:
    """How many are asked after one more of each case."""
    latest = max(make_case().since for make_case in CASES.values())
    with CaptureQueriesContext(connection) as asked:
        assert raised(Partnership.objects.all(), latest)
    return len(asked)


def test_an_agreement_whose_last_day_is_vague_warns_until_it_certainly_ran_out():
    make.AgreementFactory(duration_months=None, ends=make.when("2021"), notice_months=None)
    days = (date(2021, 7, 1), date(2021, 12, 31), date(2022, 1, 1))
    assert ["expiring_without_successor" in codes(day) for day in days] == [True, True, False]


def test_a_planned_activity_whose_plan_item_has_a_budget_is_paid_for(government):
    life.RegisterStartFactory(government=government, starts=date(2017, 1, 1))
    partnership = make.AgreementFactory(open_ended=True, partnership__government=government).partnership
    activity = life.ActivityFactory(partnership=partnership, planned=True, happened=make.when("2027-03"))
    assert "no_budget_line" in codes(TODAY)
    life.PlanItemFactory(partnership=partnership, has_budget=True, activity=activity)
    assert "no_budget_line" not in codes(TODAY)


def test_a_plan_item_is_carried_out_from_the_day_of_its_activity_on():
    partnership = make.AgreementFactory(open_ended=True).partnership
    held = life.ActivityFactory(partnership=partnership, happened=make.when("2019-05-02"))
    life.PlanItemFactory(partnership=partnership, has_budget=False, scheduled=make.when("2018"), activity=held)
    days = (date(2019, 5, 1), date(2019, 5, 2))
    assert ["no_budget_line" in codes(day) for day in days] == [True, False]


def test_an_expired_partnership_with_nothing_open_is_silent():
    make.AgreementFactory()
    assert codes(date(2021, 11, 25)) == set()


def test_what_is_open_is_counted_by_sort():
    case = CASES["expired_with_open_matters"]()
    visit = life.ActivityFactory(partnership=case.partnership, happened=make.when("2017-03"))
    for _ in range(2):
        life.PromiseFactory(activity=visit, due=make.when("2017-12"))
    (one,) = raised(Partnership.objects.all(), case.since)
    with override("en"):
        assert str(one.matter.text).endswith("1 recommendation, 2 promises.")


def test_a_recommendation_with_a_term_to_come_is_not_open_yet():
    case = CASES["expired_with_open_matters"]()
    Finding.objects.update(due=make.when("2021-11-25"))
    assert codes(case.since) == set()
    assert codes(date(2021, 11, 26)) == {"expired_with_open_matters"}


def test_each_report_that_an_expired_partnership_owes_is_counted():
    case = CASES["report_overdue"]()
    (one,) = raised(Partnership.objects.all(), date(2022, 3, 1))
    owed = Obligation.objects.overdue(date(2022, 3, 1)).filter(partnership=case.partnership).count()
    assert owed > 1
    with override("en"):
        assert str(one.matter.text).endswith(f": {owed} reports.")
