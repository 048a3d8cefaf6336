"""Who reads the annual report, of which years, what it leaves out, and which pages lead there."""

from datetime import date
from io import BytesIO

import docx
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests import factories as make
from tests import life
from tests.agreements.reports import scene
from tests.evaluations.annual.reading import fill, get, url, words
from tests.factories import when
from tests.papers import read

pytestmark = pytest.mark.django_db
NAMES = ("annual-report", "annual-report-pdf", "annual-report-docx", "annual-report-xlsx")


@pytest.mark.parametrize("role", ["agency_officer", "council_member", "evaluator", "administrator"])
@pytest.mark.parametrize("name", NAMES)
def test_the_governments_own_people_read_it(client, partnership, role, name):
    client.force_login(make.MembershipFactory(government=partnership.government, **{role: True}).user)
    assert client.get(url(partnership.government, name)).status_code == 200


@pytest.mark.parametrize("name", NAMES)
def test_others_are_refused_and_visitors_asked_to_sign_in(client, partnership, name):
    address = url(partnership.government, name)
    assert client.get(address).status_code == 302
    for member in (
        make.MembershipFactory(),
        make.MembershipFactory(government=partnership.government, researcher=True),
    ):
        client.force_login(member.user)
        assert client.get(address).status_code == 403


def test_an_overseer_reads_what_was_entered(client, partnership):
    government = partnership.government
    make.PartnershipFactory(government=government, draft=True, partner=make.LocalityFactory(name="Konsep"))
    client.force_login(make.MembershipFactory(government=government.province, overseer=True).user)
    for suffix in ("", "docx", "xlsx"):
        said = words(get(client, partnership, suffix), suffix)
        assert "Kunjungan DPRD" in said
        assert "Konsep" not in said


@pytest.mark.parametrize("suffix", ["", "docx", "xlsx"])
def test_drafts_and_what_was_annulled_are_left_out(client, coordinator, partnership, suffix):
    hidden = {"government": partnership.government}
    make.PartnershipFactory(**hidden, draft=True, partner=make.LocalityFactory(name="Konsep mitra"))
    make.PartnershipFactory(**hidden, annulled=True, partner=make.LocalityFactory(name="Batal mitra"))
    draft = make.AgreementFactory(partnership=partnership, draft=True, title="Konsep nota")
    make.CooperationFieldFactory(agreement=draft, wording="Konsep bidang")
    make.AgreementFactory(partnership=partnership, annulled=True, title="Batal nota")
    annulled = {"partnership": partnership, "annulled": True}
    life.ActivityFactory(**annulled, title="Batal kegiatan", happened=when("2018"))
    life.OutcomeFactory(**annulled, title="Batal hasil", happened=when("2018"))
    life.ObstacleFactory(**annulled, description="Batal kendala")
    life.FundingFactory(**annulled, planned=987_654, currency="IDR")
    monitoring = life.MonitoringFactory(**annulled)
    life.FindingFactory(monitoring=monitoring, recommendation="Batal saran")
    said = words(get(client, partnership, suffix), suffix)
    assert "Konsep" not in said
    assert "Batal" not in said
    assert "987" not in said


def test_what_is_filed_and_not_accepted_is_told_as_it_is_to_everybody(client, coordinator, partnership):
    assignment = make.AssignmentFactory(field=partnership.agreements.get().fields.get(), agency__name="Dinas Lain")
    scene.filed(assignment, returned_on=date(2018, 2, 5), return_note="Lengkapi.")
    scene.stored(assignment)
    said = words(get(client, partnership), "")
    assert "Dinas Lain, 2017: Absent" in said
    assert "Lengkapi" not in said


@pytest.mark.parametrize(("year", "status"), [(1, 404), (999, 404), (1000, 200), (99999, 404)])
@pytest.mark.parametrize("name", NAMES)
def test_a_year_is_one_of_which_something_can_be_known(client, coordinator, partnership, name, year, status):
    assert client.get(url(partnership.government, name, year)).status_code == status


def test_the_future_is_not_reported_and_this_year_not_beyond_today(client, coordinator, partnership):
    this_year = timezone.localdate().year
    now = client.get(reverse("annual-report-now", args=[partnership.government.key]))
    assert now.url == url(partnership.government, year=this_year)
    page = client.get(now.url)
    assert (page.context["next"], page.context["day"]) == (None, timezone.localdate())
    assert client.get(url(partnership.government, year=this_year + 1)).status_code == 404


def test_the_database_is_asked_as_often_for_ten_partnerships_as_for_one(client, coordinator, partnership):
    few = queries(client, partnership)
    for number in range(9):
        fill(make.PartnershipFactory(government=partnership.government, key=f"lagi-{number}"), f"Dinas {number}")
    assert queries(client, partnership) == few


def queries(client, partnership) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert get(client, partnership).status_code == 200
    return len(asked)


@pytest.mark.parametrize("name", ["cities:government", "government-dashboard"])
def test_the_pages_of_a_government_lead_there_who_may_read_it(client, coordinator, partnership, name):
    address, report = (reverse(each, args=[partnership.government.key]) for each in (name, "annual-report-now"))
    assert report in client.get(address).content.decode()
    assert report not in Client().get(address).content.decode()


def test_my_work_leads_a_coordinator_there(client, coordinator, partnership):
    report = reverse("annual-report-now", args=[partnership.government.key])
    assert report in client.get(reverse("work")).content.decode()
    client.force_login(make.MembershipFactory(government=partnership.government, council_member=True).user)
    assert report not in client.get(reverse("work")).content.decode()


def test_the_report_reads_indonesian(client, coordinator, partnership):
    client.cookies["django_language"] = "id"
    assert docx.Document(BytesIO(get(client, partnership, "docx").content)).core_properties.language == "id-ID"
    assert read(get(client, partnership, "pdf").content).trailer["/Root"]["/Lang"] == "id"
