"""The state of a report on a day: each of them, at its borders, and what is overdue."""

from datetime import date

import pytest

from agreements.models import Obligation
from tests import factories as make
from tests.agreements.reports.scene import filed, responsible, states, stored
from tests.factories import when

pytestmark = pytest.mark.django_db

DUE = date(2018, 1, 31)
DAY_AFTER = date(2018, 2, 1)


@pytest.fixture
def assignment(db):
    return responsible()


def state(on: date) -> str:
    return states(on)[2017]


def overdue(on: date) -> list[int]:
    return [row.starts.year for row in Obligation.objects.overdue(on)]


def test_a_report_is_absent_from_the_day_after_it_was_due(assignment):
    assert (state(DUE), state(DAY_AFTER)) == ("not_yet_due", "absent")
    assert (overdue(DUE), overdue(DAY_AFTER)) == ([2016], [2016, 2017])


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        ("2018-01-31", "received"),
        ("2018-02-01", "late"),
        # Only what is certainly late is called late.
        ("2018-01/2018-02", "received"),
        ("unknown", "received"),
    ],
)
def test_what_was_received_after_its_day_is_late(assignment, received, expected):
    stored(assignment, received=when(received))
    assert state(date(2018, 3, 1)) == expected
    assert 2017 not in overdue(date(2018, 3, 1))


def test_what_was_received_later_was_absent_before(assignment):
    stored(assignment, received=when("2018-03-10"))
    assert (state(date(2018, 3, 9)), state(date(2018, 3, 10))) == ("absent", "late")
    assert 2017 in overdue(date(2018, 3, 9))


def test_what_is_filed_waits_and_is_not_overdue(assignment):
    stored(assignment)
    filed(assignment)
    assert (state(date(2018, 1, 19)), state(date(2018, 1, 20)), state(DAY_AFTER)) == ("not_yet_due", "filed", "filed")
    assert 2017 not in overdue(DAY_AFTER)


def test_what_was_returned_is_overdue_until_it_is_filed_again(assignment):
    stored(assignment)
    filed(assignment, returned=True)
    filed(assignment, number=2, filed_on=date(2018, 2, 20))
    days = [date(2018, 2, day) for day in (4, 5, 19, 20)]
    assert [state(day) for day in days] == ["filed", "returned", "returned", "filed"]
    assert [2017 in overdue(day) for day in days] == [False, True, True, False]


def test_what_was_returned_before_its_day_is_not_overdue_yet(assignment):
    stored(assignment)
    filed(assignment, returned_on=date(2018, 1, 20), return_note="Lengkapi.")
    assert state(DUE) == "returned"
    assert 2017 not in overdue(DUE)
    assert 2017 in overdue(DAY_AFTER)


def test_a_version_being_written_changes_nothing(assignment):
    filed(assignment, filed_on=None)
    assert state(DAY_AFTER) == "absent"


def test_a_page_that_answers_one_agreement_leaves_the_other_as_it_was(assignment):
    agreement = make.AgreementFactory(partnership__government=assignment.government)
    other = make.AssignmentFactory(field__agreement=agreement, agency=assignment.agency)
    stored(assignment)
    stored(other)
    filed(assignment)
    found = {row.agreement_id: row.state for row in Obligation.objects.on(DAY_AFTER).filter(starts__year=2017)}
    assert found == {assignment.field.agreement_id: "filed", agreement.pk: "absent"}


def test_a_waived_report_is_neither_absent_nor_overdue(assignment):
    stored(assignment, waived_on=date(2018, 3, 1), waiver_reason="Dinas baru dibentuk.")
    assert (state(date(2018, 2, 28)), state(date(2018, 3, 1))) == ("absent", "waived")
    assert 2017 not in overdue(date(2018, 3, 1))


def test_the_register_alone_says_what_is_owed_not_who_may_see_it(assignment):
    coordinator = make.MembershipFactory(government=assignment.government).user
    stranger = make.MembershipFactory().user
    assert Obligation.objects.visible_to(coordinator).count() == 6
    assert not Obligation.objects.visible_to(stranger).exists()
