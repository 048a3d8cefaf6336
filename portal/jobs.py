"""Long work: asked for on a page, kept in PostgreSQL, done by `manage.py work` one piece at a time."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db import connection, transaction
from django.utils.translation import get_language

from portal.models import Job

CHANNEL = "portal_jobs"

#: Told how much is done, and of how much; seen at once, also while the work's own transaction is open.
Progress = Callable[[int, int], None]
#: Does a job. Raises `Refused` with what a person should read.
Work = Callable[[Job, Progress], None]


class Refused(Exception):
    """The job cannot be done, for a reason that who asked for it can understand; it is not tried again."""


def works() -> dict[str, Work]:
    """What does each kind of job: every installed app declares its own as WORKS in a module `works`."""
    found: dict[str, Work] = {}
    for app in apps.get_app_configs():
        if find_spec(f"{app.name}.works"):
            found |= import_module(f"{app.name}.works").WORKS
    return found


def ask_for(kind: str, subject: str, *, by) -> Job:
    """The job of this kind on this subject that is open, or a new one; the worker hears of it on commit."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"{kind} {subject}"])
        job = Job.objects.open().filter(kind=kind, subject=subject).first()
        if job is None:
            language = (get_language() or "id")[:2]
            job = Job.objects.create(kind=kind, subject=subject, asked_by=by, language=language)
            cursor.execute(f"NOTIFY {CHANNEL}")
    return job


def latest(subject: str, *kinds: str) -> Job | None:
    """The job that was last asked for on this subject."""
    return Job.objects.filter(subject=subject, kind__in=kinds).order_by("id").last()
