"""What commands that load say: what came of each file, or the first errors."""

from collections.abc import Callable

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from portal.loading.errors import LoadErrors
from portal.loading.writing import Report

#: The others are of the same kinds more often than not.
PRINTED = 50


class LoadingCommand(BaseCommand):
    def tell(self, load: Callable[[], Report]) -> None:
        """Loads and says what was written; raises CommandError where nothing was."""
        try:
            report = load()
        except LoadErrors as found:
            self._tell_errors(found)
            raise CommandError(_("%(total)d errors, nothing was loaded") % {"total": found.total}) from None
        for table in report.tables:
            self.stdout.write(
                _("%(file)s: %(created)d created, %(changed)d changed, %(unchanged)d unchanged") % vars(table)
            )

    def _tell_errors(self, found: LoadErrors) -> None:
        told = found.errors[:PRINTED]
        for error in told:
            self.stderr.write(str(error))
        if found.total > len(told):
            self.stderr.write(_("… and %(more)d more") % {"more": found.total - len(told)})
