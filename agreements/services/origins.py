"""Which field of the older agreement each field continues: said by a person, of all fields in one act.

It stays open under a confirmed agreement, since it changes nothing of what was signed.
"""

from django.db.models import QuerySet

from agreements.models import Agreement, CooperationField
from agreements.permissions import agreements as may
from agreements.services.texts import seen
from portal.services import StaleEdit, act, lock, refuse, store


def possible_origins(agreement: Agreement) -> QuerySet[CooperationField]:
    """Fields of what it renews, or hangs under, within the partnership."""
    before = [each for each in (agreement.succeeds_id, agreement.parent_id) if each]
    fields = CooperationField.objects.filter(agreement__in=before, agreement__partnership=agreement.partnership_id)
    return fields.select_related("agreement").order_by("agreement", "position")


def say_origins(
    agreement: Agreement, *, by, before: str, said: dict[CooperationField, CooperationField | None]
) -> None:
    """`before` is what `seen` told of the fields when the form was opened. Raises PermissionDenied, StaleEdit."""
    with act(by=by):
        refuse(may.why_not_change(by, lock(agreement)))
        if seen(agreement.fields) != before:
            raise StaleEdit(agreement)
        for field, origin in said.items():
            if field.origin != origin:
                field.origin = origin
                store(field)
