"""Agreed fields by responsible agencies: in each cell how far the agency is and whether it knows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from agreements.models import Agreement
from agreements.views.shown import ShownAssignment, ShownField
from cities.models import Agency


@dataclass(frozen=True)
class MatrixRow:
    """A field, and what each agency of the matrix has of it: none, one, or one after the other."""

    shown: ShownField
    cells: list[tuple[Agency, list[ShownAssignment]]]

    @property
    def is_assigned(self) -> bool:
        return any(assignments for _agency, assignments in self.cells)


@dataclass(frozen=True)
class Matrix:
    agencies: list[Agency]
    rows: list[MatrixRow]


def matrix_of(fields: Iterable[ShownField], agreement: Agreement | None, on: date) -> Matrix:
    """The fields of that agreement, or all where none decides; a responsibility that begins later is left out."""
    rows = [each for each in fields if agreement is None or each.field.agreement_id == agreement.pk]
    begun = {row.field.pk: [each for each in row.assignments if _begun(each, on)] for row in rows}
    agencies = dict.fromkeys(each.assignment.agency for row in rows for each in begun[row.field.pk])
    return Matrix(list(agencies), [MatrixRow(row, _cells(begun[row.field.pk], agencies)) for row in rows])


def _cells(assignments: list[ShownAssignment], agencies: Iterable[Agency]) -> list[tuple[Agency, list]]:
    return [(agency, [each for each in assignments if each.assignment.agency == agency]) for agency in agencies]


def _begun(shown: ShownAssignment, on: date) -> bool:
    started = shown.assignment.started
    return not (started and started.earliest and started.earliest > on)
