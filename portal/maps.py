"""A map of the world with marks at places, beside a table that says the same. Nothing here reads a database.

The land is a picture of its own, made once by the same projection (`cities/data/world.py`). What lies too near to be
told apart shares a mark; a place without coordinates stands in the table alone.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

#: In units of the picture, which scales with the page. The Pacific is in the middle, and no country but Greenland on
#: both edges.
WIDTH, CENTRE = 2000, 150
NORTH, SOUTH = 84, -57
#: What is always in the picture, whatever the partners: the islands of Indonesia.
HOME = ((95.0, 6.0), (141.0, -11.0))
#: As much as is left around the outermost mark, and as narrow as a picture may be.
MARGIN, NARROWEST = 110, 700
RADIUS = 15
#: As wide as a letter of a name, and as high as its line.
LETTER, LINE = 16, 34


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
    latitude: float | None
    longitude: float | None
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
    spots: list[Spot] = field(default_factory=list)
    #: Where its name is written, where there is room: x, y and the side on which the text begins.
    label: tuple[float, float, str] | None = None

    @property
    def number(self) -> int:
        return sum(spot.number for spot in self.spots)

    @property
    def name(self) -> str:
        return ", ".join(f"{spot.name} ({spot.region})" for spot in self.spots)

    @property
    def radius(self) -> float:
        """A little larger where a number is written into it."""
        return RADIUS if self.number == 1 else RADIUS + 5 if self.number < 100 else RADIUS + 12

    @property
    def number_y(self) -> float:
        return self.y + 8

    @property
    def words(self) -> str:
        first = self.spots[0].name
        return first if len(self.spots) == 1 else f"{first} +{len(self.spots) - 1}"


class WorldMap:
    """Spots laid out as marks; the picture is cut to where they and Indonesia lie."""

    def __init__(self, spots: Iterable[Spot]):
        self.spots = sorted(spots, key=lambda spot: (-spot.number, spot.name, spot.url))
        self.marks: list[Mark] = []
        for spot in self.spots:
            if spot.is_placed:
                self._mark(spot)
        self._frame()
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

    def _mark(self, spot: Spot) -> None:
        x, y = place_on_map(from_middle(float(spot.longitude)), float(spot.latitude))
        near = (mark for mark in self.marks if math.dist((x, y), (mark.x, mark.y)) < 1.5 * RADIUS)
        mark = next(near, None)
        if mark is None:
            mark = Mark(x, y)
            self.marks.append(mark)
        mark.spots.append(spot)

    def _frame(self) -> None:
        points = [place_on_map(from_middle(east), north) for east, north in HOME] + [
            (mark.x, mark.y) for mark in self.marks
        ]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        self.left, self.width = _stretch(min(xs) - MARGIN, max(xs) + MARGIN, least=NARROWEST, most=WIDTH)
        # As wide for its height as the whole world is, so that maps stand side by side in one shape.
        height = max(max(ys) - min(ys) + 2 * MARGIN, self.width * HEIGHT / WIDTH)
        middle = (min(ys) + max(ys)) / 2
        self.top, self.height = _stretch(middle - height / 2, middle + height / 2, least=0, most=HEIGHT)

    def _write_names(self) -> None:
        """Each name beside its mark where it covers no other; the busiest places choose first."""
        taken = [(mark.x - RADIUS, mark.y - RADIUS, mark.x + RADIUS, mark.y + RADIUS) for mark in self.marks]
        for mark in self.marks:
            for label, box in _labels(mark):
                if self._holds(box) and not any(_overlap(box, other) for other in taken):
                    mark.label = label
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


def _stretch(start: float, end: float, *, least: float, most: float) -> tuple[int, int]:
    """Where it starts and how long it is: at least and at most so long, around the same middle, from 0 to `most`."""
    length = min(max(end - start, least), most)
    start = min(max((start + end - length) / 2, 0), most - length)
    return math.floor(start), math.ceil(length)


def _labels(mark: Mark):
    """Right, left, below and above of a mark: where its name would be written, and the room that it would take."""
    gap, width = mark.radius + 7, len(mark.words) * LETTER
    low, high = mark.y + LINE / 3, mark.y - LINE / 2
    yield (mark.x + gap, low, "start"), (mark.x + gap, high, mark.x + gap + width, high + LINE)
    yield (mark.x - gap, low, "end"), (mark.x - gap - width, high, mark.x - gap, high + LINE)
    for y in (mark.y + gap + LINE * 0.7, mark.y - gap):
        yield (mark.x, y, "middle"), (mark.x - width / 2, y - LINE * 0.8, mark.x + width / 2, y + LINE * 0.2)


def _overlap(one, other) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
