"""What the register tells of the papers' cases on the days that matter: three true stories of one partnership."""

from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils.translation import override

from agreements.models import Partnership
from portal.loading import load_folder

DEMO = Path(__file__).parents[1] / "demo"
ONLY_MENTIONED = ("semarang-brisbane", "semarang-kitakyushu", "semarang-split", "bandung-braunschweig", "bandung-seoul")

FORUM = "Pengusaha Jung-Gu menghadiri Semarang Business Forum 2019"

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup, django_db_blocker):
    """The demo folder in the register for all tests of the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_reference", verbosity=0)
        load_folder(DEMO)
        yield
        transaction.set_rollback(True)


def axes(key: str, on: date) -> tuple[str, str]:
    found = Partnership.objects.with_legal_status(on).with_vitality(on).get(key=key)
    return found.legal_status, found.vitality


@pytest.mark.parametrize(
    ("on", "story"),
    [
        (date(2017, 6, 30), ("in_force", "not_known")),
        (date(2018, 12, 31), ("in_force", "active")),
        (date(2021, 11, 24), ("expiring", "dormant")),
        (date(2021, 11, 25), ("expired", "ended")),
    ],
)
def test_jung_gu_lives_and_ends(on, story):
    assert axes("semarang-jung-gu", on) == story


def page(client, key: str, on: str) -> str:
    with override("en"):
        client.cookies["django_language"] = "en"
        return client.get(f"/partnerships/{key}/", {"as_of": on}).content.decode()


def test_the_page_of_jung_gu_tells_three_different_stories(client):
    young, alive, over = (page(client, "semarang-jung-gu", on) for on in ("2017-06-30", "2018-12-31", "2021-11-25"))
    assert "its last day is 24 November 2021" in young
    assert "Ulsan Maduhee Festival" in young
    assert FORUM not in young
    assert "DPRD Kota Semarang ke Dewan Kota Jung-Gu" in alive
    assert FORUM not in alive
    assert FORUM in over
    assert len({young, alive, over}) == 3


@pytest.mark.parametrize("on", ["2021-11-24", "2026-01-01"])
def test_jung_gu_is_told_in_one_sentence(client, on):
    client.cookies["django_language"] = "id"
    told = str(client.get("/partnerships/semarang-jung-gu/", {"as_of": on}).context["sentence"])
    assert told == (
        "Masa berlaku berakhir 24 November 2021; satu dari lima bidang menghasilkan; kegiatan terakhir tercatat 2019"
    )


@pytest.mark.parametrize("on", [date(2012, 1, 1), date(2016, 6, 30), date(2016, 12, 31)])
def test_beihai_is_in_force_and_dormant_and_jung_gu_is_not(client, on):
    query = {"as_of": on.isoformat(), "vitality": "dormant", "export": "csv"}
    listed = client.get("/partnerships/", query).getvalue().decode()
    assert "semarang-beihai" in listed
    assert "semarang-jung-gu" not in listed
    assert axes("semarang-beihai", on) == ("term_not_stated", "never_started")


@pytest.mark.parametrize("key", ONLY_MENTIONED)
@pytest.mark.parametrize("on", [date(2016, 6, 30), date(2021, 11, 25), date(2026, 1, 1)])
def test_of_a_partnership_that_papers_only_mention_nothing_is_claimed(key, on):
    assert axes(key, on)[1] == "not_known"


def test_where_no_source_says_that_all_is_known_silence_says_nothing():
    assert axes("semarang-beihai", date(2018, 12, 31))[1] == "not_known"
    assert axes("semarang-toyama", date(2019, 12, 31))[1] == "not_known"


def test_a_renewal_takes_the_place_of_what_ran_out():
    assert axes("bandung-kawasaki", date(2019, 12, 31)) == ("expired", "ended")
    assert axes("bandung-kawasaki", date(2021, 6, 30))[0] == "in_force"
