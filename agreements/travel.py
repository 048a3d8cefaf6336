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
#: A longer span between two days is a vague date, and no journey.
LONGEST_JOURNEY = timedelta(days=31)


@dataclass(frozen=True)
class OverLimit:
    """A journey with more persons or days than the rule of its days allows; what keeps to it is None."""

    activity: Activity
    rule: TravelRule
    persons: int | None
    days: int | None

    @property
    def words(self) -> dict:
        return {"activity": self.activity.title, "told": _lazily(self), "rule": self.rule.called}

    @property
    def text(self) -> str:
        return str(SENTENCE) % self.words


def _told(over: OverLimit) -> str:
    """«6 persons, at most 5»."""
    said = []
    if over.persons:
        persons = ngettext("%(number)d person", "%(number)d persons", over.persons) % {"number": over.persons}
        said.append(_("%(told)s, at most %(most)d") % {"told": persons, "most": over.rule.persons})
    if over.days:
        days = ngettext("%(number)d day", "%(number)d days", over.days) % {"number": over.days}
        said.append(_("%(told)s, at most %(most)d") % {"told": days, "most": over.rule.days})
    return "; ".join(said)


_lazily = lazy(_told, str)


def over_limits(activities: QuerySet[Activity]) -> list[OverLimit]:
    """Outbound visits that are held or planned, each by the rule that holds on all days of its date; two queries."""
    rules = list(TravelRule.objects.select_related("government"))
    if not rules:
        return []
    book = RuleBook(rules)
    journeys = activities.exclude(state=Activity.State.CANCELLED).outbound_visits().exclude(happened=None)
    found = (_judged(journey, book) for journey in journeys.with_delegation().order_by("key"))
    return [over for over in found if over]


def _judged(journey: Activity, book: RuleBook) -> OverLimit | None:
    when = journey.happened
    rule = book.on_all_days(journey.government_id, when.earliest, when.latest)
    if rule is None:
        return None
    persons, days = _beyond(journey.home_persons, rule.persons), _beyond(journey_days(when), rule.days)
    return OverLimit(journey, rule, persons, days) if persons or days else None


def _beyond(number: int | None, most: int | None) -> int | None:
    return number if number and most and number > most else None


def journey_days(when: PartialDate) -> int | None:
    """Of a span from a day to a day; a month, a year or a long span only says that it lay somewhere in it."""
    if when.precision == "day":
        return 1
    is_of_days = when.precision == "span" and all(len(end) == len("2015-08-09") for end in str(when).split("/"))
    length = when.latest - when.earliest if is_of_days else LONGEST_JOURNEY
    return length.days + 1 if length < LONGEST_JOURNEY else None
