"""The calendar of a person: whose days it holds, how vague dates stand in it, and who can read it."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar

from evaluations.calendar import Diary
from portal.calendar_feeds import open_feed
from portal.models import CalendarFeed
from portal.services import lock, store
from tests import factories as make
from tests import life

DAY = date(2021, 1, 15)

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement():
    """In force up to 24 November 2021, notice up to 25 May 2021; no draft, not annulled."""
    return make.AgreementFactory(title="Nota kesepahaman Jung-gu")


@pytest.fixture
def coordinator(agreement):
    return make.MembershipFactory(government=agreement.government).user


def officer_of(agency):
    return make.MembershipFactory(government=agency.government, agency_officer=True, agency=agency).user


def names(user, on: date = DAY) -> set[str]:
    return {entry.name for entry in Diary(user, on).entries()}


def read(client, user) -> Calendar:
    address = reverse("calendar-feed", args=[open_feed(user)])
    response = client.get(address)
    assert response["Content-Type"].startswith("text/calendar")
    return Calendar.from_ical(response.content)


def test_it_holds_the_days_of_an_agreement(agreement, coordinator):
    days = {entry.name: entry.when for entry in Diary(coordinator, DAY).entries()}
    assert days[f"expiry-{agreement.key}"] == make.when("2021-11-24")
    assert days[f"notice-{agreement.key}"] == make.when("2021-05-25")


def test_it_holds_promises_that_are_open_and_activities_that_are_planned(agreement, coordinator):
    under = {"partnership": agreement.partnership}
    planned = life.ActivityFactory(**under, planned=True, happened=make.when("2021-03-02"))
    held = life.ActivityFactory(**under, happened=make.when("2020-12-01"))
    promise = life.PromiseFactory(activity=held, due=make.when("2021-06-30"))
    kept = life.PromiseFactory(activity=held, due=make.when("2021-06-30"), done=make.when("2021-01-02"))
    found = names(coordinator)
    assert {f"activity-{planned.key}", f"promise-{promise.key}"} <= found
    assert not {f"activity-{held.key}", f"promise-{kept.key}"} & found


def test_it_holds_one_day_for_all_reports_of_an_agency_and_period(agreement, coordinator):
    life.RegisterStartFactory(government=agreement.government, starts=date(2020, 1, 1))
    agency = make.AgencyFactory(government=agreement.government)
    for parent in (agreement, make.AgreementFactory(partnership=agreement.partnership)):
        field = make.CooperationFieldFactory(agreement=parent)
        make.AssignmentFactory(field=field, agency=agency, started=make.when("2020-01-01"))
    due = {entry.name: entry.when for entry in Diary(coordinator, DAY).entries() if entry.name.startswith("report-")}
    assert due[f"report-{agency.key}-2020-01-01"] == make.when("2021-01-31")
    periods = [entry.name for entry in Diary(coordinator, DAY).entries() if entry.name.startswith("report-")]
    assert len(periods) == len(due)


def test_an_agency_officer_has_the_days_of_the_own_agency_alone(agreement):
    field = make.CooperationFieldFactory(agreement=agreement)
    agency = make.AgencyFactory(government=agreement.government)
    make.AssignmentFactory(field=field, agency=agency)
    other = make.AgreementFactory(partnership=agreement.partnership)
    ours = life.ActivityFactory(partnership=agreement.partnership, planned=True, happened=make.when("2021-03"))
    ours.fields.add(field)
    theirs = life.ActivityFactory(partnership=agreement.partnership, planned=True, happened=make.when("2021-03"))
    found = names(officer_of(agency))
    assert {f"expiry-{agreement.key}", f"activity-{ours.key}"} <= found
    assert not {f"expiry-{other.key}", f"activity-{theirs.key}"} & found


def test_an_officer_of_a_successor_has_the_days_of_the_agency_before(agreement):
    succession = make.AgencySuccessionFactory(predecessor=make.AgencyFactory(government=agreement.government))
    make.AssignmentFactory(field=make.CooperationFieldFactory(agreement=agreement), agency=succession.predecessor)
    assert f"expiry-{agreement.key}" in names(officer_of(succession.successor))


@pytest.mark.parametrize("kind", ["agency", "government"])
def test_strangers_have_none_of_it(agreement, kind):
    if kind == "agency":
        stranger = officer_of(make.AgencyFactory(government=agreement.government))
    else:
        stranger = make.MembershipFactory().user
    assert names(stranger) == set()


def test_drafts_and_what_was_renewed_terminated_or_annulled_have_no_days(agreement, coordinator):
    under = {"partnership": agreement.partnership}
    make.AgreementFactory(**under, draft=True)
    make.AgreementFactory(**under, annulled=True)
    make.AgreementFactory(**under, terminated=make.when("2020"), termination_reason="Disepakati.")
    renewed = make.AgreementFactory(**under)
    make.AgreementFactory(**under, succeeds=renewed, signed=make.when("2021-01-01"), open_ended=True)
    assert names(coordinator) == {f"expiry-{agreement.key}", f"notice-{agreement.key}"}


def test_a_vague_date_spans_its_days_and_one_without_an_end_is_left_out(client, agreement, coordinator):
    under = {"partnership": agreement.partnership, "planned": True}
    life.ActivityFactory(**under, title="Festival", happened=make.when("2990-10/2990-12"))
    life.ActivityFactory(**under, title="Kelak", happened=make.when("2990/.."))
    events = {str(event["SUMMARY"]): event for event in read(client, coordinator).walk("VEVENT")}
    (festival,) = [event for title, event in events.items() if "Festival" in title]
    assert "Desember 2990" in festival["SUMMARY"]
    assert (festival["DTSTART"].dt, festival["DTEND"].dt) == (date(2990, 10, 1), date(2991, 1, 1))
    assert not [title for title in events if "Kelak" in title]


def test_the_file_is_read_back_whole(client, agreement, coordinator, settings):
    make.AgreementFactory(partnership=agreement.partnership, signed=make.when("2988-11-25"), title="Kelak; lagi, ya")
    feed = read(client, coordinator)
    events = {str(event["UID"]): event for event in feed.walk("VEVENT")}
    (expiry,) = [event for uid, event in events.items() if uid.startswith("expiry-")]
    assert expiry["DTSTART"].dt == date(2993, 11, 24)
    assert expiry["SUMMARY"].endswith("Kelak; lagi, ya")
    assert expiry["URL"].startswith(settings.PORTAL_URL)
    assert expiry["DTSTAMP"].dt.tzinfo
    assert feed.errors == []


def test_equal_records_give_equal_bytes_and_a_change_keeps_the_name(client, agreement, coordinator):
    later = make.AgreementFactory(partnership=agreement.partnership, signed=make.when("2988-11-25"))
    address = reverse("calendar-feed", args=[open_feed(coordinator)])
    first = client.get(address).content
    assert client.get(address).content == first
    changed = lock(later)
    changed.title = "Judul baru"
    store(changed)
    second = Calendar.from_ical(client.get(address).content)
    before = {str(event["UID"]): event["SEQUENCE"] for event in Calendar.from_ical(first).walk("VEVENT")}
    after = {str(event["UID"]): event["SEQUENCE"] for event in second.walk("VEVENT")}
    assert before.keys() == after.keys()
    assert all(after[uid] == before[uid] + 1 for uid in after)


def test_its_words_are_in_the_language_of_the_person(client, agreement, coordinator):
    make.AgreementFactory(partnership=agreement.partnership, signed=make.when("2988-11-25"))
    type(coordinator).objects.update(language="en")
    coordinator.refresh_from_db()
    titles = [str(event["SUMMARY"]) for event in read(client, coordinator).walk("VEVENT")]
    assert [title for title in titles if title.startswith("Last day in force: ")]


def test_the_address_is_shown_once_and_kept_nowhere(client, coordinator):
    client.force_login(coordinator)
    token = "8f0d4b7e-8a25-4b0f-9d3c-0e5a3c1f7a11"
    page = client.post(reverse("calendar"), {"form_token": token})
    secret = page.context["address"].rpartition("/")[2].removesuffix(".ics")
    assert secret in page.text
    assert client.get(reverse("calendar-feed", args=[secret])).status_code == 200
    assert secret not in client.get(reverse("calendar")).text
    assert not CalendarFeed.objects.filter(digest__contains=secret).exists()
    again = client.post(reverse("calendar"), {"form_token": token})
    assert again["Location"] == reverse("calendar")
    assert client.get(reverse("calendar-feed", args=[secret])).status_code == 200


def test_a_new_address_takes_the_place_of_the_old_one(client, coordinator):
    old, new = open_feed(coordinator), open_feed(coordinator)
    assert client.get(reverse("calendar-feed", args=[old])).status_code == 404
    assert client.get(reverse("calendar-feed", args=[new])).status_code == 200


def test_a_revoked_address_and_a_wrong_one_are_nothing(client, coordinator):
    secret = open_feed(coordinator)
    client.force_login(coordinator)
    token = "8f0d4b7e-8a25-4b0f-9d3c-0e5a3c1f7a12"
    assert client.post(reverse("calendar-revoke"), {"form_token": token})["Location"] == reverse("calendar")
    client.logout()
    assert client.get(reverse("calendar-feed", args=[secret])).status_code == 404
    assert client.get(reverse("calendar-feed", args=["salah"])).status_code == 404


def test_a_closed_account_has_no_calendar(client, coordinator):
    secret = open_feed(coordinator)
    type(coordinator).objects.filter(pk=coordinator.pk).update(is_active=False)
    assert client.get(reverse("calendar-feed", args=[secret])).status_code == 404


def test_who_serves_no_longer_reads_an_empty_calendar(client, agreement):
    gone = make.MembershipFactory(government=agreement.government, ended=True).user
    make.AgreementFactory(partnership=agreement.partnership, signed=make.when("2988-11-25"))
    assert read(client, gone).walk("VEVENT") == []


def test_reading_changes_nothing(client, agreement, coordinator):
    secret = open_feed(coordinator)
    before = list(CalendarFeed.objects.values())
    client.get(reverse("calendar-feed", args=[secret]))
    assert list(CalendarFeed.objects.values()) == before


def test_more_agreements_cost_no_more_queries(agreement, coordinator):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            Diary(type(coordinator).objects.get(pk=coordinator.pk), DAY).entries()
        return len(captured)

    few = queries()
    for _number in range(5):
        another = make.AgreementFactory(partnership=make.PartnershipFactory(government=agreement.government))
        activity = life.ActivityFactory(partnership=another.partnership, happened=make.when("2020-12-01"))
        life.PromiseFactory(activity=activity, due=make.when("2021-06-30"))
    assert queries() == few


def test_the_stamp_is_the_day_on_which_the_address_was_made(client, agreement):
    feed = life.CalendarFeedFactory(user=make.MembershipFactory(government=agreement.government).user)
    make.AgreementFactory(partnership=agreement.partnership, signed=make.when("2988-11-25"))
    calendar = Calendar.from_ical(client.get(reverse("calendar-feed", args=[life.SECRET])).content)
    stamps = {event["DTSTAMP"].dt for event in calendar.walk("VEVENT")}
    assert stamps == {datetime(feed.created_on.year, feed.created_on.month, feed.created_on.day, tzinfo=UTC)}


def test_it_holds_planned_steps_conditions_and_deadlines(agreement, coordinator):
    """The deadline only where an administrator entered one, and marked until it is verified."""
    rule = make.StageSetFactory(valid_from=None)
    plan, council = (
        make.StageFactory(stage_set=rule, position=position, kind=kind)
        for position, kind in enumerate(("plan", "council"), start=1)
    )
    other = make.PartnershipFactory(government=agreement.government)
    life.StepFactory(partnership=other, stage=plan, happened=make.when("2021-01-05"))
    planned = life.StepFactory(
        partnership=agreement.partnership, stage=plan, outcome="", happened=None, planned=make.when("2021-02")
    )
    approval = life.ApprovalFactory(partnership=agreement.partnership, approved=True)
    condition = life.ConditionFactory(approval=approval, due=make.when("2021-03-31"))
    assert {f"step-{planned.key}", f"condition-{condition.key}"} <= names(coordinator)
    assert not [name for name in names(coordinator) if name.startswith("deadline-")]
    council.deadline_days = 30
    council.save()
    (deadline,) = [each for each in Diary(coordinator, DAY).entries() if each.name.startswith("deadline-")]
    assert (deadline.when, deadline.about) == (make.when("2021-02-04"), str(other))
    assert "belum diverifikasi" in deadline.summary
    assert names(make.MembershipFactory().user) == set()
