"""Charts say in the picture what their table says: nothing as 0 that is not recorded, parts told apart by pattern."""

import re
from decimal import Decimal

import html5lib
import pytest
from django.template.loader import render_to_string
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as some

from portal.charts import BAR_WIDTH, COLUMNS_HEIGHT, PATTERNS, BarChart, ColumnChart, Value

amounts = some.one_of(some.none(), some.integers(0, 10**15))
names = ["Direncanakan", "Terealisasi", "Hibah"]


def bars(**numbers):
    return BarChart([(label, Value(number)) for label, number in numbers.items()])


def columns(*years):
    return ColumnChart(
        names[: len(years[0])], [(str(2015 + place), [*map(Value, year)]) for place, year in enumerate(years)]
    )


def shown(template: str, chart, **words) -> str:
    with override("id"):
        return render_to_string(
            f"components/charts/{template}.html", {"chart": chart, "title": "Judul", "id": "bagan", **words}
        )


def test_bars_are_as_long_as_their_numbers():
    short, long = bars(a=10, b=40).bars
    assert long.width == pytest.approx(4 * short.width, abs=0.3)


def test_a_missing_number_is_no_bar_of_nothing():
    nothing, missing = bars(a=0, b=None).bars
    assert nothing.width == 0
    assert missing.value.is_missing
    page = shown("bars", bars(a=0, b=None))
    assert page.count('class="chart-missing"') == 1
    # Once in the picture, once in the table.
    assert page.count("tidak tercatat") == 2


def test_a_figure_opens_its_rows():
    chart = BarChart([("Berlaku", Value(2, url="/agreements/?status=in_force"))])
    assert '<a href="/agreements/?status=in_force">2</a>' in shown("bars", chart)


def test_the_figure_is_written_as_given_or_grouped():
    assert Value(Decimal(5_000_000), shown="Rp 5 juta").text == "Rp 5 juta"
    with override("id"):
        assert Value(5_000_000).text == "5.000.000"
    assert Value(None, shown="Rp 0").text == ""


@given(some.lists(amounts, min_size=1, max_size=8))
def test_no_bar_leaves_the_picture(numbers):
    for bar in BarChart([("x", Value(number)) for number in numbers]).bars:
        assert 0 <= bar.width <= BAR_WIDTH
        assert bar.text_x <= BAR_WIDTH


def test_parts_stand_on_each_other_in_the_order_of_the_legend():
    [column] = columns([3, 1]).columns
    below, above = column.parts
    assert (below.name, above.name) == ("Direncanakan", "Terealisasi")
    assert above.y + above.height == pytest.approx(below.y)
    assert below.y + below.height == COLUMNS_HEIGHT
    assert below.height == pytest.approx(3 * above.height, abs=0.3)
    assert below.pattern != above.pattern


def test_a_missing_part_is_drawn_above_what_is_recorded():
    whole, part, nothing = columns([2, 2], [2, None], [None, None]).columns
    assert whole.missing_y is None
    assert part.missing_y < part.parts[-1].y
    assert nothing.parts == ()
    assert nothing.missing_y < COLUMNS_HEIGHT


def test_a_part_of_zero_is_not_missing():
    assert columns([0, 0]).columns[0].missing_y is None
    assert not columns([0, 1]).has_missing


def test_the_table_of_columns_says_the_same():
    page = html5lib.parse(
        shown("columns", columns([1200, None], [None, 7]), category="Tahun"), namespaceHTMLElements=False
    )
    rows = [["".join(cell.itertext()).strip() for cell in row] for row in page.iter("tr")]
    assert rows == [
        ["Tahun", "Direncanakan", "Terealisasi"],
        ["2015", "1.200", "tidak tercatat"],
        ["2016", "tidak tercatat", "7"],
    ]


def test_every_pattern_that_is_named_is_drawn():
    page = shown(
        "columns", ColumnChart(PATTERNS, [("2019", [*map(Value, range(1, 6)), Value(None)])]), category="Tahun"
    )
    assert set(re.findall(r"url\(#([\w-]+)\)", page)) == set(re.findall(r'<pattern id="([\w-]+)"', page))


def test_more_parts_than_patterns_are_refused():
    with pytest.raises(ValueError, match="told apart"):
        ColumnChart([*PATTERNS, "x"], [])


@given(some.lists(some.lists(amounts, min_size=3, max_size=3), min_size=1, max_size=12))
def test_no_column_leaves_the_picture_and_ticks_are_in_order(years):
    chart = columns(*years)
    for column in chart.columns:
        assert all(part.y >= 0 and part.y + part.height <= COLUMNS_HEIGHT + 0.1 for part in column.parts)
        assert column.missing_y is None or column.missing_y >= 0
    heights = [y for _, y in chart.ticks]
    assert heights == sorted(heights, reverse=True)
    assert len(heights) <= 6


@pytest.mark.parametrize(
    ("highest", "ticks"),
    [(7, "0 2 4 6"), (40, "0 10 20 30 40"), (2_500_000, "0 500.000 1.000.000 1.500.000 2.000.000 2.500.000")],
)
def test_ticks_are_round_numbers(highest, ticks):
    with override("id"):
        assert " ".join(text for text, _ in columns([highest]).ticks) == ticks
