"""May it be done now, to a record of what happens under a partnership? None means yes."""

from django.utils.translation import gettext as _

from agreements.models import Partnership
from agreements.models.happening import BelowPartnership
from cities.permissions import governments_with


def why_not_record(user, partnership: Partnership, kind: type[BelowPartnership]) -> str | None:
    """Who records this kind of record under the partnership."""
    if partnership.government_id not in governments_with(user, kind.permission):
        return _("Only people of this government whose role records this may do it.")
    if partnership.annulled_on:
        return _("This partnership is annulled: nothing is recorded under it.")
    return None


def why_not_change(user, record: BelowPartnership) -> str | None:
    if why_not := why_not_record(user, record.partnership, type(record)):
        return why_not
    return _("This record is annulled: it stays as it is.") if record.annulled_on else None


def why_not_annul(user, record: BelowPartnership) -> str | None:
    return why_not_change(user, record)
