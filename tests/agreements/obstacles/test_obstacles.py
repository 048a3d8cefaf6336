"""Obstacles on a day: open until the first day on which they may have been resolved."""

import csv
from datetime import date

import pytest
from django.urls import reverse

from agreements.models import Obstacle
from tests import factories as make
from tests import life
from tests.factories import when

pytestmark = pytest.mark.django_db

DAY = date(2018, 11, 15)
#: When it was met, when resolved → open on that day; None: not met yet.
CASES = [
    ("", "", True),
    ("2017", "", True),
    ("2017", "2018-11-15", False),
    ("2017", "2018-11-16", True),
    ("2017", "2018", False),
    ("2017", "2019", True),
    ("2017", "unknown", False),
    ("2018", "", True),
    ("2018-11-16", "", None),
    ("unknown", "", True),
]


@pytest.mark.parametrize(("happened", "resolved", "is_open"), CASES)
def test_an_obstacle_is_open_or_resolved_on_a_day(client, happened, resolved, is_open):
    partnership = make.PartnershipFactory(published=True)
    life.ObstacleFactory(partnership=partnership, happened=when(happened), resolved=when(resolved))
    assert Obstacle.objects.open_on(DAY).exists() is (is_open is True)
    states = [row["state"] for row in rows(client, as_of=str(DAY))]
    assert states == {True: ["open"], False: ["resolved"], None: []}[is_open]


def rows(client, **asked) -> list[dict]:
    response = client.get(reverse("agreements:obstacles"), asked | {"export": "csv"})
    return list(csv.DictReader(b"".join(response).decode().splitlines()))


def test_a_list_is_narrowed_down_by_category_side_and_state(client):
    partnership = make.PartnershipFactory(published=True)
    life.ObstacleFactory(partnership=partnership, key="a", category="language", side="both")
    life.ObstacleFactory(
        partnership=partnership, key="b", side="home", resolved=when("2019"), follow_up="Anggaran 2019"
    )
    assert [row["key"] for row in rows(client, category="language")] == ["a"]
    assert [row["key"] for row in rows(client, side="home")] == ["b"]
    assert [row["key"] for row in rows(client, state="open")] == ["a"]
    assert [row["key"] for row in rows(client, state="resolved")] == ["b"]
    assert {row["key"] for row in rows(client, state="open", as_of="2018-12-31")} == {"a", "b"}
    assert [row["key"] for row in rows(client, q="anggaran 2019")] == ["b"]
