"""What a person finds in a text of an agreement: its clauses, and the fields of the other text. An analysis of ours.

It stays open under a confirmed agreement, since it changes nothing of what was signed.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from agreements.models import AgreementText, Clause, CooperationField, FieldMatch, TextPoint
from agreements.permissions import agreements as may
from agreements.services.parts import write_part
from portal.models import Record
from portal.services import StaleEdit, act, lock, refuse, store


@dataclass(frozen=True)
class Stands:
    """Whether a clause stands in the text, and where; None: not recorded."""

    is_present: bool | None
    article: str = ""


@dataclass(frozen=True)
class Found:
    """Whether a field is found in the text, and in which points; None: not recorded. No wording: it stays as it is."""

    is_matched: bool | None
    points: tuple[TextPoint, ...] = ()
    wording: str | None = None


def looked_for(text: AgreementText) -> QuerySet[CooperationField]:
    """The fields that this text does not word itself."""
    return CooperationField.objects.filter(agreement=text.agreement_id).exclude(text=text)


def seen(rows: QuerySet) -> str:
    """What tells whether rows are still those that a person saw."""
    return " ".join(f"{pk}:{version}" for pk, version in rows.order_by("pk").values_list("pk", "version"))


def say_clauses(text: AgreementText, *, by, before: str, said: dict[str, Stands], reason: str = "") -> None:
    """Records of each clause of `said` whether the text has it; `before` is what `seen` told when the form was opened.

    Raises PermissionDenied, StaleEdit, and ValidationError where something recorded is taken back without a reason.
    """
    with act(by=by, reason=reason):
        _begin(text, text.clauses, before, by=by)
        recorded = {clause.kind: clause for clause in text.clauses.all()}
        _take_back([recorded[kind] for kind in recorded if said[kind].is_present is None], reason)
        for kind, stands in said.items():
            if stands.is_present is not None:
                row = recorded.get(kind) or Clause(text=text, kind=kind)
                _write(row, text, is_present=stands.is_present, article=stands.article)


def say_matches(
    text: AgreementText, *, by, before: str, found: dict[CooperationField, Found], reason: str = ""
) -> None:
    """Records of each field of `found` whether the text has it, and in which points. Raises as `say_clauses`."""
    with act(by=by, reason=reason):
        _begin(text, text.matches, before, by=by)
        recorded = {field.pk: [] for field in found}
        for row in text.matches.filter(field__in=found):
            recorded[row.field_id].append(row)
        for field, what in found.items():
            if what.is_matched is None:
                _take_back(recorded[field.pk], reason)
            else:
                _say_match(text, field, what, recorded[field.pk])


def _say_match(text: AgreementText, field: CooperationField, found: Found, recorded: list[FieldMatch]) -> None:
    """One row for each point, or one without; those that stand are kept for their points, or serve another one."""
    by_point = {row.point_id: row for row in recorded}
    points = found.points if found.is_matched and found.points else (None,)
    kept = {point: by_point.pop(point.pk if point else None, None) for point in points}
    free = list(by_point.values())
    rows = {point: row or (free.pop() if free else FieldMatch(field=field, text=text)) for point, row in kept.items()}
    for row in free:
        row.delete()
    for point, row in rows.items():
        wording = row.wording if found.wording is None else found.wording
        _write(row, text, is_matched=found.is_matched, point=point, wording=wording if found.is_matched else "")


def _begin(text: AgreementText, rows: QuerySet, before: str, *, by) -> None:
    refuse(may.why_not_change(by, lock(text.agreement)))
    if seen(rows) != before:
        raise StaleEdit(text)


def _take_back(rows: list[Record], reason: str) -> None:
    if rows and not reason.strip():
        raise ValidationError({"reason": _("Say why what was recorded is taken back.")})
    for row in rows:
        row.delete()


def _write(row: Record, text: AgreementText, **attributes) -> None:
    """Stores what differs; what stands so already keeps its version."""
    if row.pk and all(getattr(row, name) == value for name, value in attributes.items()):
        return
    for name, value in attributes.items():
        setattr(row, name, value)
    if row.pk:
        store(row)
    else:
        write_part(row, text.agreement)
