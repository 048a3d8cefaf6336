"""Corrections of an agreement: what was agreed, confirmed, and became another value; told from the history."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.utils import timezone
from django.utils.text import capfirst

from agreements.models import Agreement, AgreementText, CooperationField, Signatory, Signing, TextPoint
from agreements.services.confirmed import AGREED, TERMINATION, is_correction
from agreements.services.parts import ANSWERS
from cities.models import Membership
from portal.history import Change, Telling, act_of, events_of, events_under, with_previous
from portal.values import worded
from portal.versions import Versions

#: An event row, the one before it of the same record, and the attributes that were corrected.
Found = tuple[models.Model, models.Model | None, list[models.Field]]
#: By what people know a part.
NAMES = {AgreementText: "party", CooperationField: "wording", Signing: "place", Signatory: "name", TextPoint: "wording"}


@dataclass(frozen=True)
class Correction:
    """One record as one act corrected it. Who did it is told by role; why, to those who read the history.

    `changes` is None where the reader does not read the history and the earlier value was never public: then the names
    of the attributes alone tell.
    """

    when: datetime
    what: str
    named: str
    role: str
    reason: str
    attributes: list[str]
    changes: list[Change] | None


def corrections_of(agreement: Agreement, user) -> list[Correction]:
    """The newest first. Completions are none, nor is what became of it before it was confirmed."""
    own = with_previous(events_of(agreement))
    found = [*_of_agreement(own), *_of_parts(agreement, own)]
    if not found:
        return []
    found.sort(key=lambda each: each[0].pgh_created_at, reverse=True)
    return list(_told(found, agreement, user))


def _of_agreement(own) -> Iterator[Found]:
    """What was corrected of the agreement itself; a termination that is taken back is so before it is confirmed too."""
    for event, old in own:
        if old is None or event.pgh_label != "update":
            continue
        bound = AGREED if old.confirmed_on else TERMINATION if old.terminated and not event.terminated else ()
        changed = [each for each in _agreed(event) if each.name in bound and _becomes_another(each, old, event)]
        if changed:
            yield event, old, changed


def _becomes_another(attribute: models.Field, old, event) -> bool:
    return is_correction(attribute.name, getattr(old, attribute.attname), getattr(event, attribute.attname))


def _of_parts(agreement: Agreement, own) -> Iterator[Found]:
    """What was corrected below it, from its confirmation on."""
    confirmed = next((event.pgh_created_at for event, _old in own if event.confirmed_on), None)
    if confirmed is None:
        return
    texts, signings = (events_under(kind, agreement=agreement) for kind in (AgreementText, Signing))
    for rows in (
        texts,
        signings,
        events_under(CooperationField, agreement=agreement),
        events_under(TextPoint, text_id__in=texts.values("pgh_obj_id")),
        events_under(Signatory, signing_id__in=signings.values("pgh_obj_id")),
    ):
        yield from (each for each in _of_kind(rows) if each[0].pgh_created_at > confirmed)


def _of_kind(rows: models.QuerySet) -> Iterator[Found]:
    """Parts that were changed, removed, or added where the register had an answer to the same question already."""
    standing: dict[int, tuple] = {}
    for event, old in with_previous(rows):
        if event.pgh_label == "delete":
            standing.pop(event.pgh_obj_id, None)
            yield event, old, _agreed(event)
            continue
        answer = _answer(event)
        if event.pgh_label == "insert" and answer in standing.values():
            yield event, None, _agreed(event)
        if old and (changed := [each for each in _agreed(event) if _becomes_another(each, old, event)]):
            yield event, old, changed
        standing[event.pgh_obj_id] = answer


def _answer(event) -> tuple:
    attributes = (event._meta.get_field(name) for name in ANSWERS[_kind(event)])
    return tuple(getattr(event, attribute.attname) for attribute in attributes)


def _kind(event) -> type[models.Model]:
    return event._meta.get_field("pgh_obj").related_model


def _agreed(event) -> list[models.Field]:
    return [attribute for attribute in event._meta.concrete_fields if attribute.name in AGREED]


def _told(found: list[Found], agreement: Agreement, user) -> Iterator[Correction]:
    rows = [row for event, old, _attributes in found for row in (event, old) if row]
    telling = Telling([(row, None) for row in rows], user)
    reads_history = user.is_authenticated and user.has_perm("portal.view_history", agreement)
    opened = [] if reads_history else Versions(Agreement, agreement.key).opened
    roles = _roles(found, agreement)
    for event, old, attributes in found:
        moment, context = event.pgh_created_at, event.pgh_context or {}
        was_public = any(begins < moment and (ends is None or moment <= ends) for begins, ends in opened)
        before, after = (event, None) if event.pgh_label == "delete" else (old, event)
        yield Correction(
            when=moment,
            what=act_of(event),
            named=_named(before or after) if reads_history or was_public else "",
            role=_role(roles.get(context.get("user"), ()), moment),
            reason=context.get("reason", "") if reads_history else "",
            attributes=_labels(attributes) if event.pgh_label == "update" else [],
            changes=telling.changes(after, before, attributes) if reads_history or was_public else None,
        )


def _labels(attributes: list[models.Field]) -> list[str]:
    return [capfirst(str(attribute.verbose_name)) for attribute in attributes]


def _named(event) -> str:
    name = NAMES.get(_kind(event))
    return worded(event._meta.get_field(name), getattr(event, name)) if name else ""


def _roles(found: list[Found], agreement: Agreement) -> dict[int, list[Membership]]:
    people = {(event.pgh_context or {}).get("user") for event, _old, _attributes in found} - {None}
    roles: dict[int, list[Membership]] = {}
    for membership in Membership.objects.filter(user__in=people, government=agreement.government_id):
        roles.setdefault(membership.user_id, []).append(membership)
    return roles


def _role(memberships, moment: datetime) -> str:
    """In which role somebody acted: that of a membership of that day."""
    day = timezone.localdate(moment)
    held = [each for each in memberships if each.starts <= day and (each.ends is None or day <= each.ends)]
    return "; ".join(sorted({str(each.get_role_display()) for each in held}))
