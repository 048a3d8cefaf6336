"""What papers concluded, beside what the portal computes."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.models.happening import BelowPartnership, BelowPartnershipQuerySet
from evaluations.models.vocabulary import Element
from portal.fields import PartialDateField, wording_field
from portal.models import Source
from portal.models.sources import place_in_words


@pghistory.track()
class PublishedVerdict(BelowPartnership):
    """A verdict of a source, on one element or on the whole, in its own words."""

    class Conclusion(models.TextChoices):
        MET = "met", _("Met")
        NOT_MET = "not_met", _("Not met")
        SUCCESSFUL = "successful", _("Successful")
        PARTLY = "partly", _("Successful in part")
        FAILED = "failed", _("Failed")

    element = models.CharField(
        _("element"), max_length=16, choices=Element, blank=True, help_text=_("Empty: a verdict on the whole.")
    )
    conclusion = models.CharField(_("verdict"), max_length=12, choices=Conclusion)
    wording = models.CharField(_("in its words"), max_length=500)
    qualification = models.CharField(
        _("qualified by"), max_length=300, blank=True, help_text=_("Such as «not perfect», with the reason given.")
    )
    concerns = PartialDateField(
        _("period judged"), null=True, blank=True, help_text=_("The period that the source studied.")
    )
    concerns_wording = wording_field()
    source = models.ForeignKey(Source, models.PROTECT, verbose_name=_("source"), related_name="published_verdicts")
    locator = models.CharField(_("place"), max_length=120, help_text=_("Page, line or article: «line 86», «page 3»."))

    permission = "evaluations.judge"
    page = "published-verdict"
    objects = BelowPartnershipQuerySet.as_manager()

    class Meta(BelowPartnership.Meta):
        verbose_name = _("published verdict")
        verbose_name_plural = _("published verdicts")
        ordering = ["source", "element", "key"]
        constraints = [
            *BelowPartnership.Meta.constraints,
            models.CheckConstraint(
                condition=Q(element="", conclusion__in=("successful", "partly", "failed"))
                | (~Q(element="") & Q(conclusion__in=("met", "not_met"))),
                name="an_element_is_met_or_not_a_whole_succeeds_or_fails",
                violation_error_message=_(
                    "An element is met or not met; a verdict on the whole says successful, in part or failed."
                ),
            ),
            models.UniqueConstraint(
                fields=["partnership", "source", "element", "locator"],
                condition=Q(annulled_on=None),
                name="a_place_judges_an_element_once",
                violation_error_message=_("The verdict of this place on this element is recorded already."),
            ),
        ]

    def __str__(self):
        return f"{self.judged}: {self.get_conclusion_display()}"

    @property
    def judged(self) -> str:
        """The element, or that the whole is judged."""
        return str(self.get_element_display() or _("The whole"))

    @property
    def place(self) -> str:
        return place_in_words(self.locator)

    def key_words(self):
        return ("verdict", self.element or "general")
