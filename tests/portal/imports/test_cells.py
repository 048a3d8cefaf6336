"""Words and amounts as offices write them."""

import pytest

from agreements.models import Activity, Funding
from cities.models import Government
from portal.imports.cells import labels
from portal.imports.planning import carry_out
from portal.imports.shown import told
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def partnership(coordinator):
    semarang = Government.objects.get(key="kota-semarang")
    return make.PartnershipFactory(key="semarang-jung-gu", government=semarang, partner__name="Jung-gu")


def activities(previewed, state: str):
    return previewed("activities", f"mitra;judul;tanggal;jenis;keadaan\nJung-gu;Uji;2007;kunjungan;{state}\n")


@pytest.mark.parametrize(
    ("written", "state"),
    [
        ("terlaksana", "held"),
        ("Sudah dilaksanakan", "held"),
        ("selesai", "held"),
        ("rencana", "planned"),
    ],
)
def test_states_are_understood_as_offices_write_them(previewed, written, state):
    carry_out(activities(previewed, written), lambda _done, _total: None)
    assert Activity.objects.get().state == state


@pytest.mark.parametrize("written", ["batal", "tidakjadi", "ditiadakan"])
def test_what_was_called_off_is_understood_as_offices_write_it(written):
    assert labels(Activity._meta.get_field("state"))[written] == "cancelled"


def fundings(previewed, **cells: str):
    cells = {"tahun": "2019", "anggaran": "1.250", "mata uang": "IDR", "sumber": "apbd", "dibayar oleh": "home"} | cells
    return previewed("fundings", f"mitra;{';'.join(cells)}\nJung-gu;{';'.join(cells.values())}\n")


@pytest.mark.parametrize(
    ("written", "currency"),
    [("rupiah", "IDR"), ("Rp", "IDR"), ("Rp.", "IDR"), ("US$", "USD"), ("Won", "KRW"), ("yen", "JPY"), ("eur", "EUR")],
)
def test_currencies_are_understood_as_offices_write_them(previewed, written, currency):
    carry_out(fundings(previewed, **{"mata uang": written}), lambda _done, _total: None)
    assert Funding.objects.get().currency == currency


def test_a_currency_that_nobody_knows_is_told_with_what_to_write(previewed):
    ((error,),) = fundings(previewed, **{"mata uang": "kerang"}).rows.filter(act="reject").values_list("errors")[0]
    assert "three letters" in error[3]


def test_who_writes_no_whole_number_is_told_to_write_one(previewed):
    ((error,),) = fundings(previewed, tahun="dua ribu").rows.filter(act="reject").values_list("errors")[0]
    assert error[3] == "Write a whole number."


def test_amounts_are_shown_in_figures_of_the_language_so_that_a_wrong_reading_is_seen(previewed):
    import_ = fundings(previewed, anggaran="1.250")
    (row,) = told(import_, import_.rows.filter(act="create"))
    assert ("Planned", "", "1,250") in row.records[0].changes
