"""No edit, no mail and no file moves a clock: vitality and due dates follow the dates of events alone."""

import io
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse

from agreements.models import Activity, Assignment, Partnership
from agreements.obligations import obligations
from agreements.services.agreements import change_agreement
from agreements.services.happenings import change
from agreements.services.parts import change_part
from evaluations.models import ReminderRelease
from evaluations.work import matters
from portal.loading import load_folder
from portal.models import Reminder
from tests import factories as make
from tests import life
from tests.evaluations.reminders.mail_server import serving
from tests.world import kept_for_module, settled

DEMO = Path(__file__).parents[1] / "demo"
DAYS = [date(2017, 6, 30), date(2018, 12, 31), date(2020, 6, 30), date(2021, 11, 25)]

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def register(django_db_setup, django_db_blocker):
    """The papers' cases, in a register that Semarang keeps completely from 2017 on."""
    with kept_for_module(django_db_blocker):
        call_command("load_reference", verbosity=0, stdout=io.StringIO())
        load_folder(DEMO)
        semarang = Partnership.objects.get(key="semarang-jung-gu").government
        life.RegisterStartFactory(government=semarang, starts=date(2017, 1, 1))
        yield settled(semarang)


@pytest.fixture
def coordinator(register):
    return make.MembershipFactory(government=register, starts=date(2010, 1, 1)).user


def clocks() -> list:
    """Vitality of every partnership, what reports are due when, and since when what waits, on each of the days."""
    told = []
    for day in DAYS:
        told += Partnership.objects.with_vitality(day).order_by("key").values_list("key", "vitality", "last_activity")
        told += [(owed.agency_id, owed.agreement_id, owed.starts, owed.due, owed.state) for owed in obligations(day)]
        told += [(matter.name, matter.since, matter.due) for matter in matters(day, [*_all_governments()])]
    return told


def _all_governments() -> set[int]:
    return set(Partnership.objects.values_list("government", flat=True))


@pytest.fixture(scope="module")
def before(register, django_db_blocker) -> list:
    """What the clocks say of the register as it was loaded."""
    with django_db_blocker.unblock():
        return clocks()


def test_there_is_something_to_move(before):
    """Else the tests below would have nothing to say."""
    assert len({row[1] for row in before}) > 5


def test_a_typo_that_is_mended_moves_nothing(before, coordinator):
    activity = Activity.objects.get(key="semarang-jung-gu-dprd-visit-2018")
    change(activity, by=coordinator, version=activity.version, changes={"title": "Kunjungan DPRD"})
    agreement = activity.agreement
    change_agreement(
        agreement,
        by=coordinator,
        version=agreement.version,
        changes={"title": "Nota Kesepahaman"},
        reason="Salah ketik.",
    )
    responsible = Assignment.objects.filter(field__agreement=agreement).first()
    change_part(responsible, by=coordinator, version=responsible.version, changes={"note": "Ejaan diperbaiki."})
    assert clocks() == before


def test_a_file_that_is_loaded_again_moves_nothing(before):
    assert load_folder(DEMO).changed == 0
    assert clocks() == before


def test_a_reminder_that_is_sent_moves_nothing(before, settings, coordinator, register):
    ReminderRelease.objects.create(government=register, released_on=date(2017, 1, 1), released_by=coordinator)
    with serving(settings) as postbox:
        call_command("remind", as_of=date(2018, 12, 31), verbosity=0, stdout=io.StringIO())
    assert postbox.taken
    assert Reminder.objects.exists()
    assert clocks() == before


def test_a_page_that_is_read_moves_nothing(before, client, coordinator):
    client.force_login(coordinator)
    for address in (reverse("work"), "/warnings/", "/reports/", "/partnerships/semarang-jung-gu/"):
        assert client.get(address).status_code == 200
    assert clocks() == before


def test_time_alone_moves_a_clock():
    vitality = {
        on: Partnership.objects.with_vitality(on).get(key="semarang-jung-gu").vitality
        for on in (date(2019, 12, 31), date(2020, 12, 31), date(2021, 1, 1))
    }
    assert len(set(vitality.values())) > 1
