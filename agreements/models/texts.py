"""The texts of one agreement: each party may have its own."""

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
