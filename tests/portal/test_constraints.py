"""What the database refuses of jobs, imports and the log of exports, whoever asks."""

from datetime import UTC, datetime

import pytest

from portal.models import ImportRow, Job, KnownName
from tests import factories as make
from tests.database import refused_by, update

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 1, 5, tzinfo=UTC)


@pytest.fixture
def job():
    return Job.objects.create(kind="import", subject="satu", asked_by=make.UserFactory())


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"state": "done"}, "a_job_that_ended_says_when"),
        ({"finished_at": NOW}, "a_job_that_ended_says_when"),
        ({"state": "failed", "finished_at": NOW}, "a_failed_job_says_why"),
    ],
)
def test_a_job_says_how_it_ended(job, changes, name):
    assert refused_by(update, job, changes) == name


def test_a_job_is_asked_for_once_at_a_time(job):
    another = Job.objects.create(kind="import", subject="dua", asked_by=job.asked_by)
    assert refused_by(update, another, {"subject": "satu"}) == "a_job_is_asked_for_once_at_a_time"
    Job.objects.filter(pk=job.pk).update(state="done", finished_at=NOW)
    update(another, {"subject": "satu"})


def test_an_import_that_was_done_names_its_act():
    name = "an_import_that_was_done_names_its_act"
    assert refused_by(update, make.ImportFactory(), {"state": "done"}) == name
    assert refused_by(update, make.ImportFactory(), {"state": "undone", "done_at": NOW}) == name


def test_an_import_has_a_row_once():
    first, second, *_more = ImportRow.objects.filter(of=make.ImportFactory()).order_by("number")
    assert refused_by(update, second, {"number": first.number}) == "an_import_has_a_row_once"


def test_a_name_is_matched_once():
    by = make.UserFactory()
    one, other = (
        KnownName.objects.create(kind="cities.agency", government_key="kota-semarang", name=name, record_key="x", by=by)
        for name in ("dpu", "dinas pu")
    )
    assert refused_by(update, other, {"name": one.name}) == "a_name_is_matched_once"


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"finished": NOW}, "ended_export_says_when"),
        ({"state": "broken"}, "ended_export_says_when"),
        ({"state": "whole", "finished": NOW, "rows": 1, "bytes": 9}, "whole_export_has_its_checksum"),
        ({"state": "whole", "finished": NOW, "rows": 1, "sha256": "0" * 64}, "whole_export_has_its_checksum"),
        ({"state": "whole", "finished": NOW, "bytes": 9, "sha256": "0" * 64}, "whole_export_has_its_checksum"),
    ],
)
def test_the_log_of_exports_says_how_one_ended(changes, name):
    running = make.ExportFactory(state="running", finished=None, rows=None, bytes=None, sha256="")
    assert refused_by(update, running, changes) == name
