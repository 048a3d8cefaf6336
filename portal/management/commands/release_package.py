"""Releases a version of the data package, which the data page then offers."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from portal.packages.releasing import release_package


class Command(BaseCommand):
    help = "Keeps what is published as a version of the data package; the data page offers it from then on."

    def add_arguments(self, parser):
        parser.add_argument("--as-of", type=date.fromisoformat, help="the day, YYYY-MM-DD; today where none is given")

    def handle(self, *args, as_of, **options):
        try:
            release = release_package(as_of=as_of)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        self.stdout.write(f"{release.version} {release.sha256}")
