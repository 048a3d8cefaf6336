"""What stood in the way, on which side, and what was done about it."""

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from agreements.models.fields import CooperationField
from agreements.models.happening import BelowPartnership, BelowPartnershipQuerySet
from agreements.models.sides import Sides
from portal.fields import PartialDateField, wording_field


@pghistory.track()
class Obstacle(BelowPartnership):
    class Category(models.TextChoices):
        BUDGET = "budget", _("Budget")
        TRANSFER = "transfer", _("Transfer of staff")
        LANGUAGE = "language", _("Language")
        COORDINATION = "coordination", _("Coordination")
        CEREMONY = "ceremony", _("Ceremony only")
        LEAVE = "leave", _("Leave rules")
        AGENCY_SPLIT = "agency_split", _("Split of an agency")
        CALENDAR = "calendar", _("Calendar")
        INITIATIVE = "initiative", _("Lack of initiative")
        LEADERSHIP = "leadership", _("Change of leadership")
        DRAFTING = "drafting", _("Drafting of the text")
        STAFF = "staff", _("Number of staff")
        TRAVEL_RULE = "travel_rule", _("Travel rules")
        PERMIT = "permit", _("Permits")
        GUIDANCE = "guidance", _("Lack of guidance")
        PARTICIPATION = "participation", _("Lack of participation")
        FOLLOW_UP = "follow_up", _("Lack of follow-up")
        EXCHANGE_RATE = "exchange_rate", _("Exchange rate")
        INFRASTRUCTURE = "infrastructure", _("Infrastructure")
        TIME = "time", _("Time needed")
        OTHER = "other", _("Other")

    category = models.CharField(_("category"), max_length=16, choices=Category)
    side = models.CharField(_("side"), max_length=8, choices=Sides, blank=True)
    description = models.CharField(_("description"), max_length=500)
    happened = PartialDateField(_("when"), null=True, blank=True)
    happened_wording = wording_field()
    field = models.ForeignKey(
        CooperationField, models.PROTECT, null=True, blank=True, verbose_name=_("field"), related_name="obstacles"
    )
    follow_up = models.TextField(_("follow-up"), blank=True)
    resolved = PartialDateField(_("resolved"), null=True, blank=True)
    resolved_wording = wording_field()

    page = "agreements:obstacle"
    objects = BelowPartnershipQuerySet.as_manager()

    class Meta(BelowPartnership.Meta):
        verbose_name = _("obstacle")
        verbose_name_plural = _("obstacles")
        ordering = ["category", "key"]

    def __str__(self):
        return self.description
