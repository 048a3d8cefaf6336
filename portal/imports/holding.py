"""An import is in one hand at a time: that of a page on which it is prepared, or of the step that is being taken."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from portal.imports.steps import is_busy, why_not_import
from portal.jobs import Refused
from portal.models import Import

#: In which nothing was written yet.
OPEN = (Import.State.READ, Import.State.PREVIEWED)


def take_up(import_: Import, *states: str) -> None:
    """Locks the import, as it is now, for a step in the caller's transaction.

    Raises Refused where it is in none of these states, or its person imports for its government no more.
    """
    import_.refresh_from_db(from_queryset=Import.objects.select_for_update())
    if why := why_not_import(import_.by, import_):
        raise Refused(why)
    if import_.state not in states:
        raise Refused(_not_open())


@contextmanager
def prepared(import_: Import) -> Iterator[None]:
    """Within it a page changes what is not carried out yet; the preview that was is none of what will be.

    Raises ValidationError, and waits for nobody, where a step is being taken.
    """
    with transaction.atomic():
        free = Import.objects.select_for_update(skip_locked=True).filter(pk=import_.pk)
        if is_busy(import_) or not free.exists():
            raise ValidationError(_("This import is being worked on: wait until that is done."))
        import_.refresh_from_db()
        if import_.state == Import.State.DONE:
            raise ValidationError(_("This import was carried out already: take it back instead."))
        if import_.state not in OPEN:
            raise ValidationError(_not_open())
        import_.state = Import.State.READ
        yield
        import_.save()


def _not_open() -> str:
    return _("This import is not at its preview any more: open its page again.")
