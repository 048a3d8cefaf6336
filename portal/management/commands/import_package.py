"""Reads a data package into an empty portal."""

from pathlib import Path

from django.core.management.base import CommandError

from portal.loading.command import LoadingCommand
from portal.packages.reading import PackageError, read_package


class Command(LoadingCommand):
    help = "Reads a data package (ZIP) into a portal that holds reference data and no records. All or nothing."

    def add_arguments(self, parser):
        parser.add_argument("package", help="the file, such as paket.zip")

    def handle(self, *args, package, **options):
        try:
            self.tell(lambda: read_package(Path(package)))
        except PackageError as error:
            raise CommandError(f"{package}: {error}") from None
        except OSError as error:
            raise CommandError(f"{package}: {error.strerror}") from None
