"""What the status page of a partnership says of its evaluations."""

import re

import pytest

from tests import factories as make
from tests.life import evaluations as judged

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership():
    return make.AgreementFactory(partnership__published=True).partnership


def first_lines(client, partnership, day: str | None = None) -> str:
    """What stands above the warnings, today or on another day."""
    client.cookies["django_language"] = "en"
    page = client.get(partnership.get_absolute_url(), {"as_of": day} if day else {}).content.decode()
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", page.split("<main")[1].split("State on")[0]))


def test_the_last_final_evaluation_and_its_recommendation_stand_beside_the_marks(client, partnership):
    judged.final(partnership=partnership)
    assert "Final evaluation as of 24 November 2021 : Renew with changes" in first_lines(client, partnership)


def test_before_it_was_final_nothing_is_said_of_it(client, partnership):
    evaluation = judged.final(partnership=partnership)
    assert "Final evaluation" not in first_lines(client, partnership, "2020-01-01")
    judged.draft(partnership=partnership, cutoff=evaluation.cutoff.replace(year=2020))
    assert "as of 24 November 2020" not in first_lines(client, partnership)
