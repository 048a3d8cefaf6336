"""The lists of activities and plan items: what filters find, and what the file tells."""

import csv

import pytest
from django.urls import reverse

from agreements.models import Activity
from tests import factories as make
from tests import life
from tests.factories import when

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership():
    return make.PartnershipFactory(published=True)


def rows(client, name: str = "activities", **asked) -> list[dict]:
    response = client.get(reverse(f"agreements:{name}"), {"export": "csv"} | asked)
    assert response.status_code == 200, "a filter was not understood"
    return list(csv.DictReader(b"".join(response).decode().splitlines()))


def keys(client, name: str = "activities", **asked) -> set[str]:
    return {row["key"] for row in rows(client, name, **asked)}


@pytest.mark.parametrize(
    ("name", "value", "otherwise"),
    [
        ("kind", "forum", {"kind": "forum"}),
        ("direction", "inbound", {"direction": "inbound"}),
        ("state", "cancelled", {"cancelled": True}),
        ("character", "ceremonial", {"ceremonial": True}),
        ("year", "2013", {"happened": when("2013-11")}),
        ("q", "jembatan", {"title": "Pembangunan jembatan"}),
    ],
)
def test_each_filter_finds_its_own(client, partnership, name, value, otherwise):
    life.ActivityFactory(partnership=partnership)
    asked_for = life.ActivityFactory(partnership=partnership, **otherwise)
    assert keys(client, **{name: value}) == {asked_for.key}


def test_a_year_finds_what_may_have_been_in_it(client, partnership):
    dates = ("2015", "2014-12/2015-01", "2015/..", "unknown", "2014", "2016-01-01")
    made = {text: life.ActivityFactory(partnership=partnership, happened=when(text)).key for text in dates}
    life.ActivityFactory(partnership=partnership, happened=None)
    assert keys(client, year="2015") == {made[text] for text in dates[:4]}


def test_a_sector_finds_the_activities_of_its_fields(client, partnership):
    sector = make.SectorFactory()
    found = life.ActivityFactory(partnership=partnership)
    found.fields.add(make.CooperationFieldFactory(agreement__partnership=partnership, sectors=[sector]))
    hidden = life.ActivityFactory(partnership=partnership)
    draft = make.AgreementFactory(partnership=partnership, draft=True)
    hidden.fields.add(make.CooperationFieldFactory(agreement=draft, sectors=[sector]))
    assert keys(client, sector=sector.key) == {found.key}


def test_a_partnership_and_a_government_find_their_own(client, partnership):
    own = life.ActivityFactory(partnership=partnership)
    life.ActivityFactory(partnership__published=True)
    assert keys(client, partnership=partnership.key) == {own.key}
    assert keys(client, government=partnership.government.key) == {own.key}


def test_a_year_that_is_none_exports_nothing(client):
    assert client.get(reverse("agreements:activities"), {"export": "csv", "year": "20x5"}).status_code == 400


def test_the_file_counts_who_took_part_and_names_the_fields(client, partnership):
    activity = life.ActivityFactory(partnership=partnership, people_to_people=True)
    groups = (("home", "agency", 3), ("home", "firm", 2), ("partner", "school", None), ("both", "community", None))
    for side, body, persons in groups:
        life.ParticipationFactory(activity=activity, side=side, body=body, persons=persons)
    fields = [
        make.CooperationFieldFactory(agreement__partnership=partnership, position=position, wording=wording)
        for position, wording in ((2, "Pariwisata"), (1, "Kesehatan"))
    ]
    activity.fields.set(fields)
    life.PromiseFactory(activity=activity)
    [row] = rows(client)
    counted = ("groups_home", "groups_partner", "groups_both", "civil_bodies", "persons", "promises")
    assert [row[name] for name in counted] == ["2", "1", "1", "3", "5", "1"]
    assert row["fields"] == "Kesehatan; Pariwisata"
    assert row["field_keys"] == f"{fields[1].key}; {fields[0].key}"
    assert row["people_to_people"] == "yes"


def test_persons_that_nobody_counted_are_empty_and_not_nought(client, partnership):
    activity = life.ActivityFactory(partnership=partnership)
    life.ParticipationFactory(activity=activity)
    [row] = rows(client)
    assert (row["groups_home"], row["persons"]) == ("1", "")


def test_an_annulled_activity_leaves_list_and_file_for_everybody(client, partnership):
    life.ActivityFactory(partnership=partnership, annulled=True)
    assert rows(client) == []
    client.force_login(make.MembershipFactory(government=partnership.government).user)
    assert rows(client) == []


