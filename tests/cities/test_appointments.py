"""An administrator says who serves in which role, within the own government and never for himself."""

import uuid
from datetime import date, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from cities import appointments
from cities.models import Membership
from portal.roles import Role
from tests.factories import AgencyFactory, GovernmentFactory, MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 1, 2)


@pytest.fixture
def administrator():
    return MembershipFactory(role=Role.ADMINISTRATOR).user


@pytest.fixture
def government(administrator):
    return administrator.memberships.get().government


def post(client, government, **given):
    given = {"role": "coordinator", "starts": "2026-01-02", "form_token": uuid.uuid4(), **given}
    return client.post(reverse("cities:appoint", args=[government.key]), given)


def test_a_new_account_is_opened_without_password_and_invited_by_mail(client, administrator, government):
    client.force_login(administrator)
    response = post(client, government, username="staf.baru", email="staf@example.test")
    assert response.status_code == 302
    person = get_user_model().objects.get(username="staf.baru")
    assert not person.has_usable_password()
    assert [message.to for message in mail.outbox] == [["staf@example.test"]]
    assert Membership.objects.get(user=person).role == Role.COORDINATOR


def test_an_account_that_exists_gets_the_role_and_no_mail(client, administrator, government):
    person = UserFactory()
    client.force_login(administrator)
    assert post(client, government, username=person.username).status_code == 302
    assert person.memberships.get().government == government
    assert not mail.outbox


def test_an_unknown_name_without_address_opens_nothing(client, administrator, government):
    client.force_login(administrator)
    response = post(client, government, username="siapa")
    assert response.status_code == 200
    assert "siapa" in response.content.decode()
    assert not get_user_model().objects.filter(username="siapa").exists()


def test_an_agency_officer_needs_an_agency_of_the_government(client, administrator, government):
    person, foreign = UserFactory(), AgencyFactory()
    client.force_login(administrator)
    assert post(client, government, username=person.username, role="agency_officer").status_code == 200
    given = {"username": person.username, "role": "agency_officer", "agency": foreign.key}
    assert post(client, government, **given).status_code == 200
    own = AgencyFactory(government=government)
    assert post(client, government, **{**given, "agency": own.key}).status_code == 302


def test_an_administrator_of_another_government_appoints_nobody_here(client, administrator):
    client.force_login(administrator)
    elsewhere = GovernmentFactory()
    assert post(client, elsewhere, username="x", email="x@example.test").status_code == 403


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_no_other_role_appoints(client, government, role):
    agency = AgencyFactory(government=government) if role == Role.AGENCY_OFFICER else None
    client.force_login(MembershipFactory(role=role, government=government, agency=agency).user)
    assert post(client, government, username="x", email="x@example.test").status_code == 403


def test_nobody_gives_himself_a_role(client, administrator, government):
    client.force_login(administrator)
    assert post(client, government, username=administrator.username).status_code == 403
    assert administrator.memberships.count() == 1


def test_a_city_has_no_overseer(administrator, government):
    with pytest.raises(PermissionDenied):
        appointments.appoint(
            by=administrator, government=government, person=UserFactory(), role=Role.OVERSEER, starts=TODAY
        )


def test_a_role_ends_with_its_last_day_and_the_reason_is_kept(administrator, government):
    served = MembershipFactory(role=Role.COORDINATOR, government=government)
    appointments.end_membership(served, by=administrator, on=timezone.localdate(), reason="Mutasi")
    event = Membership.pgh_event_model.objects.filter(pgh_obj_id=served.pk).last()
    assert event.ends == timezone.localdate()
    assert event.pgh_context["reason"] == "Mutasi"


def test_a_role_does_not_end_before_it_began(client, administrator, government):
    served = MembershipFactory(role=Role.COORDINATOR, government=government, starts=TODAY)
    client.force_login(administrator)
    given = {"ends": "2025-12-31", "reason": "Salah", "form_token": uuid.uuid4()}
    response = client.post(reverse("cities:membership-end", args=[served.pk]), given)
    assert response.status_code == 200
    served.refresh_from_db()
    assert served.ends is None


def test_memberships_of_other_governments_are_not_listed(client, administrator, government):
    own = MembershipFactory(government=government).user
    foreign = MembershipFactory().user
    client.force_login(administrator)
    page = client.get(reverse("cities:memberships"), {"export": "csv"}).getvalue().decode()
    assert own.username in page
    assert foreign.username not in page


def test_a_last_day_that_is_still_to_come_can_be_moved(client, administrator, government):
    tomorrow = timezone.localdate() + timedelta(days=1)
    membership = MembershipFactory(government=government, ends=tomorrow)
    client.force_login(administrator)
    assert appointments.why_not_end(administrator, membership) is None
    listed = {
        answer: client.get(reverse("cities:memberships"), {"ended": answer}).context["total"]
        for answer in ("yes", "no")
    }
    assert listed == {"yes": 0, "no": 2}
