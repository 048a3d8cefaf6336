"""The pages of a responsibility, over HTTP: what they show to whom, and what a button does."""

import re
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from agreements.models import Acknowledgement, Handover
from agreements.services import assignments as services
from agreements.services.assignments import Way
from portal.documents.services import attach
from portal.models import Document
from tests.agreements.assignments.people import address, client_of, officer_of
from tests.factories import AgencyFactory, AssignmentFactory, MembershipFactory, when
from tests.files import a_file, a_pdf, a_picture
from tests.life import AcknowledgementFactory, AssignmentStatusFactory, HandoverFactory, OfficerFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def assignment():
    return AssignmentFactory(field__agreement__partnership__published=True)


@pytest.fixture
def officer(assignment):
    return client_of(officer_of(assignment.agency))


@pytest.fixture
def coordinator(assignment):
    return client_of(MembershipFactory(government=assignment.government).user)


def post(client, page: str, record, **given):
    return client.post(address(page, record), {"form_token": uuid.uuid4(), **given})


def page_text(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def test_an_agency_officer_acknowledges_by_one_button_and_nothing_typed(officer, assignment):
    html = page_text(officer.get(address("assignment-acknowledge", assignment)))
    assert html.count('name="state" value="aware"') == 1
    answer = post(officer, "assignment-acknowledge", assignment, state="aware")
    assert answer["Location"] == address("assignment", assignment)
    said = Acknowledgement.objects.get()
    assert (said.state, said.on_behalf, said.channel) == ("aware", False, "portal")
    assert str(said.happened) == str(timezone.localdate())


def test_the_page_shows_what_is_asked_the_agreement_its_scan_and_whom_to_ask(officer, assignment):
    agreement = assignment.field.agreement
    agreement.number_home = "119/25/2016"
    agreement.save()
    attach(agreement, a_pdf("naskah-asli.pdf"), by=MembershipFactory().user)
    unit = AgencyFactory(
        government=assignment.government, kind="bagian", name="Bagian Kerja Sama", mailbox="kerjasama@example.test"
    )
    AgencyFactory(kind="bagian", mailbox="orang-lain@example.test")
    html = page_text(officer.get(address("assignment-acknowledge", assignment)))
    for shown in (assignment.field.wording, agreement.title, "119/25/2016", "24 November 2021", "naskah-asli.pdf"):
        assert shown in html
    assert f"mailto:{unit.mailbox}" in html
    assert "orang-lain@example.test" not in html
    assert assignment.government.get_absolute_url() in html


def test_an_officer_says_that_it_is_not_the_agencys_task(officer, assignment):
    post(officer, "assignment-acknowledge", assignment, state="unaware", note="Tugas Bappeda.", post="Kepala Bidang")
    said = Acknowledgement.objects.get()
    assert (said.state, said.note) == ("unaware", "Tugas Bappeda.")
    assert not assignment.officers.exists()


def test_an_officer_names_the_post_in_charge_in_the_same_form(officer, assignment):
    post(officer, "assignment-acknowledge", assignment, state="aware", post="Kepala Bidang")
    assert [each.post for each in assignment.officers.in_charge(timezone.localdate())] == ["Kepala Bidang"]
    assert 'name="post"' not in page_text(officer.get(address("assignment-acknowledge", assignment)))


def test_a_double_click_makes_one_statement(officer, assignment):
    token = uuid.uuid4()
    for _ in range(2):
        post(officer, "assignment-acknowledge", assignment, state="aware", post="Kepala Bidang", form_token=token)
    assert assignment.acknowledgement_set.count() == assignment.officers.count() == 1


@pytest.mark.parametrize("given", [{}, {"state": "perhaps"}, {"state": "aware", "note": "\x00"}])
def test_a_form_that_says_nothing_sensible_changes_nothing(officer, assignment, given):
    assert post(officer, "assignment-acknowledge", assignment, **given).status_code == 200
    assert not Acknowledgement.objects.exists()


def test_an_agency_officer_is_not_asked_by_which_way_and_cannot_say_it(officer, assignment):
    assert 'name="channel"' not in page_text(officer.get(address("assignment-acknowledge", assignment)))
    post(officer, "assignment-acknowledge", assignment, state="aware", channel="letter", happened="2017", proof=a_pdf())
    said = Acknowledgement.objects.get()
    assert (said.channel, str(said.happened)) == ("portal", str(timezone.localdate()))
    assert not Document.objects.exists()


def test_the_coordinator_records_a_whatsapp_answer_with_its_picture(coordinator, assignment):
    given = {"state": "aware", "channel": "whatsapp", "happened": "2021-03-04", "proof": a_picture()}
    answer = post(coordinator, "assignment-acknowledge", assignment, **given)
    said = Acknowledgement.objects.get()
    assert (said.on_behalf, said.channel, str(said.happened)) == (True, "whatsapp", "2021-03-04")
    html = page_text(coordinator.get(answer["Location"]))
    assert "tangkapan layar.png" in html
    assert "WhatsApp" in html


def test_the_coordinator_is_asked_by_which_way(coordinator, assignment):
    answer = post(coordinator, "assignment-acknowledge", assignment, state="aware")
    assert answer.status_code == 200
    assert "id_channel" in page_text(answer)
    assert not Acknowledgement.objects.exists()


def test_a_proof_that_is_refused_keeps_what_was_typed(coordinator, assignment):
    given = {"state": "aware", "channel": "letter", "note": "Surat 12 Maret.", "proof": a_file("surat.pdf", b"bukan")}
    answer = post(coordinator, "assignment-acknowledge", assignment, **given)
    assert answer.status_code == 200
    assert "Surat 12 Maret." in page_text(answer)
    assert not Acknowledgement.objects.exists()


def test_only_the_ways_by_which_an_agency_tells_it_are_offered(coordinator, assignment):
    html = page_text(coordinator.get(address("assignment-acknowledge", assignment)))
    offered = set(re.findall(r'name="channel" value="(\w+)"', html)) | set(
        re.findall(r'value="(\w+)"[^>]*name="channel"', html)
    )
    assert offered == {"letter", "meeting", "whatsapp", "telephone"}


def test_an_officer_says_how_far_the_field_has_come(officer, assignment):
    refused = post(officer, "assignment-status", assignment, state="stopped")
    assert refused.status_code == 200
    assert "id_reason" in page_text(refused)
    given = {"state": "stopped", "reason": "Anggaran", "happened": "2018-10/2018-12"}
    done = post(officer, "assignment-status", assignment, **given)
    html = page_text(officer.get(done["Location"]))
    assert "Anggaran" in html


def test_an_officer_leaves_and_hands_over_in_two_screens(officer, assignment):
    post(officer, "officer-add", assignment, post="Kepala Bidang", started="2017")
    serving = assignment.officers.get()
    post(officer, "officer-leave", serving, leaving="transfer", ended="2019", moved_to="Dinas Sosial")
    html = page_text(officer.get(address("assignment", assignment)))
    assert "Dinas Sosial" in html
    assert address("officer-leave", serving) not in html
    answer = post(
        officer, "officer-hand-over", serving, happened="2019-02-01", to_post="Kepala Baru", open_matters="Dua surat"
    )
    assert answer["Location"] == address("assignment", assignment)
    handover = Handover.objects.get()
    assert (handover.taken_over_by.post, handover.open_matters) == ("Kepala Baru", "Dua surat")


def test_a_handover_goes_to_one_officer_of_this_field(officer, assignment):
    leaving, taker = (OfficerFactory(assignment=assignment, post=post) for post in ("Lama", "Baru"))
    stranger = OfficerFactory(post="Lain")
    html = page_text(officer.get(address("officer-hand-over", leaving)))
    assert f'value="{taker.key}"' in html
    assert f'value="{leaving.key}"' not in html
    assert f'value="{stranger.key}"' not in html
    for given in ({"taken_over_by": stranger.key}, {"taken_over_by": taker.key, "to_post": "Dua orang"}):
        assert post(officer, "officer-hand-over", leaving, **given).status_code == 200
    assert not Handover.objects.exists()
    post(officer, "officer-hand-over", leaving, taken_over_by=taker.key)
    assert Handover.objects.get().taken_over_by == taker


@pytest.mark.parametrize("who", ["visitor", "overseer", "own"])
def test_the_public_and_overseers_see_posts_and_days_and_nothing_internal(assignment, who):
    coordinator = MembershipFactory(government=assignment.government).user
    way = Way("whatsapp", a_picture("bukti-wa.png"))
    services.acknowledge(assignment, by=coordinator, state="aware", note="Catatan pribadi", way=way)
    HandoverFactory(
        officer=OfficerFactory(assignment=assignment, post="Kepala Bidang", transferred=True),
        taken_over_by=OfficerFactory(assignment=assignment, post="Kepala Baru"),
        open_matters="Surat terbuka",
        contacts="Ibu Sri 0811",
        documents="Map merah",
    )
    AgencyFactory(government=assignment.government, kind="bagian", mailbox="kerjasama@example.test")
    people = {
        "visitor": None,
        "overseer": MembershipFactory(government=assignment.government.province, overseer=True).user,
        "own": MembershipFactory(government=assignment.government, council_member=True).user,
    }
    html = page_text(client_of(people[who]).get(address("assignment", assignment)))
    for open_to_all in ("Kepala Bidang", "Kepala Baru", "WhatsApp", assignment.agency.name, assignment.field.wording):
        assert open_to_all in html
    for internal in ("Catatan pribadi", "Surat terbuka", "Ibu Sri 0811", "Map merah", "bukti-wa.png"):
        assert (internal in html) == (who == "own"), internal
    assert "kerjasama@example.test" not in html


def test_the_page_tells_the_day_that_is_asked_for(client, assignment):
    AcknowledgementFactory(assignment=assignment, state="aware", happened=when("2017-01-10"))
    AcknowledgementFactory(assignment=assignment, state="unaware", happened=when("2021"))
    AssignmentStatusFactory(assignment=assignment, state="stopped", reason="Anggaran habis", happened=when("2018"))
    OfficerFactory(assignment=assignment, post="Kepala Bidang", started=when("2017"), ended=when("2019"))
    page = address("assignment", assignment)
    early, late = (page_text(client.get(page, {"as_of": day})) for day in ("2017-06-30", "2022-01-01"))
    assert "Anggaran habis" not in early
    assert "Anggaran habis" in late
    assert early.count("status-good") > late.count("status-good")


def test_a_responsibility_that_stays_says_why_on_its_page(coordinator, assignment):
    AcknowledgementFactory(assignment=assignment)
    refused = post(coordinator, "assignment-remove", assignment, reason="Salah catat.")
    assert refused.status_code == 200
    assert 'class="error-summary"' in page_text(refused)


def test_a_responsibility_that_is_removed_leads_back_to_its_field(coordinator, assignment):
    answer = post(coordinator, "assignment-remove", assignment, reason="Salah catat.")
    assert answer["Location"] == assignment.field.get_absolute_url()


def test_the_page_asks_the_database_as_often_for_many_statements_as_for_few(
    officer, assignment, django_assert_max_num_queries
):
    def fill():
        for _ in range(3):
            AcknowledgementFactory(assignment=assignment)
            AssignmentStatusFactory(assignment=assignment)
            HandoverFactory(officer=OfficerFactory(assignment=assignment, transferred=True))
            AssignmentFactory(field=assignment.field)

    fill()
    with CaptureQueriesContext(connection) as few:
        officer.get(address("assignment", assignment))
    fill()
    with django_assert_max_num_queries(len(few)):
        officer.get(address("assignment", assignment))
