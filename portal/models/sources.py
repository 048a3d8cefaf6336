"""Sources that records rest on, where they are cited, and claims on which they differ."""

import pghistory
from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.guards import KEY_IS_IMMUTABLE, RECORD_EXISTS
from portal.models.records import Language, Record


class SourceQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Everybody sees the bibliography; what a source is cited for is seen with the record that cites it."""
        return self


@pghistory.track()
class Source(Record):
    """A document that records rest on. Interviews are cited without the name of the person interviewed."""

    class Kind(models.TextChoices):
        OFFICIAL_TEXT = "official_text", _("Official text")
        REPORT = "report", _("Report")
        INTERVIEW = "interview", _("Interview")
        PRESS = "press", _("Press")
        THESIS = "thesis", _("Thesis")
        ARTICLE = "article", _("Article")
        REGISTER = "register", _("Register")
        WEBSITE = "website", _("Website")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    title = models.CharField(_("title"), max_length=300)
    authors = models.CharField(_("authors"), max_length=300, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    publisher = models.CharField(_("publisher"), max_length=300, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=Language, blank=True)
    transcript = models.CharField(
        _("transcript"),
        max_length=20,
        blank=True,
        help_text=_("Number of the transcribed file whose lines are cited."),
    )
    note = models.TextField(_("note"), blank=True)

    page = "portal:source"
    objects = SourceQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["authors", "year", "key"]
        constraints = [
            models.CheckConstraint(condition=Q(year=None) | Q(year__range=(1000, 2999)), name="source_year_is_a_year")
        ]

    def __str__(self):
        who = self.authors.split(";")[0] or self.publisher or self.title
        return f"{who} ({self.year})" if self.year else who

    @property
    def title_cited(self):
        return self.title if self.title in str(self) else f"{self}: {self.title}"


#: Units of a place in a source as files and forms write them, in words of the page.
PLACE_UNITS = {
    "line": _("line"),
    "lines": _("lines"),
    "page": _("page"),
    "pages": _("pages"),
    "article": _("article"),
    "articles": _("articles"),
}


def place_in_words(locator: str) -> str:
    """A place in a source in words of the page: «baris 86» for «line 86»."""
    unit, _space, number = locator.partition(" ")
    return f"{PLACE_UNITS[unit]} {number}" if unit in PLACE_UNITS else locator


class AboutRecord(models.Model):
    """A row about any record of any app, which it addresses by label and key; the database keeps the address true."""

    record = models.CharField(_("kind of record"), max_length=60)
    record_key = models.CharField(_("key of the record"), max_length=120)
    source = models.ForeignKey(Source, models.PROTECT, verbose_name=_("source"))
    locator = models.CharField(
        _("place"), max_length=120, blank=True, help_text=_("Page, line or article: «line 86», «page 3».")
    )

    class Meta:
        abstract = True
        triggers = [RECORD_EXISTS]

    @property
    def place(self) -> str:
        return place_in_words(self.locator)

    @property
    def about(self) -> Record:
        """The record itself; the database keeps it from being missing."""
        return apps.get_model(self.record)._base_manager.get(key=self.record_key)


class AboutQuerySet(models.QuerySet):
    def about(self, *records: Record):
        """What is said of these records."""
        address = Q()
        for record in records:
            address |= Q(record=record.record_label(), record_key=record.key)
        return self.filter(address).select_related("source") if records else self.none()


@pghistory.track()
class Citation(AboutRecord):
    """A record, or one attribute of it, rests on a place in a source."""

    attribute = models.CharField(_("attribute"), max_length=60, blank=True)
    quote = models.TextField(_("quote"), blank=True)

    objects = AboutQuerySet.as_manager()

    class Meta(AboutRecord.Meta):
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["record", "record_key", "attribute", "source", "locator"], name="a_place_is_cited_once"
            )
        ]
        indexes = [models.Index(fields=["record", "record_key"], name="citation_record")]

    def __str__(self):
        return f"{self.source}, {self.place}" if self.locator else str(self.source)


@pghistory.track()
class Claim(AboutRecord, Record):
    """What one source says on a question on which sources differ; at most one claim on a question is used."""

    attribute = models.CharField(_("attribute"), max_length=60, blank=True)
    topic = models.CharField(_("topic"), max_length=120, blank=True)
    value = models.CharField(_("what it says"), max_length=500)
    wording = models.TextField(_("in its words"), blank=True)
    is_used = models.BooleanField(_("used"), default=False)
    reason = models.TextField(_("why it is used"), blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = AboutQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["record", "record_key", "attribute", "topic", "id"]
        triggers = [KEY_IS_IMMUTABLE, RECORD_EXISTS]
        constraints = [
            models.CheckConstraint(
                condition=Q(attribute="", topic__gt="") | Q(attribute__gt="", topic=""),
                name="claim_is_on_an_attribute_or_a_topic",
                violation_error_message=_("Name either the attribute or a topic, not both."),
            ),
            models.CheckConstraint(
                condition=Q(is_used=False) | Q(reason__gt=""),
                name="used_claim_gives_its_reason",
                violation_error_message=_("Say why this source is used and not the other."),
            ),
            models.UniqueConstraint(
                fields=["record", "record_key", "attribute", "topic"],
                condition=Q(is_used=True),
                name="one_claim_on_a_question_is_used",
                violation_error_message=_("Another claim on this question is used already."),
            ),
        ]
        indexes = [models.Index(fields=["record", "record_key"], name="claim_record")]

    def __str__(self):
        return f"{self.source}: {self.value}"
