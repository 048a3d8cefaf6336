"""Acts on records of what happens under a partnership: add, change, annul; and on what stands below such a record."""

from django.db import models
from django.utils import timezone

from agreements.models.happening import BelowHappening, BelowPartnership
from agreements.permissions import happenings as may
from portal.keys import new_key
from portal.models import Record
from portal.services import act, lock, refuse, store


def add(record: BelowPartnership, *, by, links: dict[str, list[models.Model]] | None = None) -> BelowPartnership:
    """Stores a new record; it has its partnership and attributes, and gets its key and government here.

    `links` are the relations to many that it begins with. Raises PermissionDenied and ValidationError.
    """
    with act(by=by):
        record.partnership = lock(record.partnership)
        refuse(may.why_not_add(by, record))
        return write(record, links)


def write(record: BelowPartnership, links: dict[str, list[models.Model]] | None = None) -> BelowPartnership:
    """Stores a new record within the act at hand."""
    record.government_id = record.partnership.government_id
    record.key = new_key(type(record), record.partnership.key, *record.key_words())
    store(record)
    _link(record, links)
    return record


def change(
    record: BelowPartnership, *, by, version: int, changes: dict, links: dict[str, list[models.Model]] | None = None
) -> BelowPartnership:
    """Raises StaleEdit, PermissionDenied, ValidationError by field."""
    with act(by=by):
        current = lock(record, version)
        refuse(may.why_not_change(by, current))
        for name, value in changes.items():
            setattr(current, name, value)
        refuse(may.why_not_add(by, current))
        store(current)
        _link(current, links)
    return current


def _link(record: Record, links: dict[str, list[models.Model]] | None) -> None:
    for name, chosen in (links or {}).items():
        getattr(record, name).set(chosen)


def annul(record: BelowPartnership, *, by, reason: str) -> BelowPartnership:
    """It was recorded in error: it leaves lists and figures and stays in the history, with the reason."""
    with act(by=by, reason=reason):
        current = lock(record)
        refuse(may.why_not_annul(by, current))
        current.annulled_on, current.annulment_reason = timezone.localdate(), reason
        store(current)
    return current


def add_below(part: BelowHappening, *, by) -> BelowHappening:
    """A group that took part, a promise, a finding: it has its parent, and gets its key and government here."""
    with act(by=by):
        above = lock(part.above)
        refuse(may.why_not_change(by, above))
        part.government_id = above.government_id
        part.key = new_key(type(part), above.key, type(part)._meta.model_name)
        store(part)
    return part


def change_below(part: BelowHappening, *, by, version: int, changes: dict) -> BelowHappening:
    with act(by=by):
        refuse(may.why_not_change(by, lock(part.above)))
        current = lock(part, version)
        for name, value in changes.items():
            setattr(current, name, value)
        store(current)
    return current


def remove_below(part: BelowHappening, *, by, reason: str) -> None:
    """Takes away what was written down in error; the history keeps it with the reason."""
    with act(by=by, reason=reason):
        refuse(may.why_not_change(by, lock(part.above)))
        lock(part).delete()
