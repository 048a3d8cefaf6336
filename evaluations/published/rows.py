"""The published verdicts of one partnership, as any page shows them beside what is computed."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from agreements.models import Partnership
from agreements.models.days import told_by
from evaluations.models import PublishedVerdict
from evaluations.models.vocabulary import Element
from evaluations.published.columns import CONCLUSION_TONES
from portal.models import Source

#: The whole first, then the elements in their order.
ORDER = ["", *Element.values]


@dataclass(frozen=True)
class PublishedRow:
    """One verdict in words; `element` is the code, empty for the whole."""

    element: str
    judged: str
    verdict: str
    tone: str
    wording: str
    qualification: str
    source: Source
    place: str
    url: str


def published_rows(partnership: Partnership, user, on: date) -> list[PublishedRow]:
    """Those that stand and the user sees, without those on a period that begins later; one query."""
    return [_row(each) for each in sorted(_seen(partnership, user, on), key=lambda each: ORDER.index(each.element))]


def _seen(partnership: Partnership, user, on: date) -> QuerySet:
    seen = PublishedVerdict.objects.visible_to(user).standing().filter(told_by("concerns", on))
    return seen.filter(partnership=partnership).select_related("source")


def _row(verdict: PublishedVerdict) -> PublishedRow:
    return PublishedRow(
        element=verdict.element,
        judged=verdict.judged,
        verdict=verdict.get_conclusion_display(),
        tone=CONCLUSION_TONES[verdict.conclusion],
        wording=verdict.wording,
        qualification=verdict.qualification,
        source=verdict.source,
        place=verdict.place,
        url=verdict.get_absolute_url(),
    )
