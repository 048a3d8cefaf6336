"""Money by year and source; what is not recorded is not nought."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.models.activities import Activity
from agreements.models.happening import BelowPartnership, BelowPartnershipQuerySet
from agreements.models.money import CURRENCY, CURRENCY_MESSAGE
from agreements.models.sides import Side
from cities.models import Agency


@pghistory.track()
class Funding(BelowPartnership):
    class Source(models.TextChoices):
        APBD = "apbd", _("Local budget (APBD)")
        APBN = "apbn", _("State budget (APBN)")
        GRANT = "grant", _("Grant")
        PARTNER = "partner", _("The partner")
        PRIVATE = "private", _("Private")
        OTHER = "other", _("Other")

    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, verbose_name=_("activity"), related_name="fundings"
    )
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, verbose_name=_("agency"), related_name="fundings"
    )
    year = models.PositiveSmallIntegerField(_("budget year"))
    source = models.CharField(_("source"), max_length=10, choices=Source)
    side = models.CharField(_("paid by"), max_length=8, choices=Side)
    budget_line = models.CharField(_("budget line"), max_length=200, blank=True)
    planned = models.DecimalField(_("planned"), max_digits=18, decimal_places=2, null=True, blank=True)
    realised = models.DecimalField(_("realised"), max_digits=18, decimal_places=2, null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True)

    page = "agreements:funding"
    units = {"planned": "currency", "realised": "currency"}
    objects = BelowPartnershipQuerySet.as_manager()

    class Meta(BelowPartnership.Meta):
        verbose_name = _("funding")
        verbose_name_plural = _("funding")
        ordering = ["year", "key"]
        constraints = [
            *BelowPartnership.Meta.constraints,
            models.CheckConstraint(condition=Q(year__range=(1000, 2999)), name="funding_year_is_a_year"),
            models.CheckConstraint(
                condition=Q(planned=None, realised=None) | Q(currency__regex=CURRENCY),
                name="an_amount_has_its_currency",
                violation_error_message=CURRENCY_MESSAGE,
            ),
        ]

    def __str__(self):
        return f"{self.year}: {self.get_source_display()}"
