"""Money by year, partnership, agency and source, beside what was held and achieved in that year."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.amounts import Amount, currencies, summed
from agreements.filters.funding import NO_AGENCY
from agreements.models import Activity, Outcome, Partnership
from agreements.models.days import possibly_by
from cities.models import Agency
from portal.partial_dates import PartialDate


@dataclass(frozen=True)
class InYear:
    """How many records certainly lie in a year, and how many more only may."""

    certainly: int = 0
    perhaps: int = 0

    def __str__(self):
        if not self.perhaps:
            return str(self.certainly or "")
        told = {"certainly": self.certainly, "perhaps": self.perhaps}
        return (
            _("%(certainly)d, perhaps %(perhaps)d more") % told if self.certainly else _("perhaps %(perhaps)d") % told
        )


@dataclass(frozen=True)
class BudgetRow:
    """Money of one year, partnership, agency, source and side in one currency; `rows` are the records of all of it."""

    year: int
    partnership: Partnership
    agency: Agency | None
    source: str
    side: str
    currency: str
    rows: int
    planned: Amount
    realised: Amount
    activities: InYear
    outcomes: InYear

    def url(self, on: date | None) -> str:
        """The records of the group, as far as the page tells of them."""
        agency = self.agency.key if self.agency else NO_AGENCY
        return _list("fundings", self, on, agency=agency, source=self.source, side=self.side)

    def activities_url(self, on: date | None) -> str:
        return _list("activities", self, on, state=Activity.State.HELD)

    def outcomes_url(self, on: date | None) -> str:
        return _list("outcomes", self, on)


def _list(name: str, row: BudgetRow, on: date | None, **asked) -> str:
    asked |= {"partnership": row.partnership.key, "year": row.year} | ({"as_of": on.isoformat()} if on else {})
    return f"{reverse(f'agreements:{name}')}?{urlencode(asked)}"


def budget_rows(fundings: QuerySet, user, on: date) -> list[BudgetRow]:
    """Three queries, whatever their number."""
    groups = defaultdict(list)
    paths = ("partnership__government", "partnership__partner", "agency")
    for each in fundings.select_related(*paths):
        groups[each.year, each.partnership, each.agency, each.source, each.side].append(each)
    partnerships = {partnership.pk for _year, partnership, *_rest in groups}
    held = _by_year(Activity.objects.held(), partnerships, user, on)
    achieved = _by_year(Outcome.objects.all(), partnerships, user, on)
    return [
        BudgetRow(
            *group,
            currency=currency,
            rows=len(rows),
            planned=summed(rows, "planned", currency),
            realised=summed(rows, "realised", currency),
            activities=in_year(held[group[1].pk], group[0]),
            outcomes=in_year(achieved[group[1].pk], group[0]),
        )
        for group, rows in groups.items()
        for currency in currencies(rows)
    ]


def _by_year(records: QuerySet, partnerships: set[int], user, on: date) -> dict[int, list[PartialDate]]:
    seen = records.visible_to(user).standing().filter(possibly_by("happened", on), partnership__in=partnerships)
    dated = defaultdict(list)
    for partnership, happened in seen.filter(happened__isnull=False).values_list("partnership", "happened"):
        dated[partnership].append(happened)
    return dated


def in_year(dates: Iterable[PartialDate], year: int) -> InYear:
    """An open end may be any day."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    ends = [(each.earliest or date.min, each.latest or date.max) for each in dates]
    may = [(begins, ends_on) for begins, ends_on in ends if begins <= last and ends_on >= first]
    certainly = sum(1 for begins, ends_on in may if begins >= first and ends_on <= last)
    return InYear(certainly, len(may) - certainly)
