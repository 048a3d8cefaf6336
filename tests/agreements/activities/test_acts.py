"""Activities and what stands below them, recorded through their forms: what is kept, refused, and only remarked."""

import uuid
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from agreements.models import Activity, Participation, PlanItem, Promise
from tests import factories as make
from tests import life
from tests.factories import when

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership(client):
    partnership = make.PartnershipFactory(published=True)
    client.force_login(make.MembershipFactory(government=partnership.government).user)
    client.cookies["django_language"] = "en"
    return partnership


def url(name: str, record) -> str:
    return reverse(f"agreements:{name}", args=[record.key])


def post(client, name: str, record, **typed):
    return client.post(url(name, record), {"form_token": str(uuid.uuid4()), "version": record.version} | typed)


def errors(response) -> set[str]:
    assert response.status_code == 200, "the form was accepted"
    return set(response.context["form"].errors)


def activity(partnership, **attributes) -> Activity:
    return life.ActivityFactory(partnership=partnership, **attributes)


VISIT = {"kind": "visit", "title": "Kunjungan kerja", "state": "held", "direction": "outbound", "happened": "2015-08"}


def test_an_activity_is_recorded_with_its_fields(client, partnership):
    field = make.CooperationFieldFactory(agreement__partnership=partnership)
    answered = activity(partnership)
    response = post(
        client,
        "activity-add",
        partnership,
        **VISIT,
        fields=[field.key],
        agreement=field.agreement.key,
        replies_to=answered.key,
    )
    made = Activity.objects.get(title="Kunjungan kerja")
    assert response.url == made.get_absolute_url()
    assert list(made.fields.all()) == [field]
    assert (made.agreement, made.replies_to, made.happened) == (field.agreement, answered, when("2015-08"))


def test_fields_are_added_and_taken_away_by_a_change(client, partnership):
    first, second = make.CooperationFieldFactory.create_batch(2, agreement__partnership=partnership)
    changed = activity(partnership)
    changed.fields.add(first)
    shown = client.get(url("activity-change", changed)).content.decode()
    assert f'value="{first.key}"' in shown
    post(client, "activity-change", changed, **VISIT, fields=[second.key])
    assert list(changed.fields.all()) == [second]


@pytest.mark.parametrize("name", ["fields", "agreement", "replies_to"])
def test_nothing_of_another_partnership_can_be_named(client, partnership, name):
    other = make.PartnershipFactory(government=partnership.government)
    field = make.CooperationFieldFactory(agreement__partnership=other)
    foreign = {"fields": field, "agreement": field.agreement, "replies_to": activity(other)}[name]
    assert errors(post(client, "activity-add", partnership, **VISIT, **{name: foreign.key})) == {name}


def test_an_activity_cannot_reply_to_itself(client, partnership):
    changed = activity(partnership)
    assert errors(post(client, "activity-change", changed, **VISIT, replies_to=changed.key)) == {"replies_to"}


def test_what_was_held_cannot_certainly_lie_in_the_future(client, partnership):
    year = timezone.localdate().year + 1
    assert errors(post(client, "activity-add", partnership, **VISIT | {"happened": str(year)})) == {"happened"}
    assert post(client, "activity-add", partnership, **VISIT | {"happened": f"2015/{year}"}).status_code == 302
    planned = VISIT | {"happened": str(year), "state": "planned"}
    assert post(client, "activity-add", partnership, **planned).status_code == 302


def test_a_cancelled_activity_gives_its_reason(client, partnership):
    cancelled = VISIT | {"state": "cancelled", "happened": ""}
    assert errors(post(client, "activity-add", partnership, **cancelled)) == {"state_reason"}
    assert post(client, "activity-add", partnership, **cancelled, state_reason="Anggaran").status_code == 302


