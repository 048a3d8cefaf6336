"""Out of one portal, into an empty one, and out again: the same bytes."""

import io
import os
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from agreements.models import Agreement, Partnership
from cities.models import Agency, Government, Locality
from portal.loading import load_folder
from portal.packages.reading import read_package
from tests import factories as make
from tests.portal.packages.multiplied import DEMO, multiply
from tests.portal.packages.opened import portal, rows, written

pytestmark = pytest.mark.django_db
TIMES = int(os.environ.get("PACKAGE_TIMES", "3"))


@pytest.fixture(autouse=True)
def _reference_data():
    call_command("load_reference", verbosity=0, stdout=io.StringIO())


@pytest.mark.parametrize("as_of", [None, date(2009, 1, 1), date(2016, 6, 30)])
def test_the_demo_comes_back_the_same(tmp_path, as_of):
    with portal():
        load_folder(DEMO)
        first = written(tmp_path, as_of=as_of, name="first.zip")
    assert not Partnership.objects.exists()
    read_package(first)
    assert written(tmp_path, as_of=as_of, name="again.zip").read_bytes() == first.read_bytes()


def test_a_large_register_comes_back_the_same(tmp_path):
    """The demo many times over: make wayback TIMES=200."""
    (tmp_path / "large").mkdir()
    multiply(tmp_path / "large", TIMES)
    with portal():
        load_folder(tmp_path / "large")
        first = written(tmp_path, name="first.zip")
    read_package(first)
    assert Partnership.objects.count() % TIMES == 0
    assert written(tmp_path, name="again.zip").read_bytes() == first.read_bytes()


def test_a_coordinators_package_brings_drafts_and_mailboxes_back(tmp_path):
    semarang = Government.objects.get(key="kota-semarang")
    coordinator = make.MembershipFactory(government=semarang).user
    with portal():
        load_folder(DEMO)
        Agency.objects.filter(government=semarang).update(mailbox="dinas@semarang.example")
        draft = make.PartnershipFactory(
            key="konsep",
            government=semarang,
            partner=Locality.objects.first(),
            partner_institution="Kampus",
            draft=True,
        )
        make.AgreementFactory(key="naskah-konsep", partnership=draft, draft=True)
        first = written(tmp_path, user=coordinator, name="first.zip")
        public = written(tmp_path, name="public.zip")
    read_package(first)
    assert Agreement.objects.get(key="naskah-konsep").is_draft
    assert written(tmp_path, user=coordinator, name="again.zip").read_bytes() == first.read_bytes()
    assert "naskah-konsep" not in rows(public, "agreements.csv")
    assert written(tmp_path, name="public-again.zip").read_bytes() == public.read_bytes()


@pytest.fixture
def package(tmp_path):
    with portal():
        load_folder(DEMO)
        return written(tmp_path)


def test_commands_write_a_package_and_read_it_back(package, tmp_path):
    said = io.StringIO()
    call_command("import_package", str(package), stdout=said)
    assert "partnerships.csv: 12" in said.getvalue()
    target = tmp_path / "paket.zip"
    call_command("export_package", str(target), stdout=said)
    assert target.read_bytes() == package.read_bytes()
    with pytest.raises(CommandError, match="siapa"):
        call_command("export_package", str(target), user="siapa")
