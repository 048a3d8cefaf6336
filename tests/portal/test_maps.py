"""The map: every place is in it or in its table, at its place; what is near shares a mark."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from portal.maps import HEIGHT, WIDTH, Spot, WorldMap, from_middle, place_on_map

LAND = Path(__file__).parents[2] / "static" / "portal" / "world.svg"
ULSAN, BUSAN, BRISBANE, SPLIT = (35.54, 129.31), (35.18, 129.08), (-27.47, 153.03), (43.51, 16.44)


def spot(name, place=None, number=1):
    latitude, longitude = place or (None, None)
    return Spot(name.lower(), name, "Negara", number, latitude, longitude, f"/{name}")


def test_the_middle_of_the_map_is_the_middle_of_the_pacific():
    assert place_on_map(from_middle(150), 0)[0] == WIDTH / 2
    assert place_on_map(from_middle(-30.01), 0)[0] == pytest.approx(WIDTH, abs=1)
    assert place_on_map(from_middle(-29.99), 0)[0] == pytest.approx(0, abs=1)


def test_north_is_above_and_east_is_right():
    (ulsan_x, ulsan_y), (brisbane_x, brisbane_y) = (
        place_on_map(from_middle(longitude), latitude) for latitude, longitude in (ULSAN, BRISBANE)
    )
    assert ulsan_x < brisbane_x
    assert ulsan_y < brisbane_y


def test_near_places_share_a_mark_and_far_ones_do_not():
    world = WorldMap([spot("Ulsan", ULSAN), spot("Busan", BUSAN, 2), spot("Brisbane", BRISBANE)])
    assert [(mark.number, [each.name for each in mark.spots]) for mark in world.marks] == [
        (3, ["Busan", "Ulsan"]),
        (1, ["Brisbane"]),
    ]


def test_a_place_without_coordinates_stands_in_the_table():
    world = WorldMap([spot("Belanda"), spot("Ulsan", ULSAN)])
    assert [each.name for each in world.rows] == ["Belanda", "Ulsan"]
    assert [each.name for each in world.unplaced] == ["Belanda"]
    assert world.total == 2


def test_the_picture_is_cut_to_the_partners_and_indonesia():
    near, far = WorldMap([spot("Ulsan", ULSAN)]), WorldMap([spot("Ulsan", ULSAN), spot("Split", SPLIT)])
    assert near.width < far.width < WIDTH
    java_x, java_y = place_on_map(from_middle(110), -7)
    for world in (near, far):
        assert world.left < java_x < world.left + world.width
        assert world.top < java_y < world.top + world.height


def test_no_mark_is_a_map_of_indonesia():
    assert WorldMap([]).is_empty
    assert WorldMap([]).marks == []


degrees = some.tuples(some.floats(-55, 80), some.floats(-180, 180))


@given(some.lists(some.tuples(degrees, some.integers(1, 50)), max_size=25))
def test_marks_and_table_count_the_same_and_nothing_leaves_the_picture(places):
    world = WorldMap(spot(f"K{place}", where, number) for place, (where, number) in enumerate(places))
    assert sum(mark.number for mark in world.marks) == sum(each.number for each in world.rows) == world.total
    for mark in world.marks:
        assert world.left <= mark.x <= world.left + world.width
        assert world.top <= mark.y <= world.top + world.height
    assert world.left >= 0
    assert world.left + world.width <= WIDTH + 1
    assert world.top + world.height <= HEIGHT + 1


@given(some.lists(degrees, min_size=2, max_size=25))
def test_no_two_names_cover_each_other(places):
    world = WorldMap(spot(f"Kota{place}", where) for place, where in enumerate(places))
    written = [mark.label[:2] for mark in world.marks if mark.label]
    assert len(set(written)) == len(written)


def test_the_land_is_as_large_as_the_map_and_small_to_fetch():
    land = LAND.read_text()
    assert f'viewBox="0 0 {WIDTH} {HEIGHT}"' in land
    assert len(land) < 40_000
    assert not re.search(r"<script|style=|href=", land)


def test_the_land_lies_under_its_cities():
    """The rings of the picture hold what is far from any coast, and not what is far out at sea."""
    rings = _rings(re.search(r' d="([^"]+)"', LAND.read_text())[1])
    inland = {"Beijing": (39.9, 116.4), "Madrid": (40.4, -3.7), "Alice Springs": (-23.7, 133.9), "Denver": (39.7, -105)}
    at_sea = {"Pacific": (0, -150), "Atlantic": (0, -25), "Indian Ocean": (-20, 80)}
    for latitude, longitude in inland.values():
        assert _is_inside(rings, *place_on_map(from_middle(longitude), latitude))
    for latitude, longitude in at_sea.values():
        assert not _is_inside(rings, *place_on_map(from_middle(longitude), latitude))


def _rings(path: str) -> list[list[tuple[int, int]]]:
    rings = []
    for part in path.rstrip("z").split("z"):
        x, y, *steps = map(int, re.findall(r"-?\d+", part))
        ring = [(x, y)]
        for step_x, step_y in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + step_x, y + step_y
            ring.append((x, y))
        rings.append(ring)
    return rings


def _is_inside(rings, x: float, y: float) -> bool:
    """Whether a line to the left crosses coasts an odd number of times."""
    crossed = 0
    for ring in rings:
        for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y0 > y) != (y1 > y) and x0 + (y - y0) * (x1 - x0) / (y1 - y0) < x:
                crossed += 1
    return crossed % 2 == 1
