"""When a promise is open or overdue, and which journeys owe a report: as far as their dates say with certainty."""

from datetime import date

import pytest

from agreements.models import Activity, Promise
from tests.factories import when
from tests.life import ActivityFactory, PromiseFactory, RegisterStartFactory

pytestmark = pytest.mark.django_db


def promise(*, made="2015-08-14", due=None, done=None):
    return PromiseFactory(activity__happened=made and when(made), due=due and when(due), done=done and when(done))


def is_open(made: Promise, day: str) -> bool:
    return Promise.objects.open_on(date.fromisoformat(day)).filter(pk=made.pk).exists()


def is_overdue(made: Promise, day: str) -> bool:
    return Promise.objects.overdue(date.fromisoformat(day)).filter(pk=made.pk).exists()


@pytest.mark.parametrize(
    ("due", "day_before", "day_after"),
    [
        ("2018", "2018-12-31", "2019-01-01"),
        ("2018-06", "2018-06-30", "2018-07-01"),
        ("2018-06-15", "2018-06-15", "2018-06-16"),
        ("2018-10/2018-12", "2018-12-31", "2019-01-01"),
        ("../2018", "2018-12-31", "2019-01-01"),
    ],
)
def test_a_promise_is_overdue_when_its_term_has_certainly_run_out(due, day_before, day_after):
    made = promise(due=due)
    assert not is_overdue(made, day_before)
    assert is_overdue(made, day_after)
    assert is_open(made, day_before)


@pytest.mark.parametrize("due", [None, "unknown", "2018/.."])
def test_a_promise_without_a_last_day_is_open_and_never_overdue(due):
    made = promise(due=due)
    assert is_open(made, "2999-12-31")
    assert not is_overdue(made, "2999-12-31")


def test_a_promise_is_not_open_before_it_was_certainly_made():
    made = promise(made="2015-08")
    assert not is_open(made, "2015-08-30")
    assert is_open(made, "2015-08-31")


@pytest.mark.parametrize("undated", [None, "unknown"])
def test_a_promise_of_a_day_that_nobody_wrote_down_is_not_lost(undated):
    assert is_open(promise(made=undated), "2020-01-01")


def test_a_promise_made_not_earlier_than_a_day_is_open_from_then_on():
    made = promise(made="2015-08-10/..")
    assert not is_open(made, "2015-08-09")
    assert is_open(made, "2015-08-10")


def test_what_is_done_is_open_until_then():
    made = promise(due="2015", done="2016-03-01")
    assert is_overdue(made, "2016-02-29")
    assert not is_open(made, "2016-03-01")


def test_what_may_have_been_done_is_not_called_open():
    made = promise(due="2015", done="2016")
    assert is_open(made, "2015-12-31")
    assert not is_open(made, "2016-01-01")


def test_what_was_done_on_a_day_not_known_calls_for_nobody():
    made = promise(due="2015", done="unknown")
    assert not is_open(made, "2020-01-01")
    assert not is_overdue(made, "2020-01-01")


def test_promises_of_an_annulled_activity_do_not_stand():
    PromiseFactory(activity__annulled=True)
    standing = PromiseFactory()
    assert list(Promise.objects.standing().open_on(date(2020, 1, 1))) == [standing]


def owes(activity: Activity, day: str) -> bool:
    return Activity.objects.owing_visit_report(date.fromisoformat(day)).filter(pk=activity.pk).exists()


def kept(*, since: str = "2015-01-01", **attributes) -> Activity:
    """An activity of a government that keeps its register completely from that day on."""
    made = ActivityFactory(**attributes)
    RegisterStartFactory(government=made.government, starts=date.fromisoformat(since))
    return made


@pytest.mark.parametrize("kind", ["visit", "return_visit", "staff_exchange"])
def test_a_journey_owes_its_report_from_the_day_after_it_certainly_ended(kind):
    activity = kept(kind=kind, happened=when("2015-08"))
    assert not owes(activity, "2015-08-31")
    assert owes(activity, "2015-09-01")


@pytest.mark.parametrize(
    "otherwise",
    [
        {"planned": True},
        {"cancelled": True},
        {"direction": "inbound"},
        {"direction": ""},
        {"kind": "meeting"},
        {"happened": None},
        {"happened": when("2015/..")},
    ],
    ids=str,
)
def test_nothing_else_owes_a_visit_report(otherwise):
    assert not owes(kept(**otherwise), "2020-01-01")


def test_a_visit_report_is_owed_until_the_day_it_is_filed():
    activity = kept(visit_report_on=when("2015-09-01"))
    assert owes(activity, "2015-08-31")
    assert not owes(activity, "2015-09-01")


def test_a_report_that_may_have_been_filed_is_not_asked_for():
    activity = kept(visit_report_on=when("2015-09"))
    assert owes(activity, "2015-08-31")
    assert not owes(activity, "2015-09-01")


@pytest.mark.parametrize(("starts", "is_owed"), [("2015-08-14", True), ("2015-08-15", False)])
def test_what_is_owed_begins_with_the_register(starts, is_owed):
    assert owes(kept(since=starts), "2015-12-31") == is_owed


def test_without_a_register_that_is_kept_completely_no_report_is_owed():
    assert not owes(ActivityFactory(), "2020-01-01")
