"""Invitations, proposals and requests of either side, each with one answer."""

from datetime import date

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.models.activities import Activity
from agreements.models.happening import BelowPartnership, BelowPartnershipQuerySet
from portal.fields import PartialDateField, wording_field


class InvitationQuerySet(BelowPartnershipQuerySet):
    def sent_by(self, on: date):
        """Certainly sent on that day or before."""
        return self.filter(sent__latest__lte=on)

    def unanswered(self, on: date):
        """Sent, and no answer recorded by that day."""
        without = Q(answer="") | Q(answer=Invitation.Answer.UNANSWERED) | Q(answered__earliest__gt=on)
        return self.sent_by(on).filter(without)


@pghistory.track()
class Invitation(BelowPartnership):
    class Kind(models.TextChoices):
        INVITATION = "invitation", _("Invitation")
        PROPOSAL = "proposal", _("Proposal")
        REQUEST = "request", _("Request")

    class From(models.TextChoices):
        HOME = "home", _("Our side")
        PARTNER = "partner", _("The partner's side")

    class Answer(models.TextChoices):
        ATTENDED = "attended", _("Attended")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")
        REPRESENTED = "represented", _("Represented by another")
        ONLINE = "online", _("Attended online")
        UNANSWERED = "unanswered", _("Not answered")

    class Reason(models.TextChoices):
        CALENDAR = "calendar", _("Calendar")
        BUDGET = "budget", _("Budget")
        PERMIT = "permit", _("Permit")
        STAFF = "staff", _("Staff")
        POLICY = "policy", _("Policy")
        OTHER = "other", _("Other")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    sender = models.CharField(_("sender"), max_length=8, choices=From)
    subject = models.CharField(_("subject"), max_length=300)
    sent = PartialDateField(_("sent"), null=True, blank=True)
    sent_wording = wording_field()
    answer = models.CharField(_("answer"), max_length=12, choices=Answer, blank=True)
    answered = PartialDateField(_("answered"), null=True, blank=True)
    answered_wording = wording_field()
    reason = models.CharField(_("reason"), max_length=10, choices=Reason, blank=True)
    reason_wording = models.CharField(_("reason in words"), max_length=300, blank=True)
    activity = models.ForeignKey(
        Activity, models.SET_NULL, null=True, blank=True, verbose_name=_("led to"), related_name="invitations"
    )

    page = "agreements:invitation"
    objects = InvitationQuerySet.as_manager()

    class Meta(BelowPartnership.Meta):
        verbose_name = _("invitation, proposal or request")
        verbose_name_plural = _("invitations, proposals and requests")
        ordering = ["sent", "key"]
        constraints = [
            *BelowPartnership.Meta.constraints,
            models.CheckConstraint(
                condition=Q(sent=None) | Q(answered=None) | Q(sent__earliest__lte=models.F("answered__latest")),
                name="an_invitation_is_answered_after_it_is_sent",
                violation_error_message=_("The answer cannot come before the invitation: check both dates."),
            ),
        ]

    def __str__(self):
        return self.subject
