"""For which governments a person holds a permission, and until when."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser, Group, Permission
from django.utils import timezone

from cities.permissions import governments_with, memberships
from portal.models import User
from portal.roles import PERMISSIONS, Role
from tests import factories as make

pytestmark = pytest.mark.django_db
GRANTED = sorted(frozenset().union(*PERMISSIONS.values()))


def serving(role: str, **attributes) -> User:
    """Somebody new, as each request has: what a person serves is asked once and kept."""
    agency = {"agency_officer": True} if role == Role.AGENCY_OFFICER else {"role": role}
    return User.objects.get(pk=make.MembershipFactory(**agency, **attributes).user_id)


@pytest.mark.parametrize("role", Role)
def test_a_role_holds_what_the_page_of_roles_says_at_its_own_government_alone(role):
    home, elsewhere = make.AgreementFactory(), make.AgreementFactory()
    person = serving(role, government=home.government)
    for permission in GRANTED:
        user = User.objects.filter(pk=person.pk)[0]
        holds = permission in PERMISSIONS[role]
        assert user.has_perm(permission) == holds, permission
        assert user.has_perm(permission, home) == holds, permission
        assert not user.has_perm(permission, elsewhere), permission
        assert set(governments_with(user, permission)) == ({home.government_id} if holds else set()), permission


def test_an_overseer_reaches_the_regencies_and_cities_of_the_province():
    home, elsewhere = make.GovernmentFactory(), make.GovernmentFactory()
    regency = make.GovernmentFactory(level="regency", province=home.province)
    user = serving(Role.OVERSEER, government=home.province)
    assert set(governments_with(user, "portal.view_unpublished")) == {home.pk, regency.pk, home.province_id}
    assert elsewhere.pk not in governments_with(user, "portal.view_history")


def test_the_ministry_reaches_the_whole_country():
    make.GovernmentFactory()
    ministry = make.GovernmentFactory(is_ministry=True)
    user = serving(Role.OVERSEER, government=ministry)
    everywhere = set(type(ministry).objects.values_list("pk", flat=True))
    assert set(governments_with(user, "portal.view_unpublished")) == everywhere


def test_only_an_overseer_reaches_down():
    home = make.GovernmentFactory()
    user = serving(Role.COORDINATOR, government=home.province)
    assert set(governments_with(user, "agreements.log")) == {home.province_id}


@pytest.mark.parametrize(
    ("starts", "ends", "serves"),
    [(0, None, True), (0, 0, True), (-1, 0, True), (-9, -1, False), (1, None, False), (-9, None, True)],
)
def test_a_membership_holds_from_its_first_to_its_last_day(starts, ends, serves):
    today = timezone.localdate()
    last = None if ends is None else today + timedelta(days=ends)
    user = serving(Role.COORDINATOR, starts=today + timedelta(days=starts), ends=last)
    assert bool(memberships(user)) == serves
    assert user.has_perm("agreements.log") == serves


def test_who_serves_in_two_places_holds_each_role_in_its_own():
    user = make.UserFactory()
    logs = make.MembershipFactory(user=user).government
    watches = make.MembershipFactory(user=user, evaluator=True).government
    user = User.objects.get(pk=user.pk)
    assert set(governments_with(user, "agreements.log")) == {logs.pk}
    assert set(governments_with(user, "portal.view_drafts")) == {logs.pk, watches.pk}


@pytest.mark.parametrize("person", ["visitor", "closed"])
def test_a_visitor_and_a_closed_account_hold_nothing(person):
    user = AnonymousUser()
    if person == "closed":
        user = serving(Role.ADMINISTRATOR)
        user.is_active = False
    assert memberships(user) == []
    assert not any(user.has_perm(permission) for permission in GRANTED)
    assert not any(governments_with(user, permission) for permission in GRANTED)


@pytest.mark.parametrize("permission", ["agreements.fly", "auth.add_user", "", "agreements", "portal.view_user"])
def test_a_permission_that_no_role_holds_is_held_by_nobody(permission):
    assert not serving(Role.ADMINISTRATOR).has_perm(permission)


def test_django_s_own_groups_and_permissions_give_nothing():
    user = serving(Role.RESEARCHER)
    group = Group.objects.create(name="Semua")
    group.permissions.set(Permission.objects.all())
    user.groups.add(group)
    user.user_permissions.set(Permission.objects.all())
    assert not User.objects.get(pk=user.pk).has_perm("agreements.change_agreement")


def test_what_a_person_serves_is_asked_once(django_assert_num_queries):
    user = serving(Role.COORDINATOR)
    with django_assert_num_queries(1):
        for permission in GRANTED:
            governments_with(user, permission)
            user.has_perm(permission)
