"""Journeys to the partner against the limit that held on their days: a remark that names the rule, nothing more."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agreements.models import Activity, TravelRule
from agreements.models.validity import RuleBook
from portal.partial_dates import PartialDate

SENTENCE = gettext_lazy("«%(activity)s»: %(told)s. By: %(rule)s.")
NO_RULE = gettext_lazy("No limit on journeys is entered for its days: how many travelled, and how long, is not judged.")
UNCERTAIN_DAY = gettext_lazy("Its days do not say which limit on journeys held: it is not judged.")
#: A longer span between two days is a vague date, and no journey.
LONGEST_JOURNEY = timedelta(days=31)


@dataclass(frozen=True)
class Journey:
    """An outbound visit and the limit of its days: `persons` as far as counted; `days` None where not known."""

    activity: Activity
    rule: TravelRule
    persons: int | None
    is_counted: bool
    days: int | None

    @property
    def is_over(self) -> bool:
        """Certainly: those who are counted are too many, or its days."""
        return _exceeds(self.persons, self.rule.persons) or _exceeds(self.days, self.rule.days)

    @property
    def may_be_over(self) -> bool:
        """Some of our groups are counted and others not; where nobody counted anybody, nothing can be said."""
        return not self.is_over and bool(self.rule.persons and self.persons and not self.is_counted)

    @property
    def words(self) -> dict:
        return {"activity": self.activity.title, "told": _lazily(self), "rule": self.rule.called}

    @property
    def text(self) -> str:
        return str(SENTENCE) % self.words


def _told(journey: Journey) -> str:
    """«over the limit: 6 persons, at most 5», or that it may be."""
    persons, days, rule = journey.persons, journey.days, journey.rule
    if journey.may_be_over:
        counted = _persons(persons)
        return _("possibly over the limit: %(told)s counted and not everybody, at most %(most)d") % {
            "told": counted,
            "most": rule.persons,
        }
    said = []
    if _exceeds(persons, rule.persons):
        told = _persons(persons) if journey.is_counted else _("at least %(told)s") % {"told": _persons(persons)}
        said.append(_("%(told)s, at most %(most)d") % {"told": told, "most": rule.persons})
    if _exceeds(days, rule.days):
        told = ngettext("%(number)d day", "%(number)d days", days) % {"number": days}
        said.append(_("%(told)s, at most %(most)d") % {"told": told, "most": rule.days})
    return _("over the limit: %(told)s") % {"told": "; ".join(said)}


_lazily = lazy(_told, str)


def _persons(number: int) -> str:
    return ngettext("%(number)d person", "%(number)d persons", number) % {"number": number}


def journeys(activities: QuerySet[Activity]) -> list[Journey]:
    """Outbound visits that are held or planned, each by the rule that holds on all days of its date; two queries."""
    rules = list(TravelRule.objects.select_related("government"))
    return [judged for each in _of_ours(activities) if (judged := _judged(each, RuleBook(rules)))] if rules else []


def _of_ours(activities: QuerySet[Activity]) -> QuerySet[Activity]:
    travelled = activities.exclude(state=Activity.State.CANCELLED).outbound_visits().exclude(happened=None)
    return travelled.with_delegation().order_by("key")


def _judged(activity: Activity, book: RuleBook) -> Journey | None:
    when = activity.happened
    rule = book.on_all_days(activity.government_id, when.earliest, when.latest)
    return rule and Journey(activity, rule, activity.home_persons, not activity.is_partly_counted, journey_days(when))


def over_limits(activities: QuerySet[Activity]) -> list[Journey]:
    """Those certainly over the limit of their days, and those that may be."""
    return [journey for journey in journeys(activities) if journey.is_over or journey.may_be_over]


def remarks_on(activity: Activity) -> list[str]:
    """What its page says of one journey of ours: that it is over, or may be, or why it is not judged."""
    same = Activity.objects.filter(pk=activity.pk)
    if not _of_ours(same).exists():
        return []
    found = journeys(same)
    if found:
        return [journey.text for journey in found if journey.is_over or journey.may_be_over]
    when = activity.happened
    book = RuleBook(TravelRule.objects.select_related("government"))
    held = [day and book.of(activity.government_id, day) for day in (when.earliest, when.latest)]
    return [str(UNCERTAIN_DAY if any(held) else NO_RULE)]


def _exceeds(number: int | None, most: int | None) -> bool:
    return bool(number and most and number > most)


def journey_days(when: PartialDate) -> int | None:
    """Of a span from a day to a day; a month, a year or a long span only says that it lay somewhere in it."""
    if when.precision == "day":
        return 1
    is_of_days = when.precision == "span" and all(len(end) == len("2015-08-09") for end in str(when).split("/"))
    length = when.latest - when.earliest if is_of_days else LONGEST_JOURNEY
    return length.days + 1 if length < LONGEST_JOURNEY else None
