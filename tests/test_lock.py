"""The locks give the same versions everywhere, and fall behind pyproject.toml only with a complaint."""

import re
import shutil

import pytest

from portal import lock

PYPROJECT = (lock.PROJECT / "pyproject.toml").read_text()


@pytest.fixture
def copy(tmp_path):
    return shutil.copytree(lock.REQUIREMENTS, tmp_path / "requirements")


def test_the_locks_of_the_project_are_as_they_should_be():
    assert lock.complaints(PYPROJECT, lock.REQUIREMENTS) == []


def test_a_new_dependency_without_a_new_lock_is_a_complaint(copy):
    changed = PYPROJECT.replace("dependencies = [", 'dependencies = [\n    "more-itertools>=10",', 1)
    assert "make lock" in lock.complaints(changed, copy)[0]


def test_a_comment_in_pyproject_is_no_reason_for_a_new_lock():
    assert lock.inputs("# why\n" + PYPROJECT) == lock.inputs(PYPROJECT)


def test_a_lock_that_records_an_address_is_a_complaint(copy):
    with (copy / "run.txt").open("a") as file:
        file.write("--extra-index somewhere\n")
    assert lock.complaints(PYPROJECT, copy) == [
        "requirements/run.txt records where packages come from: run make lock.",
    ]


def test_a_missing_lock_is_a_complaint(copy):
    (copy / "data.txt").unlink()
    assert lock.complaints(PYPROJECT, copy) == ["requirements/data.txt is missing or has no hashes: run make lock."]


def test_all_locks_agree_on_the_version_of_a_package():
    versions = {}
    for path in lock.REQUIREMENTS.glob("*.txt"):
        for name, version in re.findall(r"^([a-z0-9-]+)==(\S+)", path.read_text(), re.MULTILINE):
            versions.setdefault(name, set()).add(version)
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}
