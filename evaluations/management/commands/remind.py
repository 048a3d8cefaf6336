"""Tells those who must act what waits for them: run by any scheduler, on any day."""

from argparse import ArgumentTypeError
from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from evaluations.corrections.services import send_answers
from evaluations.models import CorrectionReport
from evaluations.releases import keeping_registers, released
from evaluations.reminders import Run, messages, run_on
from portal.reminders import Delivery, alone, deliver


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is no day: write it as 2026-01-31") from None


class Command(BaseCommand):
    help = "Sends each person one mail with all that waits for that person and was not told lately."

    def add_arguments(self, parser):
        parser.add_argument("--as-of", type=day, help="the day for which to ask, today unless given")
        parser.add_argument("--dry-run", action="store_true", help="says what would be sent, and sends nothing")

    def handle(self, *, as_of: date | None, dry_run: bool, **options):
        today = timezone.localdate()
        on = as_of or today
        if on > today and not dry_run:
            raise CommandError("That day has not come: --dry-run says what would be sent on it.")
        with alone() as is_alone:
            if not is_alone:
                raise CommandError("Another run is under way; this one sends nothing.")
            run = run_on(on, self._released())
            self._say_untold(run)
            if dry_run:
                self._say_due(run)
            else:
                untold = send_answers(CorrectionReport.objects.untold())
                self._say_sent(deliver(messages(run.letters), on), untold)

    def _released(self):
        keeping = list(keeping_registers())
        free = released(keeping)
        for government in keeping:
            if government not in free:
                self.stdout.write(f"{government}: waits for release by its coordinator, at /reminders/")
        return free

    def _say_untold(self, run: Run) -> None:
        for matter in run.untold:
            self.stderr.write(f"Nobody has an address to be told of {matter.name}")

    def _say_due(self, run: Run) -> None:
        for letter in run.letters:
            self.stdout.write(f"{letter.recipient.address} ({letter.recipient.unit}): {len(letter.told)}")
            for told in letter.told:
                self.stdout.write(f"  {told.matter.since} {told.matter.name}")
        self.stdout.write(f"{len(run.letters)} mails would be sent.")

    def _say_sent(self, delivery: Delivery, untold: int) -> None:
        self.stdout.write(f"{len(delivery.sent)} mails sent.")
        for message, error in delivery.failed:
            self.stderr.write(f"{message.address}: {error}")
        if failed := len(delivery.failed) + untold:
            raise CommandError(f"{failed} mails were not taken; the next run sends them.")
