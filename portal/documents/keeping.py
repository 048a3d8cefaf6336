"""A record stays while documents stand beside it: they would be found by nobody, or by a later record of its key."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portal.models import Document, Record


class DocumentsStandBeside(ValidationError):
    """Documents stand beside a record that would be deleted, or beside one that would go with it."""

    def __init__(self):
        super().__init__(
            _("Documents stand beside this record, or beside one that would go with it: remove them first."),
            code="documents",
        )


def keep_what_documents_stand_beside(sender, instance, **kwargs) -> None:
    """Before any record is deleted, also one that goes with another. Raises DocumentsStandBeside."""
    if (
        isinstance(instance, Record)
        and not isinstance(instance, Document)
        and Document.objects.about(instance).exists()
    ):
        raise DocumentsStandBeside
