"""Charts drawn as SVG beside a table that says the same: bars by category, and columns by year in stacked parts.

Parts are told apart by pattern and name, never by colour alone. What is not recorded is hatched and named, never 0.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import number_format

Number = int | Decimal

#: In units of the picture, which scales with the page.
BAR_WIDTH, BAR_ROW, BAR_TOP = 420, 44, 20
COLUMNS_WIDTH, COLUMNS_HEIGHT, AXIS_X, AXIS_LABEL = 640, 240, 70, 26
HEAD = 26
#: How high, and how long, what is not recorded is drawn.
MISSING = 34
MOST_TICKS = 5
#: Fillings by name, each with its pattern in templates/components/charts/patterns.html.
PATTERNS = ("solid", "slant", "dots", "grid", "flat", "upright")


@dataclass(frozen=True)
class Value:
    """One figure; None is not recorded. `shown` is how it is written, `url` where its rows are."""

    number: Number | None
    shown: str = ""
    url: str | None = None

    @property
    def is_missing(self) -> bool:
        return self.number is None

    @property
    def text(self) -> str:
        return "" if self.is_missing else self.shown or number_format(self.number, force_grouping=True)


@dataclass(frozen=True)
class Bar:
    """A category with its place in the picture."""

    label: str
    value: Value
    y: int
    width: float

    @property
    def bar_y(self) -> int:
        return self.y + BAR_TOP

    @property
    def text_x(self) -> float:
        """The figure stands behind the bar."""
        return self.width + 6

    @property
    def text_y(self) -> int:
        return self.bar_y + 13


class BarChart:
    """Categories, each with its bar, in the order given."""

    def __init__(self, categories: Sequence[tuple[str, Value]]):
        most = max((value.number for _, value in categories if not value.is_missing), default=0)
        # What is right of the longest bar is left to its figure.
        longest = max((len(value.text) for _, value in categories), default=0)
        room = BAR_WIDTH - 12 - 8 * longest
        self.bars = [
            Bar(label, value, place * BAR_ROW, _length(value, most, room))
            for place, (label, value) in enumerate(categories)
        ]

    @property
    def is_empty(self) -> bool:
        return not self.bars

    @property
    def rows(self) -> list[tuple[str, Value]]:
        return [(bar.label, bar.value) for bar in self.bars]

    @property
    def view_box(self) -> str:
        return f"0 0 {BAR_WIDTH} {len(self.bars) * BAR_ROW}"


def _length(value: Value, most: Number, room: float) -> float:
    if value.is_missing:
        return MISSING
    return round(float(value.number) / float(most) * room, 1) if most else 0


@dataclass(frozen=True)
class Part:
    """One part of a column, with its place in the picture."""

    name: str
    value: Value
    pattern: str
    y: float
    height: float


@dataclass(frozen=True)
class ChartColumn:
    label: str
    values: tuple[Value, ...]
    parts: tuple[Part, ...]
    x: float
    width: float
    #: Where what is not recorded of it is drawn; None where all is.
    missing_y: float | None

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)


class ColumnChart:
    """Years, each a column of the same parts.

    `ColumnChart(["Planned", "Realised"], [("2019", [Value(120), Value(None)]), …])`. The parts of a column share
    one unit; money of two currencies makes two charts.
    """

    def __init__(self, names: Sequence[str], columns: Sequence[tuple[str, Sequence[Value]]]):
        if len(names) > len(PATTERNS):
            raise ValueError(f"{len(names)} parts cannot be told apart by {len(PATTERNS)} patterns")
        self.names = list(names)
        highest = max((_total(values) for _, values in columns), default=0)
        self.ticks = [(_written(tick), self._y(tick, highest)) for tick in _ticks(highest)]
        self._step = (COLUMNS_WIDTH - AXIS_X) / max(len(columns), 1)
        self.columns = [
            self._column(place, label, tuple(values), highest) for place, (label, values) in enumerate(columns)
        ]

    @property
    def is_empty(self) -> bool:
        return not self.columns

    @property
    def has_missing(self) -> bool:
        return any(column.missing_y is not None for column in self.columns)

    @property
    def legend(self) -> list[tuple[str, str]]:
        return list(zip(self.names, PATTERNS[: len(self.names)], strict=True))

    @property
    def rows(self) -> list[tuple[str, list[tuple[str, Value]]]]:
        """The table: each year with its parts by name."""
        return [(column.label, list(zip(self.names, column.values, strict=True))) for column in self.columns]

    @property
    def missing_height(self) -> int:
        return MISSING

    @property
    def view_box(self) -> str:
        return f"0 0 {COLUMNS_WIDTH} {COLUMNS_HEIGHT + AXIS_LABEL}"

    @property
    def axis_y(self) -> int:
        return COLUMNS_HEIGHT

    @property
    def label_y(self) -> int:
        return COLUMNS_HEIGHT + 18

    @staticmethod
    def _y(number: Number, highest: Number) -> float:
        """The head is left free for what is not recorded above the highest column."""
        room = COLUMNS_HEIGHT - HEAD - MISSING
        return round(COLUMNS_HEIGHT - (float(number) / float(highest) * room if highest else 0), 1)

    def _column(self, place: int, label: str, values: tuple[Value, ...], highest: Number) -> ChartColumn:
        parts, reached = [], 0
        for name, value, pattern in zip(self.names, values, PATTERNS[: len(values)], strict=True):
            if not value.is_missing:
                bottom = self._y(reached, highest)
                reached += value.number
                top = self._y(reached, highest)
                parts.append(Part(name, value, pattern, top, round(bottom - top, 1)))
        has_missing = any(value.is_missing for value in values)
        width = round(min(self._step * 0.7, 60), 1)
        return ChartColumn(
            label=label,
            values=values,
            parts=tuple(parts),
            x=round(AXIS_X + place * self._step + (self._step - width) / 2, 1),
            width=width,
            missing_y=round(self._y(reached, highest) - MISSING, 1) if has_missing else None,
        )


def _total(values: Sequence[Value]) -> Number:
    return sum((value.number for value in values if not value.is_missing), 0)


def _ticks(highest: Number) -> list[Number]:
    """Round numbers from 0 up to the highest."""
    if not highest:
        return [0]
    power = Decimal(10) ** (Decimal(highest).adjusted() - 1)
    steps = (power * factor for factor in (1, 2, 5, 10, 20, 50))
    step = next(step for step in steps if highest / step <= MOST_TICKS and (step >= 1 or highest < 1))
    return [step * count for count in range(int(highest / step) + 1)]


def _written(tick: Number) -> str:
    return number_format(f"{Decimal(tick).normalize():f}", force_grouping=True)
