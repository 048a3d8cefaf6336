"""One record of each kind, with the coordinator of its government signed in."""

import pytest

from tests.world import small_world


@pytest.fixture
def world(client):
    world = small_world()
    client.force_login(world["coordinator"])
    return world
