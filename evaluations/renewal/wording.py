"""Words that all parts of the review use: records with their addresses, and days against the day asked for."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.models import CooperationField
from evaluations.papers.wording import shortened, when
from portal.models import Record
from portal.papers import Linked
from portal.partial_dates import PartialDate

#: Characters of a wording by which a field is named beside its number.
SHORT = 60
#: Characters of what somebody wrote at length; the whole stands on the page of its record.
LONG = 2000


def linked(record: Record, text: str = "") -> str | Linked:
    """The text, or the name of the record, with its address where it has one."""
    text, url = shortened(text or str(record), LONG), record.get_absolute_url()
    return Linked(text, url) if url else text


def called(field: CooperationField) -> str:
    return _("Field %(number)s («%(wording)s»)") % {
        "number": field.position,
        "wording": shortened(field.wording, SHORT),
    }


def numbers(fields: list[CooperationField]) -> str:
    """The agreed fields that something concerns, by their numbers."""
    return ", ".join(str(each.position) for each in fields)


def dated(value: PartialDate | None) -> str:
    """A day in words, where none is recorded that."""
    return when(value) or _("date not recorded")


def months(number: int | None) -> str:
    if number is None:
        return ""
    return ngettext("%(number)s month", "%(number)s months", number) % {"number": number}


def is_past(value: PartialDate | None, on: date) -> bool:
    """Certainly before that day."""
    return bool(value and value.latest and value.latest < on)


def is_ahead(value: PartialDate | None, on: date) -> bool:
    """Certainly on that day or after it."""
    return bool(value and value.earliest and value.earliest >= on)
