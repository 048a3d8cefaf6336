"""The page of a report as an agency fills it: what it offers, keeps, asks and refuses."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from agreements.models import Filing, Report
from portal.forms import BaseRows
from portal.partial_dates import PartialDate
from tests import factories as make
from tests import life
from tests.agreements.reports.posting import NIHIL, typed
from tests.agreements.reports.scene import responsible
from tests.factories import when

pytestmark = pytest.mark.django_db


def test_the_page_is_prefilled_from_the_register(client, officer, assignment, address):
    field, partnership = assignment.field, assignment.field.agreement.partnership
    life.AssignmentStatusFactory(assignment=assignment, state="stopped", happened=when("2017"))
    life.OfficerFactory(assignment=assignment, post="Kepala Subbidang Jalan")
    known = life.ActivityFactory(partnership=partnership, happened=when("2017-06"), title="Kunjungan bina marga")
    known.fields.add(field)
    life.AssignmentStatusFactory(assignment=assignment, state="completed", happened=when("2019"))
    elsewhen = life.ActivityFactory(partnership=partnership, happened=when("2018-06"), title="Kunjungan lain")
    elsewhen.fields.add(field)
    html = client.get(address).content.decode()
    assert "Kunjungan bina marga" in html
    assert "Kunjungan lain" not in html
    assert "Kepala Subbidang Jalan" in html
    assert '<option value="stopped" selected' in html
    assert 'value="IDR"' in html


def test_a_double_click_files_once(client, officer, assignment, address):
    posted = typed(assignment)
    assert client.post(address, posted).url == client.post(address, posted).url
    assert Filing.objects.count() == 1


def test_a_draft_may_have_gaps_and_is_gone_on_with(client, officer, assignment, address):
    posted = typed(assignment, action="save", state="", officer="", **{"new-0-title": "", "new-0-kind": ""})
    posted[f"a{assignment.pk}-new-0-happened"] = posted[f"a{assignment.pk}-new-0-direction"] = ""
    assert client.post(address, posted).url == address
    draft = Filing.objects.get()
    assert draft.filed_on is None
    assert not Report.objects.exists()
    assert "DPA 2017" in client.get(address).content.decode()
    client.post(address, typed(assignment) | {"version": str(draft.version)})
    assert Filing.objects.get().filed_on == timezone.localdate()


def test_of_two_who_write_at_once_the_second_sees_it_and_loses_nothing(client, officer, assignment, address):
    client.post(address, typed(assignment, action="save"))
    response = client.post(address, typed(assignment, action="save", budget_line="DPA baru"))
    html = response.content.decode()
    assert response.status_code == 200
    assert "DPA baru" in html
    assert Filing.objects.get().answers.get().budget_line == "DPA 2017"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"new-0-title": "", "new-0-kind": "", "new-0-happened": "", "new-0-direction": ""}, "is_nil"),
        ({"is_nil": "on", "nil_reason": "Tanpa anggaran"}, "is_nil"),
        ({"state": ""}, "state"),
        ({"officer": ""}, "officer"),
        ({"officer_post": ""}, "officer_post"),
        ({"source": ""}, "source"),
        ({"currency": ""}, "currency"),
        ({"realised": "-1"}, "realised"),
        ({"result_change": ""}, "result_change"),
        ({"obstacle_category": ""}, "obstacle_category"),
        ({"new-0-kind": ""}, "new-0-kind"),
        ({"new-0-happened": "2019"}, "new-0-happened"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_is_kept(client, officer, assignment, address, changes, field):
    response = client.post(address, typed(assignment, note="Catatan panjang", **changes))
    html = response.content.decode()
    assert response.status_code == 200
    assert f'href="#id_a{assignment.pk}-{field}' in html or f'href="#div_id_a{assignment.pk}-{field}' in html
    assert "Catatan panjang" in html
    assert not Filing.objects.exists()


def test_running_and_nihil_is_asked_about_once(client, officer, assignment, address):
    asked = client.post(address, typed(assignment, **NIHIL | {"state": "running"})).content.decode()
    assert f'name="a{assignment.pk}-is_sure"' in asked
    client.post(address, typed(assignment, **NIHIL | {"state": "running", "is_sure": "on"}))
    assert Filing.objects.get().filed_on


def test_one_more_row_keeps_what_was_typed(client, officer, assignment, address):
    html = client.post(address, typed(assignment, action=f"add_row:a{assignment.pk}-new")).content.decode()
    assert f'name="a{assignment.pk}-new-3-title"' in html
    assert 'value="Pelatihan guru"' in html
    assert "error-summary" not in html


@pytest.mark.parametrize("number", ["", "-1"])
def test_activities_that_did_not_arrive_are_missed_and_nothing_is_filed(client, officer, assignment, address, number):
    response = client.post(address, typed(assignment, **{"new-TOTAL_FORMS": number}))
    assert str(BaseRows.INCOMPLETE) in response.content.decode()
    assert not Filing.objects.exists()


def test_a_period_that_is_not_over_is_written_and_not_filed(client, coordinator, assignment):
    today = timezone.localdate()
    running = responsible(today, agreement={"signed": PartialDate.on(today), "duration_months": 60})
    client.force_login(make.MembershipFactory(government=running.government).user)
    year = reverse("agreements:report-fill", args=[running.agency.key, date(today.year + 1, 1, 1)])
    when_held = {"new-0-happened": "", "officer_since": "", "channel": ""}
    posted = typed(running, **when_held) | {"channel": "letter"}
    assert client.post(year, posted).status_code == 200
    assert client.post(year, posted | {"action": "save"}).status_code == 302
    assert Filing.objects.get().filed_on is None


def test_the_page_asks_the_database_as_often_for_six_fields_as_for_one(
    client, officer, assignment, address, django_assert_max_num_queries
):
    for _more in range(5):
        field = make.CooperationFieldFactory(agreement=assignment.field.agreement)
        make.AssignmentFactory(field=field, agency=assignment.agency)
    client.get(address)
    with django_assert_max_num_queries(16):
        assert client.get(address).status_code == 200
