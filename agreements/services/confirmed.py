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
        "dropped_by",
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


#: What a termination says of an agreement. Its day is taken back with a reason, confirmed or not, and with all of it.
TERMINATION = ("terminated", "terminated_wording", "termination_reason", "termination_document")


def is_correction(name: str, old, new) -> bool:
    """Whether an agreed value becomes another one; what was empty is completed."""
    return name in AGREED and old not in (None, "") and old != new


def corrections(current: Record, changes: dict) -> list[str]:
    """Names of the attributes whose agreed value would become another one."""
    return [
        str(current._meta.get_field(name).verbose_name)
        for name, value in changes.items()
        if is_correction(name, getattr(current, name), value)
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


def with_all_of_termination(agreement: Agreement, changes: dict, reason: str) -> dict:
    """A termination that is taken back goes whole: its wording, reason and document with its day.

    Raises ValidationError where no reason is given, also of an agreement that is not confirmed.
    """
    if agreement.terminated is None or changes.get("terminated", agreement.terminated) is not None:
        return changes
    if not reason.strip():
        raise ValidationError(
            {"reason": _("You take a termination back: say why. It is shown as a correction of the agreement.")}
        )
    return changes | {"terminated": None} | dict.fromkeys(TERMINATION[1:], "")
