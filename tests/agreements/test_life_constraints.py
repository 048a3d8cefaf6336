"""What the database refuses of records of what happened after a signature; the tables that test_constraints reads."""

import pytest
from django.db import connection

from tests import factories as make
from tests import life
from tests.database import refused_by, run, update
from tests.life import evaluations

DAY, EARLIER = "[2020-01-01,2020-01-02)", "[2019-01-01,2019-01-02)"
ANNULLED = {"annulled_on": "2020-01-01", "annulment_reason": ""}

#: Constraint → the record that breaks it, and how.
CHECKS = {
    "activity_annulment_gives_its_reason": ("activity", ANNULLED),
    "contact_annulment_gives_its_reason": ("contact", ANNULLED),
    "coveragestatement_annulment_gives_its_reason": ("coverage", ANNULLED),
    "funding_annulment_gives_its_reason": ("funding", ANNULLED),
    "invitation_annulment_gives_its_reason": ("invitation", ANNULLED),
    "leadershipchange_annulment_gives_its_reason": ("leadership", ANNULLED),
    "monitoring_annulment_gives_its_reason": ("monitoring", ANNULLED),
    "obstacle_annulment_gives_its_reason": ("obstacle", ANNULLED),
    "outcome_annulment_gives_its_reason": ("outcome", ANNULLED),
    "planitem_annulment_gives_its_reason": ("plan_item", ANNULLED),
    "approval_annulment_gives_its_reason": ("approval", ANNULLED),
    "an_approval_is_answered_after_it_is_asked": ("approval", {"asked": DAY, "answered": EARLIER}),
    "an_answer_to_an_approval_says_which": ("approval", {"answer": ""}),
    "a_condition_that_is_fulfilled_says_when": ("condition", {"fulfilment": "Sudah."}),
    "a_limit_on_journeys_ends_after_it_begins": (
        "travel_rule",
        {"valid_from": "2020-01-02", "valid_until": "2020-01-01"},
    ),
    "a_limit_on_journeys_limits_something": ("travel_rule", {"persons": None, "days": None}),
    "step_annulment_gives_its_reason": ("step", ANNULLED),
    "a_step_that_was_taken_says_how": ("step", {"outcome": ""}),
    "a_set_of_stages_ends_after_it_begins": ("stage_set", {"valid_until": "2019-01-01"}),
    "only_a_deadline_that_is_given_is_verified": ("stage", {"deadline_verified": True}),
    "a_cancelled_activity_gives_its_reason": ("activity", {"state": "cancelled"}),
    "an_activity_does_not_reply_to_itself": ("activity", {"replies_to_id": "id"}),
    "a_planned_budget_has_its_currency": ("plan_item", {"budget": 5, "has_budget": True}),
    "an_amount_means_a_budget_is_planned": ("plan_item", {"budget": 5, "currency": "IDR"}),
    "an_invitation_is_answered_after_it_is_sent": ("invitation", {"sent": DAY, "answered": EARLIER}),
    "only_under_a_field_is_it_known_what_was_expected": ("outcome", {"achieves_expected": True}),
    "a_quantity_has_its_unit": ("outcome", {"quantity": 5}),
    "a_verified_outcome_says_by_whom": ("outcome", {"verified": True}),
    "funding_year_is_a_year": ("funding", {"year": 999}),
    "an_amount_has_its_currency": ("funding", {"planned": 5}),
    "a_coverage_statement_names_a_kind": ("coverage", {"kinds": []}),
    "a_contact_ends_after_it_starts": ("contact", {"started": DAY, "ended": EARLIER}),
    "contact_is_renewed_after_leadership_changes": ("leadership", {"happened": DAY, "renewed": EARLIER}),
    "an_officer_leaves_after_he_begins": ("officer", {"started": DAY, "ended": EARLIER}),
    "a_report_period_ends_after_it_starts": ("report", {"starts": "2018-01-01"}),
    "a_waiver_gives_its_reason": ("report", {"waived_on": "2018-01-01"}),
    "a_returned_report_says_why": ("filing", {"returned_on": "2018-01-01"}),
    "only_a_filed_report_is_returned_or_accepted": ("filing", {"filed_on": None, "accepted_on": "2018-01-01"}),
    "a_report_is_returned_or_accepted_not_both": (
        "filing",
        {"returned_on": "2018-02-01", "return_note": "Lengkapi.", "accepted_on": "2018-02-01"},
    ),
    "a_reported_amount_has_its_currency": ("answer", {"realised": 5}),
    "a_reported_activity_is_known_or_described": ("reported", {"activity_id": None}),
    "a_partnership_slows_before_it_is_dormant": ("rules", {"dormant_months": 12}),
}
#: Constraint → a factory whose second record takes these columns of the first.
UNIQUE = {
    "a_position_holds_one_finding": (life.FindingFactory, "monitoring_id government_id position"),
    "a_position_holds_one_condition": (life.ConditionFactory, "approval_id government_id position"),
    "limits_on_journeys_of_a_government_do_not_overlap": (make.TravelRuleFactory, "government_id"),
    "sets_of_stages_of_a_government_do_not_overlap": (make.StageSetFactory, "government_id"),
    "a_position_holds_one_stage": (make.StageFactory, "stage_set_id government_id position"),
    "an_agency_reports_once_on_an_agreement_and_period": (life.ReportFactory, "agreement_id government_id agency_id"),
    "a_version_of_a_report_has_its_number": (life.FilingFactory, "agency_id government_id"),
    "one_version_of_a_report_is_open": (life.FilingFactory, "agency_id government_id"),
    "a_report_answers_once_for_a_field": (life.AnswerFactory, "filing_id assignment_id government_id"),
    "one_set_of_thresholds_begins_on_a_day": (life.RulesFactory, "government_id"),
}
#: Rows of the second where they must differ in another column, for the constraint to be the one that refuses.
APART = {
    "a_version_of_a_report_has_its_number": {"returned_on": "2018-02-01", "return_note": "Lengkapi."},
    "one_version_of_a_report_is_open": {"number": 2},
}

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_refuses(world, name):
    kind, changes = CHECKS[name]
    assert refused_by(update, world[kind], changes) == name


