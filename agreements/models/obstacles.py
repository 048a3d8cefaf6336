"""What stood in the way, on which side, and what was done about it."""

from datetime import date

import pghistory
from django.db import models
from django.db.models import Case, Q, Value, When
from django.utils.translation import gettext_lazy as _

from agreements.models.fields import CooperationField
from agreements.models.happening import BelowPartnership, BelowPartnershipQuerySet
from agreements.models.sides import Sides
from portal.fields import PartialDateField, wording_field


class ObstacleState(models.TextChoices):
    """Whether an obstacle still stands on a given day."""

    OPEN = "open", _("Unresolved")
    RESOLVED = "resolved", _("Resolved")


class ObstacleQuerySet(BelowPartnershipQuerySet):
    def met_by(self, on: date):
        """Not certainly met after that day only; what nobody dated is in."""
        return self.exclude(happened__earliest__gt=on)

    def open_on(self, on: date):
        """Met, and not even possibly resolved by that day."""
        return self.met_by(on).exclude(resolved__earliest__lte=on)

    def with_state(self, on: date):
        """Those met by that day, with `state`, the `ObstacleState` on it."""
        is_open = Q(pk__in=Obstacle.objects.open_on(on).values("pk"))
        state = Case(
            When(is_open, then=Value(ObstacleState.OPEN)),
            default=Value(ObstacleState.RESOLVED),
            output_field=models.CharField(),
        )
        return self.met_by(on).annotate(state=state)


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
    objects = ObstacleQuerySet.as_manager()

    class Meta(BelowPartnership.Meta):
        verbose_name = _("obstacle")
        verbose_name_plural = _("obstacles")
        ordering = ["category", "key"]

    def __str__(self):
        return self.description
