"""Reference data in the database: complete, in both languages, and untouched by a second load."""

import io

import pytest
from django.core.management import CommandError, call_command

from agreements.models import Sector
from cities.management.commands.demo_accounts import ACCOUNTS
from cities.models import Agency, Country, Government, Membership, Place
from cities.reference import refresh_governments
from portal.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded():
    told = io.StringIO()
    call_command("load_reference", stdout=told)
    return told.getvalue()


def test_every_government_lies_in_its_province(loaded):
    assert Government.objects.filter(level="province").count() == 38
    assert Government.objects.filter(level__in=["regency", "city"], province__level="province").count() == 514
    semarang = Government.objects.get(key="kota-semarang")
    assert (semarang.code, semarang.province.key, semarang.time_zone) == ("33.74", "jawa-tengah", "Asia/Jakarta")
    assert Government.objects.get(level="ministry").code is None


def test_countries_have_a_name_in_both_languages(loaded):
    china = Country.objects.get(code="CN")
    assert (china.name_id, china.name_en) == ("Tiongkok", "China")
    assert Country.objects.count() == 250


def test_places_are_found_by_other_names_and_told_apart_by_region(loaded):
    assert Place.objects.count() == 34_006
    kawasaki = Place.objects.filter(name="Kawasaki", country_id="JP").order_by("region")
    assert [place.region for place in kawasaki] == ["Fukuoka", "Kanagawa"]
    assert "Ha Long" in Place.objects.get(name="Hạ Long").other_names


def test_sectors_are_bilingual(loaded):
    assert Sector.objects.count() == 30
    assert not Sector.objects.filter(name_id="").exists()
    assert not Sector.objects.filter(name_en="").exists()


def test_a_second_load_writes_nothing(loaded):
    told = io.StringIO()
    call_command("load_reference", stdout=told)
    figures = [line.split(": ")[1] for line in told.getvalue().splitlines()]
    assert [figure.split(",")[0].split()[0] for figure in figures] == ["0"] * 6
    assert [figure.split(",")[1].split()[0] for figure in figures] == ["0"] * 6


def test_a_name_that_the_ministry_changed_is_brought_up_to_date_and_nothing_else():
    refresh_governments()
    Government.objects.filter(key="kota-semarang").update(name="Kotamadya Semarang", version=3)
    assert refresh_governments() == (0, 1, 552)
    assert Government.objects.get(key="kota-semarang").name == "Kota Semarang"
    assert Government.objects.get(key="kota-semarang").version == 3


class TestDemoAccounts:
    @pytest.fixture(autouse=True)
    def governments(self, monkeypatch):
        refresh_governments()
        monkeypatch.setenv("DEMO_PASSWORD", "rahasia-untuk-demo")

    @pytest.fixture
    def agency(self):
        government = Government.objects.get(key="kota-semarang")
        Agency.objects.create(key="kota-semarang-bina-marga", government=government, name="Bina Marga", kind="dinas")

    def test_there_is_one_for_each_role_and_its_password_is_never_printed(self, agency):
        told = io.StringIO()
        call_command("demo_accounts", stdout=told)
        assert {served.role for served in Membership.objects.all()} == {account.role for account in ACCOUNTS}
        assert all(user.check_password("rahasia-untuk-demo") for user in User.objects.all())
        assert "Provinsi Jawa Tengah" in told.getvalue()
        assert "rahasia" not in told.getvalue()

    def test_a_second_run_keeps_memberships_and_opens_the_accounts_with_the_password_that_it_prints_for(
        self, agency, monkeypatch
    ):
        call_command("demo_accounts", stdout=io.StringIO())
        monkeypatch.setenv("DEMO_PASSWORD", "lain-sama-sekali")
        call_command("demo_accounts", stdout=io.StringIO())
        assert User.objects.get(username="koordinator").check_password("lain-sama-sekali")
        assert Membership.objects.count() == len(ACCOUNTS)

    def test_without_a_password_or_the_demo_data_it_says_what_to_do(self, monkeypatch):
        with pytest.raises(CommandError, match="bina-marga"):
            call_command("demo_accounts")
        assert not User.objects.exists()
        monkeypatch.delenv("DEMO_PASSWORD")
        with pytest.raises(CommandError, match="DEMO_PASSWORD"):
            call_command("demo_accounts")
