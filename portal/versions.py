"""The versions of a record, as the history keeps them, and which of them everybody could once read.

A version is one event row; its number is the place of the row among those of the record. Rows are only ever added, so
that a number means the same for ever, whatever changed the record: a form, `load` or SQL.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from itertools import pairwise

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import ExpressionWrapper
from django.utils import timezone

from portal.models import Record

#: From a moment to another; without an end it lasts.
Span = tuple[datetime, datetime | None]


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


class Versions:
    """All versions of one record of the model, the oldest first, those before a removal included."""

    def __init__(self, model: type[Record], pk: int):
        self.model = model
        self.rows = [(event, following) for event, following in _with_next(_events(model, pk)) if _is_kept(event)]

    @cached_property
    def all(self) -> list[Version]:
        opened = open_spans(self.model, self.rows)
        return [
            Version(number, event, _end(following), was_public=any(_overlap(_span(event, following), opened)))
            for number, (event, following) in enumerate(self.rows, start=1)
        ]

    @cached_property
    def public(self) -> list[Version]:
        return [version for version in self.all if version.was_public]

    def seen_by(self, user, record: Record) -> list[Version]:
        """Those that everybody could once read; who reads the history of the record, reads all."""
        reads_history = user.is_authenticated and user.has_perm("portal.view_history", record)
        return self.all if reads_history else self.public


def as_it_was(version: Version) -> Record:
    """The record with the values that it had; what it names is as it is now."""
    model = version.event._meta.get_field("pgh_obj").related_model
    return _record(model, version.event)


def is_public(record: Record) -> bool:
    """Whether everybody sees the record today."""
    return type(record).objects.visible_to(AnonymousUser()).filter(pk=record.pk).exists()


def open_spans(model: type[Record], rows) -> list[Span]:
    """When everybody could read a record with these event rows: it stood open, and so did what it is published with."""
    relation = model._meta.get_field(model.published_with) if model.published_with else None
    above, spans = {}, []
    for event, following in rows:
        if not _record(model, event).stood_open():
            continue
        own = _span(event, following)
        parent = getattr(event, relation.attname) if relation else None
        if parent is None:
            spans += _overlap(own, [own])
            continue
        if parent not in above:
            kind = relation.related_model
            kept = [pair for pair in _with_next(_events(kind, parent)) if _is_kept(pair[0])]
            above[parent] = open_spans(kind, kept)
        spans += _overlap(own, above[parent])
    return spans


def _events(model: type[Record], pk: int) -> models.QuerySet:
    """With what the database computes of each row, which no event keeps."""
    computed = {
        attribute.name: ExpressionWrapper(attribute.expression, output_field=attribute.output_field)
        for attribute in model._meta.concrete_fields
        if attribute.generated
    }
    return model.pgh_event_model.objects.filter(pgh_obj_id=pk).annotate(**computed).order_by("pgh_id")


def _with_next(events) -> Iterator[tuple]:
    return pairwise([*events, None])


def _is_kept(event) -> bool:
    """A removal ends the version before it, and is none."""
    return event.pgh_label != "delete"


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
