"""What follows a signed agreement: the renewal that succeeds it, and the addendum that hangs under it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from agreements.models import Agreement, CooperationField
from agreements.permissions import agreements as may
from agreements.services.agreements import log_agreement
from agreements.services.log import FieldEntry, add_fields
from portal.services import act, lock, refuse


def renew(agreement: Agreement, *, by, fields: list[CooperationField] = (), **attributes) -> Agreement:
    """A new agreement with its own dates that succeeds the old one, which stays as it was.

    `fields` of the old one are continued in their wording, with their sectors and the agencies responsible until now.
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
    agencies = [each.agency for each in field.assignments.all() if each.goes_on]
    return FieldEntry(field.wording, field.is_open, list(field.sectors.all()), agencies, origin=field)


def _refuse_twin(agreement: Agreement, *, title: str, signed=None, **_others) -> None:
    """Somebody who went back to the form and saved it again would log the same addendum twice."""
    if agreement.parts.filter(kind=Agreement.Kind.ADDENDUM, title=title, signed=signed, annulled_on=None).exists():
        raise ValidationError(
            {"title": _("An addendum of this title and date is in the register already: say how this one differs.")}
        )


def amend(agreement: Agreement, *, by, **attributes) -> Agreement:
    """An addendum that hangs under the agreement. Raises ValidationError where it stands there already."""
    with act(by=by):
        current = lock(agreement)
        refuse(may.why_not_amend(by, current))
        _refuse_twin(current, **attributes)
        return log_agreement(
            by=by, partnership=current.partnership, kind=Agreement.Kind.ADDENDUM, parent=current, **attributes
        )
