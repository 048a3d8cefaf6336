"""What every act has in common: one transaction, who and why for the history, and no lost update."""

from contextlib import contextmanager

import pghistory
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from portal.models import Record


class StaleEdit(ValidationError):
    """Somebody saved the record after this form was opened; carries the record as it now is."""

    def __init__(self, current: Record):
        self.current = current
        super().__init__(
            _(
                "This record was changed by somebody else while you were writing. What you typed is kept below: "
                "compare it with the record as it now is, then save again."
            ),
            code="stale",
        )


@contextmanager
def act(*, by, reason: str = ""):
    """All or nothing, with the person and the reason in the history."""
    # An act within an act that gives no reason of its own happens for the reason of the outer one.
    why = {"reason": reason} if reason else {}
    with transaction.atomic(), pghistory.context(user=by.pk, **why):
        yield


def refuse(why_not: str | None) -> None:
    """Raise PermissionDenied with the sentence that the button, too, would have shown."""
    if why_not:
        raise PermissionDenied(why_not)


def lock(record: Record, version: int | None = None):
    """The row as it now is, locked until the act ends; raises StaleEdit where `version` is not the current one."""
    current = type(record)._base_manager.select_for_update().get(pk=record.pk)
    if version is not None and version != current.version:
        raise StaleEdit(current)
    return current


def delete(record: Record, *, why_it_stays: str) -> None:
    """Deletes the row with what hangs on it; raises ValidationError with that sentence where others refer to it."""
    try:
        record.delete()
    except ProtectedError:
        raise ValidationError(why_it_stays) from None


def store(record: Record) -> None:
    """Check every rule and save; raises ValidationError with messages by field."""
    record.full_clean()
    if record.pk:
        record.version += 1
    record.save()
