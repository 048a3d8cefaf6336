"""The demo folder in the database: all of it, once."""

import io
from pathlib import Path

import pytest
from django.core.management import call_command

from agreements.models import Agreement, Partnership
from portal.loading import load_folder
from portal.models import Citation, Claim, Source
from tests.portal.folders import contents
from tests.world import kept_for_module, settled

DEMO = Path(__file__).parents[1] / "demo"

#: Kinds of record of which the papers tell nothing; their files show the columns.
WITHOUT_ROWS = {"handovers.csv", "leadership_changes.csv", "reports.csv"}

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def loaded(django_db_setup, django_db_blocker):
    with kept_for_module(django_db_blocker):
        call_command("load_reference", verbosity=0, stdout=io.StringIO())
        yield settled(load_folder(DEMO))


def test_every_file_of_the_folder_is_loaded(loaded):
    assert {table.file for table in loaded.tables} == {path.name for path in DEMO.glob("*.csv")}
    assert all(not table.changed and not table.unchanged for table in loaded.tables)
    assert {table.file for table in loaded.tables if not table.created} == WITHOUT_ROWS


def test_loading_it_twice_changes_nothing():
    before = contents()
    report = load_folder(DEMO)
    assert (report.created, report.changed) == (0, 0)
    assert contents() == before


def test_the_memorandum_of_jung_gu_runs_to_its_last_day():
    agreement = Agreement.objects.get(key="semarang-jung-gu-mou-2016")
    assert (str(agreement.expires), str(agreement.last_notice)) == ("2021-11-24", "2021-05-25")


def test_both_years_of_the_letter_of_bandung_and_kawasaki_stand_with_their_sources():
    claims = Claim.objects.filter(record_key="bandung-kawasaki-loi", attribute="signed").order_by("value")
    assert [(claim.value, claim.locator) for claim in claims] == [("2015", "line 69"), ("2016", "line 83")]


def test_every_partnership_is_published_and_cites_a_source():
    for partnership in Partnership.objects.all():
        assert partnership.published_on
        assert Citation.objects.about(partnership)
    assert Source.objects.exclude(transcript="").count() == 5
