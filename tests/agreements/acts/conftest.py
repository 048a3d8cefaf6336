"""The coordinator of the world's government is signed in."""

import pytest


@pytest.fixture(autouse=True)
def signed_in(client, world):
    client.force_login(world["coordinator"])
