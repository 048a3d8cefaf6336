"""The acts offered on a page: those that may be done now by the person who reads it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement, Partnership
from agreements.permissions import agreements as may_agreement
from agreements.permissions import partnerships as may_partnership


@dataclass(frozen=True)
class Button:
    label: str
    url: str
    icon: str
    danger: bool = False


AGREEMENT_ACTS = (
    ("change", may_agreement.why_not_change, _("Change"), "pencil", False),
    ("enter", may_agreement.why_not_enter, _("Enter the draft"), "check", False),
    ("confirm", may_agreement.why_not_confirm, _("Confirm"), "lock", False),
    ("renew", may_agreement.why_not_renew, _("Renew"), "refresh-cw", False),
    ("amend", may_agreement.why_not_amend, _("Add an addendum"), "file-plus", False),
    ("drop", may_agreement.why_not_drop, _("Fields that it drops"), "list-x", False),
    ("copy", may_agreement.why_not_copy, _("Copy as a new draft"), "copy", False),
    ("terminate", may_agreement.why_not_terminate, _("Terminate"), "circle-stop", True),
    ("annul", may_agreement.why_not_annul, _("Annul"), "ban", True),
    ("delete", may_agreement.why_not_delete, _("Delete the draft"), "trash-2", True),
)

PARTNERSHIP_ACTS = (
    ("change", may_partnership.why_not_change, _("Change"), "pencil", False),
    ("publish", may_partnership.why_not_publish, _("Publish"), "globe", False),
    ("withdraw", may_partnership.why_not_withdraw, _("Withdraw"), "eye-off", False),
    ("annul", may_partnership.why_not_annul, _("Annul"), "ban", True),
)


def agreement_buttons(user, agreement: Agreement) -> list[Button]:
    return _allowed(user, agreement, AGREEMENT_ACTS, "agreements:agreement-")


def partnership_buttons(user, partnership: Partnership) -> list[Button]:
    return _allowed(user, partnership, PARTNERSHIP_ACTS, "agreements:partnership-")


def _allowed(user, record, acts, prefix: str) -> list[Button]:
    if not user.is_authenticated:
        return []
    return [
        Button(label, reverse(prefix + name, args=[record.key]), icon, danger)
        for name, why_not, label, icon, danger in acts
        if why_not(user, record) is None
    ]
