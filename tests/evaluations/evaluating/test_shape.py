"""Content from outside is held against what pages read, whatever is wrong with it."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from evaluations.freezing.shape import check_content
from tests import life
from tests.life import evaluations as judged

pytestmark = pytest.mark.django_db
WRONG = (None, [], {}, "", "x" * 9, -1, [{}], {"id": 1})


@pytest.fixture
def content():
    evaluation = judged.EvaluationFactory()
    life.ActivityFactory(partnership=evaluation.partnership)
    life.PublishedVerdictFactory(partnership=evaluation.partnership)
    return judged.final(partnership=evaluation.partnership, follow_ups=1).frozen


def places(value: Any, path: tuple = ()) -> Iterator[tuple]:
    """Of a tree every branch and leaf; of lists the first alone."""
    inside = value.items() if isinstance(value, dict) else list(enumerate(value))[:1] if isinstance(value, list) else ()
    for name, below in inside:
        yield (*path, name)
        yield from places(below, (*path, name))


def put(content: dict, path: tuple, value: Any) -> dict:
    copy = deepcopy(content)
    inside = copy
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value
    return copy


def refused(content: Any) -> bool:
    """Any other exception than that which is promised fails the test."""
    try:
        check_content(content)
    except ValueError:
        return True
    return False


def test_what_the_portal_froze_is_taken(content):
    check_content(content)


def test_whatever_stands_in_the_place_of_something_it_is_taken_or_refused(content):
    found = [refused(put(content, place, value)) for place in places(content) for value in WRONG]
    assert found.count(True) > len(found) / 2


@pytest.mark.parametrize("name", ["key", "told", "evidence", "columns", "elements", "judgements", "rubric", "summary"])
def test_what_lacks_a_part_is_refused(content, name):
    assert refused({part: told for part, told in content.items() if part != name})


@pytest.mark.parametrize(
    "name", ["auth.user:1", "agreements.activity", "agreements.activity:a/b", "agreements.obligation:a/b/2020-13-01"]
)
def test_evidence_that_is_no_record_is_refused(content, name):
    assert refused(put(content, ("evidence", name), {"hash": "", "id": None, "en": None}))
