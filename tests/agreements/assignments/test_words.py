"""What is said of a responsibility on a day: only what is certain, the latest statement, and awareness can be lost."""

from datetime import date

import pytest

from agreements.models import Assignment, OfficerInCharge
from tests.factories import AgreementFactory, AssignmentFactory, CooperationFieldFactory, when
from tests.life import AcknowledgementFactory, AssignmentStatusFactory, HandoverFactory, OfficerFactory

pytestmark = pytest.mark.django_db
DAY = date(2018, 7, 1)


@pytest.fixture
def assignment():
    return AssignmentFactory()


def awareness(assignment, day=DAY) -> str:
    return Assignment.objects.with_awareness(day).get(pk=assignment.pk).awareness


def state(assignment, day=DAY) -> str:
    return Assignment.objects.with_state(day).get(pk=assignment.pk).state


def officer(assignment, day=DAY) -> str | None:
    return Assignment.objects.with_officer(day).get(pk=assignment.pk).officer


def says(assignment, state: str, day: str | None):
    return AcknowledgementFactory(assignment=assignment, state=state, happened=day and when(day))


def test_an_agency_that_was_never_heard_is_neither_aware_nor_unaware(assignment):
    says(AssignmentFactory(), "aware", "2017")
    assert awareness(assignment) == ""
    assert assignment in Assignment.objects.unacknowledged(DAY)
    assert assignment not in Assignment.objects.acknowledged(DAY)


def test_awareness_can_be_lost_and_won_again(assignment):
    says(assignment, "aware", "2017-01-10")
    says(assignment, "unaware", "2018-03-01")
    says(assignment, "aware", "2019-01-01")
    on = {2017: "aware", 2018: "unaware", 2019: "aware"}
    assert {year: awareness(assignment, date(year, 7, 1)) for year in on} == on
    assert assignment in Assignment.objects.unacknowledged(DAY)
    assert assignment in Assignment.objects.acknowledged(date(2019, 1, 1))


def test_the_later_statement_wins_whichever_was_recorded_first(assignment):
    says(assignment, "unaware", "2018-03-01")
    says(assignment, "aware", "2017-01-10")
    assert awareness(assignment) == "unaware"


def test_of_two_statements_of_one_day_the_one_recorded_later_wins(assignment):
    says(assignment, "aware", "2018-03-01")
    says(assignment, "unaware", "2018-03-01")
    assert awareness(assignment) == "unaware"


@pytest.mark.parametrize(
    ("day", "counts_from"),
    [("2018", date(2018, 12, 31)), ("2018-03", date(2018, 3, 31)), ("../2017", date(2017, 12, 31))],
)
def test_a_vague_statement_counts_from_the_last_day_that_it_may_mean(assignment, day, counts_from):
    says(assignment, "aware", day)
    assert awareness(assignment, counts_from) == "aware"
    assert awareness(assignment, counts_from.replace(day=counts_from.day - 1)) == ""


@pytest.mark.parametrize("day", ["unknown", "2017/..", None])
def test_a_statement_of_no_certain_day_never_counts(assignment, day):
    says(assignment, "aware", day)
    assert awareness(assignment, date(2999, 1, 1)) == ""


def test_the_status_is_the_latest_by_that_day_and_empty_where_none_is_recorded(assignment):
    assert state(assignment) == ""
    AssignmentStatusFactory(assignment=assignment, state="running", happened=when("2017-05-01"))
    AssignmentStatusFactory(assignment=assignment, state="stopped", happened=when("2018-10/2018-12"))
    assert state(assignment, date(2017, 4, 30)) == ""
    assert state(assignment) == "running"
    assert state(assignment, date(2018, 12, 30)) == "running"
    assert state(assignment, date(2018, 12, 31)) == "stopped"


def test_the_officer_in_charge_is_the_one_who_began_last_and_has_not_left(assignment):
    OfficerFactory(assignment=assignment, post="Pertama", started=when("2016"))
    OfficerFactory(assignment=assignment, post="Kedua", started=when("2017"), ended=when("2018-08"))
    OfficerFactory(assignment=assignment, post="Ketiga", started=when("2019"))
    assert officer(assignment) == "Kedua"
    assert officer(assignment, date(2018, 8, 1)) == "Pertama"
    assert officer(assignment, date(2020, 1, 1)) == "Ketiga"


def test_an_officer_of_no_recorded_beginning_is_in_charge_and_comes_after_the_dated_ones(assignment):
    OfficerFactory(assignment=assignment, post="Tanpa tanggal", started=None)
    assert officer(assignment) == "Tanpa tanggal"
    OfficerFactory(assignment=assignment, post="Bertanggal", started=when("2017"))
    assert officer(assignment) == "Bertanggal"


def test_without_officer_finds_those_where_nobody_is_in_charge(assignment):
    assert assignment in Assignment.objects.without_officer(DAY)
    OfficerFactory(assignment=assignment, started=when("2017"), ended=when("2018-07-01"))
    assert officer(assignment) is None
    assert assignment in Assignment.objects.without_officer(DAY)
    assert assignment not in Assignment.objects.without_officer(date(2018, 6, 30))


def left(day=DAY) -> set[str]:
    return set(OfficerInCharge.objects.left_without_handover(day).values_list("post", flat=True))


def test_who_left_without_handover_is_found_until_it_is_recorded():
    OfficerFactory(post="Masih bertugas")
    OfficerFactory(post="Pindah", ended=when("2018-05"), leaving="transfer")
    handed = OfficerFactory(post="Serah terima", ended=when("2018-05"), leaving="transfer")
    HandoverFactory(officer=handed, happened=when("2018-06-15"))
    undated = OfficerFactory(post="Tanpa tanggal", ended=when("2018-05"), leaving="retirement")
    HandoverFactory(officer=undated, happened=None)
    assert left(date(2018, 5, 30)) == set()
    assert left(date(2018, 6, 1)) == {"Pindah", "Serah terima"}
    assert left() == {"Pindah"}


@pytest.mark.parametrize(
    ("started", "ended", "held"),
    [
        ("2018-07-01", None, True),
        ("2018-07-02", None, False),
        ("2018", None, False),
        ("2017", "2018-07-01", True),
        ("2017", "2018-06-30", False),
        ("2017", "2018", False),
        ("2017", "unknown", False),
        (None, None, True),
    ],
)
def test_a_responsibility_holds_on_the_days_that_certainly_lie_in_its_period(started, ended, held):
    made = AssignmentFactory(started=started and when(started), ended=ended and when(ended))
    assert (made in Assignment.objects.held_on(DAY)) == held


def test_an_undated_responsibility_begins_with_its_agreement():
    agreement = AgreementFactory(signed=when("2018-08-01"))
    made = AssignmentFactory(field=CooperationFieldFactory(agreement=agreement))
    assert made not in Assignment.objects.held_on(DAY)
    assert made in Assignment.objects.held_on(date(2018, 8, 1))


def test_all_words_together_ask_the_database_once(assignment, django_assert_num_queries):
    AcknowledgementFactory(assignment=assignment)
    OfficerFactory(assignment=assignment)
    with django_assert_num_queries(1):
        words = Assignment.objects.with_awareness(DAY).with_state(DAY).with_officer(DAY)
        assert [(each.awareness, each.state, bool(each.officer)) for each in words] == [("aware", "", True)]
