"""Files that people put beside a record: proof of an answer that came by letter or WhatsApp, annexes of a report."""

import pghistory
from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from portal.guards import KEY_IS_IMMUTABLE, RECORD_EXISTS
from portal.models.records import Record


class AttachmentQuerySet(models.QuerySet):
    def about(self, *records: Record):
        """The files beside these records; who sees the records' drafts sees them, nobody else."""
        address = Q()
        for record in records:
            address |= Q(record=record.record_label(), record_key=record.key)
        return self.filter(address) if records else self.none()


@pghistory.track()
class Attachment(Record):
    """A file beside a record, for the government's own people alone; its type is read from its content."""

    class Type(models.TextChoices):
        PDF = "application/pdf", "PDF"
        JPEG = "image/jpeg", "JPEG"
        PNG = "image/png", "PNG"

    record = models.CharField(_("kind of record"), max_length=60)
    record_key = models.CharField(_("key of the record"), max_length=120)
    file = models.FileField(_("file"), max_length=200)
    name = models.CharField(_("name"), max_length=200)
    content_type = models.CharField(_("type"), max_length=40, choices=Type)
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("checksum"), max_length=64)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("added by"))
    added_on = models.DateField(_("added on"))

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ["id"]
        triggers = [KEY_IS_IMMUTABLE, RECORD_EXISTS]
        indexes = [models.Index(fields=["record", "record_key"], name="attachment_record")]

    def __str__(self):
        return self.name

    @cached_property
    def about(self) -> Record:
        """The record beside which it stands; raises DoesNotExist where that was deleted since."""
        return apps.get_model(self.record)._base_manager.get(key=self.record_key)
