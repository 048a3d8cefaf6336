"""Monitoring by the council or a working group: what was found, what was recommended, and what became of it."""

from datetime import date

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from agreements.models.activities import Activity
from agreements.models.happening import BelowHappening, BelowPartnership, BelowPartnershipQuerySet
from agreements.models.owed import OwedQuerySet
from portal.fields import PartialDateField, wording_field


@pghistory.track()
class Monitoring(BelowPartnership):
    class Body(models.TextChoices):
        COUNCIL = "council", _("Council (DPRD)")
        WORKING_GROUP = "working_group", _("Working group of both sides")
        COOPERATION_UNIT = "cooperation_unit", _("Cooperation unit")
        OTHER = "other", _("Other")

    body = models.CharField(_("by"), max_length=18, choices=Body)
    happened = PartialDateField(_("when"), null=True, blank=True)
    happened_wording = wording_field()
    subject = models.CharField(_("subject"), max_length=300, blank=True)
    activity = models.ForeignKey(
        Activity, models.SET_NULL, null=True, blank=True, verbose_name=_("activity"), related_name="monitorings"
    )

    permission = "agreements.monitor"
    page = "agreements:monitoring"
    objects = BelowPartnershipQuerySet.as_manager()

    class Meta(BelowPartnership.Meta):
        verbose_name = _("monitoring")
        verbose_name_plural = _("monitoring")
        ordering = ["happened", "key"]

    def __str__(self):
        return self.subject or self.get_body_display()


class FindingQuerySet(OwedQuerySet):
    path = "monitoring__"
    since, done = "monitoring__happened", "followed_up"

    def open_on(self, on: date):
        """What asks for something, and was not followed up; what became of it may be told without a day."""
        asking = super().open_on(on).exclude(recommendation="", who="", due=None)
        return asking.exclude(follow_up__gt="", followed_up=None)


@pghistory.track()
class Finding(BelowHappening):
    """What monitoring found, with the recommendation that follows from it and its follow-up."""

    monitoring = models.ForeignKey(Monitoring, models.CASCADE, related_name="findings", verbose_name=_("monitoring"))
    position = models.PositiveSmallIntegerField(_("position"))
    finding = models.TextField(_("finding"))
    recommendation = models.TextField(_("recommendation"), blank=True)
    who = models.CharField(_("who follows up"), max_length=200, blank=True)
    due = PartialDateField(_("until"), null=True, blank=True)
    due_wording = wording_field()
    followed_up = PartialDateField(_("followed up"), null=True, blank=True)
    followed_up_wording = wording_field()
    follow_up = models.TextField(_("follow-up"), blank=True)

    above_name = "monitoring"
    objects = FindingQuerySet.as_manager()

    class Meta(BelowHappening.Meta):
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ["monitoring", "position"]
        constraints = [
            models.UniqueConstraint(fields=["monitoring", "position"], name="a_position_holds_one_finding"),
        ]

    def __str__(self):
        return self.finding[:80]
