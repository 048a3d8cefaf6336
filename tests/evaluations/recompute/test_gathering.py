"""What SQL chooses of the database and Python of its files: the same facts, field by field."""

import random
from datetime import date
from itertools import product

import pytest

from tests.evaluations.recompute.folders import assert_same_facts, run, write_folder
from tests.evaluations.recompute.random_records import random_records
from tests.sample import sampled

pytestmark = pytest.mark.django_db
DAYS = [date(2009, 3, 31), date(2012, 12, 31), date(2015, 7, 1), date(2019, 1, 1)]


def test_the_facts_of_the_world_are_the_same_from_its_files(world, tmp_path):
    assert_same_facts(tmp_path, [date(year, 6, 30) for year in range(2010, 2027)])


@pytest.mark.parametrize("seed", range(6))
def test_the_facts_of_random_records_are_the_same_from_their_files(seed, tmp_path):
    random_records(random.Random(seed))  # noqa: S311
    assert_same_facts(tmp_path, DAYS)


@pytest.mark.parametrize(("seed", "as_of"), sampled(product(range(3), DAYS), holds=set))
def test_nothing_differs_in_a_package_of_an_earlier_day(seed, as_of, tmp_path):
    """Which lacks what came later."""
    random_records(random.Random(seed))  # noqa: S311
    done = run(write_folder(tmp_path / "package", as_of))
    assert "Differences: none." in done.stdout, done.stdout + done.stderr
