"""From records to facts: which agreement, which fields and which rows count."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from agreements.lineage import Lineage
from agreements.models import ActivityField
from evaluations.assessment import assess
from evaluations.evidence.gathering import gather
from evaluations.evidence.records import named
from evaluations.register.telling import obligation_name
from tests import factories as make
from tests import life

pytestmark = pytest.mark.django_db
DAY = date(2019, 12, 31)


def facts(partnership, on=DAY):
    return gather([partnership.pk], on)[partnership.pk]


def mou(signed: str, **about):
    return make.AgreementFactory(kind="mou", signed=make.when(signed), term="fixed", duration_months=12, **about)


def test_a_renewal_signed_later_is_not_under_way_before_anybody_planned_it():
    old = mou("2016-01-01")
    new = mou("2021-05-01", partnership=old.partnership, succeeds=old)
    assert facts(old.partnership).basis.in_renewal == ()
    make.SigningFactory(agreement=new, planned=make.when("2019-06"))
    assert facts(old.partnership).basis.in_renewal == (f"agreements.agreement:{new.key}",)


def test_a_renewal_that_nobody_dated_is_under_way():
    old = mou("2016-01-01")
    make.AgreementFactory(partnership=old.partnership, succeeds=old, unsigned=True)
    assert len(facts(old.partnership).basis.in_renewal) == 1


def test_the_window_begins_with_the_first_of_the_chain_that_has_a_date():
    undated = make.AgreementFactory(kind="mou", unsigned=True)
    old = mou("2016-01-01", partnership=undated.partnership, succeeds=undated)
    assert facts(old.partnership).basis.chain_began.first == date(2016, 1, 1)


def test_a_termination_after_the_last_day_ends_nothing():
    agreement = mou("2016-01-01", terminated=make.when("2020-05-01"), termination_reason="Tidak dilanjutkan.")
    for day in (DAY, date(2020, 12, 31)):
        assert facts(agreement.partnership, day).basis.ended.last == date(2016, 12, 31)


def test_a_termination_before_the_last_day_ends_the_agreement():
    agreement = mou("2016-01-01", terminated=make.when("2016-05-01"), termination_reason="Tidak dilanjutkan.")
    assert facts(agreement.partnership).basis.ended.last == date(2016, 5, 1)


def test_money_that_was_planned_and_not_realised_was_not_put_in():
    agreement = mou("2016-01-01")
    common = {"partnership": agreement.partnership, "year": 2016, "side": "home", "currency": "IDR"}
    told = life.FundingFactory(**common | {"planned": None, "realised": None, "currency": ""})
    paid = life.FundingFactory(**common, planned=5, realised=3)
    for amounts in ({"planned": 5, "realised": None}, {"planned": 5, "realised": 0}):
        life.FundingFactory(**common, **amounts)
    found = {each.ref for each in facts(agreement.partnership).fundings}
    assert found == {f"agreements.funding:{each.key}" for each in (told, paid)}


def test_items_of_a_plan_that_is_annulled_do_not_count():
    agreement = mou("2016-01-01")
    plan = make.AgreementFactory(partnership=agreement.partnership, kind="action_plan", parent=agreement)
    item = life.PlanItemFactory(partnership=agreement.partnership, agreement=plan, people_to_people=True)
    assert [each.ref for each in facts(agreement.partnership).plan_items] == [f"agreements.planitem:{item.key}"]
    plan.annulled_on, plan.annulment_reason = date(2019, 1, 1), "Salah catat."
    plan.save()
    assert facts(agreement.partnership).plan_items == ()


def test_what_hangs_under_an_agreement_signed_later_does_not_count_before_its_signing_was_planned():
    agreement = mou("2016-01-01")
    later = make.AgreementFactory(
        partnership=agreement.partnership, kind="action_plan", parent=agreement, signed=make.when("2021-05-01")
    )
    field = make.CooperationFieldFactory(agreement=agreement)
    continued = make.CooperationFieldFactory(agreement=later, origin=field)
    life.PlanItemFactory(partnership=agreement.partnership, agreement=later)
    life.PlanItemFactory(partnership=agreement.partnership, field=continued)
    activity = life.ActivityFactory(partnership=agreement.partnership, happened=make.when("2018"))
    ActivityField.objects.create(activity=activity, field=continued)
    found = facts(agreement.partnership)
    assert (found.plan_items, found.activities[0].fields) == ((), frozenset())
    make.SigningFactory(agreement=later, planned=make.when("2019-06"))
    found = facts(agreement.partnership)
    assert len(found.plan_items) == 2
    assert found.activities[0].fields == {f"agreements.cooperationfield:{field.key}"}


def test_an_agency_assigned_later_need_not_be_spoken_of():
    agreement = mou("2016-01-01")
    field = make.CooperationFieldFactory(agreement=agreement)
    first = make.AssignmentFactory(field=field)
    life.CoverageStatementFactory(
        partnership=agreement.partnership, kinds=["reports"], period=make.when("2016/2018"), agency=first.agency
    )
    assert facts(agreement.partnership).known["reports"]
    another = make.AgencyFactory(government=agreement.government)
    assignment = make.AssignmentFactory(field=field, agency=another, started=make.when("2021"))
    assert facts(agreement.partnership).known["reports"]
    assignment.started = make.when("2019")
    assignment.save()
    assert facts(agreement.partnership).known["reports"] == ()


def test_records_of_a_draft_agreement_name_no_field():
    draft = make.CooperationFieldFactory(agreement__draft=True, agreement__unsigned=True)
    assert facts(draft.agreement.partnership).fields == ()


class TestLineage:
    """1 was divided into 2 and 3; 4 carries out 2, 5 carries out 1."""

    lineage = Lineage({1: None, 2: 1, 3: 1, 4: 2, 5: 1})

    @pytest.mark.parametrize(
        ("field", "agreed", "stands_for"),
        [
            (2, {2, 3}, {2}),
            (4, {2, 3}, {2}),
            (1, {2, 3}, {2, 3}),
            (5, {2, 3}, {2, 3}),
            (2, {1}, {1}),
            (4, {1}, {1}),
            (4, {3}, {3}),
            (6, {2, 3}, set()),
            (None, {2, 3}, set()),
        ],
    )
    def test_a_field_stands_for_the_nearest_agreed_ones(self, field, agreed, stands_for):
        assert self.lineage.stands_for([field], agreed) == stands_for

    def test_a_circle_ends(self):
        assert Lineage({1: 2, 2: 1}).stands_for([1], {3}) == set()


def test_many_partnerships_are_assessed_by_as_many_queries_as_one(django_assert_num_queries):
    one = [mou("2016-01-01").partnership.pk]
    many = one + [mou("2016-01-01").partnership.pk for _number in range(4)]
    with django_assert_num_queries(len(_queries(one))):
        assess(many, DAY)


def _queries(partnerships):
    with CaptureQueriesContext(connection) as captured:
        assess(partnerships, DAY)
    return captured.captured_queries


@pytest.mark.parametrize(
    ("traits", "told"),
    [({}, "filed, waits for acceptance"), ({"returned": True}, "returned to be mended"), (None, "no report accepted")],
)
def test_a_report_that_lies_there_is_not_called_missing_among_the_governments_own(traits, told):
    held = make.AssignmentFactory()
    life.ReportFactory(agreement=held.field.agreement, agency=held.agency)
    if traits is not None:
        life.AnswerFactory(assignment=held, filing=life.FilingFactory(agency=held.agency, **traits))
    ref = f"agreements.obligation:{obligation_name(held.agency.key, held.field.agreement.key, date(2017, 1, 1))}"
    reader = make.MembershipFactory(government=held.agency.government).user
    with override("en"):
        assert named({ref}, reader)[ref].note.endswith(told)
        for other in (None, AnonymousUser(), make.MembershipFactory().user):
            assert named({ref}, other)[ref].note.endswith("no report accepted")


def test_two_fields_that_continue_one_of_a_draft_have_nothing_to_do_with_each_other():
    agreement = mou("2016-01-01")
    draft = make.AgreementFactory(partnership=agreement.partnership, kind="mou", draft=True, unsigned=True)
    origin = make.CooperationFieldFactory(agreement=draft)
    make.CooperationFieldFactory(agreement=agreement, origin=origin)
    plan = make.AgreementFactory(partnership=agreement.partnership, kind="action_plan", signed=make.when("2016"))
    make.CooperationFieldFactory(agreement=plan, origin=origin)
    assert facts(agreement.partnership).action_plans[0].fields == frozenset()


@pytest.mark.parametrize("keys", [("said", "said-2"), ("said-9", "said-10")])
def test_of_two_statements_of_one_day_the_one_with_the_higher_number_counts(keys):
    held = make.AssignmentFactory(field__agreement=mou("2016-01-01"), started=make.when("2016"))
    for key, state in zip(reversed(keys), ("unaware", "aware"), strict=True):
        life.AcknowledgementFactory(assignment=held, key=key, state=state, happened=make.when("2018"))
    assert facts(held.field.agreement.partnership).responsibilities[0].awareness == "unaware"


def test_a_record_is_named_without_reading_all_that_it_refers_to():
    activity = life.ActivityFactory()
    with CaptureQueriesContext(connection) as queries:
        named([f"agreements.activity:{activity.key}"], None)
    assert "JOIN" not in queries[-1]["sql"]
