"""Rules that hold from a day to a day: the ministry's for everybody, and a government's own in their place."""

from collections.abc import Iterable
from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cities.models import Government
from portal.models import Record


class Valid(Func):
    """The days of a rule as a range, both ends included; an end that is not recorded is open."""

    function = "daterange"
    output_field = DateRangeField()


def apart(name: str, message: str) -> ExclusionConstraint:
    """Two rules of one government do not hold on the same day."""
    return ExclusionConstraint(
        name=name,
        expressions=[
            (F("government"), RangeOperators.EQUAL),
            (Valid("valid_from", "valid_until", RangeBoundary(inclusive_upper=True)), RangeOperators.OVERLAPS),
        ],
        violation_error_message=message,
    )


def in_order(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(valid_from=None) | Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
        name=name,
        violation_error_message=_("A rule cannot end before it begins: check both days."),
    )


class DatedRuleQuerySet(models.QuerySet):
    def visible_to(self, user):
        """By which rules a government is judged is said to everybody."""
        return self

    def offered_to(self, government_id: int) -> QuerySet:
        """Its own, and those of the ministry."""
        return self.filter(Q(government=government_id) | Q(government__level=Government.Level.MINISTRY))


class DatedRule(Record):
    """A rule with its legal basis and the days on which it holds; `is_verified` says that somebody checked it there."""

    government = models.ForeignKey(Government, models.PROTECT, verbose_name=_("kept by"), related_name="%(class)ss")
    title = models.CharField(_("name of the rule"), max_length=200)
    legal_basis = models.TextField(_("legal basis"), blank=True)
    valid_from = models.DateField(
        _("valid from"), null=True, blank=True, help_text=_("Empty: from a day that nobody recorded.")
    )
    valid_until = models.DateField(_("valid until"), null=True, blank=True, help_text=_("Empty: until further notice."))
    is_verified = models.BooleanField(
        _("verified"), default=False, help_text=_("Somebody compared it with the text of the rule.")
    )
    note = models.TextField(_("note"), blank=True)

    class Meta(Record.Meta):
        abstract = True

    def __str__(self):
        return self.title

    @property
    def called(self):
        """With a mark where nobody verified it, in the language that is active when it is read."""
        return self.title if self.is_verified else format_lazy("{} ({})", self.title, _("not verified"))

    def holds_on(self, day: date) -> bool:
        return (self.valid_from or date.min) <= day <= (self.valid_until or date.max)


class RuleBook:
    """Rules that were read once, to be asked for many days and governments."""

    def __init__(self, rules: Iterable[DatedRule]):
        self._rules = list(rules)

    def of(self, government_id: int, day: date) -> DatedRule | None:
        """The government's own that holds on that day, else the ministry's."""
        holding = [rule for rule in self._rules if rule.holds_on(day)]
        own = (rule for rule in holding if rule.government_id == government_id)
        national = (rule for rule in holding if rule.government.level == Government.Level.MINISTRY)
        return next(own, None) or next(national, None)

    def on_all_days(self, government_id: int, first: date | None, last: date | None) -> DatedRule | None:
        """The one that holds on each of these days; none where the days lie under several, or an end is open."""
        if first is None or last is None:
            return None
        begin, end = self.of(government_id, first), self.of(government_id, last)
        return begin if begin is end else None
