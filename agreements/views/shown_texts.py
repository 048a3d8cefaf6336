"""A text as the page of its agreement shows it: its clauses, its points, and the fields of the other text in it."""

from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from agreements.models import AgreementText, Clause, CooperationField, FieldMatch, TextPoint
from agreements.views.shown import Badge
from portal.evidence import Evidence

#: What `ShownText` reads of each text.
READ = ("clauses", "text_points", "matches__point")


@dataclass(frozen=True)
class ShownClause:
    """One of the clauses that a text should have; without a record nobody has looked."""

    label: str
    clause: Clause | None
    refs: list[int]

    @property
    def badge(self) -> Badge:
        if self.clause is None:
            return Badge("neutral", _("Not recorded"))
        if self.clause.is_present:
            return Badge("good", _("Stands in the text"))
        return Badge("warn", _("Does not stand in the text"))


@dataclass(frozen=True)
class ShownMatch:
    """A field that the text does not word itself, with what was found of it there."""

    field: CooperationField
    matches: list[tuple[FieldMatch, list[int]]]

    @property
    def badge(self) -> Badge:
        if not self.matches:
            return Badge("neutral", _("Not recorded"))
        if self.matches[0][0].is_matched:
            return Badge("good", _("Found there"))
        return Badge("warn", _("Looked for and not found"))


class ShownText:
    """Needs `READ` prefetched; `fields` are all of the agreement."""

    def __init__(self, text: AgreementText, fields: list[CooperationField], evidence: Evidence):
        self.text = text
        self.fields = fields
        self.evidence = evidence

    @property
    def refs(self) -> list[int]:
        return self.evidence.refs(self.text)

    @cached_property
    def clauses(self) -> list[ShownClause]:
        """All of them, in the order of the list; none where none is recorded."""
        recorded = {clause.kind: clause for clause in self.text.clauses.all()}
        if not recorded:
            return []
        return [self._clause(label, recorded.get(kind)) for kind, label in Clause.Kind.choices]

    def _clause(self, label: str, clause: Clause | None) -> ShownClause:
        return ShownClause(label, clause, self.evidence.refs(clause) if clause else [])

    @property
    def points(self) -> list[tuple[TextPoint, list[int]]]:
        return [(point, self.evidence.refs(point)) for point in self.text.text_points.all()]

    @cached_property
    def looked_for(self) -> list[CooperationField]:
        return [field for field in self.fields if field.text_id != self.text.pk]

    @cached_property
    def matches(self) -> list[ShownMatch]:
        """Each field that could be looked for; none where nobody has looked for any."""
        found = {}
        for match in self.text.matches.all():
            found.setdefault(match.field_id, []).append((match, self.evidence.refs(match)))
        return [ShownMatch(field, found.get(field.pk, [])) for field in self.looked_for] if found else []


def below(texts: list[AgreementText]) -> list:
    """The records of the texts whose sources the page lists."""
    return [row for text in texts for rows in (text.clauses, text.text_points, text.matches) for row in rows.all()]
