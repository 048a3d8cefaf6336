"""What is completely known, for which period, and by which source: only there is an absence a fact."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.models.happening import BelowPartnership, BelowPartnershipQuerySet
from cities.models import Agency
from portal.fields import PartialDateField, wording_field
from portal.partial_dates import UNKNOWN


class RecordKind(models.TextChoices):
    """Kinds of record that a coverage statement can speak of."""

    ACTIVITIES = "activities", _("Activities")
    REPORTS = "reports", _("Reports")
    MONITORING = "monitoring", _("Monitoring")
    INVITATIONS = "invitations", _("Invitations")
    OUTCOMES = "outcomes", _("Outcomes")
    FUNDING = "funding", _("Funding")
    PLANS = "plans", _("Action plans")
    AGREEMENTS = "agreements", _("Agreements")
    BENEFITS = "benefits", _("Benefits")
    CONTACTS = "contacts", _("Contact")


class CoverageQuerySet(BelowPartnershipQuerySet):
    def about(self, kind: str):
        """Standing statements about this kind, over a period that has a beginning or an end."""
        return self.standing().filter(kinds__contains=[kind]).exclude(period=UNKNOWN)


@pghistory.track()
class CoverageStatement(BelowPartnership):
    """Within the period, read outward as worded, whatever of these kinds is not recorded did not happen."""

    kinds = ArrayField(models.CharField(max_length=12, choices=RecordKind), verbose_name=_("kinds of record"))
    period = PartialDateField(_("period"))
    period_wording = wording_field()
    agency = models.ForeignKey(
        Agency,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("agency"),
        related_name="coverage_statements",
        help_text=_("Only where it speaks of the fields of one agency alone."),
    )
    statement = models.CharField(_("what the source says"), max_length=500)

    page = "agreements:coverage-statement"
    objects = CoverageQuerySet.as_manager()

    class Meta(BelowPartnership.Meta):
        verbose_name = _("statement of what is completely known")
        verbose_name_plural = _("statements of what is completely known")
        ordering = ["period", "key"]
        constraints = [
            *BelowPartnership.Meta.constraints,
            models.CheckConstraint(condition=~Q(kinds=[]), name="a_coverage_statement_names_a_kind"),
        ]

    def __str__(self):
        return self.statement
