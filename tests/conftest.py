"""What every test needs."""

import gc
from collections import Counter

import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils import translation
from django.utils.translation import trans_real

#: New objects between two searches for garbage: migrating makes and drops millions.
SELDOM = 50_000


def pytest_configure(config):
    """The catalogue as Django reads it, made from the one that people edit: once, before any worker starts."""
    if not hasattr(config, "workerinput"):
        from portal.translations import Translations

        Translations().compile()
    # Django keeps what it read first, and may have read before there was anything to read.
    trans_real._translations.clear()
    trans_real._default = None


@pytest.hookimpl(wrapper=True)
def pytest_collection():
    """Tests are made to stay: looking through them for garbage again and again would take a third of the time."""
    gc.disable()
    yield
    gc.freeze()
    gc.set_threshold(SELDOM)
    gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """What takes long first, then modules by their number of tests, so that no process waits long for the last."""
    numbers = Counter(item.module for item in items)
    items.sort(
        key=lambda item: (item.get_closest_marker("browser") is None, -numbers[item.module], item.module.__name__)
    )


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """One record of each kind, made once a module; whoever needs more has a fixture of that name beside the tests."""
    from tests.world import kept_for_module, settled, small_world

    with kept_for_module(django_db_blocker):
        yield settled(small_world())


@pytest.fixture(autouse=True)
def language():
    """That of the portal, whatever the page before was asked in."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def _attempts_afresh():
    """Attempts to sign in and reports of errors are counted by the minute; those of other tests do not count."""
    cache.clear()
