"""A map of the world with marks at places, beside a table that says the same. Nothing here reads a database.

The land is a picture of its own, made once by the same projection (`cities/data/world.py`). What lies too near to be
told apart shares a mark; a place without coordinates stands in the table alone.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

#: In units of the picture, which scales with the page. The Pacific is in the middle, and no country but Greenland on
#: both edges.
WIDTH, CENTRE = 2000, 150
NORTH, SOUTH = 84, -57
#: What is always in the picture, whatever the partners: the islands of Indonesia.
HOME = ((95.0, 6.0), (141.0, -11.0))
#: As much as is left around the outermost mark, as narrow as a picture may be, and how high it is for its width.
MARGIN, NARROWEST, SHAPE = 70, 800, 0.56
#: Of the width of the picture: a mark, and the letters of a name with their average width and the height of a line.
MARK, LETTERS = 0.0115, 0.0185
WIDE, HIGH = 0.58, 1.25
#: How near, in marks, places share one; and how many of them are named on it.
NEAR, TOLD = 2, 4


def _natural_earth(longitude: float, latitude: float) -> tuple[float, float]:
    """The Natural Earth projection of Patterson, as polynomials (Šavrič, Jenny, Patterson, Petrovič, Hurni 2011)."""
    phi = math.radians(latitude)
    square = phi * phi
    fourth = square * square
    across = 0.8707 - 0.131979 * square + fourth * (-0.013791 + fourth * (0.003971 * square - 0.001529 * fourth))
    up = 1.007226 + square * (0.015085 + fourth * (-0.044475 + 0.028874 * square - 0.005916 * fourth))
    return math.radians(longitude) * across, phi * up


_SCALE = WIDTH / 2 / _natural_earth(180, 0)[0]
_TOP = _natural_earth(0, NORTH)[1]
HEIGHT = math.ceil((_TOP - _natural_earth(0, SOUTH)[1]) * _SCALE)


def from_middle(longitude: float) -> float:
    """Degrees east of the meridian in the middle of the map, from −180 to 180."""
    return (longitude - CENTRE + 180) % 360 - 180


def place_on_map(east: float, latitude: float) -> tuple[float, float]:
    """Where a point so far `from_middle` lies in the picture, from its left upper corner."""
    x, y = _natural_earth(east, latitude)
    return round(WIDTH / 2 + x * _SCALE, 1), round((_TOP - y) * _SCALE, 1)


@dataclass(frozen=True)
class Spot:
    """A place with how many of something it has, where it leads, and what the table lists there (name and address)."""

    key: str
    name: str
    region: str
    number: int
    latitude: float | Decimal | None
    longitude: float | Decimal | None
    url: str
    items: tuple[tuple[str, str], ...] = ()

    @property
    def is_placed(self) -> bool:
        return self.latitude is not None and self.longitude is not None


@dataclass
class Mark:
    """One or more spots that lie too near to be told apart; the first gives the mark its place."""

    x: float
    y: float
    unit: float
    spots: list[Spot] = field(default_factory=list)
    #: Where its name is written, where there is room: x, y and the side on which the text begins.
    label: tuple[float, float, str] | None = None

    @property
    def number(self) -> int:
        return sum(spot.number for spot in self.spots)

    @property
    def name(self) -> str:
        """Of very many only the first are said; the table names all."""
        told = ", ".join(f"{spot.name} ({spot.region})" for spot in self.spots[:TOLD])
        return told if len(self.spots) <= TOLD else f"{told} +{len(self.spots) - TOLD}"

    @property
    def radius(self) -> float:
        """Larger where a number is written into it."""
        larger = 1 if self.number == 1 else 1.2 if self.number < 100 else 1.6
        return round(self.unit * larger, 1)

    @property
    def number_y(self) -> float:
        return round(self.y + self.unit * 0.56, 1)

    @property
    def words(self) -> str:
        first = self.spots[0].name
        return first if len(self.spots) == 1 else f"{first} +{len(self.spots) - 1}"


class WorldMap:
    """Spots laid out as marks; the picture is cut to where they and Indonesia lie."""

    def __init__(self, spots: Iterable[Spot]):
        self.spots = sorted(spots, key=lambda spot: (-spot.number, spot.name, spot.url))
        placed = [(spot, _point(spot.longitude, spot.latitude)) for spot in self.spots if spot.is_placed]
        self._frame([point for _, point in placed])
        self.marks: list[Mark] = []
        for spot, point in placed:
            self._mark(spot, *point)
        self._write_names()

    @property
    def is_empty(self) -> bool:
        return not self.spots

    @property
    def total(self) -> int:
        return sum(spot.number for spot in self.spots)

    @property
    def rows(self) -> list[Spot]:
        """The table: by region and name; every spot is in it."""
        return sorted(self.spots, key=lambda spot: (spot.region, spot.name, spot.url))

    @property
    def unplaced(self) -> list[Spot]:
        return [spot for spot in self.rows if not spot.is_placed]

    @property
    def view_box(self) -> str:
        return f"{self.left} {self.top} {self.width} {self.height}"

    @property
    def land(self) -> tuple[int, int]:
        """Width and height of the picture of the land."""
        return WIDTH, HEIGHT

    @property
    def letters(self) -> float:
        """How high the letters are."""
        return round(self.width * LETTERS, 1)

    def _frame(self, points: list[tuple[float, float]]) -> None:
        """Cuts the picture, always in one shape, so that maps stand side by side."""
        points = [*points, *(_point(*corner) for corner in HOME)]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        needed = max(max(xs) - min(xs) + 2 * MARGIN, (max(ys) - min(ys) + 2 * MARGIN) / SHAPE, NARROWEST)
        self.width = math.ceil(min(needed, WIDTH))
        self.height = math.ceil(min(max(self.width * SHAPE, max(ys) - min(ys) + 2 * MARGIN), HEIGHT))
        self.left = _start((min(xs) + max(xs)) / 2, self.width, WIDTH)
        self.top = _start((min(ys) + max(ys)) / 2, self.height, HEIGHT)

    def _mark(self, spot: Spot, x: float, y: float) -> None:
        unit = self.width * MARK
        near = (mark for mark in self.marks if math.dist((x, y), (mark.x, mark.y)) < NEAR * unit)
        mark = next(near, None)
        if mark is None:
            mark = Mark(x, y, unit)
            self.marks.append(mark)
        mark.spots.append(spot)

    def _write_names(self) -> None:
        """Each name beside its mark where it covers no other; the busiest places choose first."""
        taken = [_around(mark) for mark in self.marks]
        for mark in self.marks:
            for label, box in _labels(mark, self.letters):
                if self._holds(box) and not any(_overlap(box, other) for other in taken):
                    mark.label = (round(label[0], 1), round(label[1], 1), label[2])
                    taken.append(box)
                    break

    def _holds(self, box) -> bool:
        left, top, right, bottom = box
        return (
            self.left <= left
            and right <= self.left + self.width
            and self.top <= top
            and bottom <= self.top + self.height
        )


def _point(longitude: float | Decimal, latitude: float | Decimal) -> tuple[float, float]:
    return place_on_map(from_middle(float(longitude)), float(latitude))


def _start(middle: float, length: int, most: int) -> int:
    """Where a stretch around that middle starts, so that it leaves the picture on no side."""
    return math.floor(min(max(middle - length / 2, 0), most - length))


def _around(mark: Mark) -> tuple[float, float, float, float]:
    radius = mark.radius
    return mark.x - radius, mark.y - radius, mark.x + radius, mark.y + radius


def _labels(mark: Mark, letters: float):
    """Right, left, below and above of a mark: where its name would be written, and the room that it would take."""
    gap, width, line = mark.radius + letters * 0.3, len(mark.words) * letters * WIDE, letters * HIGH
    low, high = mark.y + line * 0.3, mark.y - line / 2
    yield (mark.x + gap, low, "start"), (mark.x + gap, high, mark.x + gap + width, high + line)
    yield (mark.x - gap, low, "end"), (mark.x - gap - width, high, mark.x - gap, high + line)
    for y in (mark.y + gap + line * 0.75, mark.y - gap):
        yield (mark.x, y, "middle"), (mark.x - width / 2, y - line * 0.8, mark.x + width / 2, y + line * 0.2)


def _overlap(one, other) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
