"""What needs attention first: the kinds of warnings that the reader may see, counted as in their list."""

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories as make
from tests import life
from tests.evaluations.dashboards.test_figures import page_of, total

pytestmark = pytest.mark.django_db


@pytest.fixture
def government():
    return make.GovernmentFactory()


@pytest.fixture
def coordinator(government):
    client = Client()
    client.force_login(make.MembershipFactory(government=government).user)
    return client


@pytest.fixture
def troubled(government):
    """Two agencies whose officers left: grave. A text without outcomes: minor, and public. The same elsewhere."""
    for owner in (government, make.GovernmentFactory()):
        agreement = make.AgreementFactory(open_ended=True, partnership__government=owner, partnership__published=True)
        field = make.CooperationFieldFactory(agreement=agreement, outcomes="not_stated")
        for _ in range(2):
            held = make.AssignmentFactory(field=field)
            life.OfficerFactory(assignment=held, ended=make.when("2019"), leaving="retirement")
    return government


def codes(response) -> list[str]:
    return [each.kind.code for each in response.context["attention"]]


def test_the_gravest_come_first_and_open_their_list(coordinator, troubled):
    response = page_of(coordinator, troubled)
    found = response.context["attention"]
    assert codes(response)[0] == "no_officer"
    assert "no_expected_outcomes" in codes(response)
    gravities = [each.kind.gravity for each in found]
    assert gravities == sorted(gravities)
    assert [(each.kind.code, each.number) for each in found] == [
        (each.kind.code, total(coordinator, each.url)) for each in found
    ]
    assert all(f'href="{each.url.replace("&", "&amp;")}"' in response.content.decode() for each in found)


def test_the_page_of_a_government_counts_its_own_alone(coordinator, troubled):
    assert {each.kind.code: each.number for each in page_of(coordinator, troubled).context["attention"]}[
        "no_officer"
    ] == 2


def test_the_nation_tells_the_grave_ones(coordinator, troubled):
    assert codes(page_of(coordinator)) == ["no_officer"]


def test_a_visitor_is_told_what_is_public_and_can_open_it(client, troubled):
    found = page_of(client, troubled).context["attention"]
    assert [each.kind.code for each in found] == ["no_expected_outcomes"]
    assert total(client, found[0].url) == found[0].number == 1
    assert client.get(reverse("warnings"), {"code": "no_officer"}).context["filter_errors"]


def test_where_nothing_is_wrong_the_page_says_so(client, government):
    make.PartnershipFactory(government=government, published=True)
    response = page_of(client, government)
    assert response.context["attention"] == []
    assert response.context["warnings_url"].replace("&", "&amp;") in response.content.decode()


def left_behind(government, **traits):
    """Its memorandum ran out on 24 November 2021, and a recommendation of 2018 is open."""
    under = make.PartnershipFactory(government=government, published=True, **traits)
    make.AgreementFactory(partnership=under)
    life.FindingFactory(monitoring=life.MonitoringFactory(partnership=under, happened=make.when("2018-01")))
    return under


def test_what_an_expired_partnership_left_open_is_seen_after_what_is_grave(coordinator, troubled):
    left_behind(troubled)
    assert codes(page_of(coordinator)) == ["no_officer", "expired_with_open_matters"]
    own = codes(page_of(coordinator, troubled))
    assert own.index("no_officer") < own.index("expired_with_open_matters")


def test_a_visitor_sees_what_was_left_open_and_can_open_it(client, government):
    left_behind(government)
    (found,) = page_of(client).context["attention"]
    assert (found.kind.code, found.number, total(client, found.url)) == ("expired_with_open_matters", 1, 1)


def test_a_living_partnership_comes_before_an_expired_one_of_equal_gravity(coordinator, government):
    left_behind(government)
    running = make.AgreementFactory(open_ended=True, partnership__government=government)
    held = make.AssignmentFactory(field__agreement=running)
    life.AcknowledgementFactory(assignment=held, state="unaware", happened=make.when("2024"))
    own = codes(page_of(coordinator, government))
    assert own.index("not_acknowledged") < own.index("expired_with_open_matters")