@pytest.mark.parametrize("name", UNIQUE)
def test_a_second_row_of_the_same_is_refused(name):
    factory, columns = UNIQUE[name]
    first, second = factory(), factory()
    taken = {column: getattr(first, column) for column in columns.split()} | APART.get(name, {})
    assert refused_by(update, second, taken) == name


def test_an_activity_has_a_field_once(world):
    link = world["activity"].field_links.get()
    statement = "INSERT INTO agreements_activityfield (activity_id, field_id) VALUES (%s, %s)"
    assert refused_by(run, statement, [link.activity_id, link.field_id]) == "an_activity_has_a_field_once"


def test_a_person_has_one_calendar_address():
    user = make.UserFactory()
    statement = "INSERT INTO portal_calendarfeed (user_id, digest, created_on) VALUES (%s, %s, '2020-01-01')"
    run(statement, [user.pk, "a"])
    assert refused_by(run, statement, [user.pk, "b"]) == "a_person_has_one_calendar_address"


def test_a_matter_is_told_once_a_day():
    statement = "INSERT INTO portal_reminder (address, matter, sent_on) VALUES ('a@b.test', 'x', '2020-01-01')"
    run(statement)
    assert refused_by(run, statement) == "a_matter_is_told_once_a_day"


def composite_links() -> list[tuple[str, str, str, str]]:
    """Constraint, child table, column and parent table of each reference that keeps the government too."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT conname, conrelid::regclass::text, a.attname, confrelid::regclass::text
            FROM pg_constraint JOIN pg_attribute AS a ON a.attrelid = conrelid AND a.attnum = conkey[1]
            WHERE contype = 'f' AND conname LIKE '%same_government' ORDER BY conname
            """
        )
        return cursor.fetchall()


def test_a_record_lies_below_one_of_its_own_government(world):
    """Every reference, by moving the record below a parent of another government."""
    elsewhere = small_elsewhere()
    # What is final refuses every change.
    movable = {name: record for name, record in world.items() if name not in ("final", "to_be_done")}
    of_table = {record._meta.db_table: record for record in movable.values() if hasattr(record, "_meta")}
    missing = []
    for name, child, column, parent in composite_links():
        if child not in of_table or parent not in elsewhere:
            missing.append(name)
            continue
        assert refused_by(update, of_table[child], {column: elsewhere[parent].pk}) == name
    assert missing == []


def small_elsewhere() -> dict:
    """A record of another government, by table."""
    text = make.AgreementTextFactory()
    field = make.CooperationFieldFactory(agreement=text.agreement)
    assignment = make.AssignmentFactory(field=field)
    made = life.one_of_each(text.agreement.partnership, assignment, keys="lain-").values()
    others = (text, text.agreement, text.agreement.partnership, field, assignment)
    unused = (
        make.SigningFactory(agreement=text.agreement),
        make.TextPointFactory(text=text),
        make.AgencyFactory(government=text.government),
        life.OfficerFactory(assignment=assignment),
        evaluations.EvaluationFactory(partnership=text.agreement.partnership),
    )
    return {record._meta.db_table: record for record in (*made, *others, *unused)}
