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


def why_not_import(user) -> str | None:
    if not governments_of(user):
        return _("Only a cooperation unit imports spreadsheets, with records of its own government.")
    return None


def imports_of(user) -> QuerySet[Import]:
    """Those that the person began, for governments whose records it still brings in."""
    keys = [government.key for government in governments_of(user)]
    return Import.objects.visible_to(user).filter(government_key__in=keys)


def take(step: str, import_: Import, *, by) -> None:
    """Raises ValidationError where it is refused, or where the import is busy with another step."""
    subject = str(import_.key)
    if Job.objects.open().filter(subject=subject, kind__in=STEPS).exists():
        raise ValidationError(_("This import is being worked on: wait until that is done."))
    job = Job(kind=step, subject=subject)
    if import_.rows.count() > AT_ONCE:
        ask_for(step, subject, by=by)
        return
    try:
        works()[step](job, lambda _done, _total: None)
    except Refused as refused:
        raise ValidationError(str(refused)) from None
