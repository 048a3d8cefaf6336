"""recompute.py beside a final evaluation, whose day is that of one partnership and not of the others."""

from datetime import date

import pytest

from tests import factories as make
from tests.evaluations.recompute.folders import leave_out, run, told, write_folder
from tests.factories import when
from tests.life import evaluations

pytestmark = pytest.mark.django_db
CUTOFF = date(2021, 11, 24)


@pytest.fixture
def package(tmp_path):
    """Of two partnerships, one of which was evaluated as of an earlier day."""
    evaluated = make.AgreementFactory(
        partnership=make.PartnershipFactory(key="evaluated", published=True),
        signed=when("2016-11-25"),
        starts=when("2016-11-25"),
    ).partnership
    make.PartnershipFactory(key="other", published=True)
    evaluations.final(partnership=evaluated, cutoff=CUTOFF)
    return write_folder(tmp_path / "package")


def test_nothing_differs_where_one_partnership_alone_was_evaluated(package):
    done = run(package)
    assert "Differences: none." in done.stdout, done.stdout[:500] + done.stderr
    assert done.returncode == 0
    assert "as of 2021-11-24 by ringrose-1: 1 partnership\n" in done.stdout
    assert "as of 2030-01-01 by ringrose-1: 2 partnerships" in done.stdout


def test_the_partnership_that_was_evaluated_is_compared_on_its_day(package):
    leave_out(package, "computed_verdicts.csv", f"evaluated/{CUTOFF}/ringrose-1/results")
    assert [each["row"] for each in told(package)["differences"]] == [
        ["evaluated", str(CUTOFF), "ringrose-1", "results"]
    ]


def test_a_partnership_that_was_not_evaluated_may_be_chosen_alone(package):
    done = run(package, "--partnership", "other")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Differences: none." in done.stdout
