"""Whom to write to on either side, and when those who lead change."""

from datetime import date

import pghistory
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils.translation import gettext_lazy as _

from agreements.models.awareness import Channel
from agreements.models.happening import BelowPartnership, BelowPartnershipQuerySet
from agreements.models.sides import Side
from cities.visibility import kept_by_own_government
from portal.fields import PartialDateField, wording_field


class ContactQuerySet(BelowPartnershipQuerySet):
    def visible_to(self, user):
        """Never public: a government's own people alone."""
        return self.filter(kept_by_own_government(user))


@pghistory.track()
class Contact(BelowPartnership):
    """A unit and post to write to, in its time; seen by the government's own people alone."""

    side = models.CharField(_("side"), max_length=8, choices=Side)
    unit = models.CharField(_("unit"), max_length=200)
    post = models.CharField(_("post"), max_length=200, blank=True)
    person = models.CharField(_("name"), max_length=200, blank=True)
    address = models.CharField(_("e-mail, telephone or address"), max_length=300, blank=True)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel, blank=True)
    language = models.CharField(_("languages"), max_length=120, blank=True)
    needs_interpreter = models.BooleanField(_("interpreter needed"), null=True, blank=True)
    started = PartialDateField(_("from"), null=True, blank=True)
    started_wording = wording_field()
    ended = PartialDateField(_("to"), null=True, blank=True)
    ended_wording = wording_field()
    confirmed = models.DateField(_("last confirmed on"), null=True, blank=True)

    page = "agreements:contact"
    objects = ContactQuerySet.as_manager()

    class Meta(BelowPartnership.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["side", "unit", "id"]
        constraints = [
            *BelowPartnership.Meta.constraints,
            models.CheckConstraint(
                condition=Q(started=None) | Q(ended=None) | Q(started__earliest__lte=F("ended__latest")),
                name="a_contact_ends_after_it_starts",
                violation_error_message=_("A contact cannot end before it begins: check both dates."),
            ),
        ]

    def __str__(self):
        return ", ".join(part for part in (self.post, self.unit) if part)


class LeadershipChangeQuerySet(BelowPartnershipQuerySet):
    def happened_by(self, on: date):
        """Possibly on that day or before."""
        return self.filter(happened__earliest__lte=on)

    def awaiting_renewal(self, on: date):
        """Certainly happened by that day, and contact was not even possibly renewed by then."""
        return self.filter(happened__latest__lte=on).exclude(renewed__earliest__lte=on)

    def with_awaiting(self, on: date):
        """Those that possibly happened by that day, with `awaiting`: whether renewed contact is awaited on it."""
        awaited = Q(pk__in=LeadershipChange.objects.awaiting_renewal(on).values("pk"))
        return self.happened_by(on).annotate(awaiting=Case(When(awaited, then=Value(True)), default=Value(False)))


@pghistory.track()
class LeadershipChange(BelowPartnership):
    """Another mayor, head or council on either side: an event that asks for renewed contact."""

    side = models.CharField(_("side"), max_length=8, choices=Side)
    post = models.CharField(_("post"), max_length=200)
    happened = PartialDateField(_("when"))
    happened_wording = wording_field()
    renewed = PartialDateField(
        _("contact renewed"), null=True, blank=True, help_text=_("When the new leadership was written to or met.")
    )
    renewed_wording = wording_field()

    page = "agreements:leadership-change"
    objects = LeadershipChangeQuerySet.as_manager()

    class Meta(BelowPartnership.Meta):
        verbose_name = _("change of leadership")
        verbose_name_plural = _("changes of leadership")
        ordering = ["happened", "id"]
        constraints = [
            *BelowPartnership.Meta.constraints,
            models.CheckConstraint(
                condition=Q(renewed=None) | Q(happened__earliest__lte=F("renewed__latest")),
                name="contact_is_renewed_after_leadership_changes",
                violation_error_message=_("Contact cannot be renewed before the change: check both dates."),
            ),
        ]

    def __str__(self):
        return f"{self.post}, {self.happened.display()}"
