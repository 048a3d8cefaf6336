"""What people are told is compared in English here."""

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def english(language):
    translation.activate("en")
