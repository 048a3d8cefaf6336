"""Fields that an addendum drops: they stay in the agreement that names them, and nobody is responsible afterwards."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from agreements.models import Agreement, CooperationField
from agreements.permissions import agreements as may
from agreements.services.confirmed import corrections, require_reason
from portal.services import act, lock, refuse, store


def droppable(addendum: Agreement):
    """The fields of the agreement under which the addendum hangs that no other addendum drops that stands."""
    free = Q(dropped_by=None) | Q(dropped_by=addendum) | Q(dropped_by__annulled_on__isnull=False)
    return CooperationField.objects.filter(free, agreement=addendum.parent_id)


def drop_fields(addendum: Agreement, *, by, fields: Collection[CooperationField], reason: str = "") -> None:
    """Says that the addendum drops these fields of its agreement, and no others.

    Whoever is responsible for one is so until the day of the addendum. What it dropped before and drops no more is
    taken back with a reason where the addendum is confirmed; agencies are then made responsible anew.
    Raises PermissionDenied and ValidationError.
    """
    with act(by=by, reason=reason):
        current = lock(addendum)
        refuse(may.why_not_drop(by, current))
        dropped = {field.pk for field in fields}
        for field in droppable(current).select_for_update(of=("self",)).prefetch_related("assignments"):
            is_dropped = field.dropped_by_id == current.pk
            if field.pk in dropped and not is_dropped:
                _drop(field, current)
            elif field.pk not in dropped and is_dropped:
                require_reason(current, corrections(field, {"dropped_by": None}), reason)
                field.dropped_by = None
                store(field)


def refuse_letting_go(addendum: Agreement) -> None:
    """Raises ValidationError where what drops fields no longer hangs, as a signed addendum, under their agreement."""
    dropped = addendum.dropped_fields.all()
    if addendum.kind == Agreement.Kind.ADDENDUM and addendum.signed and addendum.signed.latest:
        dropped = dropped.exclude(agreement=addendum.parent_id)
    if dropped.exists():
        raise ValidationError(
            _(
                "This addendum drops fields of the agreement under which it hangs, from the day of its signing: take "
                "that back first, under «Fields that it drops»."
            )
        )


def _drop(field: CooperationField, addendum: Agreement) -> None:
    field.dropped_by = addendum
    store(field)
    for assignment in field.assignments.all():
        begins = assignment.started.earliest if assignment.started else None
        if assignment.ended is None and (begins is None or begins <= addendum.signed.latest):
            assignment.ended, assignment.ended_wording = addendum.signed, addendum.signed_wording
            store(assignment)
