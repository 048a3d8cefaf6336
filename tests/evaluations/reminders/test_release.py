"""The first run of a government is shown to its coordinator and waits for release."""

import uuid

import pytest
from django.core.management import call_command
from django.urls import reverse

from evaluations.models import ReminderRelease
from portal.models import Reminder
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def government():
    """With something that waits for its coordinator and something that waits for an agency."""
    agreement = make.AgreementFactory(
        title="Nota kesepahaman Jung-gu", partnership__government__name="Kota Semarang", unsigned=True, draft=True
    )
    return agreement.government


@pytest.fixture
def coordinator(client, government):
    person = make.MembershipFactory(government=government, user__username="rahasia").user
    client.force_login(person)
    return person


def release(client, government, **more):
    address = reverse("reminder-release", args=[government.key])
    return client.post(address, {"form_token": uuid.uuid4(), **more})


def test_the_page_shows_what_would_go_out_by_post_and_sends_nothing(client, coordinator, government, postbox):
    page = client.get(reverse("reminders")).text
    assert "Nota kesepahaman Jung-gu" in page
    assert coordinator.email not in page
    assert "Kota Semarang" in page
    assert postbox.taken == []
    assert not Reminder.objects.exists()
    assert not ReminderRelease.objects.exists()


def test_one_button_releases_and_the_next_run_sends(client, coordinator, government, postbox):
    call_command("remind")
    assert postbox.taken == []
    assert release(client, government)["Location"] == reverse("reminders")
    released = ReminderRelease.objects.get(government=government)
    assert released.released_by == coordinator
    assert ReminderRelease.pgh_event_model.objects.filter(pgh_obj=released).exists()
    call_command("remind")
    assert [message["To"] for message in postbox.taken] == [coordinator.email]


def test_it_is_released_once(client, coordinator, government):
    release(client, government)
    assert release(client, government).status_code == 403
    assert ReminderRelease.objects.count() == 1
    assert reverse("reminder-release", args=[government.key]) not in client.get(reverse("reminders")).text


@pytest.mark.parametrize("role", ["agency_officer", "council_member", "administrator", "overseer", "researcher"])
def test_only_the_cooperation_unit_sees_and_releases(client, government, role):
    client.force_login(make.MembershipFactory(government=government, **{role: True}).user)
    assert client.get(reverse("reminders")).status_code == 403
    assert release(client, government).status_code == 403


def test_the_cooperation_unit_of_another_government_does_not_release(client, government):
    client.force_login(make.MembershipFactory().user)
    assert government.name not in client.get(reverse("reminders")).text
    assert release(client, government).status_code == 403
