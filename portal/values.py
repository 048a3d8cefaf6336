"""The value of an attribute: read from the text in which files and claims hold it, and told in words."""

from datetime import date
from decimal import Decimal

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.amounts import in_figures, read_amount
from portal.models import Record


def read_value(record: Record, name: str, text: str):
    """What the attribute of that name would hold. Raises ValidationError with what to write instead."""
    attribute = record._meta.get_field(name)
    if attribute.is_relation:
        found = attribute.related_model._base_manager.filter(**{_called(attribute.related_model): text}).first()
        if found is None:
            raise ValidationError(_("No record has the key «%(key)s».") % {"key": text})
        return found
    if isinstance(attribute, models.BooleanField):
        if text not in ("yes", "no"):
            raise ValidationError(_("Write yes or no."))
        return text == "yes"
    return attribute.clean(_typed(attribute, text), record)


def _typed(attribute: models.Field, text: str):
    if isinstance(attribute, ArrayField):
        return [item.strip() for item in text.split(";")]
    if isinstance(attribute, models.DecimalField):
        try:
            return read_amount(text)
        except ValueError as error:
            raise ValidationError(str(error)) from None
    return text


def _called(model: type[models.Model]) -> str:
    return "key" if issubclass(model, Record) else "pk"


def worded(attribute: models.Field, value) -> str:
    """A value of the attribute in words and figures of the active language; empty where nothing is recorded."""
    if value in (None, "", []):
        return ""
    if isinstance(value, list):
        return "; ".join(worded(attribute.base_field, item) for item in value)
    if attribute.choices:
        return str(dict(attribute.flatchoices).get(value, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Decimal):
        return in_figures(value)
    if isinstance(value, date):
        return date_format(value, "j F Y")
    return value.display() if hasattr(value, "display") else str(value)
