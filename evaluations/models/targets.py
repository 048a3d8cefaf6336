"""Targets that an office owes for a year, typed in, against which the annual report sets what is recorded."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cities.models import Government
from cities.visibility import kept_by_own_government
from portal.models import Record


class PerformanceTargetQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A government's own people, and those who oversee it."""
        return self.filter(kept_by_own_government(user) | kept_by_own_government(user, "portal.view_unpublished"))


@pghistory.track()
class PerformanceTarget(Record):
    """The share of partnerships, in per cent, that shall have reached something by the end of the year."""

    class Figure(models.TextChoices):
        IN_FORCE = "in_force", _("With an agreement in force")
        FOLLOWED_UP = "followed_up", _("Followed up by an activity")
        REPORTED = "reported", _("Reported on completely")
        EVALUATED = "evaluated", _("Evaluated")

    government = models.ForeignKey(Government, models.PROTECT, verbose_name=_("government"), related_name="targets")
    year = models.PositiveSmallIntegerField(_("year"))
    figure = models.CharField(_("performance figure"), max_length=12, choices=Figure)
    percent = models.DecimalField(_("target in per cent"), max_digits=5, decimal_places=2)
    note = models.TextField(_("note"), blank=True)

    objects = PerformanceTargetQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("performance target")
        verbose_name_plural = _("performance targets")
        ordering = ["government", "year", "figure"]
        constraints = [
            models.UniqueConstraint(
                fields=["government", "year", "figure"],
                name="a_figure_has_one_target_a_year",
                violation_error_message=_("This figure has a target for this year already: change that one."),
            ),
            models.CheckConstraint(
                condition=Q(percent__range=(0, 100)),
                name="a_target_is_a_share",
                violation_error_message=_("Write the target in per cent, from 0 to 100."),
            ),
            models.CheckConstraint(
                condition=Q(year__range=(1945, 2999)),
                name="a_target_is_for_a_year",
                violation_error_message=_("Write the year with four digits."),
            ),
        ]

    def __str__(self):
        return f"{self.year}: {self.get_figure_display()}"
