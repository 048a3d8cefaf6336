"""`manage.py remind` through a real mail server, with the clock moved by the test."""

import re
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from agreements.models import Agreement
from evaluations.matters import Matter
from evaluations.models import ReminderRelease
from evaluations.recipients import Recipient, Told
from evaluations.reminders import Letter
from portal.models import Reminder
from portal.roles import Role
from tests import factories as make
from tests import life

#: The memorandum of the factories runs out on 24 November 2021 and nothing succeeds it.
DAY = date(2021, 6, 1)
CODE = re.compile(r"^[A-Z0-9-]{6,}$", re.MULTILINE)

pytestmark = pytest.mark.django_db


def city(name: str = "Kota Semarang", released=True):
    """A government with an agreement that runs out, and its coordinator."""
    partnership = make.PartnershipFactory(government__name=name)
    agreement = make.AgreementFactory(partnership=partnership)
    served = make.MembershipFactory(government=partnership.government, starts=date(2015, 1, 1))
    if released:
        life.ReminderReleaseFactory(government=partnership.government)
    return agreement, served.user


def remind(on: date = DAY, **options) -> str:
    out = StringIO()
    call_command("remind", as_of=on, stdout=out, stderr=out, **options)
    return out.getvalue()


def test_one_mail_tells_all_that_waits_the_oldest_first(postbox):
    agreement, coordinator = city()
    make.AgreementFactory(partnership=agreement.partnership, signed=make.when("2016-12-20"))
    remind()
    (message,) = postbox.to(coordinator.email)
    numbers = [int(line.partition(".")[0]) for line in message.get_content().splitlines() if re.match(r"\d+\. ", line)]
    assert f"{len(numbers)}" in message["Subject"]
    assert numbers == list(range(1, len(numbers) + 1))
    told = message.get_content()
    assert len(numbers) > 1
    assert told.index("24 November 2021") < told.index("19 Desember 2021")


def test_the_link_opens_the_form_after_signing_in_by_a_code(postbox, client, settings):
    agreement, coordinator = city()
    remind()
    form = reverse("agreements:agreement-renew", args=[agreement.key])
    link = re.search(rf"{settings.PORTAL_URL}({form})$", postbox.bodies(coordinator.email)[0], re.MULTILINE).group(1)
    way = client.get(link, follow=True)
    assert way.redirect_chain[-1][0] == f"{reverse('account_login')}?next={link}"
    client.post(reverse("account_request_login_code"), {"email": coordinator.email, "next": link})
    code = CODE.search(postbox.bodies(coordinator.email)[-1]).group()
    signed_in = client.post(reverse("account_confirm_login_code"), {"code": code, "next": link}, follow=True)
    assert signed_in.request["PATH_INFO"] == link
    assert signed_in.status_code == 200


def test_two_runs_on_one_day_send_nothing_twice(postbox):
    city()
    remind()
    remind()
    assert len(postbox.taken) == 1


def test_nights_that_were_missed_lose_nothing(postbox):
    """What came to wait in the meantime is told by the first run that takes place."""
    agreement, coordinator = city()
    remind(date(2020, 11, 1))
    assert postbox.taken == []
    remind(DAY)
    assert agreement.title in postbox.bodies(coordinator.email)[0]


def test_what_still_waits_is_told_again_only_after_some_days(postbox, settings):
    city()
    for passed in range(settings.REMIND_AGAIN_DAYS + 1):
        remind(DAY + timedelta(days=passed))
    assert [each.sent_on for each in Reminder.objects.order_by("sent_on").distinct("sent_on")] == [
        DAY,
        DAY + timedelta(days=settings.REMIND_AGAIN_DAYS),
    ]
    assert len(postbox.taken) == 2


def test_what_is_done_is_told_no_more(postbox, settings):
    agreement, _coordinator = city()
    remind()
    make.AgreementFactory(partnership=agreement.partnership, succeeds=agreement, signed=make.when("2021-06-02"))
    remind(DAY + timedelta(days=settings.REMIND_AGAIN_DAYS))
    assert not [message for message in postbox.taken[1:] if agreement.title in message.get_content()]


def test_who_comes_later_is_told_what_others_were_told_before(postbox):
    agreement, coordinator = city()
    remind()
    another = make.MembershipFactory(government=agreement.government, starts=DAY).user
    remind(DAY + timedelta(days=1))
    assert (len(postbox.to(coordinator.email)), len(postbox.to(another.email))) == (1, 1)


def test_a_mail_that_is_refused_stops_no_other_and_goes_out_next_time(postbox):
    _agreement, refused = city("Kota Alfa")
    _another, taken = city("Kota Beta")
    postbox.refused = {refused.email}
    with pytest.raises(CommandError, match="1 mails"):
        remind()
    assert [message["To"] for message in postbox.taken] == [taken.email]
    assert not Reminder.objects.filter(address=refused.email).exists()
    postbox.refused = set()
    remind()
    assert sorted(message["To"] for message in postbox.taken) == sorted([taken.email, refused.email])


