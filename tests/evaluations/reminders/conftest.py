import pytest
from django.core.cache import cache
from django.utils import translation

from tests.evaluations.reminders.mail_server import serving


@pytest.fixture
def postbox(settings):
    with serving(settings) as open_box:
        yield open_box


@pytest.fixture(autouse=True)
def _afresh():
    """A request made by another test leaves its language behind, and attempts to sign in are counted."""
    cache.clear()
    with translation.override("id"):
        yield
