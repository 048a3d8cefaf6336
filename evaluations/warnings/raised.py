"""The warnings that hold on a day, with their records and answers, for whom they concern."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import lazy

from agreements.models import Partnership
from cities.models import Agency
from evaluations.warnings.declared import Row, WarningKind
from evaluations.warnings.registry import WARNINGS
from evaluations.warnings.seen import Sight
from portal.roles import Role

_in_words = lazy(WarningKind.text, str)


@dataclass(frozen=True)
class Raised:
    """A warning that holds."""

    kind: WarningKind
    row: Row
    partnership: Partnership
    agency: Agency | None

    @property
    def code(self) -> str:
        return self.kind.code

    @property
    def subject(self) -> str:
        return self.row.subject

    @property
    def name(self) -> str:
        """By which it is known again."""
        return f"{self.code}:{self.subject}"

    @property
    def since(self) -> date:
        return self.row.since

    @property
    def text(self) -> str:
        """The sentence in the language that is active when it is read."""
        return _in_words(self.kind, self.row)

    @property
    def role(self) -> Role:
        """Who should act: where no agency is responsible, the coordinator in its place."""
        return Role.COORDINATOR if self.kind.role == Role.AGENCY_OFFICER and not self.agency else self.kind.role

    @property
    def url(self) -> str:
        """The form that clears it."""
        return reverse(self.kind.form, args=[self.row.form_key])


def raised(partnerships: QuerySet, on: date, codes: Collection[str] | None = None) -> list[Raised]:
    """All warnings of these partnerships on that day, the gravest first, then the oldest."""
    among = partnerships.running(on)
    kinds = [kind for kind in WARNINGS if codes is None or kind.code in codes]
    rows = [(kind, row) for kind in kinds for row in kind.rows(among, on)]
    known = Partnership.objects.select_related("government", "partner").in_bulk({row.partnership_id for _, row in rows})
    agencies = Agency.objects.in_bulk({row.agency_id for _, row in rows if row.agency_id})
    found = [Raised(kind, row, known[row.partnership_id], agencies.get(row.agency_id)) for kind, row in rows]
    return sorted(found, key=lambda each: (each.kind.gravity, each.since, each.name))


def seen_by(user, on: date, partnerships: QuerySet | None = None) -> list[Raised]:
    """The warnings that the person may see."""
    among = Partnership.objects.all() if partnerships is None else partnerships
    sight = Sight.of(user)
    return [each for each in raised(among.visible_to(user), on) if sight.sees(each.code, each.partnership)]
