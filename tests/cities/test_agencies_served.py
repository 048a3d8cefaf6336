"""For which agencies somebody speaks: officers for their own and those in whose place it stands, others for all."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cities.permissions import agencies_of, serves, speaks_for
from tests.factories import AgencyFactory, AgencySuccessionFactory, MembershipFactory, UserFactory, when

pytestmark = pytest.mark.django_db
ACT = "agreements.acknowledge"


def officer_of(agency, **more):
    return MembershipFactory(government=agency.government, agency_officer=True, agency=agency, **more).user


@pytest.fixture
def agency():
    return AgencyFactory()


def test_an_officer_speaks_for_the_own_agency_alone(agency):
    sister = AgencyFactory(government=agency.government)
    officer = officer_of(agency)
    assert serves(officer, agency)
    assert speaks_for(officer, ACT, agency)
    assert not speaks_for(officer, ACT, sister)


def test_an_officer_speaks_for_what_the_agency_was_called_before_however_often_it_changed(agency):
    middle = AgencySuccessionFactory(predecessor=agency).successor
    last = AgencySuccessionFactory(predecessor=middle, kind="merged").successor
    assert agencies_of(officer_of(last)) == {agency.pk, middle.pk, last.pk}
    assert agencies_of(officer_of(agency)) == {agency.pk}


def test_both_halves_of_an_agency_that_was_split_speak_for_it(agency):
    halves = [AgencySuccessionFactory(predecessor=agency, kind="split").successor for _ in range(2)]
    assert all(serves(officer_of(half), agency) for half in halves)
    assert not serves(officer_of(halves[0]), halves[1])


def test_agencies_that_follow_each_other_in_a_circle_end(agency):
    other = AgencySuccessionFactory(predecessor=agency).successor
    AgencySuccessionFactory(predecessor=other, successor=agency)
    assert agencies_of(officer_of(agency)) == {agency.pk, other.pk}


def test_a_succession_still_to_come_makes_nobody_a_successor(agency):
    coming = AgencySuccessionFactory(
        predecessor=agency, happened=when(str(timezone.localdate() + timedelta(days=1)))
    ).successor
    assert not serves(officer_of(coming), agency)


def test_the_coordinator_speaks_for_all_agencies_of_the_government_and_serves_none(agency):
    coordinator = MembershipFactory(government=agency.government).user
    assert speaks_for(coordinator, ACT, agency)
    assert not serves(coordinator, agency)
    assert not speaks_for(coordinator, ACT, AgencyFactory())


def test_a_coordinator_who_is_an_officer_too_serves_that_agency(agency):
    coordinator = MembershipFactory(government=agency.government).user
    MembershipFactory(user=coordinator, government=agency.government, agency_officer=True, agency=agency)
    assert serves(coordinator, agency)


@pytest.mark.parametrize("role", ["council_member", "evaluator", "researcher", "overseer", "administrator"])
def test_no_other_role_speaks_for_an_agency(agency, role):
    person = MembershipFactory(government=agency.government, **{role: True}).user
    assert not speaks_for(person, ACT, agency)


def test_who_left_or_never_came_speaks_for_none(agency):
    left = officer_of(agency, ended=True)
    tomorrow = officer_of(agency, starts=timezone.localdate() + timedelta(days=1))
    for person in (left, tomorrow, UserFactory()):
        assert not serves(person, agency)
        assert not speaks_for(person, ACT, agency)
    assert not speaks_for(MembershipFactory(government=agency.government, ended=True).user, ACT, agency)
