"""Which of two sources the register follows: the record's attribute takes the value of the claim that is chosen."""

from django.utils.translation import gettext as _

from agreements.models import Agreement, AgreementText, Assignment, CooperationField, Partnership, Signatory, Signing
from agreements.services.agreements import change_agreement
from agreements.services.partnerships import change_partnership
from agreements.services.parts import change_part
from cities.models import Agency, Locality
from cities.services import change_agency, change_locality
from portal.models import Claim, Record
from portal.services import act, lock, refuse, store
from portal.values import read_value

#: By which service the attributes of a kind of record change.
CHANGES = {
    Agreement: change_agreement,
    Partnership: change_partnership,
    Agency: change_agency,
    Locality: change_locality,
    **dict.fromkeys((AgreementText, Assignment, CooperationField, Signatory, Signing), change_part),
}


def why_not_choose(user, claim: Claim, record: Record) -> str | None:
    if not user.has_perm("portal.choose_claim", record):
        return _("Only the cooperation unit of the government that keeps the record may do this.")
    if claim.attribute and type(record) not in CHANGES:
        return _("Records of this kind are not changed here: what the sources say stays side by side.")
    return None


def use_claim(claim: Claim, *, by, reason: str) -> Claim:
    """Follow this claim, for this reason. A confirmed agreement is so corrected with the same reason.

    Raises PermissionDenied and ValidationError.
    """
    with act(by=by, reason=reason):
        current = lock(claim)
        record = current.about
        refuse(why_not_choose(by, current, record))
        for other in Claim.objects.select_for_update().filter(**_question(current), is_used=True):
            other.is_used = False
            store(other)
        current.is_used, current.reason = True, reason
        store(current)
        if current.attribute:
            _follow(record, current, by=by, reason=reason)
    return current


def _question(claim: Claim) -> dict:
    return {name: getattr(claim, name) for name in ("record", "record_key", "attribute", "topic")}


def _follow(record: Record, claim: Claim, *, by, reason: str) -> None:
    value = read_value(record, claim.attribute, claim.value)
    if getattr(record, claim.attribute) == value:
        return
    changes = {claim.attribute: value}
    if getattr(record, f"{claim.attribute}_wording", ""):
        # Those were the words of the source that is no longer followed.
        changes[f"{claim.attribute}_wording"] = ""
    CHANGES[type(record)](record, by=by, version=record.version, changes=changes, reason=reason)
