"""Errors that readers report: who hears of them, and what is kept of whoever reported."""

import uuid

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from evaluations.corrections.services import report
from evaluations.corrections.tasks import waiting
from evaluations.models import CorrectionReport
from tests import factories as make
from tests import life
from tests.evaluations.corrections.tasks import reported, tasks_of

pytestmark = pytest.mark.django_db
FORM = "/corrections/report/"


def typed(page: str = "", **more) -> dict:
    given = {"wrong": "Tahunnya keliru.", "should_be": "2015", "source": "Arsip kota, halaman 3", "email": ""}
    return given | {"page": page, "website": "", "form_token": str(uuid.uuid4())} | more


def test_every_public_page_leads_to_the_form_and_keeps_its_address(client, agreement):
    page = f"{agreement.get_absolute_url()}?as_of=2020-01-01"
    html = client.get(page).content.decode()
    assert f'href="{FORM}?page=%2Fagreements%2F{agreement.key}%2F%3Fas_of%3D2020-01-01"' in html
    form = client.get(FORM, {"page": page}).content.decode()
    assert f'name="page" value="{page}"' in form
    assert "Nota Kesepahaman 2016" in form
    assert f"unit kerja sama {agreement.government}" in form


def test_a_page_on_which_one_signs_in_leads_to_no_form(client):
    assert FORM not in client.get(reverse("account_login")).content.decode()
    assert FORM in client.get(reverse("home")).content.decode()


def test_a_report_waits_for_the_coordinator_of_the_government_and_for_nobody_else(client, agreement, coordinator):
    others = [
        make.MembershipFactory().user,
        make.MembershipFactory(government=agreement.government, researcher=True).user,
    ]
    response = client.post(FORM, typed(agreement.get_absolute_url()))
    made = reported()
    assert response["Location"] == f"/corrections/status/{made.secret}/"
    assert (made.government, made.record, made.record_key) == (
        agreement.government,
        "agreements.agreement",
        agreement.key,
    )
    assert tasks_of(coordinator) == [made.get_absolute_url()]
    for person in others:
        assert tasks_of(person) == []
        elsewhere = Client()
        elsewhere.force_login(person)
        assert elsewhere.get(made.get_absolute_url()).status_code == 404
        assert elsewhere.get(f"{made.get_absolute_url()}answer/").status_code == 404


@pytest.mark.parametrize("below", ["elements/", "papers/"])
def test_a_page_below_a_record_belongs_to_its_government(client, agreement, below):
    client.post(FORM, typed(f"{agreement.partnership.get_absolute_url()}{below}"))
    assert reported().record_key == agreement.partnership.key


def test_the_version_that_was_read_is_kept(client, agreement):
    client.post(FORM, typed(f"/records/agreement/{agreement.key}/v1/"))
    assert (reported().record_key, reported().reported_version) == (agreement.key, 1)


def test_a_page_of_a_hidden_record_tells_nothing_of_it(client):
    draft = make.AgreementFactory(partnership__published=True, draft=True, title="Konsep rahasia")
    html = client.get(FORM, {"page": draft.get_absolute_url()}).content.decode()
    assert "Konsep rahasia" not in html
    assert str(draft.government) not in html
    client.post(FORM, typed(draft.get_absolute_url()))
    assert reported().government is None


def test_what_no_government_keeps_alone_waits_for_administrators_until_the_ministry_oversees(client, coordinator):
    administrator = make.MembershipFactory(administrator=True).user
    client.post(FORM, typed("/"))
    assert reported().government is None
    assert tasks_of(administrator) == [reported().get_absolute_url()]
    assert tasks_of(coordinator) == []
    overseer = make.MembershipFactory(government=make.GovernmentFactory(is_ministry=True), overseer=True).user
    assert tasks_of(overseer) == [reported().get_absolute_url()]
    assert tasks_of(make.MembershipFactory(administrator=True).user) == []


def test_a_locality_with_one_partnership_belongs_to_that_government(client, agreement):
    client.post(FORM, typed(agreement.partnership.partner.get_absolute_url()))
    assert reported().government == agreement.government
    make.PartnershipFactory(partner=agreement.partnership.partner, published=True)
    client.post(FORM, typed(agreement.partnership.partner.get_absolute_url()))
    assert CorrectionReport.objects.filter(government=None).count() == 1


