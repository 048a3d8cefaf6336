"""What is owed: periods, borders, due days, and from when the register speaks."""

from datetime import date

import pytest
from django.utils import timezone

from agreements.models import Obligation, Rules
from agreements.obligations import obligations
from tests import factories as make
from tests import life
from tests.agreements.reports.scene import AFTERWARDS, owed, responsible, rules, states, stored
from tests.factories import when

pytestmark = pytest.mark.django_db


def years(on: date = AFTERWARDS, **which) -> list[int]:
    return [int(starts[:4]) for starts, _ends, _due in owed(on, **which)]


def test_each_calendar_year_of_the_term_owes_one_report_part_years_too():
    responsible()
    assert owed() == [
        ("2016-01-01", "2016-12-31", "2017-01-31"),
        ("2017-01-01", "2017-12-31", "2018-01-31"),
        ("2018-01-01", "2018-12-31", "2019-01-31"),
        ("2019-01-01", "2019-12-31", "2020-01-31"),
        ("2020-01-01", "2020-12-31", "2021-01-31"),
        ("2021-01-01", "2021-12-31", "2022-01-31"),
    ]


def test_an_agency_owes_one_report_for_all_its_fields_of_an_agreement():
    assignment = responsible()
    field = make.CooperationFieldFactory(agreement=assignment.field.agreement)
    make.AssignmentFactory(field=field, agency=assignment.agency)
    assert len(owed()) == 6


def test_two_agencies_owe_each_their_own():
    assignment = responsible()
    other = make.AssignmentFactory(field=assignment.field)
    assert len(owed()) == 12
    assert years(agencies=[other.agency]) == years(agencies=[assignment.agency]) == list(range(2016, 2022))


def test_the_whole_term_is_known_from_the_day_of_signing():
    responsible()
    assert owed(date(2016, 11, 24)) == []
    assert years(date(2016, 11, 25)) == list(range(2016, 2022))
    assert set(states(date(2016, 11, 25)).values()) == {"not_yet_due"}


def test_a_responsibility_counts_from_the_day_it_certainly_held():
    responsible(started=when("2018-10/2019-02"))
    assert years() == [2019, 2020, 2021]
    assert years(date(2019, 2, 27)) == []


def test_a_responsibility_that_ended_owes_nothing_more():
    responsible(ended=when("2018-06"))
    assert years() == [2016, 2017, 2018]


@pytest.mark.parametrize("unknown", [{"started": when("unknown")}, {"ended": when("../2019")}])
def test_what_did_not_certainly_hold_owes_nothing(unknown):
    responsible(**unknown)
    assert owed() == []


def test_an_agreement_terminated_in_mid_year_owes_for_that_year_and_no_more():
    responsible(agreement={"terminated": when("2018-07-01"), "termination_reason": "Disepakati."})
    assert years() == [2016, 2017, 2018]


def test_an_agreement_terminated_on_new_year_owes_nothing_for_that_year():
    responsible(agreement={"terminated": when("2018-01-01"), "termination_reason": "Disepakati."})
    assert years() == [2016, 2017]


def test_a_vaguely_dated_signing_owes_from_when_it_was_certainly_signed():
    responsible(agreement={"signed": when("2017"), "duration_months": 24})
    assert years() == [2017, 2018]


def test_an_open_ended_agreement_owes_up_to_the_end_of_next_year():
    responsible(agreement={"open_ended": True})
    today = timezone.localdate()
    assert max(years(today)) == today.year + 1


@pytest.mark.parametrize(
    "standing",
    [
        {"draft": True},
        {"annulled": True},
        {"unsigned": True},
        {"signed": when("unknown")},
        {"partnership__draft": True},
        {"partnership__annulled": True},
    ],
)
def test_only_a_signed_standing_agreement_of_an_entered_partnership_owes(standing):
    responsible(agreement=standing)
    assert owed() == []


def test_without_a_register_start_nothing_is_owed():
    """The first day with twenty-five old agreements is calm."""
    responsible(register_start=None)
    assert owed() == []


@pytest.mark.parametrize(
    ("register_start", "first"), [(date(2018, 12, 31), 2018), (date(2019, 1, 1), 2019), (date(2018, 3, 1), 2018)]
)
def test_what_ends_before_the_register_starts_is_not_owed(register_start, first):
    responsible(register_start)
    assert years()[0] == first


def stated(assignment, period: str, **attributes):
    return life.CoverageStatementFactory(
        partnership=assignment.field.agreement.partnership,
        period=when(period),
        **{"kinds": ["activities", "reports"], **attributes},
    )


