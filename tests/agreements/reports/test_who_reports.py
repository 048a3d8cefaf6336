"""Who comes to the page of a report, to its versions and to the list, and what is open to them there."""

import csv

import pytest
from django.urls import reverse

from agreements.models import Filing
from portal.models import Document
from tests import factories as make
from tests.agreements.reports.posting import YEAR, sent, typed
from tests.agreements.reports.scene import responsible
from tests.factories import when
from tests.files import a_picture

pytestmark = pytest.mark.django_db


def test_the_coordinator_files_on_behalf_and_says_how_it_came(
    client, assignment, address, coordinator, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(coordinator)
    assert client.post(address, typed(assignment)).status_code == 200
    client.post(address, typed(assignment) | {"channel": "whatsapp", "file": a_picture("wa.png")})
    filing = Filing.objects.get()
    assert (filing.on_behalf, filing.channel) == (True, "whatsapp")
    assert Document.objects.about(filing).get().name == "wa.png"


def test_an_officer_of_the_successor_reports_for_the_agency_of_its_time(client, assignment, address):
    succession = make.AgencySuccessionFactory(predecessor=assignment.agency, happened=when("2018"))
    member = make.MembershipFactory(government=assignment.government, agency_officer=True, agency=succession.successor)
    client.force_login(member.user)
    assert client.post(address, typed(assignment)).status_code == 302
    assert Filing.objects.get().agency == assignment.agency


def test_only_who_may_comes_to_the_page(client, assignment, address):
    government = assignment.government
    answers = {}
    for who, member in {
        "other agency": make.MembershipFactory(government=government, agency_officer=True),
        "council": make.MembershipFactory(government=government, council_member=True),
        "other government": make.MembershipFactory(),
    }.items():
        client.force_login(member.user)
        answers[who] = client.get(address).status_code
    assert answers == {"other agency": 403, "council": 403, "other government": 404}


def test_who_only_reads_is_led_to_what_was_filed(client, filing, address):
    client.force_login(make.MembershipFactory(government=filing.government, council_member=True).user)
    assert client.get(address).url == filing.get_absolute_url()
    assert client.post(address, {"action": "file"}).status_code == 403


def test_the_page_of_a_version_offers_what_may_be_done_now(client, filing, address, coordinator):
    """To the agency nothing while it waits, to mend it once it was returned."""
    agency_officer = filing.filed_by
    waiting = client.get(filing.get_absolute_url()).content.decode()
    sent(client, filing, "return", coordinator, note="Lengkapi.")
    client.force_login(agency_officer)
    returned = client.get(filing.get_absolute_url()).content.decode()
    assert (f'href="{address}"' in waiting, f'href="{address}"' in returned) == (False, True)


@pytest.mark.parametrize("act", ["accept", "return"])
def test_an_agency_does_not_accept_or_return_its_own_report(client, filing, officer, act):
    assert sent(client, filing, act, officer, note="Bagus").status_code == 403


def test_a_version_is_read_by_the_own_government_alone(client, filing):
    client.force_login(make.MembershipFactory().user)
    assert client.get(filing.get_absolute_url()).status_code == 404
    client.force_login(make.MembershipFactory(government=filing.government, council_member=True).user)
    assert client.get(filing.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("address", ["/reports/dinas-x/2017-01-01/", "/reports/dinas-x/2017-02-31/"])
def test_what_nobody_owes_is_not_found(client, officer, address):
    assert client.get(address).status_code == 404


def test_the_list_is_of_the_own_government_and_is_its_file(client, assignment, officer):
    responsible()
    address = reverse("agreements:reports")
    html = client.get(address, {"state": "absent", "year": "2017"}).content.decode()
    assert assignment.agency.name in html
    assert reverse("agreements:report-fill", args=[assignment.agency.key, YEAR]) in html
    rows = list(csv.DictReader(b"".join(client.get(address, {"export": "csv"})).decode().splitlines()))
    assert {row["agency_key"] for row in rows} == {assignment.agency.key}
    assert [row["state"] for row in rows if row["starts"] == "2017-01-01"] == ["absent"]
    on_the_day = client.get(address, {"export": "csv", "as_of": "2018-01-31", "year": "2017"})
    (row,) = csv.DictReader(b"".join(on_the_day).decode().splitlines())
    assert (row["state"], row["due"]) == ("not_yet_due", "2018-01-31")
