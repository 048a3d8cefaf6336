import pytest

from tests.evaluations.reminders.mail_server import serving


@pytest.fixture
def postbox(settings):
    with serving(settings) as open_box:
        yield open_box
