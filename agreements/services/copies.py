"""A copy of an agreement as a new draft: what its wording says, and nothing of the paper that was signed."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from agreements.models import (
    Agreement,
    AgreementText,
    Assignment,
    Clause,
    CooperationField,
    FieldMatch,
    FieldSector,
    Partnership,
    TextPoint,
)
from agreements.permissions import agreements as may
from agreements.services.agreements import log_agreement
from agreements.services.parts import write_part
from portal.models import Record
from portal.services import act, lock, refuse

#: What is copied of each record. A test names all that is not, so that no attribute is forgotten. Number of pages,
#: signatures, days and numbers belong to the signed paper; remarks and sources tell of it alone.
COPIED = {
    Agreement: ("kind", "parties", "term", "duration_months", "notice_months", "notice_channel", "renewal"),
    AgreementText: ("party", "language", "title", "articles", "points", "authoritative"),
    Clause: ("kind", "is_present", "article"),
    TextPoint: ("position", "wording", "language"),
    CooperationField: ("position", "wording", "language", "is_open", "outcomes", "expected_outcomes"),
    FieldMatch: ("is_matched", "wording"),
    Assignment: ("agency", "role"),
}


def copy_agreement(agreement: Agreement, *, by, partnership: Partnership, title: str) -> Agreement:
    """A draft of that title under a partnership of the same government. Raises PermissionDenied and ValidationError."""
    with act(by=by):
        current = lock(agreement)
        refuse(may.why_not_copy_to(by, current, partnership))
        _refuse_twin(current, partnership, title)
        draft = log_agreement(by=by, partnership=partnership, draft=True, title=title, **_attributes(current))
        _copy_parts(current, draft)
    return draft


def _refuse_twin(agreement: Agreement, partnership: Partnership, title: str) -> None:
    if partnership.agreements.standing().filter(kind=agreement.kind, title=title).exists():
        raise ValidationError(
            {"title": _("The partnership has an agreement of this kind and title already: say how this one differs.")}
        )


def _attributes(agreement: Agreement) -> dict:
    """A fixed term that was told by its last day alone is not stated yet: that day is not copied."""
    attributes = _copied(agreement)
    if agreement.term == Agreement.Term.FIXED and agreement.duration_months is None:
        attributes["term"] = ""
    return attributes


def _copied(record: Record) -> dict:
    return {name: getattr(record, name) for name in COPIED[type(record)]}


def _copy_parts(agreement: Agreement, draft: Agreement) -> None:
    texts, points = {None: None}, {None: None}
    for text in agreement.texts.prefetch_related("clauses", "text_points"):
        copy = texts[text.pk] = write_part(AgreementText(agreement=draft, **_copied(text)), draft)
        for clause in text.clauses.all():
            write_part(Clause(text=copy, **_copied(clause)), draft)
        for point in text.text_points.all():
            points[point.pk] = write_part(TextPoint(text=copy, **_copied(point)), draft)
    for field in agreement.fields.prefetch_related("sectors", "matches", "assignments__agency"):
        _copy_field(field, draft, texts, points)


def _copy_field(field: CooperationField, draft: Agreement, texts: dict, points: dict) -> None:
    """With its sectors, where it is found in the other text, and the agencies that are responsible for it today."""
    copy = write_part(CooperationField(agreement=draft, text=texts[field.text_id], **_copied(field)), draft)
    FieldSector.objects.bulk_create(FieldSector(field=copy, sector=sector) for sector in field.sectors.all())
    for match in field.matches.all():
        placed = {"field": copy, "text": texts[match.text_id], "point": points[match.point_id]}
        write_part(FieldMatch(**placed, **_copied(match)), draft)
    for assignment in field.assignments.all():
        if assignment.goes_on:
            write_part(Assignment(field=copy, **_copied(assignment)), draft)