def test_before_the_register_only_what_a_source_states_is_owed():
    assignment = responsible(date(2021, 1, 1))
    stated(assignment, "2016/2018-06")
    assert years() == [2016, 2017, 2021]


@pytest.mark.parametrize("said", [{"kinds": ["activities"]}, {"annulled": True}])
def test_a_statement_on_something_else_or_an_annulled_one_makes_nothing_owed(said):
    assignment = responsible(None)
    stated(assignment, "2016/2021", **said)
    assert owed() == []


def test_a_statement_on_one_agency_speaks_of_that_agency_alone():
    assignment = responsible(None)
    other = make.AssignmentFactory(field=assignment.field)
    stated(assignment, "2017", agency=other.agency)
    assert owed(agencies=[assignment.agency]) == []
    assert years(agencies=[other.agency]) == [2017]


def test_a_stored_report_is_owed_whatever_the_register_says():
    stored(responsible(None), 2018)
    assert years() == [2018]


def test_a_government_may_ask_for_a_report_every_half_year():
    assignment = responsible(agreement={"signed": when("2017-07-01"), "duration_months": 12})
    rules(assignment, date(2017, 1, 1), report_cycle=6, report_days=14)
    assert owed() == [("2017-07-01", "2017-12-31", "2018-01-14"), ("2018-01-01", "2018-06-30", "2018-07-14")]


def test_a_government_may_ask_for_a_report_every_quarter():
    assignment = responsible(agreement={"signed": when("2017-05-20"), "duration_months": 3})
    rules(assignment, date(2017, 1, 1), report_cycle=3)
    assert owed() == [("2017-04-01", "2017-06-30", "2017-07-31"), ("2017-07-01", "2017-09-30", "2017-10-31")]


def test_a_new_cycle_begins_after_the_period_that_runs():
    assignment = responsible(agreement={"signed": when("2017-01-01"), "duration_months": 24})
    rules(assignment, date(2017, 4, 1), report_cycle=6)
    assert [starts for starts, _ends, _due in owed()] == ["2017-01-01", "2018-01-01", "2018-07-01"]


def test_a_longer_cycle_begins_where_the_shorter_ends_and_keeps_to_the_calendar():
    assignment = responsible(agreement={"signed": when("2017-01-01"), "duration_months": 24})
    rules(assignment, date(2017, 1, 1), report_cycle=3)
    rules(assignment, date(2017, 4, 1), report_cycle=12)
    assert [(starts, ends) for starts, ends, _due in owed()] == [
        ("2017-01-01", "2017-03-31"),
        ("2017-04-01", "2017-12-31"),
        ("2018-01-01", "2018-12-31"),
    ]


def test_later_thresholds_change_only_what_ends_on_their_day_or_after():
    assignment = responsible(agreement={"signed": when("2016-01-01"), "duration_months": 36})
    before = owed()
    rules(assignment, date(2017, 12, 31), report_days=90)
    assert [due for _starts, _ends, due in owed()] == ["2017-01-31", "2018-03-31", "2019-03-31"]
    assert owed()[0] == before[0]


def test_a_stored_report_keeps_its_day_and_its_period_whatever_the_thresholds():
    assignment = responsible(agreement={"signed": when("2017-01-01"), "duration_months": 12})
    stored(assignment, 2017)
    rules(assignment, date(2016, 1, 1), report_cycle=3, report_days=5)
    assert owed() == [("2017-01-01", "2017-12-31", "2018-01-31")]


def test_what_the_database_takes_for_undeclared_is_what_the_model_says():
    assignment = responsible(agreement={"signed": when("2017-01-01"), "duration_months": 12})
    computed = owed()
    undeclared = Rules()
    rules(assignment, date(2001, 1, 1), report_cycle=undeclared.report_cycle, report_days=undeclared.report_days)
    assert owed() == computed


def test_an_agency_that_was_succeeded_goes_on_owing_under_its_own_name():
    assignment = responsible()
    make.AgencySuccessionFactory(predecessor=assignment.agency, happened=when("2018"))
    assert {row.agency for row in Obligation.objects.all()} == {assignment.agency}


def test_obligations_are_asked_for_by_government_agency_and_partnership():
    one, another = responsible(), responsible()
    assert {row.agency for row in obligations(AFTERWARDS)} == {one.agency, another.agency}
    for chosen in (
        {"governments": [one.government]},
        {"agencies": [one.agency]},
        {"partnerships": [one.field.agreement.partnership]},
    ):
        assert {row.agency for row in obligations(AFTERWARDS, **chosen)} == {one.agency}
    assert list(obligations(AFTERWARDS, agencies=[])) == []
