"""What every test needs."""

import pytest


@pytest.fixture(scope="session", autouse=True)
def translations():
    """The catalogue as Django reads it, made from the one that people edit."""
    from portal.translations import Translations

    Translations().compile()
