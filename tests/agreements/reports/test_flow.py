"""The page of a report, from the agency's first word to the register: over HTTP, as people do it."""

import csv
import uuid
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from agreements.models import (
    Activity,
    AssignmentStatus,
    CoverageStatement,
    Filing,
    Funding,
    Obstacle,
    OfficerInCharge,
    Outcome,
    Report,
)
from agreements.obligations import obligations
from portal.models import Attachment
from tests import factories as make
from tests import life
from tests.agreements.reports.scene import responsible
from tests.factories import when

pytestmark = pytest.mark.django_db

YEAR = date(2017, 1, 1)


@pytest.fixture
def assignment():
    return responsible(date(2017, 1, 1), field__wording="Pendidikan")


@pytest.fixture
def address(assignment):
    return reverse("agreements:report-fill", args=[assignment.agency.key, YEAR])


@pytest.fixture
def officer(client, assignment):
    user = make.MembershipFactory(government=assignment.government, agency_officer=True, agency=assignment.agency).user
    client.force_login(user)
    return user


@pytest.fixture
def coordinator(assignment):
    return make.MembershipFactory(government=assignment.government).user


def typed(*assignments, action="file", **changes) -> dict:
    """A whole answer for each: one training, 25 million spent, the officer still the same."""
    posted = {"form_token": str(uuid.uuid4()), "action": action, "version": ""}
    for assignment in assignments:
        answer = {
            "state": "running",
            "officer": "changed",
            "officer_post": "Kepala Bidang Jalan",
            "officer_since": "2017-03",
            "realised": "25000000",
            "currency": "IDR",
            "source": "apbd",
            "budget_line": "DPA 2017",
            "result": "Tiga guru berlatih",
            "result_change": "soft",
            "obstacle": "Bahasa",
            "obstacle_category": "language",
            "new-TOTAL_FORMS": "3",
            "new-INITIAL_FORMS": "0",
            "new-0-title": "Pelatihan guru",
            "new-0-kind": "training",
            "new-0-happened": "2017-05",
            "new-0-direction": "outbound",
        } | changes
        posted |= {f"a{assignment.pk}-{name}": value for name, value in answer.items()}
    return posted


def state(assignment, on: date) -> str:
    return obligations(on, agencies=[assignment.agency]).get(starts=YEAR).state


def sent(client, filing, act: str, user, **data):
    client.force_login(user)
    address = reverse(f"agreements:filing-{act}", args=[filing.key])
    return client.post(address, {"form_token": str(uuid.uuid4()), **data})


@pytest.fixture
def filing(client, officer, assignment, address):
    assert client.post(address, typed(assignment)).status_code == 302
    return Filing.objects.get()


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


def test_acceptance_writes_everything_into_the_register(client, filing, assignment, coordinator):
    before = life.OfficerFactory(assignment=assignment, started=when("2015"))
    assert sent(client, filing, "accept", coordinator).status_code == 302
    activity = Activity.objects.get()
    assert (activity.title, activity.state, str(activity.happened)) == ("Pelatihan guru", "held", "2017-05")
    assert list(activity.fields.all()) == [assignment.field]
    money = Funding.objects.get()
    assert (money.year, money.realised, money.currency, money.side) == (2017, 25_000_000, "IDR", "home")
    outcome = Outcome.objects.get()
    assert (outcome.title, outcome.change, outcome.verified) == ("Tiga guru berlatih", "soft", False)
    assert Obstacle.objects.get().category == "language"
    status = AssignmentStatus.objects.get()
    assert (status.state, str(status.happened)) == ("running", "2017-12-31")
    before.refresh_from_db()
    new = OfficerInCharge.objects.get(post="Kepala Bidang Jalan")
    assert (str(before.ended), str(new.started)) == ("2017-03", "2017-03")
    written = [activity, money, outcome, Obstacle.objects.get(), status, new, CoverageStatement.objects.get()]
    assert {record.filing for record in written} == {filing}


