"""Takes up jobs one after the other. Several workers may run: each job is held by one, by a lock of its connection.

The lock goes when the worker goes, however it goes, so that a job whose worker died is known and taken up again
without any clock.
"""

import logging

from django.db import InterfaceError, OperationalError, connection
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.jobs import CHANNEL, Refused, Work, works
from portal.models import Job

#: Seconds after which it looks by itself, for jobs whose worker died.
LOOKS_EVERY = 5
#: Times that a job is begun; what kills its worker each time is not tried for ever.
MOST_ATTEMPTS = 3
LOCK = 20_261_122

log = logging.getLogger(__name__)


class Worker:
    """Works on Django's connection; holds and tells on another, so that progress is seen before the work is done."""

    def __init__(self, by_kind: dict[str, Work] | None = None):
        self.desk = connection.copy()
        self.works = works() if by_kind is None else by_kind

    def close(self) -> None:
        self.desk.close()
        connection.close()

    def wait(self, seconds: float = LOOKS_EVERY) -> None:
        """Until somebody asks for a job, or the time is over."""
        self._tell(f"LISTEN {CHANNEL}")
        for _notice in self.desk.connection.notifies(timeout=seconds, stop_after=1):
            return

    def work_off(self) -> int:
        """Does all jobs that nobody has; says how many."""
        count = 0
        while (job := self._take()) is not None:
            try:
                self._do(job)
            finally:
                self._tell("SELECT pg_advisory_unlock(%s, %s)", LOCK, job.pk)
            count += 1
        return count

    def _take(self) -> Job | None:
        for job in Job.objects.open().order_by("id"):
            if self._ask("SELECT pg_try_advisory_lock(%s, %s)", LOCK, job.pk):
                # Another worker may have begun it, and done it, between our look and our lock.
                if now := Job.objects.open().filter(pk=job.pk).first():
                    return now
                self._tell("SELECT pg_advisory_unlock(%s, %s)", LOCK, job.pk)
        return None

    def _do(self, job: Job) -> None:
        with override(job.language):
            if job.attempts >= MOST_ATTEMPTS:
                self._fail(job, _("It was begun several times and always broke off. Tell whoever runs the portal."))
                return
            self._tell(
                "UPDATE portal_job SET state = 'running', began_at = now(), attempts = attempts + 1, done = 0 "
                "WHERE id = %s",
                job.pk,
            )
            try:
                self.works[job.kind](job, lambda done, total: self._progress(job, done, total))
            except Refused as refused:
                self._fail(job, str(refused))
            except (OperationalError, InterfaceError):
                # The database went away: the job stays as it is, and is taken up again.
                raise
            except Exception:
                log.exception("Job %s failed", job)
                self._fail(job, _("It broke off through a fault of the portal, and changed nothing. Try it again."))
            except BaseException:
                # Told to stop: what was begun is undone, and another worker begins anew.
                self._tell("UPDATE portal_job SET state = 'waiting', attempts = attempts - 1 WHERE id = %s", job.pk)
                raise
            else:
                self._tell("UPDATE portal_job SET state = 'done', finished_at = now() WHERE id = %s", job.pk)

    def _progress(self, job: Job, done: int, total: int) -> None:
        self._tell("UPDATE portal_job SET done = %s, total = %s WHERE id = %s", done, total, job.pk)

    def _fail(self, job: Job, why: str) -> None:
        self._tell("UPDATE portal_job SET state = 'failed', finished_at = now(), error = %s WHERE id = %s", why, job.pk)

    def _tell(self, statement: str, *parameters) -> None:
        with self.desk.cursor() as cursor:
            cursor.execute(statement, parameters)

    def _ask(self, statement: str, *parameters):
        with self.desk.cursor() as cursor:
            cursor.execute(statement, parameters)
            return cursor.fetchone()[0]
