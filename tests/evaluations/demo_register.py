"""The demo folder in the register, for all tests of a module that asks for it."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction

from portal.loading import load_folder

DEMO = Path(__file__).parents[2] / "demo"


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_reference", verbosity=0)
        load_folder(DEMO)
        yield
        transaction.set_rollback(True)
