"""The worker does each job once, says how far it is, and leaves nothing half done."""

import os
import signal
import subprocess
import sys
import time
from urllib.parse import urlsplit

import pytest
from django.db import OperationalError, connection
from django.utils.translation import gettext as _

from portal.jobs import Refused, ask_for, latest
from portal.models import Job
from portal.venv import PROJECT
from portal.worker import LOCK, Worker
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def job():
    return ask_for("count", "one", by=UserFactory())


def work_off(work) -> int:
    worker = Worker({"count": work})
    try:
        return worker.work_off()
    finally:
        worker.desk.close()


def test_a_job_is_done_once(job):
    done = []
    assert work_off(lambda job, _progress: done.append(job.subject)) == 1
    assert work_off(lambda job, _progress: done.append(job.subject)) == 0
    job.refresh_from_db()
    assert (done, job.state, job.error) == (["one"], "done", "")
    assert job.finished_at >= job.began_at


def test_what_is_asked_for_twice_is_one_job(job):
    assert ask_for("count", "one", by=job.asked_by) == job
    work_off(lambda *_: None)
    assert ask_for("count", "one", by=job.asked_by) != job
    assert latest("one", "count").state == "waiting"


def test_progress_is_seen_while_the_work_goes_on(job):
    seen = []

    def work(job, progress):
        progress(3, 12)
        job.refresh_from_db()
        seen.append((job.state, job.percent))

    work_off(work)
    assert seen == [("running", 25)]


def test_a_refusal_is_told_and_not_tried_again(job):
    def work(job, progress):
        raise Refused("Berkas ini kosong.")

    work_off(work)
    job.refresh_from_db()
    assert (job.state, job.error) == ("failed", "Berkas ini kosong.")
    assert work_off(work) == 0


def test_a_fault_of_ours_is_told_without_its_inner_words(job, caplog):
    work_off(lambda job, progress: {}["inner"])
    job.refresh_from_db()
    assert job.state == "failed"
    assert "inner" not in job.error
    assert "KeyError" in caplog.text


def test_messages_are_in_the_language_in_which_it_was_asked_for(job):
    Job.objects.update(language="en")

    def work(job, progress):
        raise Refused(_("Write yes or no."))

    work_off(work)
    job.refresh_from_db()
    assert job.error == "Write yes or no."


def test_a_worker_that_is_told_to_stop_puts_its_job_back(job):
    def work(job, progress):
        raise SystemExit(0)

    with pytest.raises(SystemExit):
        work_off(work)
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("waiting", 0)


def test_what_loses_the_database_is_begun_again_but_not_for_ever(job):
    def work(job, progress):
        raise OperationalError("server closed the connection")

    for _attempt in range(3):
        with pytest.raises(OperationalError):
            work_off(work)
    assert work_off(work) == 1
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("failed", 3)
    assert job.error


def test_a_job_that_another_worker_holds_is_left_to_it(job):
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", [LOCK, job.pk])
        assert work_off(lambda *_: None) == 0
    other.close()
    assert work_off(lambda *_: None) == 1


def test_the_command_takes_up_what_is_asked_for_and_ends_when_told(job):
    """A kind that nobody knows fails: enough to see that the worker heard of it."""
    url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
    environment = os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "portal.settings"}
    process = subprocess.Popen([sys.executable, "manage.py", "work"], cwd=PROJECT, env=environment)
    try:
        assert ended(job).state == "failed"
        assert ended(ask_for("count", "two", by=job.asked_by)).state == "failed"
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0


def ended(job: Job) -> Job:
    deadline = time.monotonic() + 30
    while job.is_open and time.monotonic() < deadline:
        time.sleep(0.1)
        job.refresh_from_db()
    return job
