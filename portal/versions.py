"""The versions of a record, as the history keeps them, and which of them everybody could once read.

A version is one event row; its number is the place of the row among those of the record's key. Rows are only ever
added, so that a number means the same for ever, whatever changed the record: a form, `load` or SQL. Where a key that a
removed record had is given anew, counting goes on.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from itertools import groupby, pairwise

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import ExpressionWrapper
from django.utils import timezone

from portal.models import Record

#: From a moment to another; without an end it lasts.
Span = tuple[datetime, datetime | None]
#: Event rows, each with the one that came after it, if one did.
Rows = list[tuple[models.Model, models.Model | None]]


@dataclass(frozen=True)
class Version:
    """What a record said from one change to the next."""

    number: int
    event: models.Model
    until: datetime | None
    was_public: bool

    @property
    def made(self) -> datetime:
        return self.event.pgh_created_at

    @property
    def made_on(self) -> date:
        return timezone.localdate(self.made)


@dataclass(frozen=True)
class Closing:
    """The day on which a record ceased to be public, and what was done to it: removed, annulled or withdrawn."""

    on: date
    act: str


class Versions:
    """All versions of one record of the model, the oldest first, those before a removal included."""

    def __init__(self, model: type[Record], key: str):
        self.model = model
        self.rows = _paired(_events(model).filter(key=key))

    @cached_property
    def opened(self) -> list[Span]:
        return open_spans(self.model, self.rows)

    @cached_property
    def all(self) -> list[Version]:
        return [
            Version(number, event, _end(following), was_public=any(_overlap(_span(event, following), self.opened)))
            for number, (event, following) in enumerate(self.rows, start=1)
        ]

    @cached_property
    def public(self) -> list[Version]:
        return [version for version in self.all if version.was_public]

    def seen_by(self, user, record: Record) -> list[Version]:
        """Those that everybody could once read; who reads the history of the record, reads all."""
        reads_history = user.is_authenticated and user.has_perm("portal.view_history", record)
        return self.all if reads_history else self.public

    @property
    def closed(self) -> Closing | None:
        """How what everybody could once read was closed; None of what is open, or never was."""
        ends = [end for _, end in self.opened]
        if not ends or None in ends:
            return None
        moment = max(ends)
        after = next((following for _, following in self.rows if _end(following) == moment), None)
        return Closing(timezone.localdate(moment), _act(after))


def as_it_was(version: Version) -> Record:
    """The record with the values that it had; what it names is as it is now."""
    model = version.event._meta.get_field("pgh_obj").related_model
    return _record(model, version.event)


def is_public(record: Record) -> bool:
    """Whether everybody sees the record today."""
    return type(record).objects.visible_to(AnonymousUser()).filter(pk=record.pk).exists()


def open_spans(model: type[Record], rows: Rows) -> list[Span]:
    """When everybody could read a record with these event rows: it stood open, and so did what it is published with."""
    relation = model._meta.get_field(model.published_with) if model.published_with else None
    above: dict[int | None, list[Span] | None] = {}
    spans = []
    for event, following in rows:
        record = _record(model, event)
        if not record.stood_open():
            continue
        holder = getattr(event, relation.attname) if relation else None
        if holder not in above:
            above[holder] = _open_above(record, relation, holder)
        own = _span(event, following)
        spans += _overlap(own, [own] if above[holder] is None else above[holder])
    return spans


def _open_above(record: Record, relation, holder: int | None) -> list[Span] | None:
    """When what it is published with stood open, or something that shows it; None where nothing above it decides."""
    if holder is not None:
        kind = relation.related_model
        return open_spans(kind, _paired(_events(kind).filter(pgh_obj_id=holder)))
    showing = record.shown_by()
    if showing is None:
        return None
    events = _events(showing.model).filter(pgh_obj_id__in=showing.values("pk")).order_by("pgh_obj_id", "pgh_id")
    by_record = groupby(events, key=lambda event: event.pgh_obj_id)
    return [span for _, of_one in by_record for span in open_spans(showing.model, _paired(of_one))]


def _paired(events: Iterable[models.Model]) -> Rows:
    """The versions among the events of one record, each with the event after it."""
    return [(event, following) for event, following in pairwise([*events, None]) if _is_kept(event)]


def _events(model: type[Record]) -> models.QuerySet:
    """With what the database computes of each row, which no event keeps."""
    computed = {
        attribute.name: ExpressionWrapper(attribute.expression, output_field=attribute.output_field)
        for attribute in model._meta.concrete_fields
        if attribute.generated
    }
    return model.pgh_event_model.objects.annotate(**computed).order_by("pgh_id")


def _is_kept(event) -> bool:
    """A removal ends the version before it, and is none."""
    return event.pgh_label != "delete"


def _act(event) -> str:
    """What the event did to a record that everybody could read until then; without one it was done above it."""
    if event is None:
        return "withdrawn"
    if not _is_kept(event):
        return "removed"
    return "annulled" if getattr(event, "annulled_on", None) else "withdrawn"


def _record(model: type[Record], event) -> Record:
    record = model()
    for attribute in model._meta.concrete_fields:
        name = attribute.name if attribute.generated else attribute.attname
        record.__dict__[attribute.attname] = getattr(event, name)
    record._state.adding = False
    return record


def _span(event, following) -> Span:
    return event.pgh_created_at, _end(following)


def _end(following) -> datetime | None:
    return following.pgh_created_at if following else None


def _overlap(one: Span, others: list[Span]) -> list[Span]:
    """What of a span lies in others. What one act wrote and wrote over lasted for no moment, and was seen by nobody."""
    parts = []
    for start, end in others:
        begins = max(one[0], start)
        ends = min((moment for moment in (one[1], end) if moment), default=None)
        if ends is None or begins < ends:
            parts.append((begins, ends))
    return parts
