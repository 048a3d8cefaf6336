"""The two axes on lists, in files and on the page of a partnership, with what they rest on."""

import csv
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from agreements.axes import axes_of, judge
from agreements.columns.axes import LEGAL_TONES, VITALITY_TONES
from agreements.models.statuses import PartnershipStatus, Vitality
from tests import factories as make
from tests import life
from tests.agreements.vitality.day import day, held, known, signed

pytestmark = pytest.mark.django_db
LIST = "agreements:partnerships"


@pytest.fixture
def beihai():
    partnership = make.PartnershipFactory(published=True, partner__name="Beihai", partner__key="beihai")
    signed(partnership, "2008-10-14", term="", duration_months=None)
    held(partnership, "2007-04", title="Kunjungan balasan")
    known(partnership, "2008-10-14/2016-12-31", statement="Tidak ada tindak lanjut.")
    return partnership


@pytest.fixture
def jung_gu():
    partnership = make.PartnershipFactory(published=True, partner__name="Jung-gu", partner__key="jung-gu")
    held(partnership, "2015-09-23")
    signed(partnership)
    return partnership


def keys(response) -> list[str]:
    return [row["key"] for row in csv.DictReader(b"".join(response).decode().splitlines())]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"vitality": "dormant"}, ["beihai"]),
        ({"vitality": "never_started"}, ["beihai"]),
        ({"vitality": "active"}, ["jung_gu"]),
        ({"legal_status": "term_not_stated", "vitality": "dormant"}, ["beihai"]),
        ({"legal_status": "expired"}, []),
        ({"sort": "vitality"}, ["beihai", "jung_gu"]),
        ({"sort": "-vitality"}, ["jung_gu", "beihai"]),
        ({"sort": "-last_activity"}, ["jung_gu", "beihai"]),
        ({"sort": "legal_status"}, ["jung_gu", "beihai"]),
    ],
)
def test_a_list_filters_and_sorts_by_both_axes(client, beihai, jung_gu, asked, found):
    names = {"beihai": beihai.key, "jung_gu": jung_gu.key}
    response = client.get(reverse(LIST), {"as_of": "2016-06-30", "export": "csv"} | asked)
    assert keys(response) == [names[name] for name in found]


def test_a_filtered_list_asks_for_the_vitality_of_all_once_and_as_often_for_many_as_for_few(client, beihai):
    asked = {"vitality": "dormant", "as_of": "2016-06-30"}
    with CaptureQueriesContext(connection) as few:
        assert client.get(reverse(LIST), asked).context["total"] == 1
    for _more in range(4):
        another = make.PartnershipFactory(published=True)
        signed(another, "2008-10-14", term="", duration_months=None)
        known(another, "2008-10-14/2016-12-31")
    with CaptureQueriesContext(connection) as many:
        assert client.get(reverse(LIST), asked).context["total"] == 5
    assert len(many) == len(few)
    computing = [query["sql"] for query in many if "vitality(" in query["sql"]]
    assert len(computing) == 2, "once for the filter, once for the rows of the page"
    assert not any("COUNT(*)" in sql.partition("FROM")[0] for sql in computing)


def test_a_file_has_codes_and_labels(client, beihai):
    client.cookies["django_language"] = "en"
    response = client.get(reverse(LIST), {"as_of": "2016-06-30", "export": "csv"})
    row = next(csv.DictReader(b"".join(response).decode().splitlines()))
    assert (row["legal_status"], row["legal_status_label"]) == ("term_not_stated", "In force, term not stated")
    assert (row["vitality"], row["vitality_label"], row["last_activity"]) == (
        "never_started",
        "Never started",
        "2007-04",
    )


def test_every_word_has_its_mark():
    assert set(LEGAL_TONES) == set(PartnershipStatus)
    assert set(VITALITY_TONES) == set(Vitality)


def test_the_list_of_agreements_leaves_out_what_was_signed_after_the_day(client):
    partnership = make.PartnershipFactory(published=True)
    later, planned = signed(partnership, "2016-11-25"), make.AgreementFactory(partnership=partnership, unsigned=True)
    vague = signed(partnership, "2016")

    def listed(**asked):
        return set(keys(client.get(reverse("agreements:agreements"), {"export": "csv"} | asked)))

    assert listed(as_of="2016-11-24") == {planned.key, vague.key}
    assert listed(as_of="2016-11-25") == listed() == {later.key, planned.key, vague.key}


def test_today_shows_a_day_of_signing_that_was_mistyped(client):
    tomorrow = timezone.localdate() + timedelta(days=1)
    mistyped = signed(make.PartnershipFactory(published=True), tomorrow.isoformat())
    assert keys(client.get(reverse("agreements:agreements"), {"export": "csv"})) == [mistyped.key]


def behind(partnership, on: str) -> list[str]:
    """All records that the page names behind the words, for somebody who serves nobody."""
    reader = make.UserFactory()
    axes = axes_of(judge(partnership, day(on), reader), reader)
    return [row.text for axis in axes for _title, rows in axis.groups for row in rows]


def test_each_word_opens_its_records(client, beihai):
    client.cookies["django_language"] = "en"
    page = client.get(beihai.get_absolute_url(), {"as_of": "2016-06-30"})
    legal, vital = page.context["axes"]
    assert (legal.word, vital.word) == ("In force, term not stated", "Never started")
    assert [row.text for _title, rows in legal.groups for row in rows] == [str(beihai.agreements.get())]
    shown = [row.text for _title, rows in vital.groups for row in rows]
    assert {"Kunjungan balasan", "Tidak ada tindak lanjut."} <= set(shown)


def test_what_may_lie_outside_is_listed_as_not_countable(jung_gu):
    held(jung_gu, "../2018", title="Pertukaran staf")
    held(jung_gu, "2011", title="Lama berlalu")
    rows = behind(jung_gu, "2017-06-30")
    assert "Pertukaran staf" in rows
    assert "Lama berlalu" not in rows


def test_an_axis_names_no_draft(jung_gu):
    draft = make.AgreementFactory(partnership=jung_gu, draft=True, signed=make.when("2017-01-01"))
    held(jung_gu, "2018-01-01", agreement=draft)
    assert str(draft) not in behind(jung_gu, "2018-06-30")


def test_the_page_of_a_partnership_asks_as_often_however_much_happened(client, beihai, django_assert_max_num_queries):
    for year in range(2009, 2016):
        held(beihai, f"{year}")
        known(beihai, f"{year}", agency=make.AgencyFactory(government=beihai.government))
    reader = make.UserFactory()
    with django_assert_max_num_queries(8):
        axes_of(judge(beihai, day("2016-06-30"), reader), reader)


def test_the_register_start_stands_on_the_page_of_its_government_and_behind_the_word(client, jung_gu):
    url = jung_gu.government.get_absolute_url()
    client.cookies["django_language"] = "en"
    assert "It is not declared from when" in client.get(url).content.decode()
    life.RegisterStartFactory(government=jung_gu.government, starts=day("2017-01-01"))
    assert "Kept completely from 1 January 2017" in client.get(url).content.decode()
