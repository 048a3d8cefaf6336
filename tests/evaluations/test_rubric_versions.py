"""Versions of the rubric: what was released never changes, neither as a file nor in the database."""

import hashlib
import io

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction

from cities.models import Country
from evaluations.models import RubricVersion
from evaluations.rubric import CURRENT, FOLDER, keys, parse, rubric


def load() -> str:
    told = io.StringIO()
    call_command("load_reference", stdout=told)
    return told.getvalue()


def test_a_released_file_is_as_it_was_released():
    lines = (FOLDER / "released.txt").read_text().splitlines()
    released = {name: checksum for checksum, name in (line.split() for line in lines)}
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FOLDER.glob("*.toml")}
    assert found == released
    assert CURRENT in keys()


def test_the_key_of_a_version_is_the_name_of_its_file():
    assert [rubric(key).key for key in keys()] == keys()


@pytest.mark.django_db
def test_each_version_that_ships_is_kept_whole():
    load()
    assert set(RubricVersion.objects.values_list("key", flat=True)) == set(keys())
    kept = RubricVersion.objects.get(key=CURRENT)
    assert parse(kept.content.encode()) == rubric()
    assert (kept.checksum, kept.issued) == (rubric().checksum, rubric().issued)


@pytest.mark.django_db
def test_a_file_that_differs_from_the_version_in_use_is_refused_and_nothing_is_loaded():
    RubricVersion.objects.create(key=CURRENT, checksum="0" * 64, issued=rubric().issued, content="lain")
    with pytest.raises(CommandError, match=f"{CURRENT}.*evaluations/rubric"):
        load()
    assert RubricVersion.objects.get(key=CURRENT).content == "lain"
    assert not Country.objects.exists()


@pytest.mark.django_db
def test_a_version_that_is_kept_cannot_be_changed_or_deleted():
    RubricVersion.objects.create(key="lama", checksum="0" * 64, issued=rubric().issued, content="lama")
    for act in (lambda found: found.update(content="baru"), lambda found: found.delete()):
        with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
            act(RubricVersion.objects.filter(key="lama"))
    assert RubricVersion.objects.get(key="lama").content == "lama"
