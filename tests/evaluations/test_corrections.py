"""Errors that readers report: who hears of them, what is answered, and what is kept of whoever reported."""

import uuid
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from agreements.models import Agreement
from evaluations.corrections.services import answer, report
from evaluations.models import CorrectionReport
from evaluations.work import waiting_for
from tests import factories as make
from tests import life

pytestmark = pytest.mark.django_db
FORM = "/corrections/report/"


@pytest.fixture(autouse=True)
def _nobody_reported_yet():
    cache.clear()


@pytest.fixture
def agreement():
    return make.AgreementFactory(partnership__published=True, title="Nota Kesepahaman 2016")


@pytest.fixture
def coordinator(agreement):
    return make.MembershipFactory(government=agreement.government).user


@pytest.fixture
def desk(coordinator) -> Client:
    client = Client()
    client.force_login(coordinator)
    return client


def typed(page: str = "", **more) -> dict:
    given = {"wrong": "Tahunnya keliru.", "should_be": "2015", "source": "Arsip kota, halaman 3", "email": ""}
    return given | {"page": page, "website": "", "form_token": str(uuid.uuid4())} | more


def reported() -> CorrectionReport:
    return CorrectionReport.objects.get()


def tasks_of(user) -> list[str]:
    return [matter.url for matter in waiting_for(user, timezone.localdate()) if "error_reported" in matter.code]


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


@pytest.fixture
def waiting(agreement):
    return life.CorrectionReportFactory(about=agreement, email="pembaca@kampus.test")


def answered(desk, waiting, **typed_answer):
    url = f"{waiting.get_absolute_url()}answer/"
    return desk.post(url, {"form_token": str(uuid.uuid4()), "text": "", **typed_answer})


def test_the_page_leads_to_the_form_that_changes_the_record_while_it_may_be_changed(desk, agreement, waiting):
    change = f'href="{agreement.get_absolute_url()}change/"'
    assert change in desk.get(waiting.get_absolute_url()).content.decode()
    Agreement.objects.filter(pk=agreement.pk).update(annulled_on=timezone.localdate(), annulment_reason="Ganda")
    assert change not in desk.get(waiting.get_absolute_url()).content.decode()


def test_a_correction_names_the_version_that_came_since(
    client, desk, agreement, waiting, django_capture_on_commit_callbacks
):
    assert answered(desk, waiting, answer="corrected").status_code == 200
    assert reported().answer == ""
    Agreement.objects.filter(pk=agreement.pk).update(title="Nota Kesepahaman 2015")
    with django_capture_on_commit_callbacks(execute=True):
        assert answered(desk, waiting, answer="corrected").status_code == 302
    assert (reported().answer, reported().corrected_version) == ("corrected", 2)
    told = client.get(f"/corrections/status/{waiting.secret}/").content.decode()
    assert f'href="/records/agreement/{agreement.key}/v2/"' in told
    assert "Diperbaiki" in told


@pytest.mark.parametrize(("given", "word"), [("no_error", "Bukan kekeliruan"), ("needs_source", "Perlu sumber")])
def test_other_answers_give_their_reason(client, desk, coordinator, waiting, given, word):
    assert answered(desk, waiting, answer=given).status_code == 200
    assert tasks_of(coordinator) == [waiting.get_absolute_url()]
    assert answered(desk, waiting, answer=given, text="Naskah asli menyebut 2016.").status_code == 302
    told = client.get(f"/corrections/status/{waiting.secret}/").content.decode()
    assert word in told
    assert "Naskah asli menyebut 2016." in told
    assert tasks_of(coordinator) == []


def test_the_reader_is_mailed_and_the_address_forgotten(desk, waiting, settings, django_capture_on_commit_callbacks):
    settings.PORTAL_URL = "https://portal.test"
    with django_capture_on_commit_callbacks(execute=True):
        answered(desk, waiting, answer="no_error", text="Naskah asli menyebut 2016.")
    [sent] = mail.outbox
    assert sent.to == ["pembaca@kampus.test"]
    assert "Naskah asli menyebut 2016." in sent.body
    assert f"https://portal.test/corrections/status/{waiting.secret}/" in sent.body
    assert reported().email == ""


def test_a_mail_that_is_not_taken_is_sent_by_the_next_run(desk, waiting, settings, django_capture_on_commit_callbacks):
    settings.EMAIL_BACKEND, working = "django.core.mail.backends.smtp.EmailBackend", settings.EMAIL_BACKEND
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with django_capture_on_commit_callbacks(execute=True):
        answered(desk, waiting, answer="no_error", text="Naskah asli menyebut 2016.")
    assert reported().email
    settings.EMAIL_BACKEND = working
    call_command("remind", verbosity=0)
    assert [sent.to for sent in mail.outbox] == [["pembaca@kampus.test"]]
    assert reported().email == ""


def test_a_report_is_answered_once(desk, coordinator, waiting):
    answer(waiting, by=coordinator, answer="no_error", text="Benar begitu.")
    assert answered(desk, waiting, answer="corrected", text="Lain.").status_code == 403
    assert reported().answer == "no_error"


def test_the_status_page_is_found_by_its_secret_alone_and_kept_out_of_indexes(client, waiting):
    response = client.get(f"/corrections/status/{waiting.secret}/")
    assert "noindex" in response["X-Robots-Tag"]
    assert "no-store" in response["Cache-Control"]
    assert client.get(f"/corrections/status/{waiting.key}/").status_code == 404
    assert client.get("/corrections/status/%00/").status_code == 404


def test_the_list_shows_what_waits_and_what_was_answered(desk, agreement, waiting):
    done = life.CorrectionReportFactory(about=agreement, answered=True)
    elsewhere = life.CorrectionReportFactory(about=make.AgreementFactory(partnership__published=True))
    everything = desk.get("/corrections/").content.decode()
    assert waiting.get_absolute_url() in everything
    assert done.get_absolute_url() in everything
    assert elsewhere.get_absolute_url() not in everything
    assert done.get_absolute_url() in desk.get("/corrections/", {"state": "no_error", "q": "keliru"}).content.decode()
    only = desk.get("/corrections/", {"state": "waiting"}).content.decode()
    assert waiting.get_absolute_url() in only
    assert done.get_absolute_url() not in only


def test_a_report_is_dated_and_waits_since_then(coordinator, agreement):
    long_ago = timezone.localdate() - timedelta(days=10)
    life.CorrectionReportFactory(about=agreement, reported_on=long_ago)
    [matter] = [each for each in waiting_for(coordinator, timezone.localdate()) if each.code == "error_reported"]
    assert matter.since == long_ago


def test_the_words_of_a_stranger_go_into_no_reminder(coordinator, waiting):
    [matter] = [each for each in waiting_for(coordinator, timezone.localdate()) if each.code == "error_reported"]
    assert waiting.wrong not in str(matter.text)


@pytest.mark.parametrize(
    "broken", [{"answer": "no_error"}, {"answered_on": "2026-01-01"}, {"corrected_version": 2}], ids=str
)
def test_the_database_refuses_half_an_answer(waiting, broken):
    with pytest.raises(IntegrityError), transaction.atomic():
        CorrectionReport.objects.filter(pk=waiting.pk).update(**broken)


def test_a_service_called_by_a_visitor_keeps_no_person(agreement):
    made = report(
        by=AnonymousUser(),
        page=agreement.get_absolute_url(),
        token=uuid.uuid4(),
        said={"wrong": "Salah.", "should_be": "", "source": "Arsip", "email": ""},
    )
    event = CorrectionReport.pgh_event_model.objects.get(pgh_obj_id=made.pk)
    assert not (event.pgh_context or {}).get("user")
