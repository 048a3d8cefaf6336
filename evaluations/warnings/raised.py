"""What holds on a day: the cases of warnings and tasks with their partnerships and agencies, and who may see them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.functional import lazy

from agreements.models import Partnership
from cities.models import Agency
from evaluations.matters import Matter
from evaluations.warnings.declared import Kind, Row, WarningKind
from evaluations.warnings.registry import BY_CODE, WARNINGS
from evaluations.warnings.seen import Sight

_in_words = lazy(Kind.text, str)


@dataclass(frozen=True)
class Raised:
    """A warning, or a task, that holds."""

    kind: Kind | WarningKind
    row: Row
    partnership: Partnership | None
    agency: Agency | None

    @property
    def name(self) -> str:
        """As that of its matter."""
        return f"{self.kind.code}:{self.row.subject}"

    @property
    def matter(self) -> Matter:
        """The same for those who pass it on; its text is in the language that is active when it is read."""
        return Matter(
            code=self.kind.code,
            subject=self.row.subject,
            text=_in_words(self.kind, self.row),
            government_id=self.row.government_id,
            partnership=self.partnership,
            since=self.row.since,
            due=self.row.due,
            role=self.kind.role_in(self.row),
            agency=self.agency,
            user_id=self.row.user_id,
            url=self.kind.url(self.row),
            paper=self.kind.paper_of(self.row),
        )


def holding(kinds: Iterable[Kind], partnerships: QuerySet, on: date) -> list[Raised]:
    """All cases among these partnerships on that day."""
    return known_cases([(kind, row) for kind in kinds for row in kind.rows(partnerships, on)])


def known_cases(rows: list[tuple[Kind, Row]]) -> list[Raised]:
    """These cases with their partnerships and agencies."""
    concerned = {row.partnership_id for _, row in rows}
    known = Partnership.objects.select_related("government", "partner").in_bulk(concerned - {None})
    agencies = Agency.objects.in_bulk({row.agency_id for _, row in rows} - {None})
    return [Raised(kind, row, known.get(row.partnership_id), agencies.get(row.agency_id)) for kind, row in rows]


def raised(partnerships: QuerySet, on: date, codes: Collection[str] | None = None) -> list[Raised]:
    """The warnings of those among these partnerships that run, and what is left open in those that expired.

    The gravest first; of equal gravity those of partnerships that run; then the oldest.
    """
    kinds = [kind for kind in WARNINGS if codes is None or kind.code in codes]
    found = holding([kind for kind in kinds if not kind.expired], _once(partnerships.running(on)), on)
    if ended := [kind for kind in kinds if kind.expired]:
        found += holding(ended, _once(partnerships.entered().expired(on)), on)
    return sorted(found, key=lambda each: (each.kind.gravity, each.kind.expired, each.row.since, each.name))


def _once(partnerships: QuerySet) -> QuerySet:
    """Asked for once: else every kind would work out again which of them they are."""
    return Partnership.objects.filter(pk__in=list(partnerships.values_list("pk", flat=True)))


def seen_by(
    user, on: date, partnerships: QuerySet | None = None, *, codes: Collection[str] = BY_CODE.keys()
) -> list[Raised]:
    """The warnings, of these codes, that the person may see."""
    among = Partnership.objects.all() if partnerships is None else partnerships
    sight = Sight.of(user)
    found = raised(among.visible_to(user), on, sight.codes & codes)
    return [each for each in found if sight.sees(each.kind.code, each.row.government_id)]


def warnings_of(user, partnership: Partnership, on: date) -> list[Raised]:
    return seen_by(user, on, Partnership.objects.filter(pk=partnership.pk))
