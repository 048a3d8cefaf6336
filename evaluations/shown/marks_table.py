"""Element × partnership: the table of marks of a dashboard, in the order of names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from evaluations.assessment import assess
from evaluations.rubric import rubric
from evaluations.shown.elements import Mark, marks_of, said

#: A dashboard shows the first of them and leads to the list of all.
SHOWN = 12


@dataclass(frozen=True)
class MarksRow:
    title: str
    url: str
    evidence_url: str
    marks: Sequence[Mark]


@dataclass(frozen=True)
class MarksTable:
    elements: Sequence[str]
    rows: Sequence[MarksRow]
    total: int
    url: str


def marks_table(partnerships: QuerySet, day: date, url: str) -> MarksTable | None:
    """The first of these partnerships by name; nothing where there is none. `url` leads to all."""
    shown = list(
        partnerships.select_related("government", "partner").order_by("government__name", "partner__name", "pk")[:SHOWN]
    )
    if not shown:
        return None
    assessed = assess([each.pk for each in shown], day)
    return MarksTable(
        elements=[said(each.name) for each in rubric().elements],
        rows=[
            MarksRow(
                title=str(each),
                url=each.get_absolute_url(),
                evidence_url=f"{reverse('elements', args=[each.key])}?as_of={day:%Y-%m-%d}",
                marks=marks_of(assessed[each.pk]),
            )
            for each in shown
        ],
        total=partnerships.count(),
        url=url,
    )
