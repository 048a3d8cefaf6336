"""Does what pages ask for and is too long for them: large imports and packages."""

import signal
import sys
import time

from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError

from portal.orphans import end_with_parent
from portal.worker import Worker

SECONDS_TO_RETURN = 2


class Command(BaseCommand):
    help = "Takes up jobs as they are asked for, until it is stopped. `make run` starts one beside the server."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="do the jobs that wait, then end")

    def handle(self, *args, once, **options):
        if once:
            worker = Worker()
            self.stdout.write(str(worker.work_off()))
            worker.desk.close()
            return
        end_with_parent()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: sys.exit(0))
        while True:
            self._until_the_database_goes()

    def _until_the_database_goes(self) -> None:
        worker = Worker()
        try:
            while True:
                worker.work_off()
                worker.wait()
        except (OperationalError, InterfaceError) as error:
            self.stderr.write(" ".join(str(error).split()))
            time.sleep(SECONDS_TO_RETURN)
        finally:
            worker.close()
