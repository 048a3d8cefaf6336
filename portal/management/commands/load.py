"""Reads a folder of CSV files into the register: all or nothing."""

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from portal.loading import LoadErrors, load_folder

#: The others are of the same kinds more often than not.
PRINTED = 50


class Command(BaseCommand):
    help = "Loads a folder of CSV files, one per kind of record. All or nothing; loading it again changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("folder", help="the folder that holds the files, such as demo")
        parser.add_argument("--if-empty", action="store_true", help="do nothing when the register holds a partnership")

    def handle(self, *args, folder, if_empty, **options):
        if if_empty and apps.get_model("agreements.Partnership").objects.exists():
            self.stdout.write(_("The register holds partnerships already: nothing was loaded."))
            return
        try:
            report = load_folder(folder)
        except LoadErrors as found:
            self._tell(found)
            raise CommandError(_("%(total)d errors, nothing was loaded") % {"total": found.total}) from None
        for table in report.tables:
            self.stdout.write(
                _("%(file)s: %(created)d created, %(changed)d changed, %(unchanged)d unchanged") % vars(table)
            )

    def _tell(self, found: LoadErrors) -> None:
        told = found.errors[:PRINTED]
        for error in told:
            self.stderr.write(str(error))
        if found.total > len(told):
            self.stderr.write(_("… and %(more)d more") % {"more": found.total - len(told)})
