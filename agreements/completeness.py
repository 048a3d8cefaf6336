"""How complete a record is, and what is still missing, with the way to fill it in."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.models import Agreement, Partnership


@dataclass(frozen=True)
class Missing:
    label: str
    url: str


@dataclass(frozen=True)
class Completeness:
    """`done` of `total` questions answered; an explicit «not stated» or «unknown» is an answer."""

    total: int
    missing: list[Missing]

    @property
    def done(self) -> int:
        return self.total - len(self.missing)


def _of_attributes(record, names: tuple[str, ...], url: str) -> list[Missing]:
    return [
        Missing(str(record._meta.get_field(name).verbose_name), url)
        for name in names
        if getattr(record, name) in (None, "")
    ]


PARTNERSHIP_QUESTIONS = ("kind", "began", "initiative", "initiative_on", "initiative_note")


def of_partnership(partnership: Partnership, agreements: list[Agreement]) -> Completeness:
    missing = _of_attributes(
        partnership, PARTNERSHIP_QUESTIONS, reverse("agreements:partnership-change", args=[partnership.key])
    )
    if not agreements:
        missing.append(Missing(_("an agreement"), reverse("agreements:log")))
    return Completeness(len(PARTNERSHIP_QUESTIONS) + 1, missing)


AGREEMENT_QUESTIONS = (
    "signed",
    "term",
    "notice_months",
    "renewal",
    "original_kept_at",
    "number_home",
    "number_partner",
)


def of_agreement(agreement: Agreement, *, fields, texts, signings) -> Completeness:
    """`fields` come with their assignments and sectors prefetched."""
    change = reverse("agreements:agreement-change", args=[agreement.key])
    missing = _of_attributes(agreement, AGREEMENT_QUESTIONS, change)
    asked = [
        (texts, _("a text"), reverse("agreements:text-add", args=[agreement.key])),
        (signings, _("place and signatories"), reverse("agreements:signing-add", args=[agreement.key])),
        (fields, _("cooperation fields"), reverse("agreements:field-add", args=[agreement.key])),
    ]
    missing += [Missing(label, url) for rows, label, url in asked if not rows]
    missing += [each for field in fields for each in _of_field(field)]
    return Completeness(len(AGREEMENT_QUESTIONS) + len(asked) + 3 * len(fields), missing)


def _of_field(field) -> list[Missing]:
    url = reverse("agreements:field-change", args=[field.key])
    asked = [
        (field.sector_links.all(), _("sector of field %(number)s")),
        (field.is_open or field.assignments.all(), _("responsible agency of field %(number)s")),
        (field.is_open or field.outcomes, _("expected outcomes of field %(number)s")),
    ]
    return [Missing(label % {"number": field.position}, url) for answer, label in asked if not answer]
