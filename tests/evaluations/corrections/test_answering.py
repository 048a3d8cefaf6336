"""What is answered to reported errors, by whom, and how the reader learns of it."""

import uuid
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from agreements.models import Agreement
from evaluations.corrections.services import answer
from evaluations.models import CorrectionReport
from evaluations.work import waiting_for
from tests import factories as make
from tests import life
from tests.evaluations.corrections.tasks import reported, tasks_of

pytestmark = pytest.mark.django_db


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


def test_what_is_no_report_is_answered_to_nobody(desk, waiting, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert answered(desk, waiting, answer="no_report").status_code == 302
    assert mail.outbox == []
    assert (reported().answer, reported().email) == ("no_report", "")


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
