"""What forms refuse of days: only what certainly cannot be, however vaguely a day is known."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.partial_dates import PartialDate

#: For a day that is left out as long as nothing happened on it.
NOT_YET = _("This day is still to come: leave it empty until then, or mend it.")


def _span(value: date | PartialDate | None) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    return PartialDate(value, value)


def happened_by_today(form: forms.Form, name: str, message: str = NOT_YET) -> None:
    """Refuses a day that certainly lies in the future."""
    earliest = _span(form.cleaned_data.get(name)).earliest
    if earliest and earliest > timezone.localdate():
        form.add_error(name, message)


def not_before(form: forms.Form, name: str, other: PartialDate | None, message: str) -> None:
    """Refuses a day that certainly lies before the other."""
    latest, begins = _span(form.cleaned_data.get(name)).latest, _span(other).earliest
    if latest and begins and latest < begins:
        form.add_error(name, message)
