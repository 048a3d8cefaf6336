"""Names of records as facts carry them: «agreements.activity:key»."""

from datetime import date

from django.db.models import Model

from evaluations.indicators.days import UNKNOWN, Days
from portal.partial_dates import PartialDate


def ref(model: type[Model], key: str) -> str:
    return f"{model._meta.label_lower}:{key}"


def days_of(when: PartialDate | None) -> Days:
    """What has no date may have happened on any day."""
    return Days(when.earliest, when.latest) if when else UNKNOWN


def obligation_name(agency: str, agreement: str, starts: date) -> str:
    """A report that is owed has no key of its own: agency, agreement and first day of the period name it."""
    return f"{agency}/{agreement}/{starts:%Y-%m-%d}"
