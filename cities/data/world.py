"""The land of the world with its borders as one small SVG, from the TopoJSON of Natural Earth's 1:110m countries."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from portal.maps import HEIGHT, SOUTH, WIDTH, from_middle, place_on_map

Point = tuple[float, float]
LAND, BORDER = "#e2e4da", "#b9beb2"


def world(topology: Mapping) -> str:
    """An SVG as wide and high as `portal.maps` says. Antarctica is left out: nobody has a sister city there."""
    arcs = [_degrees(arc, **topology["transform"]) for arc in topology["arcs"]]
    land = [ring for ring in _rings(topology["objects"]["land"], arcs) if max(y for _, y in ring) > SOUTH]
    shown = "".join(f"{path}z" for ring in land for part in _cut(ring) if (path := _path(part)))
    # No border crosses the edge of the map, which lies in the Atlantic.
    borders = "".join(_path(_unrolled(arc)) for arc in _borders(topology["objects"]["countries"], arcs))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<path fill="{LAND}" stroke="{LAND}" d="{shown}"/>'
        f'<path fill="none" stroke="{BORDER}" stroke-width="1.5" d="{borders}"/></svg>\n'
    )


def _degrees(arc: Iterable[Sequence[int]], *, scale: Sequence[float], translate: Sequence[float]) -> list[Point]:
    """Longitude and latitude of an arc, which TopoJSON keeps as steps from point to point."""
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * scale[0] + translate[0], y * scale[1] + translate[1]))
    return points


def _rings(thing: Mapping, arcs: Sequence[list[Point]]) -> Iterator[list[Point]]:
    for indices in _ring_indices(thing):
        points: list[Point] = []
        for index in indices:
            arc = arcs[index] if index >= 0 else arcs[~index][::-1]
            points += arc[1:] if points else arc
        yield points


def _ring_indices(thing: Mapping) -> Iterator[list[int]]:
    if thing["type"] == "GeometryCollection":
        for inner in thing["geometries"]:
            yield from _ring_indices(inner)
    elif thing["type"] == "MultiPolygon":
        yield from (ring for polygon in thing["arcs"] for ring in polygon)
    else:
        yield from thing["arcs"]


def _borders(countries: Mapping, arcs: Sequence[list[Point]]) -> Iterator[list[Point]]:
    """What two countries share; a coast belongs to one."""
    sharing = Counter(index if index >= 0 else ~index for ring in _ring_indices(countries) for index in ring)
    for index in sorted(index for index, number in sharing.items() if number > 1):
        yield arcs[index]


def _cut(ring: Sequence[Point]) -> Iterator[list[Point]]:
    """The ring in parts, none of which crosses the edge of the map; longitudes count from its middle."""
    unrolled = _unrolled(ring)
    for turn in (-360, 0, 360):
        part = [(x + turn, y) for x, y in unrolled]
        part = _one_side(part, 180, keep=lambda x: x <= 180)
        part = _one_side(part, -180, keep=lambda x: x >= -180)
        if len(part) > 2 and len({x for x, _ in part}) > 1:
            yield part


def _unrolled(ring: Sequence[Point]) -> list[Point]:
    """Longitudes from the middle of the map, without jumps from one edge to the other."""
    points: list[Point] = []
    for longitude, y in ring:
        x = from_middle(longitude)
        if points:
            x += round((points[-1][0] - x) / 360) * 360
        points.append((x, y))
    return points


def _one_side(ring: Sequence[Point], edge: float, *, keep) -> list[Point]:
    """What of a ring lies on one side of a meridian (Sutherland and Hodgman)."""
    kept: list[Point] = []
    for (x0, y0), (x1, y1) in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        if keep(x0) != keep(x1):
            kept.append((edge, y0 + (y1 - y0) * (edge - x0) / (x1 - x0)))
        if keep(x1):
            kept.append((x1, y1))
    return kept


def _path(points: Iterable[Point]) -> str:
    """Steps between whole units of the picture; what moves by less than one is left out."""
    whole = [tuple(map(round, place_on_map(*point))) for point in points]
    x, y = whole[0]
    steps = [f"{now[0] - before[0]} {now[1] - before[1]}" for before, now in pairwise(whole) if now != before]
    return f"M{x} {y}l{' '.join(steps)}".replace(" -", "-") if steps else ""
