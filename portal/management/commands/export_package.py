"""Writes the register as a data package."""

from datetime import date
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.packages import Scope
from portal.packages.archive import write_package


class Command(BaseCommand):
    help = "Writes what is published as a data package (ZIP); with --user what that account may see."

    def add_arguments(self, parser):
        parser.add_argument("target", help="the file to be written, such as paket.zip")
        parser.add_argument("--as-of", type=date.fromisoformat, help="the day, YYYY-MM-DD; today where none is given")
        parser.add_argument("--user", help="user name of the account whose unpublished records are to be in it")

    def handle(self, *args, target, as_of, user, **options):
        scope = Scope(self._reader(user), as_of or timezone.localdate())
        try:
            package = write_package(Path(target), scope)
        except OSError as error:
            raise CommandError(f"{target}: {error.strerror}") from None
        self.stdout.write(
            _("%(file)s: version %(version)s, %(size)d bytes, SHA-256 %(sha256)s") % {"file": target, **vars(package)}
        )

    def _reader(self, name: str | None):
        if name is None:
            return AnonymousUser()
        try:
            return get_user_model().objects.get(username=name, is_active=True)
        except get_user_model().DoesNotExist:
            raise CommandError(_("There is no open account %(name)s.") % {"name": name}) from None
