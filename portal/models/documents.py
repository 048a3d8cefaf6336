"""Documents: scans and files beside records, kept as they came, each for those for whom it is meant."""

from collections.abc import Iterable
from functools import cached_property

import pghistory
import pgtrigger
from django.apps import apps
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from portal.fields import PartialDateField, wording_field
from portal.guards import CITATIONS_GO_WITH_IT, KEY_IS_IMMUTABLE, RECORD_EXISTS
from portal.models.records import Language, Record

#: How words are stemmed; the same in the index and in every search.
STEMMING = "indonesian"


class Visibility(models.TextChoices):
    """For whom a document is meant, the widest first; each also asks that its reader sees the record."""

    PUBLIC = "public", _("Public: whoever sees the record")
    GOVERNMENT = "government", _("Governments: own people, province and ministry")
    COUNCIL = "council", _("Own people, the council too")
    INTERNAL = "internal", _("Internal: own people without the council")


#: Who is meant, by the permission that opens documents of this visibility at the government of the record.
OPENED_BY = {
    Visibility.GOVERNMENT: "portal.open_government",
    Visibility.COUNCIL: "portal.open_council",
    Visibility.INTERNAL: "portal.open_internal",
}


class DocumentQuerySet(models.QuerySet):
    def about(self, *records: Record):
        """Those beside these records."""
        address = Q()
        for record in records:
            address |= Q(record=record.record_label(), record_key=record.key)
        return self.filter(address) if records else self.none()

    def visible_to(self, user, *, kinds: Iterable[str] | None = None):
        """Meant for the person, beside a record that the person sees; asks first of which kinds those are, if not told.

        What no government keeps is open to those of none: beside it stand public ones alone.
        """
        seen = Q(pk=None)
        for kind in self.order_by().values_list("record", flat=True).distinct() if kinds is None else kinds:
            seen |= Q(record=kind) & _open_to(user, apps.get_model(kind))
        return self.filter(seen)

    def standing(self):
        """Not succeeded by a newer edition."""
        return self.filter(successor=None)

    def holding(self, words: str):
        """A page of whose text holds all the words, whatever their Indonesian endings."""
        pages = DocumentPage.objects.filter(document=OuterRef("pk"))
        return self.filter(Exists(pages.holding(in_words(words))))


def _open_to(user, model: type[Record]) -> Q:
    records = model.objects.visible_to(user).order_by()
    meant = Q(visibility=Visibility.PUBLIC, record_key__in=records.values("key"))
    if not hasattr(model, "government"):
        return meant
    for visibility, permission in OPENED_BY.items():
        if reach := import_string("cities.permissions.governments_with")(user, permission):
            at_reach = records.filter(government__in=reach)
            meant |= Q(visibility=visibility, record_key__in=at_reach.values("key"))
    return meant


@pghistory.track()
class Document(Record):
    """One edition of a document beside a record; its type is read from its content, and its file never changes."""

    class Type(models.TextChoices):
        PDF = "application/pdf", "PDF"
        JPEG = "image/jpeg", "JPEG"
        PNG = "image/png", "PNG"
        DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "DOCX"
        XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"
        PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation", "PPTX"
        ODT = "application/vnd.oasis.opendocument.text", "ODT"
        ODS = "application/vnd.oasis.opendocument.spreadsheet", "ODS"

    class Kind(models.TextChoices):
        TEXT = "text", _("Text of an agreement")
        LETTER = "letter", _("Letter")
        DECISION = "decision", _("Decision")
        MINUTES = "minutes", _("Minutes")
        PLAN = "plan", _("Plan")
        REPORT = "report", _("Report")
        ANNEX = "annex", _("Annex")
        PROOF = "proof", _("Proof of an answer")
        PHOTO = "photo", _("Photograph")
        OTHER = "other", _("Other")

    record = models.CharField(_("kind of record"), max_length=60)
    record_key = models.CharField(_("key of the record"), max_length=120)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.OTHER)
    title = models.CharField(_("title"), max_length=200, blank=True, help_text=_("Empty: the name of the file."))
    language = models.CharField(_("language"), max_length=2, choices=Language, blank=True)
    dated = PartialDateField(_("date"), null=True, blank=True)
    dated_wording = wording_field()
    visibility = models.CharField(_("who may see it"), max_length=10, choices=Visibility, default=Visibility.INTERNAL)
    file = models.FileField(_("file"), max_length=200)
    name = models.CharField(_("name"), max_length=200)
    content_type = models.CharField(_("file type"), max_length=80, choices=Type)
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("checksum"), max_length=64)
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True)
    edition = models.PositiveSmallIntegerField(_("edition"), default=1)
    succeeds = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, verbose_name=_("succeeds"), related_name="successor"
    )
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("added by"))
    added_on = models.DateField(_("added on"))

    page = "portal:document"
    has_versions = False
    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["id"]
        triggers = [
            KEY_IS_IMMUTABLE,
            RECORD_EXISTS,
            CITATIONS_GO_WITH_IT,
            pgtrigger.ReadOnly(
                name="original_is_immutable",
                fields=["record", "record_key", "file", "content_type", "size", "sha256", "edition", "succeeds"],
            ),
        ]
        indexes = [models.Index(fields=["record", "record_key"], name="document_record")]
        constraints = [
            models.UniqueConstraint(fields=["id", "record", "record_key"], name="document_id_record"),
            models.CheckConstraint(
                condition=Q(edition=1, succeeds=None) | Q(edition__gt=1, succeeds__isnull=False),
                name="the_first_edition_succeeds_nothing",
            ),
            models.CheckConstraint(condition=~Q(succeeds=F("id")), name="a_document_does_not_succeed_itself"),
            models.CheckConstraint(
                condition=Q(visibility__in=Visibility.values), name="a_document_says_for_whom_it_is_meant"
            ),
        ]

    def __str__(self):
        return self.title or self.name

    @cached_property
    def about(self) -> Record:
        """The record beside which it stands; raises DoesNotExist where that was deleted since."""
        return apps.get_model(self.record)._base_manager.get(key=self.record_key)

    @property
    def government_id(self) -> int:
        """Of the government that keeps the record."""
        return self.about.government_id

    @property
    def is_current(self) -> bool:
        return not hasattr(self, "successor")


#: What the index holds of a page of text.
PAGE_WORDS = SearchVector("text", config=STEMMING)


def in_words(words: str) -> SearchQuery:
    """As people type: all of them, «kata persis», -bukan."""
    return SearchQuery(words, config=STEMMING, search_type="websearch")


class DocumentPageQuerySet(models.QuerySet):
    def holding(self, query: SearchQuery):
        return self.alias(words=PAGE_WORDS).filter(words=query)


class DocumentPage(models.Model):
    """The text that a page of a PDF carries, for search alone: nobody wrote it, so it has no history."""

    document = models.ForeignKey(Document, models.CASCADE, verbose_name=_("document"), related_name="page_texts")
    number = models.PositiveIntegerField(_("page"))
    text = models.TextField(_("text"))

    objects = DocumentPageQuerySet.as_manager()

    class Meta:
        verbose_name = _("page of a document")
        verbose_name_plural = _("pages of documents")
        ordering = ["document", "number"]
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="a_page_of_a_document_is_read_once")]
        indexes = [GinIndex(PAGE_WORDS, name="document_page_words")]

    def __str__(self):
        return f"{self.document_id}, {self.number}"