@pytest.mark.parametrize(
    "address",
    [
        "https://jahat.test/",
        "//jahat.test/",
        "///agreements/",
        "/\\agreements/",
        "javascript:alert(1)",
        "/tidak-ada/",
        "/agreements/x\x00/",
        "\x00",
        "x" * 3000,
    ],
)
def test_an_address_that_is_no_page_of_the_portal_is_left_out(client, address):
    assert client.get(FORM, {"page": address}).status_code == 200
    client.post(FORM, typed(address))
    assert reported().address == ""


@pytest.mark.parametrize(
    "more",
    [
        {"wrong": ""},
        {"source": " "},
        {"wrong": "a\x00b"},
        {"wrong": "x" * 1_000_000},
        {"source": "x" * 1_000_000},
        {"email": "bukan alamat"},
        {"email": "x" * 300 + "@y.test"},
        {"form_token": "x"},
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_sentence(client, agreement, more):
    response = client.post(FORM, typed(agreement.get_absolute_url(), **more))
    assert response.status_code == 200
    assert 'class="error-summary' in response.content.decode() or "Arsip kota" in response.content.decode()
    assert not CorrectionReport.objects.exists()


def test_the_field_that_people_do_not_see_refuses_programs(client):
    response = client.post(FORM, typed("/", website="https://iklan.test"))
    assert response.status_code == 200
    assert not CorrectionReport.objects.exists()


def test_a_form_posted_twice_reports_once(client, agreement):
    said = typed(agreement.get_absolute_url())
    first, second = client.post(FORM, said), Client().post(FORM, said)
    assert first["Location"] == second["Location"]
    assert CorrectionReport.objects.count() == 1


def test_many_reports_from_one_connection_are_asked_to_wait(client, agreement):
    for _ in range(5):
        assert client.post(FORM, typed(agreement.get_absolute_url())).status_code == 302
    response = client.post(FORM, typed(agreement.get_absolute_url(), wrong="Yang keenam"))
    assert response.status_code == 429
    assert "Yang keenam" in response.content.decode()
    assert CorrectionReport.objects.count() == 5


def test_a_report_sets_no_cookie_by_which_a_reader_is_known_again(client, agreement):
    client.get(FORM)
    client.post(FORM, typed(agreement.get_absolute_url()))
    assert set(client.cookies) <= {"csrftoken"}


def test_the_address_of_the_reader_stands_on_no_page_but_that_of_the_coordinator(client, desk, agreement):
    response = client.post(FORM, typed(agreement.get_absolute_url(), email="pembaca@kampus.test"))
    assert "pembaca@kampus.test" not in client.get(response["Location"]).content.decode()
    assert "pembaca@kampus.test" not in b"".join(desk.get("/corrections/?export=csv")).decode()
    assert "pembaca@kampus.test" in desk.get(reported().get_absolute_url()).content.decode()


def test_no_history_keeps_the_address_of_the_reader():
    life.CorrectionReportFactory(email="pembaca@kampus.test")
    CorrectionReport.objects.update(email="")
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(e::text, '|') FROM evaluations_correctionreportevent AS e")
        kept = cursor.fetchone()[0]
    assert "Tanggalnya keliru." in kept
    assert "pembaca" not in kept
    assert "alamat-rahasia" not in kept


def test_a_service_called_by_a_visitor_keeps_no_person(agreement):
    made = report(
        by=AnonymousUser(),
        page=agreement.get_absolute_url(),
        token=uuid.uuid4(),
        said={"wrong": "Salah.", "should_be": "", "source": "Arsip", "email": ""},
    )
    event = CorrectionReport.pgh_event_model.objects.get(pgh_obj_id=made.pk)
    assert not (event.pgh_context or {}).get("user")


def test_who_answers_for_all_is_asked_once_however_many_reports_wait():
    served = make.MembershipFactory(administrator=True)
    counted = []
    for _times in range(2):
        life.CorrectionReportFactory.create_batch(3)
        with CaptureQueriesContext(connection) as queries:
            found = waiting([served.government_id], timezone.localdate())
        counted.append((len(found), len(queries)))
    assert [rows for rows, _queries in counted] == [3, 6]
    assert counted[0][1] == counted[1][1]