def test_an_address_that_is_none_stops_no_other(postbox):
    _agreement, misspelt = city("Kota Alfa")
    _another, taken = city("Kota Beta")
    type(misspelt).objects.filter(pk=misspelt.pk).update(email="siti@example.org, budi@example.org")
    with pytest.raises(CommandError, match="1 mails"):
        remind()
    assert [message["To"] for message in postbox.taken] == [taken.email]


def test_a_server_that_does_not_answer_loses_nothing(postbox, settings):
    _agreement, coordinator = city()
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    with pytest.raises(CommandError):
        remind()
    settings.EMAIL_PORT = port
    remind()
    assert len(postbox.to(coordinator.email)) == 1


def test_a_dry_run_says_what_it_would_send_and_sends_nothing(postbox):
    _agreement, coordinator = city()
    said = remind(dry_run=True)
    assert coordinator.email in said
    assert postbox.taken == []
    assert not Reminder.objects.exists()


def test_a_day_that_has_not_come_is_asked_for_but_not_told(postbox):
    """Told then, it would be told no more until that day has passed."""
    city()
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(CommandError):
        remind(tomorrow)
    assert postbox.taken == []
    assert "mails would be sent" in remind(tomorrow, dry_run=True)


def test_what_one_form_clears_stands_where_the_oldest_of_it_waits():
    def told(url: str, day: int) -> Told:
        matter = Matter(
            code="x",
            subject=f"a:{day}",
            text="",
            government_id=1,
            since=date(2021, 1, day),
            role=Role.COORDINATOR,
            url=url,
        )
        return Told(matter, recipient)

    recipient = Recipient("siti@example.org", "id", "")
    lines = Letter(recipient, [told("/one/", 1), told("/two/", 2), told("/one/", 3)]).lines
    assert [(each.matter.url, each.matter.since.day) for each in lines] == [("/one/", 1), ("/two/", 2)]


def test_nothing_goes_out_before_the_government_released_it(postbox):
    agreement, coordinator = city(released=False)
    assert agreement.government.name in remind()
    assert postbox.taken == []
    life.ReminderReleaseFactory(government=agreement.government)
    remind()
    assert len(postbox.to(coordinator.email)) == 1


def test_each_is_written_to_in_the_own_language(postbox):
    agreement, indonesian = city()
    english = make.MembershipFactory(government=agreement.government, user__language="en", starts=date(2015, 1, 1)).user
    remind()
    (theirs,), (ours,) = postbox.to(english.email), postbox.to(indonesian.email)
    assert "Sister City Portal" in theirs["Subject"]
    assert "Portal Kota Kembar" in ours["Subject"]
    assert "in force until 24 November 2021" in theirs.get_content()
    assert "in force until 24 November 2021" not in ours.get_content()


def test_one_person_who_serves_two_governments_gets_one_mail(postbox):
    first, coordinator = city("Kota Alfa")
    second, _other = city("Kota Beta")
    make.MembershipFactory(government=second.government, user=coordinator, starts=date(2015, 1, 1))
    remind()
    (body,) = postbox.bodies(coordinator.email)
    assert first.title in body
    assert second.title in body


def test_people_whose_service_has_ended_or_whose_account_is_closed_get_nothing(postbox):
    agreement, coordinator = city()
    gone = make.MembershipFactory(government=agreement.government, starts=date(2015, 1, 1), ends=date(2021, 5, 31)).user
    closed = make.MembershipFactory(
        government=agreement.government, starts=date(2015, 1, 1), user__is_active=False
    ).user
    remind()
    assert [message["To"] for message in postbox.taken] == [coordinator.email]
    assert postbox.to(gone.email) + postbox.to(closed.email) == []


def test_a_reminder_moves_no_clock(postbox):
    agreement, _coordinator = city()
    before = Agreement.objects.with_status(DAY).values().get(pk=agreement.pk)
    remind()
    assert len(postbox.taken) == 1
    assert Agreement.objects.with_status(DAY).values().get(pk=agreement.pk) == before


def test_a_mail_says_that_it_is_sent_by_a_machine_and_is_plain_text(postbox):
    _agreement, coordinator = city()
    remind()
    (message,) = postbox.to(coordinator.email)
    assert message["Auto-Submitted"] == "auto-generated"
    assert message.get_content_type() == "text/plain"


def test_releases_are_kept_with_who_and_when():
    release = life.ReminderReleaseFactory()
    assert ReminderRelease.pgh_event_model.objects.filter(pgh_obj=release).count() == 1
