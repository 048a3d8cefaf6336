"""May it be done now, to a record of what happens under a partnership? None means yes."""

from django.utils.translation import gettext as _

from agreements.models import Partnership
from agreements.models.happening import BelowPartnership
from cities.permissions import governments_with


def why_not_record(user, partnership: Partnership, kind: type[BelowPartnership]) -> str | None:
    """Who records this kind of record under the partnership, or some of that kind."""
    return _why_not(user, partnership, kind.permission)


def why_not_add(user, record: BelowPartnership) -> str | None:
    """Who records this very one, as it is filled in."""
    return _why_not(user, record.partnership, record.recorded_with)


def _why_not(user, partnership: Partnership, permission: str) -> str | None:
    if partnership.government_id not in governments_with(user, permission):
        return _("Only people of this government whose role records this may do it.")
    if partnership.annulled_on:
        return _("This partnership is annulled: nothing is recorded under it.")
    return None


def why_not_change(user, record: BelowPartnership) -> str | None:
    if why_not := why_not_add(user, record):
        return why_not
    return _("This record is annulled: it stays as it is.") if record.annulled_on else None


def why_not_annul(user, record: BelowPartnership) -> str | None:
    return why_not_change(user, record)
