"""Acts on an agreement: log, change, enter, confirm, terminate, annul, delete a draft."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from agreements.models import Agreement, Partnership
from agreements.models.agreements import PROLONGS
from agreements.permissions import agreements as may
from agreements.services.confirmed import corrections, require_reason, with_all_of_termination
from agreements.services.dropped import refuse_letting_go
from agreements.services.partnerships import enter_partnership
from portal.keys import new_key
from portal.partial_dates import PartialDate
from portal.services import act, delete, lock, refuse, store


def log_agreement(*, by, partnership: Partnership, draft: bool = False, **attributes) -> Agreement:
    """A new agreement of the partnership, as a draft or entered. Raises PermissionDenied and ValidationError."""
    with act(by=by):
        partnership = lock(partnership)
        refuse(may.why_not_log_under(by, partnership))
        if partnership.is_draft and not draft:
            enter_partnership(partnership)
        agreement = Agreement(
            partnership=partnership, government_id=partnership.government_id, is_draft=draft, **attributes
        )
        agreement.key = new_key(Agreement, partnership.key, agreement.kind.replace("_", "-"), _year(agreement.signed))
        store(agreement)
        _refuse_prolonging(agreement)
    return agreement


def _prolonging(agreement: Agreement) -> set[int]:
    """The agreement, and addenda under it, that last longer than what they hang under: that is a renewal."""
    found = Agreement.objects.prolonging().filter(Q(pk=agreement.pk) | Q(parent=agreement))
    return set(found.values_list("pk", flat=True))


def _refuse_prolonging(agreement: Agreement, known: Collection[int] = ()) -> None:
    """What did so before, of older records, hinders nobody from changing something else."""
    if _prolonging(agreement).difference(known):
        raise ValidationError({"ends": PROLONGS})


def _year(signed: PartialDate | None) -> str:
    return str(signed.earliest.year) if signed and signed.earliest else ""


def change_agreement(agreement: Agreement, *, by, version: int, changes: dict, reason: str = "") -> Agreement:
    """Raises StaleEdit where somebody saved it after the form was opened, ValidationError by field."""
    with act(by=by, reason=reason):
        current = lock(agreement, version)
        refuse(may.why_not_change(by, current))
        changes = with_all_of_termination(current, changes, reason)
        _leave_signings_their_date(current, changes)
        require_reason(current, corrections(current, changes), reason)
        known = _prolonging(current)
        for name, value in changes.items():
            setattr(current, name, value)
        store(current)
        refuse_letting_go(current)
        _refuse_prolonging(current, known)
        _enter_partnership_of(current)
    return current


def _enter_partnership_of(agreement: Agreement) -> None:
    """What is entered does not stand under a draft."""
    if agreement.partnership and agreement.partnership.is_draft and not agreement.is_draft:
        enter_partnership(lock(agreement.partnership))


def _leave_signings_their_date(agreement: Agreement, changes: dict) -> None:
    dated = agreement.signings.filter(signed__isnull=False)
    if changes.get("signed", agreement.signed) != agreement.signed and dated.exists():
        raise ValidationError({"signed": _("The date follows the signings of the agreement: change it there.")})


def enter(agreement: Agreement, *, by) -> Agreement:
    """A draft becomes a record of the register, and its partnership with it."""
    with act(by=by):
        current = lock(agreement)
        refuse(may.why_not_enter(by, current))
        current.is_draft = False
        store(current)
        _enter_partnership_of(current)
    return current


def confirm(agreement: Agreement, *, by) -> Agreement:
    with act(by=by):
        current = lock(agreement)
        refuse(may.why_not_confirm(by, current))
        current.confirmed_on = timezone.localdate()
        store(current)
    return current


def terminate(agreement: Agreement, *, by, on: PartialDate, reason: str, document: str, wording: str = "") -> Agreement:
    """Ends the agreement on a day, with the reason and a reference to the document that says so."""
    with act(by=by, reason=reason):
        current = lock(agreement)
        refuse(may.why_not_terminate(by, current))
        current.terminated, current.terminated_wording = on, wording
        current.termination_reason, current.termination_document = reason, document
        store(current)
    return current


def annul(agreement: Agreement, *, by, reason: str) -> Agreement:
    """It was entered in error: it leaves the lists and stays in the history, with the reason."""
    with act(by=by, reason=reason):
        current = lock(agreement)
        refuse(may.why_not_annul(by, current))
        current.annulled_on, current.annulment_reason = timezone.localdate(), reason
        store(current)
    return current


def delete_draft(agreement: Agreement, *, by) -> None:
    """Deletes the draft, and its partnership where that is a draft with nothing else under it."""
    with act(by=by):
        current = lock(agreement)
        refuse(may.why_not_delete(by, current))
        partnership = lock(current.partnership) if current.partnership else None
        stays = _("Other records name this draft or stand below it, such as activities: annul or change those first.")
        delete(current, why_it_stays=stays)
        if partnership and partnership.is_draft and not partnership.agreements.exists():
            delete(partnership, why_it_stays=stays)