def test_acceptance_says_what_is_completely_known(client, filing, assignment, coordinator):
    sent(client, filing, "accept", coordinator)
    known = CoverageStatement.objects.get()
    assert set(known.kinds) == {"activities", "reports", "funding", "outcomes"}
    assert (known.agency, str(known.period)) == (assignment.agency, "2017")
    assert known.partnership == assignment.field.agreement.partnership


def test_what_the_page_did_not_answer_is_not_called_known(client, officer, assignment, address, coordinator):
    client.post(address, typed(assignment, realised="", result="", result_change=""))
    sent(client, Filing.objects.get(), "accept", coordinator)
    assert set(CoverageStatement.objects.get().kinds) == {"activities", "reports"}
    assert not Funding.objects.exists()


def test_nothing_spent_is_an_answer_and_no_money(client, officer, assignment, address, coordinator):
    client.post(address, typed(assignment, realised="0"))
    sent(client, Filing.objects.get(), "accept", coordinator)
    assert "funding" in CoverageStatement.objects.get().kinds
    assert not Funding.objects.exists()


def test_money_asked_for_is_planned_for_the_next_year(client, officer, assignment, address, coordinator):
    client.post(address, typed(assignment, requested="40000000"))
    sent(client, Filing.objects.get(), "accept", coordinator)
    planned = Funding.objects.get(planned__isnull=False)
    assert (planned.year, planned.planned, planned.realised) == (2018, 40_000_000, None)


def test_an_accepted_report_is_received_on_the_day_it_was_filed(client, filing, assignment, coordinator):
    """Late it is, years after; but no more overdue from the day it was filed."""
    today = make.timezone.localdate()
    assert state(assignment, today) == "filed"
    assert not obligations(today).filter(starts=YEAR, is_overdue=True).exists()
    sent(client, filing, "accept", coordinator)
    assert state(assignment, today) == "late"
    assert str(Report.objects.get().received) == today.isoformat()


def test_a_double_click_accepts_once(client, filing, assignment, coordinator):
    first = sent(client, filing, "accept", coordinator)
    second = sent(client, filing, "accept", coordinator)
    assert (first.status_code, second.status_code) == (302, 403)
    assert Activity.objects.count() == CoverageStatement.objects.count() == 1


def test_a_double_click_files_once(client, officer, assignment, address):
    posted = typed(assignment)
    assert client.post(address, posted).url == client.post(address, posted).url
    assert Filing.objects.count() == 1


def test_what_cannot_be_written_is_refused_as_a_whole(client, filing, assignment, coordinator):
    """The officer in charge began after the other one is said to have taken over."""
    life.OfficerFactory(assignment=assignment, post="Kepala Seksi Baru", started=when("2019"))
    response = sent(client, filing, "accept", coordinator)
    assert response.status_code == 200
    assert "Kepala Seksi Baru" in response.content.decode()
    filing.refresh_from_db()
    assert filing.accepted_on is None
    assert not Activity.objects.exists()


def test_a_returned_report_is_mended_in_a_copy_and_both_are_kept(client, filing, assignment, address, coordinator):
    sent(client, filing, "return", coordinator, note="Sebutkan tempatnya.")
    assert state(assignment, make.timezone.localdate()) == "returned"
    officer = filing.filed_by
    client.force_login(officer)
    html = client.get(address).content.decode()
    assert "Sebutkan tempatnya." in html
    assert 'value="Pelatihan guru"' in html
    posted = typed(
        assignment, **{"new-INITIAL_FORMS": "1", "new-TOTAL_FORMS": "4", "new-0-title": "Pelatihan di Ulsan"}
    )
    client.post(address, posted)
    second = Filing.objects.get(number=2)
    assert [each.title for each in filing.answers.get().activities.all()] == ["Pelatihan guru"]
    sent(client, second, "accept", coordinator)
    assert [each.title for each in Activity.objects.all()] == ["Pelatihan di Ulsan"]
    client.force_login(officer)
    assert "Pelatihan guru" in client.get(filing.get_absolute_url()).content.decode()


