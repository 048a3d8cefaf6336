"""The value of an attribute from the text in which files and claims hold it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

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
    return attribute.clean(text, record)


def _called(model: type[models.Model]) -> str:
    return "key" if issubclass(model, Record) else "pk"
