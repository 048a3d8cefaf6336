"""Persons and days of a delegation against the limit of its own day: said with the name of the rule, never refused."""

from datetime import date

import pytest
from django.utils.translation import override

from agreements.models import Activity, Partnership
from agreements.travel import journey_days, over_limits
from evaluations.warnings.raised import raised
from portal.partial_dates import PartialDate
from tests import factories as make
from tests import life

pytestmark = pytest.mark.django_db


@pytest.fixture
def rule():
    return make.TravelRuleFactory(title="Batas 2015")


@pytest.fixture
def partnership(rule):
    return make.PartnershipFactory(government=rule.government)


def journey(partnership, *persons: int, happened: str = "2015-08-09/2015-08-14", **attributes) -> Activity:
    made = life.ActivityFactory(partnership=partnership, happened=make.when(happened), **attributes)
    for number in persons:
        life.ParticipationFactory(activity=made, persons=number)
    return made


def beyond() -> list[str]:
    """What is said before «By:»."""
    with override("en"):
        return [str(over.words["told"]) for over in over_limits(Activity.objects.all())]


def test_six_persons_are_one_too_many(partnership):
    journey(partnership, 6)
    assert beyond() == ["over the limit: 6 persons, at most 5"]


def test_persons_of_all_our_groups_are_added_and_the_partners_are_not(partnership):
    visit = journey(partnership, 4, 2)
    life.ParticipationFactory(activity=visit, side="partner", persons=10)
    assert beyond() == ["over the limit: 6 persons, at most 5"]


def test_five_persons_and_seven_days_keep_to_it(partnership):
    journey(partnership, 5, happened="2015-08-09/2015-08-15")
    assert beyond() == []


def test_eight_days_are_one_too_many(partnership):
    journey(partnership, 5, happened="2015-08-09/2015-08-16")
    assert beyond() == ["over the limit: 8 days, at most 7"]


@pytest.mark.parametrize(
    ("happened", "days"),
    [
        ("2015-08-09", 1),
        ("2015-08-09/2015-08-14", 6),
        ("2015-08", None),
        ("2015", None),
        ("2018-10/2018-12", None),
        ("2015-01-05/2015-11-20", None),
        ("../2016-02-03", None),
        ("unknown", None),
    ],
)
def test_only_a_short_span_from_day_to_day_is_a_length(happened, days):
    assert journey_days(PartialDate.parse(happened)) == days


def test_who_did_not_say_how_many_is_not_judged(partnership):
    visit = journey(partnership)
    life.ParticipationFactory(activity=visit, persons=None)
    assert beyond() == []


def test_where_only_some_are_counted_it_may_be_over(partnership):
    visit = journey(partnership, 3)
    life.ParticipationFactory(activity=visit, persons=None)
    assert beyond() == ["possibly over the limit: 3 persons counted and not everybody, at most 5"]


def test_where_those_who_are_counted_are_too_many_they_are_at_least_so_many(partnership):
    visit = journey(partnership, 6)
    life.ParticipationFactory(activity=visit, persons=None)
    assert beyond() == ["over the limit: at least 6 persons, at most 5"]


def test_a_rule_that_limits_days_alone_says_nothing_of_persons(rule, partnership):
    rule.persons = None
    rule.save()
    visit = journey(partnership, 6)
    life.ParticipationFactory(activity=visit, persons=None)
    assert beyond() == []


def warned(partnership, on: date) -> int:
    return len(raised(Partnership.objects.filter(pk=partnership.pk), on, {"visit_over_limit"}))


def test_what_may_be_over_is_asked_before_the_journey_and_not_after_it(partnership):
    visit = journey(partnership, 3, planned=True)
    life.ParticipationFactory(activity=visit, persons=None)
    assert warned(partnership, date(2015, 8, 1)) == 1
    Activity.objects.update(state="held")
    assert warned(partnership, date(2015, 9, 1)) == 0


@pytest.mark.parametrize(
    ("happened", "said"),
    [
        ("2015-08-09/2015-08-14", "No limit on journeys is entered for its days"),
        ("2015-12-30/2016-01-02", "Its days do not say which limit on journeys held"),
        ("../2016-03", "Its days do not say which limit on journeys held"),
        ("2016-08-09/2016-08-14", "at least 6 persons, at most 5"),
    ],
)
def test_without_a_rule_for_its_days_nothing_is_warned_and_that_is_said(client, rule, partnership, happened, said):
    rule.valid_from = date(2016, 1, 1)
    rule.save()
    visit = journey(partnership, 6, happened=happened)
    life.ParticipationFactory(activity=visit, persons=None)
    client.force_login(make.MembershipFactory(government=partnership.government).user)
    client.cookies["django_language"] = "en"
    assert said in client.get(visit.get_absolute_url()).content.decode()
    assert len(beyond()) == ("at least" in said)


@pytest.mark.parametrize(
    "otherwise",
    [{"direction": "inbound"}, {"kind": "forum"}, {"cancelled": True}],
    ids=str,
)
def test_only_journeys_of_ours_are_judged(partnership, otherwise):
    journey(partnership, 6, **otherwise)
    assert beyond() == []


def test_a_journey_is_judged_by_the_limit_of_its_own_days(rule, partnership):
    rule.valid_until = date(2015, 8, 10)
    rule.save()
    make.TravelRuleFactory(government=rule.government, valid_from=date(2015, 8, 11), persons=10)
    journey(partnership, 6, happened="2015-08-01/2015-08-04")
    journey(partnership, 6, happened="2015-08-09/2015-08-14")
    journey(partnership, 6, happened="2016-08-09/2016-08-14")
    assert beyond() == ["over the limit: 6 persons, at most 5"]


def test_the_ministrys_limit_holds_where_a_government_has_none():
    make.TravelRuleFactory(government__is_ministry=True, persons=3, days=None)
    journey(make.PartnershipFactory(), 4)
    assert beyond() == ["over the limit: 4 persons, at most 3"]


def test_the_page_names_the_rule_to_those_who_can_mend_it(client, partnership):
    visit = journey(partnership, 6)
    client.force_login(make.MembershipFactory(government=partnership.government).user)
    client.cookies["django_language"] = "en"
    page = client.get(visit.get_absolute_url()).content.decode()
    assert "6 persons, at most 5" in page
    assert "Batas 2015 (not verified)" in page


def test_an_administrator_declares_a_limit(client):
    administrator = make.MembershipFactory(administrator=True)
    client.force_login(administrator.user)
    typed = {"form_token": "5d9a6c52-5f0c-4c6a-9b9a-1a0c32bf3a11", "title": "Edaran", "persons": "4"}
    answer = client.post(f"/governments/{administrator.government.key}/travel-rules/add/", typed)
    rule = administrator.government.travelrules.get()
    assert (answer.url, rule.persons, rule.days) == (rule.get_absolute_url(), 4, None)