@pytest.mark.parametrize(
    ("attributes", "remark"),
    [
        ({"planned": True}, "has passed"),
        ({"happened": None}, "No day is recorded"),
        ({"direction": ""}, "Who visited whom"),
        ({"people_to_people": True}, "no body other than an authority"),
        ({"replies_to__happened": when("2016")}, "before what it replies to"),
        ({"agreement__signed": when("2016")}, "before the agreement"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_oddities_are_said_to_those_who_can_mend_them(client, partnership, attributes, remark):
    related = {}
    for path in [path for path in attributes if "__" in path]:
        name, attribute = path.split("__")
        factory = {"replies_to": life.ActivityFactory, "agreement": make.AgreementFactory}[name]
        related[name] = factory(partnership=partnership, **{attribute: attributes[path]})
    plain = {name: value for name, value in attributes.items() if "__" not in name}
    odd = activity(partnership, **plain, **related)
    assert remark in client.get(odd.get_absolute_url()).content.decode()
    assert remark not in client.get(activity(partnership).get_absolute_url()).content.decode()
    client.logout()
    client.cookies["django_language"] = "en"
    assert remark not in client.get(odd.get_absolute_url()).content.decode()


def test_an_activity_is_annulled_with_its_reason_and_leaves_the_list(client, partnership):
    wrong = activity(partnership)
    post(client, "activity-annul", wrong, reason="Tercatat dua kali.")
    wrong.refresh_from_db()
    assert wrong.annulled_on
    assert wrong.title not in client.get(reverse("agreements:activities")).content.decode()


def test_a_group_without_a_name_takes_that_of_its_agency(client, partnership):
    agency = make.AgencyFactory(government=partnership.government)
    post(client, "participation-add", activity(partnership), side="home", body="agency", agency=agency.key, persons=6)
    group = Participation.objects.get()
    assert (group.name, group.agency, group.persons) == (agency.name, agency, 6)


def test_a_group_has_a_name_or_an_agency(client, partnership):
    assert errors(post(client, "participation-add", activity(partnership), side="home", body="firm")) == {"name"}


def test_an_agency_of_ours_is_not_on_the_partners_side(client, partnership):
    agency = make.AgencyFactory(government=partnership.government)
    typed = {"side": "partner", "body": "agency", "agency": agency.key}
    assert errors(post(client, "participation-add", activity(partnership), **typed)) == {"side"}


@pytest.mark.parametrize("factory", [life.ParticipationFactory, life.PromiseFactory])
def test_what_was_written_in_error_is_removed_with_a_reason(client, partnership, factory):
    part = factory(activity=activity(partnership))
    name = f"{part._meta.model_name}-remove"
    assert errors(post(client, name, part, reason="")) == {"reason"}
    assert post(client, name, part, reason="Salah baca.").url == part.activity.get_absolute_url()
    assert not type(part).objects.exists()


def test_a_promise_is_added_where_it_was_made(client, partnership):
    made_at = activity(partnership)
    typed = {"action": "Mengirim rancangan", "side": "partner", "due": "2015-12", "who": "Bagian teknik"}
    post(client, "promise-add", made_at, **typed)
    page = client.get(made_at.get_absolute_url()).content.decode()
    assert "Mengirim rancangan" in page
    assert "Overdue" in page


def test_a_promise_is_marked_as_done_today_by_one_click(client, partnership):
    promise = life.PromiseFactory(activity=activity(partnership))
    today = timezone.localdate()
    form = client.get(url("promise-done", promise)).context["form"]
    assert str(form["done"].value()) == today.isoformat()
    post(client, "promise-done", promise, done=today.isoformat())
    promise.refresh_from_db()
    assert promise.done == when(today.isoformat())
    assert promise.action, "nothing else is touched"


TOMORROW = str(timezone.localdate() + timedelta(days=1))


@pytest.mark.parametrize("day", ["", TOMORROW, "2015-08-08", "2014"], ids=["none", "future", "day", "year"])
def test_a_promise_is_done_between_its_making_and_today(client, partnership, day):
    promise = life.PromiseFactory(activity=activity(partnership))
    assert errors(post(client, "promise-done", promise, done=day)) == {"done"}


def test_the_page_says_where_a_promise_stood_on_the_day_asked_for(client, partnership):
    promise = life.PromiseFactory(activity=activity(partnership), due=when("2015"), done=when("2016-03-01"))
    stands = {}
    for day in ("2015-08-13", "2015-12-31", "2016-01-01", "2016-03-01"):
        [shown] = client.get(promise.activity.get_absolute_url(), {"as_of": day}).context["promises"]
        stands[day] = shown.badge.text, shown.is_open, bool(shown.done)
    assert stands == {
        "2015-08-13": ("Not open", False, False),
        "2015-12-31": ("Open", True, False),
        "2016-01-01": ("Overdue", True, False),
        "2016-03-01": ("Done", False, True),
    }


def test_a_visit_owes_its_report_until_it_is_filed(client, partnership):
    life.RegisterStartFactory(government=partnership.government, starts=date(2015, 1, 1))
    visit = activity(partnership)
    assert "Visit report owed" in client.get(visit.get_absolute_url()).content.decode()
    post(client, "activity-visit-report-filed", visit, filed_on="2015-09-01")
    visit.refresh_from_db()
    assert visit.visit_report_on == when("2015-09-01")
    assert "Visit report owed" not in client.get(visit.get_absolute_url()).content.decode()


@pytest.mark.parametrize("day", ["2015-08-08", TOMORROW], ids=["before", "future"])
def test_a_visit_report_is_filed_between_the_visit_and_today(client, partnership, day):
    assert errors(post(client, "activity-visit-report-filed", activity(partnership), filed_on=day)) == {"filed_on"}


@pytest.mark.parametrize("otherwise", [{"planned": True}, {"direction": "inbound"}, {"kind": "forum"}], ids=str)
@pytest.mark.parametrize("name", ["activity-visit-report", "activity-visit-report-filed"])
def test_what_was_no_journey_of_ours_has_no_visit_report(client, partnership, name, otherwise):
    other = activity(partnership, **otherwise)
    assert client.get(url(name, other)).status_code == 403
    assert url(name, other) not in client.get(other.get_absolute_url()).content.decode()


def test_a_plan_item_is_recorded_with_its_budget(client, partnership):
    field = make.CooperationFieldFactory(agreement__partnership=partnership)
    realised = activity(partnership)
    typed = {"title": "Pertukaran guru", "field": field.key, "budget": "1.250.000", "currency": "idr"}
    post(client, "plan-item-add", partnership, **typed, activity=realised.key, scheduled="2016")
    item = PlanItem.objects.get()
    assert (item.field, item.activity, item.budget, item.currency) == (field, realised, 1_250_000, "IDR")
    assert item.has_budget is True


def test_an_amount_names_its_currency(client, partnership):
    typed = {"title": "Pertukaran guru", "budget": "1.250.000"}
    assert errors(post(client, "plan-item-add", partnership, **typed)) == {"currency"}


def test_an_amount_under_no_planned_budget_is_refused(client, partnership):
    typed = {"title": "Pertukaran guru", "budget": "5000", "currency": "IDR", "has_budget": "false"}
    assert errors(post(client, "plan-item-add", partnership, **typed)) == {"__all__"}


@pytest.mark.parametrize(("typed", "kept"), [("", None), ("true", True), ("false", False)])
def test_no_budget_planned_differs_from_nothing_recorded(client, partnership, typed, kept):
    post(client, "plan-item-add", partnership, title="Pertukaran guru", has_budget=typed)
    assert PlanItem.objects.get().has_budget is kept


@pytest.mark.parametrize("role", ["agency_officer", "council_member", "evaluator", "administrator"])
@pytest.mark.parametrize("name", ["activity-change", "activity-annul", "participation-add", "promise-add"])
def test_only_the_cooperation_unit_records_activities(client, partnership, role, name):
    client.force_login(make.MembershipFactory(government=partnership.government, **{role: True}).user)
    recorded = activity(partnership)
    assert client.get(url(name, recorded)).status_code == 403
    assert url(name, recorded) not in client.get(recorded.get_absolute_url()).content.decode()


def test_coordinators_of_others_record_nothing_here(client, partnership):
    recorded = activity(partnership)
    client.force_login(make.MembershipFactory().user)
    assert client.get(url("activity-change", recorded)).status_code == 403
    assert post(client, "promise-add", recorded, action="Apa saja", side="home").status_code == 403
    assert not Promise.objects.exists()
