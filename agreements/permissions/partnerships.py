"""May it be done now, to a partnership? None means yes."""

from django.utils.translation import gettext as _

from agreements.models import Partnership
from cities.permissions import governments_with


def _why_not(user, permission: str, partnership: Partnership) -> str | None:
    if partnership.government_id not in governments_with(user, permission):
        return _("Only the cooperation unit of the government that keeps the record may do this.")
    if partnership.annulled_on:
        return _("This partnership is annulled: it stays as it is.")
    return None


def why_not_change(user, partnership: Partnership) -> str | None:
    return _why_not(user, "agreements.change", partnership)


def why_not_publish(user, partnership: Partnership) -> str | None:
    if why_not := _why_not(user, "agreements.publish", partnership):
        return why_not
    if partnership.is_draft:
        return _("A draft is not published: enter it first.")
    if partnership.published_on:
        return _("This partnership is published already.")
    return None


def why_not_withdraw(user, partnership: Partnership) -> str | None:
    if why_not := _why_not(user, "agreements.publish", partnership):
        return why_not
    return None if partnership.published_on else _("This partnership is not published.")


def why_not_annul(user, partnership: Partnership) -> str | None:
    if why_not := _why_not(user, "agreements.annul", partnership):
        return why_not
    if partnership.is_draft:
        return _("A draft is deleted, not annulled.")
    if partnership.published_on:
        return _("Withdraw the partnership from the public before you annul it.")
    if partnership.agreements.standing().exists():
        return _("Annul its agreements first.")
    return None
