"""The thresholds by which a government is warned, each set valid from a day on."""

from datetime import date

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from cities.models import Government
from cities.visibility import kept_by_own_government
from portal.models import Record


def _threshold(label, default: int, most: int) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        label, default=default, validators=[MinValueValidator(1), MaxValueValidator(most)]
    )


class RulesQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(kept_by_own_government(user))

    def of(self, government: Government, on: date) -> "Rules":
        """The set that holds on that day; the portal's own defaults where the government declared none."""
        declared = self.filter(government=government, since__lte=on).order_by("-since").first()
        return declared or Rules(government=government, since=date.min)


@pghistory.track()
class Rules(Record):
    """Months and days after which something is warned of, from a day on until the next set."""

    class Cycle(models.IntegerChoices):
        QUARTERLY = 3, _("Every three months")
        HALF_YEARLY = 6, _("Every six months")
        YEARLY = 12, _("Every year")

    government = models.ForeignKey(Government, models.PROTECT, verbose_name=_("government"), related_name="rules")
    since = models.DateField(_("valid from"))
    report_cycle = models.PositiveSmallIntegerField(_("reports are due"), choices=Cycle, default=Cycle.YEARLY)
    report_days = _threshold(_("days after the period by which a report is due"), 31, 365)
    acknowledge_days = _threshold(_("days in which an agency acknowledges"), 30, 365)
    start_months = _threshold(_("months in which a field starts"), 12, 120)
    answer_days = _threshold(_("days in which an invitation is answered"), 60, 365)
    handover_days = _threshold(_("days in which an officer hands over"), 30, 365)
    monitoring_months = _threshold(_("months between one monitoring and the next"), 12, 60)
    declined_in_a_row = _threshold(_("invitations declined one after the other at which to warn"), 2, 20)
    promise_days = _threshold(_("days before a promise is due at which it is work"), 30, 365)
    budget_months = _threshold(_("months before a planned activity in which money is planned for it"), 12, 60)
    slowing_months = _threshold(_("months without activity after which a partnership slows"), 12, 120)
    dormant_months = _threshold(_("months without activity after which a partnership is dormant"), 24, 240)
    dormant_soon_days = _threshold(_("days before it is dormant at which to warn"), 90, 365)
    expiring_days = _threshold(_("days before its last day at which an agreement expires soon"), 365, 1825)
    notice_days = _threshold(_("days before the last day for notice at which to warn"), 90, 730)

    objects = RulesQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("set of thresholds")
        verbose_name_plural = _("sets of thresholds")
        ordering = ["government", "-since"]
        constraints = [
            models.UniqueConstraint(
                fields=["government", "since"],
                name="one_set_of_thresholds_begins_on_a_day",
                violation_error_message=_("A set of thresholds is valid from this day already: change that one."),
            ),
            models.CheckConstraint(
                condition=models.Q(dormant_months__gt=models.F("slowing_months")),
                name="a_partnership_slows_before_it_is_dormant",
                violation_error_message=_("A partnership slows before it is dormant: give more months for dormant."),
            ),
        ]

    def __str__(self):
        return f"{self.government}, {self.since}"


def threshold(name: str, on: date) -> Coalesce:
    """The number that holds on that day for the government of each row, as SQL; the portal's where it declared none."""
    declared = Rules.objects.filter(government=OuterRef("government"), since__lte=on).order_by("-since")
    return Coalesce(Subquery(declared.values(name)[:1]), Value(Rules._meta.get_field(name).default))


class RegisterStartQuerySet(models.QuerySet):
    def visible_to(self, user):
        """From which day a register is kept is said to everybody: before it, silence says nothing."""
        return self


@pghistory.track()
class RegisterStart(Record):
    """The day from which a government keeps its register completely: obligations and warnings begin there."""

    government = models.OneToOneField(
        Government, models.PROTECT, verbose_name=_("government"), related_name="register_start"
    )
    starts = models.DateField(_("register kept from"))

    objects = RegisterStartQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("start of a register")
        verbose_name_plural = _("starts of registers")
        ordering = ["government"]

    def __str__(self):
        return f"{self.government}, {self.starts}"
