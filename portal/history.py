"""Who changed what, when and why: read from the event rows that the database wrote."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.contrib.auth import get_user_model
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from portal.models import Record
from portal.values import worded

#: What means nothing to a reader: inner numbers, and what the database adds to each event.
_NOT_CONTENT = {"id", "version", "key", "government"}


@dataclass(frozen=True)
class Change:
    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Event:
    when: datetime
    what: str
    who: str
    why: str
    changes: list[Change]


def events_of(record: Record) -> models.QuerySet:
    """The event rows of one record."""
    return type(record).pgh_event_model.objects.filter(pgh_obj_id=record.pk)


def events_under(model: type[models.Model], **parent) -> models.QuerySet:
    """The event rows of all records of the model under a parent, of those removed too."""
    return model.pgh_event_model.objects.filter(**parent)


def history(*rows: models.QuerySet, user, hidden: frozenset[str] = frozenset()) -> list[Event]:
    """The events of these event rows, newest first, in words of the active language, as far as the user may see.

    `hidden` names attributes that this reader is not shown.
    """
    return Telling([pair for queryset in rows for pair in with_previous(queryset)], user, hidden).events()


def with_previous(queryset):
    """Each event row with the one before it of the same record."""
    last, pairs = {}, []
    for event in queryset.order_by("pgh_id"):
        pairs.append((event, last.get(event.pgh_obj_id)))
        last[event.pgh_obj_id] = event
    return pairs


class Telling:
    """Puts event rows into words; the names of people and of related records are fetched once for all."""

    def __init__(self, pairs, user, hidden: frozenset[str] = frozenset()):
        self.pairs = pairs
        self.user = user
        self.hidden = hidden

    def events(self) -> list[Event]:
        # What one act wrote has one time; the last of it stands first, like everything.
        told = [self._event(event, old) for event, old in reversed(self.pairs)]
        return sorted((event for event in told if event), key=lambda event: event.when, reverse=True)

    @cached_property
    def _people(self) -> dict:
        ids = {(event.pgh_context or {}).get("user") for event, _old in self.pairs} - {None}
        return {user.pk: user.get_username() for user in get_user_model().objects.filter(pk__in=ids)} if ids else {}

    @cached_property
    def _related(self) -> dict:
        wanted = defaultdict(set)
        for event, _old in self.pairs:
            for attribute in _content(event):
                if attribute.is_relation:
                    wanted[attribute.related_model].add(getattr(event, attribute.attname))
        return {model: self._named(model, ids - {None}) for model, ids in wanted.items()}

    def _named(self, model, ids: set) -> dict:
        """The records; in place of one that the user may not see, words that say so."""
        rows = model._base_manager.in_bulk(ids)
        if not hasattr(model._default_manager, "visible_to"):
            return rows
        seen = model._default_manager.visible_to(self.user).in_bulk(ids)
        return {pk: seen.get(pk, _("not shown to you")) for pk in rows}

    def _shown(self, event) -> list[models.Field]:
        return [attribute for attribute in _content(event) if attribute.name not in self.hidden]

    def _event(self, event, old) -> Event | None:
        context = event.pgh_context or {}
        changes = [] if event.pgh_label == "delete" else self.changes(event, old, self._shown(event))
        if event.pgh_label == "update" and not changes:
            return None
        return Event(
            when=event.pgh_created_at,
            what=act_of(event),
            who=self._people.get(context.get("user")) or context.get("command", ""),
            why=context.get("reason", ""),
            changes=changes,
        )

    def changes(self, event, old, attributes: list[models.Field]) -> list[Change]:
        """What these attributes were before and after; `event` or `old` is None where there is none."""
        told = [(what, self._text(old, what), self._text(event, what)) for what in attributes]
        return [
            Change(capfirst(str(what.verbose_name)), before, after) for what, before, after in told if before != after
        ]

    def _text(self, event, attribute) -> str:
        value = getattr(event, attribute.attname) if event else None
        if attribute.is_relation and value is not None:
            return str(self._related[attribute.related_model].get(value, _("no longer in the register")))
        return worded(attribute, value)


def act_of(event) -> str:
    """«Signing changed»"""
    kind = event._meta.get_field("pgh_obj").related_model._meta.verbose_name
    return _acts()[event.pgh_label] % {"record": capfirst(str(kind))}


def _content(event) -> list[models.Field]:
    return [
        attribute
        for attribute in event._meta.concrete_fields
        if not attribute.name.startswith("pgh_") and attribute.name not in _NOT_CONTENT
    ]


def _acts() -> dict[str, str]:
    return {
        "insert": _("%(record)s entered"),
        "update": _("%(record)s changed"),
        "delete": _("%(record)s removed"),
    }
