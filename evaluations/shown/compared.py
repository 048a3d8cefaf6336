"""Columns of a comparison in words: marks with their coverage, and each indicator."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from evaluations.comparing import Column
from evaluations.rubric import Rubric, rubric
from evaluations.shown.elements import Mark, marks_of, said
from evaluations.shown.words import long_date


@dataclass(frozen=True)
class ShownColumn:
    title: str
    url: str
    day: str
    evidence_url: str


@dataclass(frozen=True)
class ShownCell:
    """A value with «at least» where more may be true; None where nothing was observed."""

    value: int | None
    note: str
    url: str


@dataclass(frozen=True)
class ShownComparison:
    columns: Sequence[ShownColumn]
    #: Name of the element and its mark in each column (None where a column has no day).
    marks: Sequence[tuple[str, Sequence[tuple[Mark | None, str]]]]
    #: Code and name of the indicator and its value in each column.
    values: Sequence[tuple[str, str, Sequence[ShownCell | None]]]


def shown_comparison(columns: Sequence[Column]) -> ShownComparison:
    shown = [_column(each) for each in columns]
    marks = [marks_of(each.assessment) if each.assessment else None for each in columns]
    by = _rubric(columns)
    return ShownComparison(
        columns=shown,
        marks=[
            (
                said(element.name),
                [
                    (found[place] if found else None, f"{column.evidence_url}#{element.code}")
                    for found, column in zip(marks, shown, strict=True)
                ],
            )
            for place, element in enumerate(by.elements)
        ],
        values=[
            (code, said(indicator.name), [_cell(code, *pair) for pair in zip(columns, shown, strict=True)])
            for code, indicator in by.indicators.items()
        ],
    )


def _rubric(columns: Sequence[Column]) -> Rubric:
    return next((each.assessment.rubric for each in columns if each.assessment), rubric())


def _column(column: Column) -> ShownColumn:
    return ShownColumn(
        title=str(column.partnership),
        url=column.partnership.get_absolute_url(),
        day=long_date(column.day) if column.day else "",
        evidence_url=_evidence(column.partnership.key, column.day),
    )


def _evidence(key: str, day: date | None) -> str:
    address = reverse("elements", args=[key])
    return f"{address}?as_of={day:%Y-%m-%d}" if day else address


def _cell(code: str, column: Column, shown: ShownColumn) -> ShownCell | None:
    if column.assessment is None:
        return None
    observed = column.assessment.observations[code]
    share = f"{observed.numerator}/{observed.denominator}" if observed.numerator is not None else ""
    note = " ".join(filter(None, (_("at least") if observed.at_least else "", share)))
    return ShownCell(observed.value, note, f"{shown.evidence_url}#{code}")
