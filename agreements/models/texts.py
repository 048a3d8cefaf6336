"""The texts of one agreement: each party may have its own, with the clauses and points that stand in it."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.models.agreements import Agreement, BelowAgreementQuerySet
from portal.models import Language, Record


@pghistory.track()
class AgreementText(Record):
    class Party(models.TextChoices):
        HOME = "home", _("Our text")
        PARTNER = "partner", _("The partner's text")
        JOINT = "joint", _("One text of both parties")

    class Authoritative(models.TextChoices):
        YES = "yes", _("Authoritative")
        NO = "no", _("Not authoritative")
        NOT_STATED = "not_stated", _("Not stated in the text")

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="texts", verbose_name=_("agreement"))
    government = models.ForeignKey("cities.Government", models.PROTECT, related_name="+")
    party = models.CharField(_("whose text"), max_length=8, choices=Party)
    language = models.CharField(_("language"), max_length=2, choices=Language, blank=True)
    title = models.CharField(_("title"), max_length=300, blank=True)
    pages = models.PositiveSmallIntegerField(_("pages"), null=True, blank=True)
    articles = models.PositiveSmallIntegerField(_("articles"), null=True, blank=True)
    points = models.PositiveSmallIntegerField(_("points"), null=True, blank=True)
    authoritative = models.CharField(_("authoritative"), max_length=10, choices=Authoritative, blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = BelowAgreementQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("text of an agreement")
        verbose_name_plural = _("texts of agreements")
        ordering = ["party", "language", "id"]
        constraints = [
            models.UniqueConstraint(fields=["id", "government"], name="agreementtext_id_government"),
            models.CheckConstraint(
                condition=(Q(pages=None) | Q(pages__gte=1)) & (Q(articles=None) | Q(articles__gte=1)),
                name="a_text_has_pages_and_articles_from_one",
                violation_error_message=_("Count pages and articles from 1, or leave them empty."),
            ),
        ]

    def __str__(self):
        return self.title or self.get_party_display()


class BelowTextQuerySet(BelowAgreementQuerySet):
    path = "text__agreement__"


@pghistory.track()
class Clause(Record):
    """Whether a text has a clause that an agreement should have; without a row nobody has looked."""

    class Kind(models.TextChoices):
        AIMS = "aims", _("Aims")
        FIELDS = "fields", _("Fields")
        PERIOD = "period", _("Period and schedule")
        OUTCOMES = "outcomes", _("Expected outcomes")
        MEETINGS = "meetings", _("Meetings")
        FINANCING = "financing", _("Financing")
        EVALUATION = "evaluation", _("Evaluation")
        RENEWAL = "renewal", _("Renewal and notice")

    text = models.ForeignKey(AgreementText, models.CASCADE, related_name="clauses", verbose_name=_("text"))
    government = models.ForeignKey("cities.Government", models.PROTECT, related_name="+")
    kind = models.CharField(_("clause"), max_length=10, choices=Kind)
    is_present = models.BooleanField(_("stands in the text"))
    article = models.CharField(
        _("where it stands"), max_length=120, blank=True, help_text=_("The article or point, such as «pasal 11».")
    )
    note = models.TextField(_("note"), blank=True)

    objects = BelowTextQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("clause")
        verbose_name_plural = _("clauses")
        ordering = ["text", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["id", "government"], name="clause_id_government"),
            models.UniqueConstraint(
                fields=["text", "kind"],
                name="a_text_has_a_clause_or_has_it_not",
                violation_error_message=_("It is recorded already whether this text has this clause."),
            ),
            models.CheckConstraint(
                condition=Q(is_present=True) | Q(article=""),
                name="what_is_absent_stands_nowhere",
                violation_error_message=_("A clause that the text does not have stands in no article."),
            ),
        ]

    def __str__(self):
        return self.get_kind_display()


@pghistory.track()
class TextPoint(Record):
    """A point of a party's text as it words it, where that is no agreed field by itself."""

    text = models.ForeignKey(AgreementText, models.CASCADE, related_name="text_points", verbose_name=_("text"))
    government = models.ForeignKey("cities.Government", models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(_("position"))
    wording = models.TextField(_("wording"), help_text=_("As the text words it."))
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.INDONESIAN)
    note = models.TextField(_("note"), blank=True)

    objects = BelowTextQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("point of a text")
        verbose_name_plural = _("points of texts")
        ordering = ["text", "position"]
        constraints = [
            models.UniqueConstraint(fields=["id", "government"], name="textpoint_id_government"),
            models.UniqueConstraint(fields=["id", "text"], name="textpoint_id_text"),
            models.UniqueConstraint(
                fields=["text", "position"],
                name="a_position_holds_one_point",
                deferrable=models.Deferrable.DEFERRED,
                violation_error_message=_("Another point of this text has this position."),
            ),
        ]

    def __str__(self):
        return f"{self.position}. {self.wording}"
