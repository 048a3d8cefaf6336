"""Acts on what stands below an agreement: signings, signatories, texts, fields and responsible agencies."""

from agreements.models import Agreement, Assignment, CooperationField, Sector, Signatory
from agreements.permissions import agreements as may
from agreements.services.agreements import require_reason
from cities.models import Agency
from portal.keys import new_key
from portal.models import Record
from portal.services import act, lock, refuse, store


def agreement_of(part: Record) -> Agreement:
    """The agreement below which a part stands."""
    if isinstance(part, Signatory):
        return part.signing.agreement
    if isinstance(part, Assignment):
        return part.field.agreement
    return part.agreement


def _may_change(part: Record, by, changed: list[str], reason: str) -> Agreement:
    """The locked agreement, if the part may be changed now; responsibilities are never locked by confirmation."""
    agreement = lock(agreement_of(part))
    refuse(may.why_not_change(by, agreement))
    if not isinstance(part, Assignment):
        require_reason(agreement, changed, reason)
    return agreement


def add_part(part: Record, *, by, reason: str = "") -> Record:
    """Stores a new part; `part` has its parent and attributes, and gets its key and government here.

    Under a confirmed agreement this is a completion: what was agreed is written down, not changed.
    """
    with act(by=by, reason=reason):
        agreement = _may_change(part, by, [], reason)
        part.government = agreement.government
        part.key = new_key(type(part), *_words(part))
        store(part)
    return part


def _words(part: Record) -> tuple[str, ...]:
    if isinstance(part, CooperationField):
        return part.agreement.key, "field", str(part.position)
    if isinstance(part, Assignment):
        return part.field.key, part.agency.abbreviation or part.agency.name
    if isinstance(part, Signatory):
        return part.signing.key, part.side
    return part.agreement.key, part._meta.model_name.removeprefix("agreement")


def change_part(part: Record, *, by, version: int, changes: dict, reason: str = "") -> Record:
    """Raises StaleEdit, PermissionDenied, ValidationError by field."""
    with act(by=by, reason=reason):
        current = lock(part, version)
        corrected = [
            str(current._meta.get_field(name).verbose_name)
            for name, value in changes.items()
            if getattr(current, name) not in (None, "") and getattr(current, name) != value
        ]
        _may_change(current, by, corrected, reason)
        for name, value in changes.items():
            setattr(current, name, value)
        store(current)
    return current


def remove_part(part: Record, *, by, reason: str) -> None:
    """Takes away what was written down in error; the history keeps it with the reason."""
    with act(by=by, reason=reason):
        current = lock(part)
        _may_change(current, by, [str(current._meta.verbose_name)], reason)
        current.delete()


def set_sectors(field: CooperationField, sectors: list[Sector], *, by) -> None:
    """The sectors by which the field is found; a classification of ours, so never locked."""
    with act(by=by):
        refuse(may.why_not_change(by, lock(field.agreement)))
        field.sectors.set(sectors)


def make_responsible(field: CooperationField, agency: Agency, *, by, **attributes) -> Assignment:
    """The agency becomes responsible for the field."""
    return add_part(Assignment(field=field, agency=agency, **attributes), by=by)
