"""Monitoring and its findings, recorded by the council too: from the finding to what became of it."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from agreements.models import Finding, Monitoring
from tests import factories as make
from tests import life
from tests.factories import when

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership():
    return make.PartnershipFactory(published=True)


@pytest.fixture
def council(client, partnership):
    """The client of a council member of the partnership's government."""
    client.force_login(make.MembershipFactory(government=partnership.government, council_member=True).user)
    client.cookies["django_language"] = "en"
    return client


def url(name: str, record) -> str:
    return reverse(f"agreements:{name}", args=[record.key])


def post(client, name: str, record, **typed):
    return client.post(url(name, record), {"form_token": str(uuid.uuid4()), "version": record.version} | typed)


def errors(response) -> set[str]:
    assert response.status_code == 200, "the form was accepted"
    return set(response.context["form"].errors)


def test_a_council_member_records_monitoring(council, partnership):
    visit = life.ActivityFactory(partnership=partnership)
    typed = {"body": "council", "happened": "2018", "subject": "Tindak lanjut MoU", "activity": visit.key}
    made_at = post(council, "monitoring-add", partnership, **typed).url
    made = Monitoring.objects.get()
    assert made_at == made.get_absolute_url()
    assert (made.activity, made.happened) == (visit, when("2018"))
    assert made.get_absolute_url() in council.get(visit.get_absolute_url()).content.decode()


def test_monitoring_is_recorded_once_it_was_held(council, partnership):
    next_year = str(timezone.localdate().year + 1)
    assert errors(post(council, "monitoring-add", partnership, body="council", happened=next_year)) == {"happened"}


def test_findings_stand_in_the_order_in_which_they_were_added(council, partnership):
    monitoring = life.MonitoringFactory(partnership=partnership)
    for text in ("Belum ada tindak lanjut", "Anggaran tidak ada"):
        post(council, "finding-add", monitoring, finding=text, recommendation="Perlu tindak lanjut", due="2019")
    assert [str(found) for found in monitoring.findings.all()] == ["Belum ada tindak lanjut", "Anggaran tidak ada"]
    page = council.get(monitoring.get_absolute_url()).content.decode()
    assert page.index("Belum ada tindak lanjut") < page.index("Anggaran tidak ada")
    assert "Overdue" in page


def test_a_finding_is_changed_and_removed(council, partnership):
    finding = life.FindingFactory(monitoring__partnership=partnership)
    post(council, "finding-change", finding, finding="Belum ada laporan", recommendation="Minta laporan")
    finding.refresh_from_db()
    assert finding.finding == "Belum ada laporan"
    post(council, "finding-remove", finding, reason="Salah catat.")
    assert not Finding.objects.exists()


def test_a_follow_up_is_recorded_in_one_small_form(council, partnership):
    finding = life.FindingFactory(monitoring__partnership=partnership)
    today = timezone.localdate().isoformat()
    form = council.get(url("finding-follow-up", finding)).context["form"]
    assert str(form["followed_up"].value()) == today
    post(council, "finding-follow-up", finding, followed_up=today, follow_up="Anggaran disediakan.")
    finding.refresh_from_db()
    assert finding.followed_up == when(today)
    assert not Finding.objects.open_on(timezone.localdate()).exists()


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"followed_up": "", "follow_up": "Sudah."}, {"followed_up"}),
        ({"followed_up": "2019", "follow_up": ""}, {"follow_up"}),
        ({"followed_up": "2017", "follow_up": "Sudah."}, {"followed_up"}),
        ({"followed_up": str(timezone.localdate() + timedelta(days=1)), "follow_up": "Sudah."}, {"followed_up"}),
    ],
    ids=["no day", "no words", "before", "future"],
)
def test_a_follow_up_says_what_and_when(council, partnership, typed, wrong):
    finding = life.FindingFactory(monitoring__partnership=partnership)
    assert errors(post(council, "finding-follow-up", finding, **typed)) == wrong


def test_a_follow_up_of_a_day_not_known_can_be_said(council, partnership):
    monitoring = life.MonitoringFactory(partnership=partnership)
    typed = {"finding": "Belum ada laporan", "follow_up": "Sudah."}
    assert errors(post(council, "finding-add", monitoring, **typed)) == {"followed_up"}
    assert post(council, "finding-add", monitoring, **typed, followed_up="unknown").status_code == 302


def test_the_list_counts_open_and_overdue_findings_on_the_day(council, partnership):
    monitoring = life.MonitoringFactory(partnership=partnership)
    life.FindingFactory(monitoring=monitoring, due=when("2019"))
    life.FindingFactory(monitoring=monitoring, followed_up=when("2019-06-01"), follow_up="Sudah.")
    life.FindingFactory(monitoring=monitoring, recommendation="")

    def counted(day: str) -> dict:
        response = council.get(reverse("agreements:monitorings"), {"export": "csv", "as_of": day})
        header, line = b"".join(response).decode().splitlines()
        row = dict(zip(header.split(","), line.split(","), strict=True))
        return [row[name] for name in ("findings", "open_findings", "overdue_findings")]

    assert counted("2018-12-30") == ["3", "0", "0"]
    assert counted("2019-05-31") == ["3", "2", "0"]
    assert counted("2019-06-01") == ["3", "1", "0"]
    assert counted("2020-01-01") == ["3", "1", "1"]


@pytest.mark.parametrize("role", ["agency_officer", "evaluator", "administrator", "overseer", "researcher"])
def test_others_read_findings_and_change_none(client, partnership, role):
    finding = life.FindingFactory(monitoring__partnership=partnership)
    client.force_login(make.MembershipFactory(government=partnership.government, **{role: True}).user)
    for name in ("finding-change", "finding-remove", "finding-follow-up"):
        assert client.get(url(name, finding)).status_code == 403
    page = client.get(finding.monitoring.get_absolute_url()).content.decode()
    assert finding.finding in page
    assert url("finding-follow-up", finding) not in page


def test_a_council_member_of_another_city_changes_nothing(client, partnership):
    finding = life.FindingFactory(monitoring__partnership=partnership)
    client.force_login(make.MembershipFactory(council_member=True).user)
    assert client.get(url("finding-follow-up", finding)).status_code == 403


def test_an_annulled_monitoring_takes_its_findings_along(client, council, partnership):
    finding = life.FindingFactory(monitoring__partnership=partnership)
    post(council, "monitoring-annul", finding.monitoring, reason="Tercatat dua kali.")
    assert council.get(url("finding-change", finding)).status_code == 403
    client.logout()
    assert client.get(finding.monitoring.get_absolute_url()).status_code == 404
