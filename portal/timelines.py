"""A picture of what happened when, drawn as SVG beside a table that says the same.

Spans lie on lanes. What is known only vaguely is drawn as long as it is vague; an end that is not known runs out of the
picture. Nothing is left out: what cannot be placed stands in the table alone.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from portal.partial_dates import PartialDate

#: In units of the picture, which scales with the page.
WIDTH, ROW, LABEL = 960, 26, 20
#: As short as a mark may be, and as near as two may lie in one row.
LEAST, GAP = 10, 4
MOST_TICKS = 12
#: As wide as a letter of what is written into a span.
LETTER = 7.2
#: An event whose date is known to a month and a bit is drawn as a mark.
NEAR = timedelta(days=45)


@dataclass(frozen=True)
class Span:
    """Something that lasted, or happened somewhere within a span of days.

    `shape` is «bar» for what lasted, «mark» for an event, «vague» for one that lies somewhere in the span, and «known»,
    «quiet» and «unknown» for stretches of which something, or nothing, is said.
    """

    label: str
    when: str
    first: date | None
    last: date | None
    shape: str = "mark"
    tone: str = "neutral"
    url: str | None = None
    kind: str = ""

    @property
    def is_placed(self) -> bool:
        return bool(self.first or self.last)


def event(label: str, when: PartialDate | None, **how) -> Span:
    """A span that is as long as its date is vague."""
    first, last = (when.earliest, when.latest) if when else (None, None)
    is_near = first and last and last - first <= NEAR
    return Span(label, when.display() if when else "", first, last, shape="mark" if is_near else "vague", **how)


@dataclass(frozen=True)
class Drawn:
    """A span with its place in the picture."""

    span: Span
    x: float
    y: float
    width: float

    @property
    def words(self) -> str:
        """As much of its name as fits; nothing where that says nothing."""
        fits = int((self.width - 12) / LETTER)
        label = self.span.label
        return label if len(label) <= fits else f"{label[: fits - 1]}…" if fits > LEAST else ""

    @property
    def words_x(self) -> float:
        return self.x + 6

    @property
    def words_y(self) -> float:
        return self.y + 13


@dataclass
class Lane:
    """Spans of one kind, in as many rows as keep them apart."""

    label: str
    spans: list[Span]
    drawn: list[Drawn] = field(default_factory=list)
    y: float = 0
    height: float = 0

    @property
    def label_y(self) -> float:
        """Where its name is written."""
        return self.y - 5


@dataclass(frozen=True)
class Tick:
    year: int
    x: float


class Timeline:
    """Lanes laid out between the first and the last day that any span names, `day` always among them."""

    def __init__(self, lanes: list[Lane], *, day: date):
        self.lanes = [lane for lane in lanes if lane.spans]
        self.day = day
        ends = [end for lane in self.lanes for span in lane.spans for end in (span.first, span.last) if end]
        self.first = min((*ends, day)).replace(month=1, day=1)
        self.last = max((*ends, day)).replace(month=12, day=31)
        self.height = self._lay_out()

    @property
    def is_empty(self) -> bool:
        return not any(span.is_placed for lane in self.lanes for span in lane.spans)

    @property
    def day_x(self) -> float:
        return self._x(self.day)

    @property
    def view_box(self) -> str:
        return f"0 0 {WIDTH} {self.height}"

    @property
    def axis_y(self) -> int:
        return self.height - LABEL

    @property
    def year_y(self) -> int:
        """Where the years are written."""
        return self.height - 4

    @property
    def rows(self) -> list[tuple[str, Span]]:
        """The table: lane and span, in the order of the days; what has no day comes last."""
        listed = [(lane.label, span) for lane in self.lanes for span in lane.spans]
        return sorted(listed, key=lambda row: (row[1].first or row[1].last or date.max, row[1].last or date.max))

    @property
    def ticks(self) -> list[Tick]:
        years = range(self.first.year, self.last.year + 1)
        step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500) if len(years) / step <= MOST_TICKS)
        return [Tick(year, self._x(date(year, 1, 1))) for year in years if year % step == 0]

    def _x(self, day: date) -> float:
        return round((day - self.first).days / ((self.last - self.first).days or 1) * WIDTH, 1)

    def _lay_out(self) -> int:
        y = 0
        for lane in self.lanes:
            lane.y = y + LABEL
            rows = self._rows(lane)
            lane.height = rows * ROW
            y = lane.y + lane.height
        return y + LABEL + 6

    def _rows(self, lane: Lane) -> int:
        """Puts each span into the first row in which it touches no other; gives the number of rows."""
        taken: list[float] = []
        for span in sorted((each for each in lane.spans if each.is_placed), key=lambda each: each.first or date.min):
            start = self._x(span.first) if span.first else 0
            end = self._x(span.last) if span.last else WIDTH
            width = max(end - start, LEAST)
            start = min(start, WIDTH - width)
            row = next((number for number, until in enumerate(taken) if until + GAP <= start), len(taken))
            taken[row : row + 1] = [start + width]
            lane.drawn.append(Drawn(span, round(start, 1), lane.y + row * ROW + 3, round(width, 1)))
        return len(taken)
