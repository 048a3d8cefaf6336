"""The validator of Frictionless Data Packages finds nothing wrong with a package; `make validate` installs it."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from django.core.management import call_command

from cities.models import Government
from portal.loading import load_folder
from tests import factories as make
from tests import life
from tests.portal.packages.multiplied import DEMO
from tests.portal.packages.opened import written

frictionless = pytest.importorskip("frictionless", reason="the validator stands apart: make validate")
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def register():
    call_command("load_reference", verbosity=0, stdout=io.StringIO())
    load_folder(DEMO)


@pytest.fixture
def coordinator():
    """Of a government with a draft and an internal remark."""
    semarang = Government.objects.get(key="kota-semarang")
    draft = make.PartnershipFactory(key="konsep", government=semarang, draft=True)
    agreement = make.AgreementFactory(key="naskah-konsep", partnership=draft, draft=True)
    assignment = make.AssignmentFactory(field__agreement=agreement)
    life.AcknowledgementFactory(assignment=assignment, note='Hanya «kita»,\r\ndan "mereka"')
    return make.MembershipFactory(government=semarang).user


def unpacked(package: Path) -> Path:
    folder = package.with_suffix("")
    with zipfile.ZipFile(package) as archive:
        archive.extractall(folder)
    return folder


def found(folder: Path) -> list[tuple[str, str]]:
    """File and kind of every error; types, formats, vocabularies, keys, references and checksums are looked at."""
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.stats["tasks"] == len(json.loads((folder / "datapackage.json").read_text())["resources"])
    return [("", error.type) for error in report.errors] + [
        (task.place, error.type) for task in report.tasks for error in task.errors
    ]


def test_the_public_package_is_valid(tmp_path):
    assert found(unpacked(written(tmp_path))) == []


def test_a_coordinators_package_is_valid(coordinator, tmp_path):
    folder = unpacked(written(tmp_path, user=coordinator))
    assert "naskah-konsep" in (folder / "agreements.csv").read_text()
    assert found(folder) == []


def test_the_validator_finds_a_wrong_cell_and_a_wrong_reference(tmp_path):
    folder = unpacked(written(tmp_path))
    file = folder / "fields.csv"
    header, first, *rest = file.read_bytes().split(b"\r\n")
    cells = first.split(b",")
    cells[header.split(b",").index(b"agreement")] = b"tidak-ada"
    file.write_bytes(b"\r\n".join([header, b",".join(cells), *rest]))
    assert {kind for _file, kind in found(folder)} >= {"hash-count", "foreign-key"}
