"""The steps of an import, as a person takes them: at once where the table is short, else by the worker."""

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from portal.imports.kinds import governments_of
from portal.jobs import Refused, ask_for, works
from portal.models import Import, Job

#: A page waits for as many rows; longer tables are left to the worker.
AT_ONCE = 300
STEPS = ("import-preview", "import", "import-undo")


def why_not_import(user, import_: Import | None = None) -> str | None:
    """Asked of a page and again of each step: who leaves a government takes no import of it further, nor back."""
    own = {government.key for government in governments_of(user)}
    if not own:
        return _("Only a cooperation unit imports spreadsheets, with records of its own government.")
    if import_ and import_.government_key not in own:
        return _("This import is of a government for which you import no more.")
    return None


def imports_of(user) -> QuerySet[Import]:
    """Those that the person began, for governments whose records it still brings in."""
    keys = [government.key for government in governments_of(user)]
    return Import.objects.visible_to(user).filter(government_key__in=keys)


def is_busy(import_: Import) -> bool:
    """The worker has a step of it, or will."""
    return Job.objects.open().filter(subject=str(import_.key), kind__in=STEPS).exists()


def take(step: str, import_: Import, *, by) -> None:
    """Raises ValidationError where it is refused, or where the import is busy with another step."""
    subject = str(import_.key)
    if is_busy(import_):
        raise ValidationError(_("This import is being worked on: wait until that is done."))
    job = Job(kind=step, subject=subject)
    if import_.rows.count() > AT_ONCE:
        ask_for(step, subject, by=by)
        return
    try:
        works()[step](job, lambda _done, _total: None)
    except Refused as refused:
        raise ValidationError(str(refused)) from None
