"""What the database can ask of a partial date."""

from datetime import date, timedelta

from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from agreements.models import Partnership
from portal.partial_dates import PartialDate
from tests import factories as make

#: The ends of months and years are where spans are written short, so they are often drawn.
EDGES = st.builds(date, st.integers(1000, 2999), st.sampled_from([1, 2, 4, 12]), st.just(1))
DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31)) | EDGES | EDGES.map(lambda day: max(day - timedelta(1), EARLIEST))
EARLIEST = date(1000, 1, 1)


@st.composite
def partial_dates(draw):
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return PartialDate(draw(st.sampled_from([first, first, None])), draw(st.sampled_from([last, first, None])))


class TestAPartialDateInTheDatabase(TestCase):
    @settings(max_examples=100, deadline=None)
    @given(partial_dates(), DAYS)
    def test_certainly_and_possibly_by_a_day(self, began, day):
        made = make.PartnershipFactory(began=began)
        found = Partnership.objects.filter(pk=made.pk)
        certainly = began.latest is not None and began.latest <= day
        possibly = began.earliest is None or began.earliest <= day
        assert found.filter(began__latest__lte=day).exists() == certainly
        assert found.filter(began__earliest__lte=day).exists() == possibly

    def test_what_is_not_recorded_is_neither_before_nor_after(self):
        make.PartnershipFactory(began=None)
        day = date(2020, 1, 1)
        assert not Partnership.objects.filter(began__latest__lte=day).exists()
        assert not Partnership.objects.filter(began__earliest__gt=day).exists()

    def test_lists_sort_by_the_first_possible_day(self):
        for text in ("2018-10/2018-12", "2018", "2018-11", "../2016", "2018-10-02", ""):
            make.PartnershipFactory(key=f"k-{text.replace('/', '_') or 'tidak'}", began=make.when(text))
        keys = Partnership.objects.order_by("began__earliest").values_list("key", flat=True)
        assert [key[2:] for key in keys] == [
            ".._2016",
            "2018",
            "2018-10_2018-12",
            "2018-10-02",
            "2018-11",
            "tidak",
        ]

    def test_the_column_is_a_range_of_the_database(self):
        make.PartnershipFactory(began=make.when("2007-04"))
        with connection.cursor() as cursor:
            cursor.execute("SELECT began::text FROM agreements_partnership")
            assert cursor.fetchone() == ("[2007-04-01,2007-05-01)",)
