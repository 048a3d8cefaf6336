"""Performance targets: set for a year on one page, by those who may; what others wrote meanwhile is not lost."""

import uuid
from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone

from evaluations.models import PerformanceTarget
from tests import factories as make
from tests import life

pytestmark = pytest.mark.django_db


@pytest.fixture
def government():
    return make.GovernmentFactory()


@pytest.fixture
def coordinator(client, government):
    user = make.MembershipFactory(government=government).user
    client.force_login(user)
    return user


def url(government, year: int = 2018) -> str:
    return reverse("government-targets-year", args=[government.key, year])


def typed(version: int = 0, **percents) -> dict:
    return {"form_token": str(uuid.uuid4()), "version": str(version)} | percents


def kept(year: int = 2018) -> dict:
    return dict(PerformanceTarget.objects.filter(year=year).values_list("figure", "percent"))


def test_all_figures_of_a_year_are_set_at_once_and_an_empty_one_is_no_target(client, government, coordinator):
    answer = client.post(url(government), typed(in_force="100", reported="87,5"))
    assert answer.status_code == 302
    assert answer.url == government.get_absolute_url()
    assert kept() == {"in_force": Decimal(100), "reported": Decimal("87.5")}
    assert kept(2019) == {}


def test_a_target_is_changed_and_one_that_is_emptied_goes_into_the_history(client, government, coordinator):
    client.post(url(government), typed(in_force="100", reported="80"))
    shown = client.get(url(government)).context
    assert shown["form"]["reported"].value() == "80,00"
    client.post(url(government), typed(version=shown["version"], in_force="", reported="90"))
    assert kept() == {"reported": Decimal(90)}
    events = PerformanceTarget.pgh_event_model.objects.filter(figure="in_force").order_by("pgh_id")
    assert [event.pgh_label for event in events] == ["insert", "delete"]


def test_what_somebody_set_meanwhile_is_not_lost(client, government, coordinator):
    client.post(url(government), typed(reported="80"))
    stale = client.post(url(government), typed(version=0, reported="70"))
    assert stale.context["form"].errors
    assert kept() == {"reported": Decimal(80)}
    again = client.post(url(government), typed(version=stale.context["version"], reported="70"))
    assert again.status_code == 302
    assert kept() == {"reported": Decimal(70)}


@pytest.mark.parametrize("percent", ["101", "-1", "banyak"])
def test_what_is_no_share_is_refused(client, government, coordinator, percent):
    assert client.post(url(government), typed(reported=percent)).context["form"].errors
    assert kept() == {}


@pytest.mark.parametrize(("year", "status"), [(1944, 404), (1945, 200), (2999, 200), (3000, 404)])
def test_a_year_is_one_of_the_republic(client, government, coordinator, year, status):
    assert client.get(url(government, year)).status_code == status


def test_without_a_year_this_one_is_opened(client, government, coordinator):
    answer = client.get(reverse("government-targets", args=[government.key]))
    assert answer.url == url(government, timezone.localdate().year)


@pytest.mark.parametrize("role", ["agency_officer", "council_member", "evaluator", "researcher"])
def test_others_set_none_and_are_not_led_there(client, government, role):
    client.force_login(make.MembershipFactory(government=government, **{role: True}).user)
    assert client.get(url(government)).status_code == client.post(url(government), typed()).status_code == 403
    assert (
        reverse("government-targets", args=[government.key])
        not in client.get(government.get_absolute_url()).content.decode()
    )


def test_targets_are_seen_by_own_people_and_those_who_oversee(government, coordinator):
    target = life.PerformanceTargetFactory(government=government)
    stranger = make.MembershipFactory().user
    seen = [target in PerformanceTarget.objects.visible_to(who) for who in (coordinator, stranger, AnonymousUser())]
    assert seen == [True, False, False]
