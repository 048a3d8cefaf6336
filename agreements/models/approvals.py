"""What the council and the ministry were asked to approve, and what they answered."""

from datetime import date

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agreements.models.agreements import Agreement
from agreements.models.happening import BelowHappening, BelowPartnership, BelowPartnershipQuerySet
from agreements.models.owed import OwedQuerySet
from portal.fields import PartialDateField, wording_field


class ApprovalQuerySet(BelowPartnershipQuerySet):
    def awaited(self, on: date):
        """Certainly asked by that day, and not even possibly answered; what was never dated waits for nobody."""
        answered = Q(answered__earliest__lte=on) | Q(answered=None, answer__gt="")
        return self.filter(asked__latest__lte=on).exclude(answered)


@pghistory.track()
class Approval(BelowPartnership):
    """One request to the council (DPRD) or the ministry, with its one answer."""

    class Body(models.TextChoices):
        COUNCIL = "council", _("Council (DPRD)")
        MINISTER = "minister", _("Minister of Home Affairs")

    class Answer(models.TextChoices):
        APPROVED = "approved", _("Approved")
        RETURNED = "returned", _("Returned")
        REFUSED = "refused", _("Refused")

    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, verbose_name=_("agreement"), related_name="approvals"
    )
    body = models.CharField(_("asked of"), max_length=8, choices=Body)
    subject = models.CharField(_("subject"), max_length=300)
    asked = PartialDateField(_("asked"), null=True, blank=True)
    asked_wording = wording_field()
    answer = models.CharField(_("answer"), max_length=8, choices=Answer, blank=True)
    answered = PartialDateField(_("answered"), null=True, blank=True)
    answered_wording = wording_field()
    document = models.CharField(_("number of the decision or letter"), max_length=200, blank=True)
    committee = models.CharField(_("committee"), max_length=200, blank=True)
    plenary = PartialDateField(_("plenary"), null=True, blank=True)
    plenary_wording = wording_field()
    named_partner = models.CharField(
        _("partner as the decision names it"),
        max_length=200,
        blank=True,
        help_text=_("Also where it is another than the one that signed."),
    )
    named_subject = models.CharField(_("subject as the decision names it"), max_length=300, blank=True)

    permission = "agreements.decide"
    page = "agreements:approval"
    objects = ApprovalQuerySet.as_manager()

    class Meta(BelowPartnership.Meta):
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        ordering = ["asked", "key"]
        constraints = [
            *BelowPartnership.Meta.constraints,
            models.CheckConstraint(
                condition=Q(asked=None) | Q(answered=None) | Q(asked__earliest__lte=F("answered__latest")),
                name="an_approval_is_answered_after_it_is_asked",
                violation_error_message=_("The answer cannot come before the request: check both dates."),
            ),
            models.CheckConstraint(
                condition=Q(answered=None) | Q(answer__gt=""),
                name="an_answer_to_an_approval_says_which",
                violation_error_message=_("Say how the request was answered."),
            ),
        ]

    def __str__(self):
        return self.subject

    @property
    def recorded_with(self) -> str:
        """The council speaks for itself; the ministry's answers are the cooperation unit's to record."""
        return self.permission if self.body == self.Body.COUNCIL else "agreements.record"


class ConditionQuerySet(OwedQuerySet):
    path = "approval__"
    since, done = "approval__answered", "fulfilled"


@pghistory.track()
class ApprovalCondition(BelowHappening):
    """A condition that an approval carries, and whether it is fulfilled."""

    approval = models.ForeignKey(Approval, models.CASCADE, related_name="conditions", verbose_name=_("approval"))
    position = models.PositiveSmallIntegerField(_("position"))
    wording = models.TextField(_("condition"), help_text=_("As the decision words it."))
    due = PartialDateField(_("until"), null=True, blank=True)
    due_wording = wording_field()
    fulfilled = PartialDateField(_("fulfilled"), null=True, blank=True)
    fulfilled_wording = wording_field()
    fulfilment = models.TextField(_("how it was fulfilled"), blank=True)

    above_name = "approval"
    objects = ConditionQuerySet.as_manager()

    class Meta(BelowHappening.Meta):
        verbose_name = _("condition of an approval")
        verbose_name_plural = _("conditions of approvals")
        ordering = ["approval", "position"]
        constraints = [
            models.UniqueConstraint(fields=["approval", "position"], name="a_position_holds_one_condition"),
            models.CheckConstraint(
                condition=Q(fulfilment="") | Q(fulfilled__isnull=False),
                name="a_condition_that_is_fulfilled_says_when",
                violation_error_message=_("Say when it was fulfilled; where nobody knows, write «unknown»."),
            ),
        ]

    def __str__(self):
        return self.wording[:80]
