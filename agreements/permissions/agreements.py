"""May it be done now? The same sentence for the button, the service and the refusal; None means yes."""

from django.utils.translation import gettext as _

from agreements.models import Agreement
from cities.permissions import governments_with


def _why_not(user, permission: str, agreement: Agreement) -> str | None:
    if agreement.government_id not in governments_with(user, permission):
        return _("Only the cooperation unit of the government that keeps the record may do this.")
    if agreement.annulled_on:
        return _("This agreement is annulled: it stays as it is.")
    return None


def why_not_log(user, government) -> str | None:
    if government.pk not in governments_with(user, "agreements.log"):
        return _("Only the cooperation unit of this government logs its agreements.")
    return None


def why_not_log_any(user) -> str | None:
    if not governments_with(user, "agreements.log"):
        return _("Only a cooperation unit logs agreements.")
    return None


def why_not_log_under(user, partnership) -> str | None:
    if partnership.government_id not in governments_with(user, "agreements.log"):
        return _("Only the cooperation unit of this government logs its agreements.")
    if partnership.annulled_on:
        return _("This partnership is annulled: no agreement is logged under it.")
    return None


def why_not_change(user, agreement: Agreement) -> str | None:
    return _why_not(user, "agreements.change", agreement)


def why_not_enter(user, agreement: Agreement) -> str | None:
    if why_not := _why_not(user, "agreements.change", agreement):
        return why_not
    return None if agreement.is_draft else _("This agreement is entered already.")


def why_not_confirm(user, agreement: Agreement) -> str | None:
    if why_not := _why_not(user, "agreements.confirm", agreement):
        return why_not
    if agreement.is_draft:
        return _("A draft is not confirmed: enter it first.")
    if agreement.confirmed_on:
        return _("This agreement is confirmed already.")
    return None


def _why_not_after_signing(user, permission: str, agreement: Agreement) -> str | None:
    if why_not := _why_not(user, permission, agreement):
        return why_not
    if agreement.is_draft or agreement.signed is None:
        return _("Only an agreement that was signed can be renewed, amended or terminated: record its signing first.")
    return None


def _why_not_follow(user, permission: str, agreement: Agreement) -> str | None:
    if why_not := _why_not_after_signing(user, permission, agreement):
        return why_not
    if agreement.partnership_id is None:
        return _("This agreement belongs to no partnership: record what follows it as another umbrella agreement.")
    return None


def why_not_renew(user, agreement: Agreement) -> str | None:
    if why_not := _why_not_follow(user, "agreements.renew", agreement):
        return why_not
    if agreement.successors.standing().exists():
        return _("This agreement is renewed already: renew its successor.")
    return None


def why_not_amend(user, agreement: Agreement) -> str | None:
    return _why_not_follow(user, "agreements.amend", agreement)


def why_not_drop(user, agreement: Agreement) -> str | None:
    """Say which fields an addendum drops of the agreement under which it hangs."""
    if why_not := _why_not(user, "agreements.amend", agreement):
        return why_not
    above = agreement.parent
    if agreement.kind != Agreement.Kind.ADDENDUM or above is None or above.partnership_id != agreement.partnership_id:
        return _("Only an addendum drops fields, those of the agreement under which it hangs.")
    if agreement.is_draft or agreement.signed is None or agreement.signed.latest is None:
        return _("An addendum drops fields from the day on which it is signed: enter it and record that day first.")
    return None


def why_not_copy(user, agreement: Agreement) -> str | None:
    """As a new draft: what it says is taken over, and nothing happens to the agreement itself."""
    if why_not := _why_not(user, "agreements.log", agreement):
        return why_not
    if agreement.partnership_id is None:
        return _("This agreement belongs to no partnership: log another one instead.")
    return None


def why_not_copy_to(user, agreement: Agreement, partnership) -> str | None:
    if why_not := why_not_copy(user, agreement):
        return why_not
    if partnership.government_id != agreement.government_id:
        return _("An agreement is copied within its own government alone.")
    return why_not_log_under(user, partnership)


def why_not_terminate(user, agreement: Agreement) -> str | None:
    if why_not := _why_not_after_signing(user, "agreements.terminate", agreement):
        return why_not
    return _("This agreement is terminated already.") if agreement.terminated else None


def why_not_annul(user, agreement: Agreement) -> str | None:
    if why_not := _why_not(user, "agreements.annul", agreement):
        return why_not
    return _("A draft is deleted, not annulled.") if agreement.is_draft else None


def why_not_delete(user, agreement: Agreement) -> str | None:
    if why_not := _why_not(user, "agreements.delete_draft", agreement):
        return why_not
    if not agreement.is_draft:
        return _("Only a draft is deleted. What was entered is annulled with a reason.")
    if agreement.parts.exists() or agreement.successors.exists():
        return _("Other agreements refer to this draft: delete them first, or change what they refer to.")
    return None
