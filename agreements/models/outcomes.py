"""What came of it: soft and hard changes, for whom, how far, and who says so."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agreements.models.activities import Activity
from agreements.models.fields import CooperationField
from agreements.models.happening import BelowPartnership, BelowPartnershipQuerySet
from agreements.models.sides import Sides
from portal.fields import PartialDateField, wording_field


class OutcomeQuerySet(BelowPartnershipQuerySet):
    def verified(self):
        """Confirmed by a document or by someone other than who carried it out; a study's own finding counts."""
        return self.filter(verified=True)


@pghistory.track()
class Outcome(BelowPartnership):
    class Change(models.TextChoices):
        SOFT = "soft", _("Soft change")
        HARD = "hard", _("Hard change")

    class Stage(models.TextChoices):
        PLANNED = "planned", _("Planned")
        UNDER_WAY = "under_way", _("Under way")
        DONE = "done", _("Done")
        IN_USE = "in_use", _("In use")

    change = models.CharField(_("kind of change"), max_length=6, choices=Change)
    title = models.CharField(_("outcome"), max_length=300)
    stage = models.CharField(_("stage"), max_length=10, choices=Stage)
    happened = PartialDateField(_("when"), null=True, blank=True)
    happened_wording = wording_field()
    place = models.CharField(_("place"), max_length=200, blank=True)
    beneficiary = models.CharField(_("who benefits"), max_length=8, choices=Sides, blank=True)
    field = models.ForeignKey(
        CooperationField, models.PROTECT, null=True, blank=True, verbose_name=_("field"), related_name="outcome_records"
    )
    activity = models.ForeignKey(
        Activity, models.SET_NULL, null=True, blank=True, verbose_name=_("activity"), related_name="outcomes"
    )
    achieves_expected = models.BooleanField(
        _("achieves what was expected"),
        null=True,
        blank=True,
        help_text=_("Whether it achieves the outcome that its field states as expected."),
    )
    is_applied = models.BooleanField(_("what was learned is applied"), default=False)
    quantity = models.DecimalField(_("quantity"), max_digits=16, decimal_places=2, null=True, blank=True)
    unit = models.CharField(pgettext_lazy("of a quantity", "unit"), max_length=60, blank=True)
    baseline = models.CharField(_("baseline"), max_length=200, blank=True)
    method = models.CharField(_("how it was measured"), max_length=200, blank=True)
    verified = models.BooleanField(_("verified"), default=False)
    verified_by = models.CharField(_("verified by"), max_length=200, blank=True)

    page = "agreements:outcome"
    units = {"quantity": "unit"}
    objects = OutcomeQuerySet.as_manager()

    class Meta(BelowPartnership.Meta):
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        ordering = ["happened", "key"]
        constraints = [
            *BelowPartnership.Meta.constraints,
            models.CheckConstraint(
                condition=Q(achieves_expected=None) | Q(field__isnull=False),
                name="only_under_a_field_is_it_known_what_was_expected",
                violation_error_message=_("Name the field that states what was expected."),
            ),
            models.CheckConstraint(
                condition=Q(quantity=None) | Q(unit__gt=""),
                name="a_quantity_has_its_unit",
                violation_error_message=_("Name the unit of the quantity."),
            ),
            models.CheckConstraint(
                condition=Q(verified=False) | Q(verified_by__gt=""),
                name="a_verified_outcome_says_by_whom",
                violation_error_message=_("Say by whom the outcome is verified, or leave it as claimed."),
            ),
        ]

    def __str__(self):
        return self.title
