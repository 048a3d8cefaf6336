"""What is asked of a partnership, an agreement and a field before its record is complete."""

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.models import Agreement, CooperationField, Partnership
from portal.completeness import Completeness, Missing, unanswered

PARTNERSHIP_QUESTIONS = ("kind", "began", "initiative", "initiative_on", "initiative_note")

AGREEMENT_QUESTIONS = (
    "signed",
    "term",
    "notice_months",
    "renewal",
    "original_kept_at",
    "number_home",
    "number_partner",
)

#: Sectors, responsible agencies, expected outcomes.
FIELD_QUESTIONS = 3


def of_partnership(partnership: Partnership, agreements: list[Agreement], *, may_change: bool) -> Completeness:
    url = reverse("agreements:partnership-change", args=[partnership.key]) if may_change else None
    missing = unanswered(partnership, PARTNERSHIP_QUESTIONS, url)
    if not agreements:
        missing.append(Missing(_("An agreement"), reverse("agreements:log") if may_change else None))
    return Completeness(len(PARTNERSHIP_QUESTIONS) + 1, missing)


def of_agreement(agreement: Agreement, *, fields, texts, signings, may_change: bool) -> Completeness:
    """`fields` come with their assignments and sectors prefetched."""

    def form(name: str) -> str | None:
        return reverse(f"agreements:{name}", args=[agreement.key]) if may_change else None

    asked = [
        (texts, _("A text"), form("text-add")),
        (signings, _("Place and signatories"), form("signing-add")),
        (fields, _("Cooperation fields"), form("field-add")),
    ]
    missing = unanswered(agreement, AGREEMENT_QUESTIONS, form("agreement-change"))
    missing += [Missing(label, url) for rows, label, url in asked if not rows]
    missing += [each for field in fields for each in missing_of_field(field, may_change=may_change)]
    return Completeness(len(AGREEMENT_QUESTIONS) + len(asked) + FIELD_QUESTIONS * len(fields), missing)


def of_field(field: CooperationField, *, may_change: bool) -> Completeness:
    return Completeness(FIELD_QUESTIONS, missing_of_field(field, may_change=may_change))


def missing_of_field(field: CooperationField, *, may_change: bool) -> list[Missing]:
    """An open field names no subject, so nobody is asked for its agencies and outcomes."""
    change, assign = (
        reverse(f"agreements:{name}", args=[field.key]) if may_change else None
        for name in ("field-change", "assignment-add")
    )
    asked = [
        (field.sector_links.all(), _("Sector of field %(number)s"), change),
        (field.is_open or field.assignments.all(), _("Responsible agency of field %(number)s"), assign),
        (field.is_open or field.outcomes, _("Expected outcomes of field %(number)s"), change),
    ]
    return [Missing(label % {"number": field.position}, url) for answer, label, url in asked if not answer]