def test_the_public_is_told_nothing_of_drafts_that_an_activity_names(client, partnership):
    draft = make.AgreementFactory(partnership=partnership, draft=True, title="Rahasia-naskah")
    activity = life.ActivityFactory(partnership=partnership, agreement=draft)
    activity.fields.add(make.CooperationFieldFactory(agreement=draft, wording="Rahasia-bidang"))
    activity.replies_to = life.ActivityFactory(partnership=partnership, annulled=True, title="Rahasia-kegiatan")
    activity.save()
    item = life.PlanItemFactory(
        partnership=partnership,
        agreement=draft,
        field=activity.fields.get(),
        activity=activity.replies_to,
    )
    told = [
        client.get(activity.get_absolute_url()).content.decode(),
        client.get(item.get_absolute_url()).content.decode(),
        *(client.get(reverse(f"agreements:{name}")).content.decode() for name in ("activities", "plan-items")),
        str(rows(client)),
        str(rows(client, "plan-items")),
    ]
    assert all(activity.title in text or item.title in text for text in told), "else nothing would be proved"
    assert [text for text in told if "Rahasia" in text or draft.key in text or activity.replies_to.key in text] == []


def test_its_own_people_see_which_draft_an_activity_stands_under(client, partnership):
    draft = make.AgreementFactory(partnership=partnership, draft=True, title="Naskah konsep")
    activity = life.ActivityFactory(partnership=partnership, agreement=draft)
    client.force_login(make.MembershipFactory(government=partnership.government).user)
    assert "Naskah konsep" in client.get(activity.get_absolute_url()).content.decode()


def test_the_page_shows_what_came_of_it_but_for_what_is_annulled(client, partnership):
    activity = life.ActivityFactory(partnership=partnership)
    link = {"partnership": partnership, "activity": activity}
    factories = (
        life.InvitationFactory,
        life.OutcomeFactory,
        life.FundingFactory,
        life.PlanItemFactory,
        life.MonitoringFactory,
    )
    shown = [factory(**link) for factory in factories]
    shown.append(life.ActivityFactory(partnership=partnership, replies_to=activity))
    annulled = [factory(**link, annulled=True) for factory in factories]
    page = client.get(activity.get_absolute_url()).content.decode()
    assert [record for record in shown if f'href="{record.get_absolute_url()}"' not in page] == []
    assert [record for record in annulled if record.get_absolute_url() in page] == []


@pytest.mark.parametrize("name", ["activities", "plan-items", "monitorings"])
def test_a_list_asks_the_database_as_often_for_ten_rows_as_for_one(
    client, partnership, name, django_assert_max_num_queries
):
    factory, path = {
        "activities": (life.ParticipationFactory, "activity__partnership"),
        "plan-items": (life.PlanItemFactory, "partnership"),
        "monitorings": (life.FindingFactory, "monitoring__partnership"),
    }[name]
    for _number in range(10):
        factory(**{path: partnership})
    with django_assert_max_num_queries(12):
        response = client.get(reverse(f"agreements:{name}"))
    assert response.context["total"] == 10


def test_the_page_of_an_activity_asks_as_often_for_many_parts_as_for_few(
    client, partnership, django_assert_max_num_queries
):
    activity = life.ActivityFactory(partnership=partnership)
    for _number in range(6):
        life.ParticipationFactory(activity=activity, agency=make.AgencyFactory(government=partnership.government))
        life.PromiseFactory(activity=activity)
        life.OutcomeFactory(partnership=partnership, activity=activity)
        activity.fields.add(make.CooperationFieldFactory(agreement__partnership=partnership))
    with django_assert_max_num_queries(40):
        client.get(activity.get_absolute_url())


def test_plan_items_are_found_by_whether_a_budget_is_planned(client, partnership):
    planned = life.PlanItemFactory(partnership=partnership, has_budget=True, budget=5000, currency="KRW")
    none = life.PlanItemFactory(partnership=partnership, has_budget=False)
    life.PlanItemFactory(partnership=partnership)
    assert keys(client, "plan-items", has_budget="yes") == {planned.key}
    assert keys(client, "plan-items", has_budget="no") == {none.key}
    said = {row["key"]: (row["has_budget"], row["budget"], row["currency"]) for row in rows(client, "plan-items")}
    assert said[planned.key] == ("yes", "5000.00", "KRW")
    assert sorted(answer for answer, *_rest in said.values()) == ["", "no", "yes"]


def test_the_default_order_puts_the_latest_activity_first(client, partnership):
    for day in ("2013", "2019", "2015-08"):
        life.ActivityFactory(partnership=partnership, happened=when(day))
    days = [row["happened"] for row in rows(client)]
    assert days == ["2019", "2015-08", "2013"]
    assert Activity.objects.count() == 3