def test_what_was_said_stands_in_the_copy_without_being_touched(client, filing, assignment, address, coordinator):
    """Filed again as it was, with nothing typed but the button."""
    sent(client, filing, "return", coordinator, note="Lengkapi.")
    client.force_login(filing.filed_by)
    client.post(address, typed(assignment, **{"new-INITIAL_FORMS": "1", "new-TOTAL_FORMS": "4"}))
    assert Filing.objects.get(number=2).answers.get().activities.count() == 1


def test_a_draft_may_have_gaps_and_is_gone_on_with(client, officer, assignment, address):
    posted = typed(assignment, action="save", state="", officer="", **{"new-0-title": "", "new-0-kind": ""})
    posted[f"a{assignment.pk}-new-0-happened"] = posted[f"a{assignment.pk}-new-0-direction"] = ""
    assert client.post(address, posted).url == address
    draft = Filing.objects.get()
    assert draft.filed_on is None
    assert not Report.objects.exists()
    assert "DPA 2017" in client.get(address).content.decode()
    client.post(address, typed(assignment) | {"version": str(draft.version)})
    assert Filing.objects.get().filed_on == make.timezone.localdate()


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


NIHIL = {
    "is_nil": "on",
    "nil_reason": "Tanpa anggaran",
    "state": "stopped",
    "new-0-title": "",
    "new-0-kind": "",
    "new-0-happened": "",
    "new-0-direction": "",
}


def test_nihil_with_its_reason_is_an_answer(client, officer, assignment, address, coordinator):
    client.post(address, typed(assignment, **NIHIL))
    sent(client, Filing.objects.get(), "accept", coordinator)
    assert not Activity.objects.exists()
    assert AssignmentStatus.objects.get().reason == "Tanpa anggaran"
    assert "activities" in CoverageStatement.objects.get().kinds


def test_running_and_nihil_is_asked_about_once(client, officer, assignment, address):
    asked = client.post(address, typed(assignment, **NIHIL | {"state": "running"})).content.decode()
    assert f'name="a{assignment.pk}-is_sure"' in asked
    client.post(address, typed(assignment, **NIHIL | {"state": "running", "is_sure": "on"}))
    assert Filing.objects.get().filed_on


def test_a_known_activity_is_confirmed_and_not_written_again(client, officer, assignment, address, coordinator):
    known = life.ActivityFactory(partnership=assignment.field.agreement.partnership, happened=when("2017-06"))
    known.fields.add(assignment.field)
    nothing_new = {name: "" for name in NIHIL if name.startswith("new")}
    client.post(address, typed(assignment, confirmed=known.key, **nothing_new))
    sent(client, Filing.objects.get(), "accept", coordinator)
    assert Activity.objects.get().version == known.version


def test_an_activity_of_two_fields_is_one_activity(client, officer, assignment, address, coordinator):
    field = make.CooperationFieldFactory(agreement=assignment.field.agreement)
    second = make.AssignmentFactory(field=field, agency=assignment.agency)
    client.post(address, typed(assignment, second))
    sent(client, Filing.objects.get(), "accept", coordinator)
    assert set(Activity.objects.get().fields.all()) == {assignment.field, field}


def test_the_page_covers_all_agreements_of_the_agency(client, officer, assignment, address, coordinator):
    agreement = make.AgreementFactory(partnership__government=assignment.government)
    second = make.AssignmentFactory(field__agreement=agreement, agency=assignment.agency)
    client.post(address, typed(assignment, second))
    sent(client, Filing.objects.get(), "accept", coordinator)
    assert Report.objects.exclude(received=None).count() == CoverageStatement.objects.count() == 2


