"""Quick acts: a contact confirmed today, contact renewed with a new leadership; and who still waits for it."""

import uuid
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from agreements.models import LeadershipChange
from agreements.services.contacts import confirm, renew
from portal.partial_dates import PartialDate
from tests import factories as make
from tests import life
from tests.factories import when

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership(client):
    partnership = make.PartnershipFactory(published=True)
    client.force_login(make.MembershipFactory(government=partnership.government).user)
    return partnership


@pytest.fixture
def coordinator(partnership):
    return make.MembershipFactory(government=partnership.government).user


def post(client, address: str, **typed):
    return client.post(address, {"form_token": str(uuid.uuid4())} | typed)


def test_one_button_on_its_page_confirms_a_contact_today(client, partnership):
    contact = life.ContactFactory(partnership=partnership)
    page = client.get(contact.get_absolute_url())
    response = client.post(page.context["confirm_url"], {"form_token": page.context["form_token"]})
    assert (response.status_code, response.url) == (302, contact.get_absolute_url())
    contact.refresh_from_db()
    assert contact.confirmed == timezone.localdate()


@pytest.mark.parametrize(("ended", "may"), [("2018", False), ("unknown", False), ("2990", True), ("", True)])
def test_a_contact_that_has_ended_is_not_confirmed(client, partnership, coordinator, ended, may):
    contact = life.ContactFactory(partnership=partnership, ended=when(ended))
    page = client.get(contact.get_absolute_url())
    assert bool(page.context["confirm_url"]) is may
    address = reverse("agreements:contact-confirm", args=[contact.key])
    assert client.get(address).status_code == (200 if may else 403)
    if not may:
        with pytest.raises(PermissionDenied):
            confirm(contact, by=coordinator)


def test_others_of_the_government_are_offered_no_button(client, partnership):
    contact = life.ContactFactory(partnership=partnership)
    client.force_login(make.MembershipFactory(government=partnership.government, council_member=True).user)
    assert client.get(contact.get_absolute_url()).context["confirm_url"] is None


def test_renewed_contact_is_written_down_with_its_day(client, partnership):
    change = life.LeadershipChangeFactory(partnership=partnership)
    address = reverse("agreements:leadership-change-renew", args=[change.key])
    assert address in [button.url for button in client.get(change.get_absolute_url()).context["buttons"]]
    form = client.get(address).context["form"]
    assert form["renewed"].value() == str(timezone.localdate())
    assert post(client, address, renewed="2018-10/2018-12", renewed_wording="akhir 2018").status_code == 302
    change.refresh_from_db()
    assert (change.renewed, change.renewed_wording) == (when("2018-10/2018-12"), "akhir 2018")
    assert client.get(address).status_code == 403
    assert address not in [button.url for button in client.get(change.get_absolute_url()).context["buttons"]]


@pytest.mark.parametrize("typed", ["", "kemarin", "2017"])
def test_a_day_that_is_none_or_lies_before_the_change_is_refused(client, partnership, typed):
    change = life.LeadershipChangeFactory(partnership=partnership, happened=when("2018-07-01"))
    address = reverse("agreements:leadership-change-renew", args=[change.key])
    response = post(client, address, renewed=typed)
    assert response.status_code == 200
    assert response.context["form"].errors
    change.refresh_from_db()
    assert change.renewed is None


def test_a_service_refuses_what_its_page_refuses(partnership, coordinator):
    change = life.LeadershipChangeFactory(partnership=partnership, happened=when("2018-07-01"))
    with pytest.raises(ValidationError):
        renew(change, by=coordinator, renewed=when("2017"))
    with pytest.raises(PermissionDenied):
        renew(change, by=make.MembershipFactory().user, renewed=when("2019"))
    renew(change, by=coordinator, renewed=when("2019"))
    with pytest.raises(PermissionDenied):
        renew(change, by=coordinator, renewed=when("2020"))


DAY = date(2018, 11, 15)


@pytest.mark.parametrize(
    ("happened", "renewed", "awaits"),
    [
        ("2018-11-15", "", True),
        ("2018-11-16", "", False),
        ("2018", "", False),
        ("unknown", "", False),
        ("2017", "2018-11-15", False),
        ("2017", "2018-11-16", True),
        ("2017", "2018", False),
        ("2017", "unknown", False),
        ("2017", "2019", True),
    ],
)
def test_contact_is_awaited_from_a_certain_change_until_it_may_be_renewed(happened, renewed, awaits):
    life.LeadershipChangeFactory(happened=when(happened), renewed=when(renewed))
    assert LeadershipChange.objects.awaiting_renewal(DAY).exists() is awaits


def test_the_list_says_on_any_day_who_waits(client, partnership):
    life.LeadershipChangeFactory(partnership=partnership, happened=when("2017"), renewed=when("2019"), post="Lama")
    tomorrow = PartialDate.on(timezone.localdate() + timedelta(days=1))
    life.LeadershipChangeFactory(partnership=partnership, happened=tomorrow, post="Baru")

    def found(**asked) -> list[str]:
        page = client.get(reverse("agreements:leadership-changes"), asked)
        return [row.cells[0].text for row in page.context["rows"]]

    assert found() == ["Lama"]
    assert found(awaiting="yes") == []
    assert found(awaiting="no") == ["Lama"]
    assert found(awaiting="yes", as_of="2018-06-30") == ["Lama"]
    assert found(awaiting="yes", as_of="2999-01-01") == ["Baru"]
