"""The texts of one agreement side by side: what each says, and what nobody has looked for yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from agreements.models import AgreementText, Clause, CooperationField, FieldMatch, TextPoint
from portal.models import Record
from portal.values import worded

#: What `SideBySide` reads of each text.
READ = ("clauses", "text_points", "matches__point")
FACTS = ("title", "language", "pages", "articles", "points", "authoritative")


class State(models.TextChoices):
    WORDED = "worded", _("Worded here")
    FOUND = "found", _("Found there")
    STANDS = "stands", _("Stands in the text")
    NOT_FOUND = "not_found", _("Looked for and not found")
    IN_NO_FIELD = "in_no_field", _("In none of its fields")
    ABSENT = "absent", _("Does not stand in the text")
    UNLOOKED = "unlooked", _("Nobody has looked")


SAID = frozenset({State.WORDED, State.FOUND, State.STANDS})
#: How each state is marked; the word always stands beside the mark.
TONES = dict.fromkeys(State, "warn") | dict.fromkeys(SAID, "good") | {State.UNLOOKED: "neutral"}


class Place(models.TextChoices):
    """Among what a row stands."""

    DIFFERS = "differs", _("What one text says and another does not")
    ALL = "all", _("What all texts say")
    NONE = "none", _("What no text says")
    OPEN = "open", _("What nobody has looked for yet")


@dataclass(frozen=True)
class Cell:
    """What one text says of the thing of a row. `asked` is the text in which a person would have to look."""

    text: AgreementText
    heading: str
    state: State
    asked: AgreementText
    position: int | None = None
    clause: Clause | None = None
    matches: Sequence[FieldMatch] = ()

    @property
    def tone(self) -> str:
        return TONES[self.state]


@dataclass(frozen=True)
class Row:
    """A field, a point that no field was found in, or a clause (without `record`), with a cell for each text."""

    kind: str
    label: str
    cells: Sequence[Cell]
    record: CooperationField | TextPoint | None = None

    @property
    def place(self) -> Place:
        said = [cell.state in SAID for cell in self.cells]
        looked = [cell.state != State.UNLOOKED for cell in self.cells]
        if any(said) and any(was and not has for was, has in zip(looked, said, strict=True)):
            return Place.DIFFERS
        if not all(looked):
            return Place.OPEN
        return Place.ALL if any(said) else Place.NONE

    @property
    def said_by(self) -> frozenset[int]:
        """Keys of the texts that say it."""
        return frozenset(cell.text.pk for cell in self.cells if cell.state in SAID)


@dataclass(frozen=True)
class Fact:
    """An attribute of the texts: of each its heading and the value in words, empty where nothing is recorded."""

    label: str
    values: Sequence[tuple[str, str]]


class SideBySide:
    """Needs `READ` prefetched; `fields` are all of the agreement."""

    def __init__(self, texts: Sequence[AgreementText], fields: Sequence[CooperationField]):
        self.texts = list(texts)
        self.fields = list(fields)
        self.points = [point for text in self.texts for point in text.text_points.all()]
        self.matches = {text.pk: _by_field(text) for text in self.texts}

    @cached_property
    def rows(self) -> list[Row]:
        matched = {match.point_id for text in self.texts for match in text.matches.all()}
        unmatched = [point for point in self.points if point.pk not in matched]
        return [*map(self._field, self.fields), *map(self._point, unmatched), *self.clauses]

    @cached_property
    def clauses(self) -> list[Row]:
        recorded = {(text.pk, clause.kind): clause for text in self.texts for clause in text.clauses.all()}
        return [
            Row("clause", str(label), [self._clause_cell(text, recorded.get((text.pk, kind))) for text in self.texts])
            for kind, label in Clause.Kind.choices
        ]

    def at(self, place: Place) -> list[Row]:
        """Those that the same texts say stand together, in the order of the texts."""
        found = [row for row in self.rows if row.place == place]
        order = [text.pk for text in self.texts]
        return sorted(found, key=lambda row: sorted(order.index(pk) for pk in row.said_by))

    @property
    def in_no_field(self) -> list[TextPoint]:
        """Points that are in no field of any other text, since a person looked for each of those."""
        wording = {field.text_id for field in self.fields}
        points = [row for row in self.rows if isinstance(row.record, TextPoint)]
        return [row.record for row in points if _all_say(State.IN_NO_FIELD, row, wording - {row.record.text_id})]

    @property
    def facts(self) -> list[Fact]:
        return [self._fact(AgreementText._meta.get_field(name)) for name in FACTS]

    @property
    def is_comparable(self) -> bool:
        return len(self.texts) > 1

    def called(self, text: AgreementText) -> str:
        """By its party, and its language where that party has several."""
        party = text.get_party_display()
        alone = sum(each.party == text.party for each in self.texts) == 1
        return party if alone else f"{party}: {text.get_language_display() or text.title or text.key}"

    @property
    def headings(self) -> list[str]:
        return [self.called(text) for text in self.texts]

    @property
    def records(self) -> list[Record]:
        """Those whose sources a page lists."""
        below = [row for text in self.texts for rows in (text.clauses, text.matches) for row in rows.all()]
        return [*self.texts, *self.fields, *self.points, *below]

    def _cell(self, text: AgreementText, state: State, *, asked: AgreementText | None = None, **told) -> Cell:
        return Cell(text, self.called(text), state, asked or text, **told)

    def _field(self, field: CooperationField) -> Row:
        return Row("field", field.wording, [self._field_cell(field, text) for text in self.texts], field)

    def _field_cell(self, field: CooperationField, text: AgreementText) -> Cell:
        matches = self.matches[text.pk].get(field.pk, [])
        if field.text_id == text.pk:
            return self._cell(text, State.WORDED, position=field.position)
        if not matches:
            return self._cell(text, State.UNLOOKED)
        return self._cell(text, State.FOUND if matches[0].is_matched else State.NOT_FOUND, matches=matches)

    def _point(self, point: TextPoint) -> Row:
        return Row("point", point.wording, [self._point_cell(point, text) for text in self.texts], point)

    def _point_cell(self, point: TextPoint, text: AgreementText) -> Cell:
        own = next(each for each in self.texts if each.pk == point.text_id)
        if own.pk == text.pk:
            return self._cell(text, State.WORDED, position=point.position)
        state = State.IN_NO_FIELD if self._all_looked_for(text, own) else State.UNLOOKED
        return self._cell(text, state, asked=own)

    def _all_looked_for(self, worded_by: AgreementText, found_in: AgreementText) -> bool:
        """A person looked for each field of the one text in the other, and named points wherever it was found.

        Then a point that was named for none is in none, and nobody has to say so.
        """
        asked = [field for field in self.fields if field.text_id == worded_by.pk]
        found = [self.matches[found_in.pk].get(field.pk, []) for field in asked]
        return bool(asked) and all(
            matches and all(match.point_id or not match.is_matched for match in matches) for matches in found
        )

    def _clause_cell(self, text: AgreementText, clause: Clause | None) -> Cell:
        if clause is None:
            return self._cell(text, State.UNLOOKED)
        return self._cell(text, State.STANDS if clause.is_present else State.ABSENT, clause=clause)

    def _fact(self, attribute: models.Field) -> Fact:
        values = [(self.called(text), worded(attribute, getattr(text, attribute.name))) for text in self.texts]
        return Fact(capfirst(str(attribute.verbose_name)), values)


def _all_say(state: State, row: Row, texts: set[int]) -> bool:
    """The cells of these texts, if there is any, are all in that state."""
    said = [cell.state for cell in row.cells if cell.text.pk in texts]
    return bool(said) and all(each == state for each in said)


def _by_field(text: AgreementText) -> dict[int, list[FieldMatch]]:
    found = {}
    for match in text.matches.all():
        found.setdefault(match.field_id, []).append(match)
    return found