def test_a_responsibility_learnt_of_later_is_reported_in_a_further_version(
    client, filing, assignment, address, coordinator
):
    sent(client, filing, "accept", coordinator)
    agreement = make.AgreementFactory(partnership__government=assignment.government)
    second = make.AssignmentFactory(field__agreement=agreement, agency=assignment.agency)
    client.force_login(filing.filed_by)
    assert f'id="a{assignment.pk}"' not in client.get(address).content.decode()
    client.post(address, typed(second))
    later = Filing.objects.get(number=2)
    assert [answer.assignment for answer in later.answers.all()] == [second]


def test_one_more_row_keeps_what_was_typed(client, officer, assignment, address):
    html = client.post(address, typed(assignment, action=f"add_row:a{assignment.pk}-new")).content.decode()
    assert f'name="a{assignment.pk}-new-3-title"' in html
    assert 'value="Pelatihan guru"' in html
    assert "error-summary" not in html


def test_a_period_that_is_not_over_is_written_and_not_filed(client, coordinator, assignment):
    today = make.timezone.localdate()
    running = responsible(today, agreement={"signed": make.PartialDate.on(today), "duration_months": 60})
    client.force_login(make.MembershipFactory(government=running.government).user)
    year = reverse("agreements:report-fill", args=[running.agency.key, date(today.year + 1, 1, 1)])
    when_held = {"new-0-happened": "", "officer_since": "", "channel": ""}
    posted = typed(running, **when_held) | {"channel": "letter"}
    assert client.post(year, posted).status_code == 200
    assert client.post(year, posted | {"action": "save"}).status_code == 302
    assert Filing.objects.get().filed_on is None


def test_the_coordinator_files_on_behalf_and_says_how_it_came(
    client, assignment, address, coordinator, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(coordinator)
    assert client.post(address, typed(assignment)).status_code == 200
    picture = SimpleUploadedFile("wa.png", b"\x89PNG\r\n\x1a\n" + b"0" * 20)
    client.post(address, typed(assignment) | {"channel": "whatsapp", "file": picture})
    filing = Filing.objects.get()
    assert (filing.on_behalf, filing.channel) == (True, "whatsapp")
    assert Attachment.objects.about(filing).get().name == "wa.png"


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


def test_one_report_is_waived_with_its_reason(client, assignment, address, coordinator):
    client.force_login(coordinator)
    owed = obligations(make.timezone.localdate()).get(starts=YEAR)
    posted = {"form_token": str(uuid.uuid4()), "owed": owed.pk, "reason": "Dinas baru dibentuk."}
    assert client.post(f"{address}waive/", posted | {"reason": ""}).status_code == 200
    assert client.post(f"{address}waive/", posted).status_code == 302
    report = Report.objects.get()
    assert (report.waiver_reason, report.due) == ("Dinas baru dibentuk.", date(2018, 1, 31))
    assert state(assignment, make.timezone.localdate()) == "waived"
    assert client.get(address).status_code == 302


def test_a_report_that_waits_for_acceptance_is_not_waived(client, filing, assignment, address, coordinator):
    """It is returned first: else it would be waived and accepted both."""
    client.force_login(coordinator)
    owed = obligations(make.timezone.localdate()).get(starts=YEAR)
    posted = {"form_token": str(uuid.uuid4()), "owed": owed.pk, "reason": "Dinas baru dibentuk."}
    assert "owed" in client.post(f"{address}waive/", posted).context["form"].errors
    assert Report.objects.get().waived_on is None
    sent(client, filing, "return", coordinator, note="Lengkapi.")
    assert client.post(f"{address}waive/", posted).status_code == 302
    assert state(assignment, make.timezone.localdate()) == "waived"


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


def test_the_page_asks_the_database_as_often_for_six_fields_as_for_one(
    client, officer, assignment, address, django_assert_max_num_queries
):
    for _more in range(5):
        field = make.CooperationFieldFactory(agreement=assignment.field.agreement)
        make.AssignmentFactory(field=field, agency=assignment.agency)
    client.get(address)
    with django_assert_max_num_queries(16):
        assert client.get(address).status_code == 200
