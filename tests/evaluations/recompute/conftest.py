"""The package of the demo, whole and as a copy to be changed."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.evaluations.demo_register import demo  # noqa: F401
from tests.evaluations.recompute.folders import write_folder


@pytest.fixture(scope="module")
def whole(demo, django_db_blocker, tmp_path_factory) -> Path:  # noqa: F811
    """The package as of the last day of Jung-gu's memorandum."""
    with django_db_blocker.unblock():
        return write_folder(tmp_path_factory.mktemp("package") / "whole", date(2021, 11, 24))


@pytest.fixture
def package(whole, tmp_path) -> Path:
    """A copy, to be changed."""
    return Path(shutil.copytree(whole, tmp_path / "package"))
