"""Confirmed is confirmed: filling in what was empty is completion, anything else is a correction with its reason."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from agreements.models import Agreement
from portal.models import Record

#: What was agreed. The other attributes are the register's own remarks and stay open.
AGREED = frozenset(
    {
        "partnership",
        "kind",
        "title",
        "number_home",
        "number_partner",
        "parties",
        "signed",
        "signed_wording",
        "starts",
        "starts_wording",
        "term",
        "duration_months",
        "ends",
        "ends_wording",
        "notice_months",
        "notice_channel",
        "renewal",
        "parent",
        "succeeds",
        "terminated",
        "terminated_wording",
        "termination_reason",
        "termination_document",
        # of texts, fields, signings and signatories
        "party",
        "language",
        "pages",
        "articles",
        "points",
        "authoritative",
        "text",
        "position",
        "wording",
        "is_open",
        "outcomes",
        "expected_outcomes",
        "planned",
        "planned_wording",
        "place",
        "side",
        "name",
        "post",
    }
)


def corrections(current: Record, changes: dict) -> list[str]:
    """Names of the attributes whose agreed value would become another one."""
    return [
        str(current._meta.get_field(name).verbose_name)
        for name, value in changes.items()
        if name in AGREED and getattr(current, name) not in (None, "") and getattr(current, name) != value
    ]


def require_reason(agreement: Agreement, corrected: list[str], reason: str) -> None:
    """Raises ValidationError where a confirmed agreement would be corrected without a reason."""
    if agreement.confirmed_on and corrected and not reason.strip():
        raise ValidationError(
            {
                "reason": _(
                    "This agreement is confirmed. Give the reason of the correction of: %(what)s. If the parties "
                    "agreed otherwise later, record an addendum, a renewal or a termination instead."
                )
                % {"what": ", ".join(corrected)}
            }
        )
