"""How many persons may travel to a partner, and for how many days: limits that hold from a day to a day."""

import pghistory
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.models.validity import DatedRule, DatedRuleQuerySet, apart, in_order


@pghistory.track()
class TravelRule(DatedRule):
    """A limit on journeys abroad; what it does not limit is empty."""

    persons = models.PositiveSmallIntegerField(
        _("persons at most"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    days = models.PositiveSmallIntegerField(_("days at most"), null=True, blank=True, validators=[MinValueValidator(1)])

    page = "agreements:travel-rule"
    objects = DatedRuleQuerySet.as_manager()

    class Meta(DatedRule.Meta):
        verbose_name = _("limit on journeys")
        verbose_name_plural = _("limits on journeys")
        ordering = ["government", models.F("valid_from").desc(nulls_last=True), "key"]
        constraints = [
            in_order("a_limit_on_journeys_ends_after_it_begins"),
            apart(
                "limits_on_journeys_of_a_government_do_not_overlap",
                _("Another limit of this government holds on some of these days: end that one first."),
            ),
            models.CheckConstraint(
                condition=Q(persons__isnull=False) | Q(days__isnull=False),
                name="a_limit_on_journeys_limits_something",
                violation_error_message=_("Say how many persons may travel at most, or how many days."),
            ),
        ]
