"""Acts on what stands below an agreement: signings, signatories, texts, fields and responsible agencies."""

from datetime import date
from operator import attrgetter

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from agreements.models import (
    Agreement,
    AgreementText,
    Assignment,
    Clause,
    CooperationField,
    FieldMatch,
    Sector,
    Signatory,
    Signing,
    TextPoint,
)
from agreements.permissions import agreements as may
from agreements.services.confirmed import corrections, require_reason
from cities.models import Agency
from portal.keys import new_key
from portal.models import Record
from portal.services import act, delete, lock, refuse, store

#: Parts that do not stand right below the agreement → what they stand below.
BELOW = {Signatory: "signing", Assignment: "field", Clause: "text", TextPoint: "text", FieldMatch: "text"}


#: Attributes in which parts answer the same question: texts of one party, signatories of one side, fields, signings.
ANSWERS = {
    AgreementText: ("agreement", "party"),
    Signing: ("agreement",),
    CooperationField: ("agreement",),
    Signatory: ("signing", "side"),
    TextPoint: ("text", "position"),
}


def agreement_of(part: Record) -> Agreement:
    """The agreement below which a part stands."""
    path = [BELOW[type(part)]] if type(part) in BELOW else []
    return attrgetter(".".join([*path, "agreement"]))(part)


def _open(part: Record, by) -> Agreement:
    """The locked agreement of the part, if it may be changed now; always locked before the part itself."""
    agreement = lock(agreement_of(part))
    refuse(may.why_not_change(by, agreement))
    return agreement


def add_part(part: Record, *, by, reason: str = "") -> Record:
    """Stores a new part; `part` has its parent and attributes, and gets its key and government here.

    Under a confirmed agreement the first of its kind is a completion; one more changes what was agreed, and gives
    the reason. Responsible agencies are never locked.
    """
    with act(by=by, reason=reason):
        agreement = _open(part, by)
        if not isinstance(part, Assignment) and _like(part).exists():
            require_reason(agreement, [str(part._meta.verbose_name)], reason)
        write_part(part, agreement)
        _follow(part, agreement, reason)
    return part


def write_part(part: Record, agreement: Agreement) -> Record:
    """Stores a new part of an agreement that the act at hand has locked or made."""
    part.government_id = agreement.government_id
    part.key = new_key(type(part), *_words(part))
    store(part)
    return part


def _like(part: Record):
    """Parts that answer the same question."""
    return type(part).objects.filter(**{name: getattr(part, name) for name in ANSWERS[type(part)]})


def _words(part: Record) -> tuple[str, ...]:
    match part:
        case CooperationField():
            return part.agreement.key, "field", str(part.position)
        case Assignment():
            return part.field.key, part.agency.abbreviation or part.agency.name
        case Signatory():
            return part.signing.key, part.side
        case AgreementText():
            return part.agreement.key, "text", part.party
        case Clause():
            return part.text.key, part.kind
        case TextPoint():
            return part.text.key, "point", str(part.position)
        case FieldMatch():
            return part.field.key, "match"
    return part.agreement.key, part._meta.model_name


def change_part(part: Record, *, by, version: int, changes: dict, reason: str = "") -> Record:
    """Raises StaleEdit, PermissionDenied, ValidationError by field."""
    with act(by=by, reason=reason):
        agreement = _open(part, by)
        current = lock(part, version)
        if not isinstance(part, Assignment):
            require_reason(agreement, corrections(current, changes), reason)
        for name, value in changes.items():
            setattr(current, name, value)
        store(current)
        _follow(current, agreement, reason)
    return current


def remove_part(part: Record, *, by, reason: str) -> None:
    """Takes away what was written down in error; the history keeps it with the reason."""
    with act(by=by, reason=reason):
        agreement = _open(part, by)
        current = lock(part)
        if not isinstance(part, Assignment):
            require_reason(agreement, [str(current._meta.verbose_name)], reason)
        delete(current, why_it_stays=_why_it_stays(current))
        _follow(current, agreement, reason)


def _why_it_stays(part: Record) -> str:
    if isinstance(part, Assignment):
        return _(
            "The agency has said something about this responsibility, or reported on it, so it stays in the register. "
            "If the agency is responsible no more, change the responsibility and write its last day."
        )
    return _(
        "Other records name this, such as activities, reports or what an agency has said, so it stays in the register. "
        "If it was written down in error, annul or change those first."
    )


def _follow(part: Record, agreement: Agreement, reason: str) -> None:
    if isinstance(part, Signing):
        follow_signings(agreement, reason=reason)


def follow_signings(agreement: Agreement, *, reason: str = "") -> None:
    """The agreement is signed on the day of its last signing, as far as signings are dated; within their act.

    Raises ValidationError where a confirmed agreement would get another date without a reason.
    """
    dated = [signing for signing in agreement.signings.all() if signing.signed]
    if not dated:
        return
    last = max(dated, key=lambda signing: (signing.signed.latest or date.max, signing.signed.earliest or date.min))
    changes = {"signed": last.signed, "signed_wording": last.signed_wording}
    if any(getattr(agreement, name) != value for name, value in changes.items()):
        require_reason(agreement, corrections(agreement, changes), reason)
        agreement.signed, agreement.signed_wording = last.signed, last.signed_wording
        store(agreement)


def next_position(parts: QuerySet) -> int:
    """The position after the last of these fields or points."""
    last = parts.order_by("-position").values_list("position", flat=True).first()
    return (last or 0) + 1


def add_field(field: CooperationField, *, by, sectors: list[Sector], reason: str = "") -> CooperationField:
    """A field with the sectors by which it is found."""
    with act(by=by, reason=reason):
        add_part(field, by=by, reason=reason)
        field.sectors.set(sectors)
    return field


def change_field(
    field: CooperationField, *, by, version: int, changes: dict, sectors: list[Sector], reason: str = ""
) -> CooperationField:
    """Its attributes by the rule of the confirmed agreement; its sectors, a classification of ours, always."""
    with act(by=by, reason=reason):
        current = change_part(field, by=by, version=version, changes=changes, reason=reason)
        current.sectors.set(sectors)
    return current


def make_responsible(field: CooperationField, agency: Agency, *, by, **attributes) -> Assignment:
    """The agency becomes responsible for the field."""
    return add_part(Assignment(field=field, agency=agency, **attributes), by=by)
