"""Acts on a partnership: open, change, publish, withdraw, annul."""

from django.utils import timezone

from agreements.models import Partnership
from agreements.permissions import agreements as may_agreement
from agreements.permissions import partnerships as may
from cities.models import Government, Locality
from portal.keys import new_key
from portal.services import act, lock, refuse, store


def open_partnership(
    *, by, government: Government, partner: Locality, draft: bool = False, **attributes
) -> Partnership:
    """The partnership of this pair: the one in the register, or a new one.

    A draft becomes an entered partnership when something is entered under it. Raises PermissionDenied and
    ValidationError.
    """
    refuse(may_agreement.why_not_log(by, government))
    institution = attributes.get("partner_institution", "")
    with act(by=by):
        known = (
            Partnership.objects.standing()
            .select_for_update()
            .filter(government=government, partner=partner, partner_institution=institution)
        )
        if partnership := known.first():
            return enter_partnership(partnership) if partnership.is_draft and not draft else partnership
        words = (government.key.removeprefix("kota-").removeprefix("kabupaten-"), institution, partner.name)
        partnership = Partnership(
            key=new_key(Partnership, *words), government=government, partner=partner, is_draft=draft, **attributes
        )
        store(partnership)
    return partnership


def enter_partnership(partnership: Partnership) -> Partnership:
    """A draft becomes a partnership of the register, when an agreement under it does; within their act."""
    partnership.is_draft = False
    store(partnership)
    return partnership


def change_partnership(partnership: Partnership, *, by, version: int, changes: dict, reason: str = "") -> Partnership:
    """Raises StaleEdit where somebody saved it after the form was opened."""
    with act(by=by, reason=reason):
        current = lock(partnership, version)
        refuse(may.why_not_change(by, current))
        for name, value in changes.items():
            setattr(current, name, value)
        store(current)
    return current


def publish(partnership: Partnership, *, by) -> Partnership:
    """From today everybody may read it, with all of its entered agreements."""
    with act(by=by):
        current = lock(partnership)
        refuse(may.why_not_publish(by, current))
        current.published_on = timezone.localdate()
        store(current)
    return current


def withdraw(partnership: Partnership, *, by, reason: str) -> Partnership:
    """Takes it from the public; its day of publication stays in the history, with the reason."""
    with act(by=by, reason=reason):
        current = lock(partnership)
        refuse(may.why_not_withdraw(by, current))
        current.published_on = None
        store(current)
    return current


def annul_partnership(partnership: Partnership, *, by, reason: str) -> Partnership:
    with act(by=by, reason=reason):
        current = lock(partnership)
        refuse(may.why_not_annul(by, current))
        current.annulled_on, current.annulment_reason = timezone.localdate(), reason
        store(current)
    return current
