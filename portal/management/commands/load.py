"""Reads a folder of CSV files into the register: all or nothing."""

from django.apps import apps
from django.utils.translation import gettext as _

from portal.loading import load_folder
from portal.loading.command import LoadingCommand


class Command(LoadingCommand):
    help = "Loads a folder of CSV files, one per kind of record. All or nothing; loading it again changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("folder", help="the folder that holds the files, such as demo")
        parser.add_argument("--if-empty", action="store_true", help="do nothing when the register holds a partnership")

    def handle(self, *args, folder, if_empty, **options):
        if if_empty and apps.get_model("agreements.Partnership").objects.exists():
            self.stdout.write(_("The register holds partnerships already: nothing was loaded."))
            return
        self.tell(lambda: load_folder(folder))
