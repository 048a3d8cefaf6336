"""What a dashboard shows of the partnerships of the nation or of one government: each figure opens its rows."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import Count, F, QuerySet
from django.urls import reverse

from agreements.columns.expressions import partner_name
from agreements.filters.partnerships import ONLY_DORMANT
from agreements.models import Agreement, Partnership
from agreements.models.statuses import LegalStatus, PartnershipStatus, Vitality
from cities.models import Government
from evaluations.warnings.declared import Gravity, WarningKind
from evaluations.warnings.raised import seen_by
from evaluations.warnings.registry import WARNINGS
from portal.charts import BarChart, Value
from portal.expressions import localized
from portal.maps import Spot, WorldMap

#: Of all warnings of the nation only these are asked for: the others are many, and stand in the list.
FIRST = frozenset(kind.code for kind in WARNINGS if kind.gravity == Gravity.GRAVE or kind.expired)
ALL = frozenset(kind.code for kind in WARNINGS)


@dataclass(frozen=True)
class Scope:
    """Whose partnerships, seen by whom, on which day; without a government, those of the nation."""

    user: object
    on: date
    government: Government | None = None

    @property
    def partnerships(self) -> QuerySet:
        return self._of_it(Partnership.objects.visible_to(self.user).listed(self.on))

    @property
    def agreements(self) -> QuerySet:
        return self._of_it(Agreement.objects.visible_to(self.user).listed(self.on))

    def _of_it(self, records: QuerySet) -> QuerySet:
        return records.filter(government=self.government) if self.government else records

    def url(self, name: str, **asked) -> str:
        """The list with the rows that a figure counts."""
        if self.government:
            asked["government"] = self.government.key
        return f"{reverse(name)}?{urlencode(asked | {'as_of': self.on.isoformat()})}"


@dataclass(frozen=True)
class StatusRow:
    label: str
    #: Heading of the column, and how many partnerships; None in an empty cell.
    cells: list[tuple[str, Value]]
    total: Value


@dataclass(frozen=True)
class StatusTable:
    """Partnerships by legal status and vitality, with the sums of rows and columns."""

    headings: list[str]
    rows: list[StatusRow]
    sums: StatusRow


def status_table(scope: Scope) -> StatusTable:
    """Statuses and vitalities that occur, in the order of their vocabularies; one query."""
    told = scope.partnerships.with_legal_status(scope.on).with_vitality(scope.on).order_by()
    counted = told.values("legal_status", "vitality").annotate(number=Count("pk"))
    numbers = Counter({(row["legal_status"], row["vitality"]): row["number"] for row in counted})
    lives = [life for life in Vitality if any(life == found for _, found in numbers)]
    statuses = [status for status in PartnershipStatus if any(status == found for found, _ in numbers)]
    return StatusTable(
        [str(life.label) for life in lives],
        [_status_row(scope, numbers, lives, status) for status in statuses],
        _status_row(scope, _summed(numbers), lives, None),
    )


def _summed(numbers: Counter) -> Counter:
    """As one row, of no legal status."""
    sums = Counter()
    for (_status, life), number in numbers.items():
        sums[None, life] += number
    return sums


def _status_row(scope: Scope, numbers: Counter, lives: list[Vitality], status: PartnershipStatus | None) -> StatusRow:
    asked = {"legal_status": status.value} if status else {}
    cells = []
    for life in lives:
        word = ONLY_DORMANT if life == Vitality.DORMANT else life.value
        cells.append((str(life.label), _counted(scope, numbers[status, life], vitality=word, **asked)))
    total = sum(numbers[status, life] for life in lives)
    return StatusRow(str(status.label) if status else "", cells, _counted(scope, total, **asked))


def _counted(scope: Scope, number: int, **asked) -> Value:
    return Value(number, url=scope.url("agreements:partnerships", **asked)) if number else Value(None)


@dataclass(frozen=True)
class Attention:
    """A kind of warning that holds somewhere: how often, since when, and where its cases are listed."""

    kind: WarningKind
    number: int
    since: date
    url: str

    @property
    def gravity(self) -> str:
        return Gravity(self.kind.gravity).label


def attention(scope: Scope) -> list[Attention]:
    """What needs attention first: the kinds of warnings that the reader may see, the gravest first."""
    among = scope.government.partnerships.all() if scope.government else None
    cases = defaultdict(list)
    for warning in seen_by(scope.user, scope.on, among, codes=ALL if scope.government else FIRST):
        cases[warning.kind.code].append(warning)
    return [
        Attention(found[0].kind, len(found), min(each.row.since for each in found), scope.url("warnings", code=code))
        for code, found in cases.items()
    ]


def agreements_by_status(scope: Scope) -> BarChart:
    """Agreements by their legal status; those that none has are left out. One query."""
    counted = scope.agreements.with_status(scope.on).order_by().values("status").annotate(number=Count("pk"))
    numbers = {row["status"]: row["number"] for row in counted}
    return BarChart(
        [
            (str(status.label), Value(numbers[status], url=scope.url("agreements:agreements", status=status.value)))
            for status in LegalStatus
            if status in numbers
        ]
    )


def partner_map(scope: Scope) -> WorldMap:
    """The places of the partners; one query. For a government each partnership is named, for the nation counted."""
    found = scope.partnerships.order_by("pk").values_list(
        "key",
        partner_name(),
        "partner__key",
        "partner__name",
        F(localized("partner__country__name")),
        "partner__latitude",
        "partner__longitude",
    )
    places = defaultdict(list)
    for key, name, *place in found:
        places[tuple(place)].append((name, reverse("agreements:partnership", args=[key])))
    return WorldMap(_spot(place, partners, named=bool(scope.government)) for place, partners in places.items())


def _spot(place: tuple, partners: list[tuple[str, str]], *, named: bool) -> Spot:
    key, name, country, latitude, longitude = place
    page = reverse("cities:locality", args=[key])
    return Spot(
        key=key,
        name=name,
        region=country,
        number=len(partners),
        latitude=latitude,
        longitude=longitude,
        url=partners[0][1] if named and len(partners) == 1 else page,
        items=tuple(partners) if named else ((str(len(partners)), page),),
    )
