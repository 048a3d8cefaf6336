"""Brings what ships with the portal up to date in the database; run at every start, it writes only what differs."""

import pghistory
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from agreements.reference import refresh_sectors, store_stages
from cities.reference import refresh_countries, refresh_governments, refresh_places
from evaluations.reference import RubricChanged, store_rubrics


class Command(BaseCommand):
    help = (
        "Loads countries, governments, places, sectors, stages, rubrics. Deletes nothing; may be run again at any time."
    )

    def handle(self, *args, **options):
        # The cache is a table too, and as little part of the migrations as these rows.
        call_command("createcachetable", verbosity=0)
        try:
            with transaction.atomic(), pghistory.context(command="load_reference"):
                self._refresh()
        except RubricChanged as changed:
            raise CommandError(str(changed)) from None

    def _refresh(self):
        for what, refresh in (
            (_("countries"), refresh_countries),
            (_("governments"), refresh_governments),
            (_("places"), refresh_places),
            (_("sectors"), refresh_sectors),
            (_("sets of stages"), store_stages),
            (_("versions of the rubric"), store_rubrics),
        ):
            self.stdout.write(
                _("%(what)s: %(created)d created, %(changed)d changed, %(unchanged)d unchanged")
                % {"what": what, **refresh()._asdict()}
            )
