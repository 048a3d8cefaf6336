"""Values of indicators that no record yields: an evaluator enters them, with reasons and evidence."""

import pghistory
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.models.happening import BelowPartnership, BelowPartnershipQuerySet


class IndicatorJudgementQuerySet(BelowPartnershipQuerySet):
    def by(self, day):
        """Made for that day or an earlier one."""
        return self.filter(on__lte=day)


@pghistory.track()
class IndicatorJudgement(BelowPartnership):
    """Holds for evaluations from its day on, until another follows; it cites its evidence as other records do."""

    class Code(models.TextChoices):
        CIVIL_CONTACT = "B4", _("B4 – Civil contact without government")
        OBLIGATIONS = "D4", _("D4 – Obligations met")

    code = models.CharField(_("indicator"), max_length=2, choices=Code)
    on = models.DateField(_("as of"))
    value = models.PositiveSmallIntegerField(_("value"), validators=[MaxValueValidator(4)])
    reasons = models.TextField(_("reasons and evidence"))
    judged_by = models.CharField(
        _("judged by"), max_length=200, help_text=_("The post of who judged, never a name; or the study that did.")
    )

    permission = "evaluations.judge"
    page = "indicator-judgement"
    objects = IndicatorJudgementQuerySet.as_manager()

    class Meta(BelowPartnership.Meta):
        verbose_name = _("judged indicator")
        verbose_name_plural = _("judged indicators")
        ordering = ["on", "code", "key"]
        constraints = [
            *BelowPartnership.Meta.constraints,
            models.CheckConstraint(
                condition=Q(value__range=(0, 4)),
                name="an_indicator_is_judged_from_0_to_4",
                violation_error_message=_("Give a value from 0 to 4."),
            ),
            models.CheckConstraint(
                condition=~Q(code="B4") | Q(value__in=(0, 2, 4)),
                name="civil_contact_is_none_occasional_or_yearly",
                violation_error_message=_("Civil contact is none (0), occasional (2) or every year (4)."),
            ),
            models.UniqueConstraint(
                fields=["partnership", "code", "on"],
                condition=Q(annulled_on=None),
                name="an_indicator_is_judged_once_for_a_day",
                violation_error_message=_("This indicator is judged for this day already: change that judgement."),
            ),
        ]

    def __str__(self):
        return f"{self.get_code_display()}: {self.value}"

    def key_words(self):
        return (self.code, str(self.on.year))
