"""What follows a signed agreement: the renewal that succeeds it, and the addendum that hangs under it."""

from agreements.models import Agreement, CooperationField
from agreements.permissions import agreements as may
from agreements.services.agreements import log_agreement
from agreements.services.log import FieldEntry, add_fields
from portal.services import act, lock, refuse


def renew(agreement: Agreement, *, by, fields: list[CooperationField] = (), **attributes) -> Agreement:
    """A new agreement with its own dates that succeeds the old one, which stays as it was.

    `fields` of the old one go over in their wording, with their sectors and the agencies responsible until now.
    """
    with act(by=by):
        current = lock(agreement)
        refuse(may.why_not_renew(by, current))
        successor = log_agreement(
            by=by, partnership=current.partnership, kind=current.kind, succeeds=current, **attributes
        )
        add_fields(successor, [_taken_over(field) for field in fields], by=by)
    return successor


def _taken_over(field: CooperationField) -> FieldEntry:
    """The field as the renewal begins with it; agencies whose time has ended or that were dissolved stay behind."""
    agencies = [each.agency for each in field.assignments.all() if each.ended is None and each.agency.dissolved is None]
    return FieldEntry(field.wording, field.is_open, list(field.sectors.all()), agencies)


def amend(agreement: Agreement, *, by, **attributes) -> Agreement:
    """An addendum that hangs under the agreement."""
    with act(by=by):
        current = lock(agreement)
        refuse(may.why_not_amend(by, current))
        return log_agreement(
            by=by, partnership=current.partnership, kind=Agreement.Kind.ADDENDUM, parent=current, **attributes
        )
