"""A list whose rows are computed by code and stand in no table: same page, filters and file as all others."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from portal.columns import Cell, Column
from portal.exports.rows import ComputedRows
from portal.lists import FilteredListView, Row


@dataclass(frozen=True, kw_only=True)
class ComputedColumn(Column):
    """`value` gives what a row has there; `shown` what the page says instead, `url` where it leads, `tone` its mark.

    Where the value is a code of `choices`, a file has its label too.
    """

    source: str = ""
    value: Callable[[Any], str | int | date | None]
    shown: Callable[[Any], str] | None = None
    order_by: Callable[[Any], Any] | None = None
    url: Callable[[Any], str | None] = lambda row: None
    tone: Callable[[Any], str] = lambda row: ""
    choices: type | None = None

    @property
    def headers(self) -> tuple[str, ...]:
        return (self.name, f"{self.name}_label") if self.choices else (self.name,)

    def in_file(self, row) -> tuple:
        """What a file has of the row, under the headers."""
        value = self.value(row)
        if not self.choices:
            return (value,)
        return (value, str(self.choices(value).label) if value not in (None, "") else "")

    def told(self, row) -> Cell:
        text = str((self.shown or self.value)(row) or "")
        tone = self.tone(row)
        return Cell(
            label=str(self.label),
            text=text or ("–" if self.empty_is_none else ""),
            kind="badge" if tone else self.kind,
            url=self.url(row),
            badge=tone,
            missing=not text and not self.empty_is_none,
        )

    def place(self, row) -> tuple:
        """Rows without a value come last."""
        value = (self.order_by or self.value)(row)
        return (value is None or value == "", value if value is not None else "")


class ComputedListView(FilteredListView):
    """Subclasses give in `rows` what passes the filters on the day."""

    columns: tuple[ComputedColumn, ...] = ()

    def rows(self) -> list:
        raise TypeError(f"{type(self).__name__} does not say what it lists")

    @cached_property
    def found(self) -> list:
        if not self.is_valid:
            return []
        column, downwards = self.sorted_by
        filled, empty = [], []
        for row in self.rows():
            (empty if column.place(row)[0] else filled).append(row)
        return sorted(filled, key=column.place, reverse=downwards) + empty

    def _rows(self, queryset):
        rows = [[column.told(row) for column in self._shown] for row in queryset]
        return [Row(next((cell.url for cell in cells if cell.url), None), cells) for cells in rows]

    def rows_of(self, found):
        return ComputedRows(
            [header for column in self.columns for header in column.headers],
            [[value for column in self.columns for value in column.in_file(row)] for row in found],
        )
