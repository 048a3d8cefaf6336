"""A workbook keeps each value as what it is."""

import io
import re
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import gettext_lazy
from python_calamine import CalamineWorkbook

from portal import spreadsheets
from portal.spreadsheets import Sheet, workbook


def read(content: bytes) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(io.BytesIO(content))


def cells(*row) -> list:
    sheet = Sheet("Lembar", [f"k{number}" for number, _ in enumerate(row)], [row])
    return read(workbook([sheet])).get_sheet_by_index(0).to_python(skip_empty_area=False)[1]


@pytest.mark.parametrize("text", ["=1+1", "+62", "-1", "@x", "https://alfa.example/", "007", "{=1}", "internal:x"])
def test_a_text_stays_text(text):
    assert cells(text) == [text]


def test_numbers_days_and_truth_keep_their_kind_and_what_is_missing_is_empty():
    assert cells(3, Decimal("1.5"), date(2026, 5, 1), True, None, "") == [3, 1.5, date(2026, 5, 1), True, "", ""]


def test_a_row_is_as_tall_as_the_text_that_wraps_in_it():
    with zipfile.ZipFile(io.BytesIO(workbook([Sheet("Satu", ("Teks",), [("pendek",), ("panjang " * 30,)])]))) as book:
        first, second = re.findall(r'<row r="[23]".*?>', book.read("xl/worksheets/sheet1.xml").decode())
    assert "ht=" not in first
    assert 'ht="75"' in second


def test_a_sheet_prints_across_with_its_head_on_each_page():
    with zipfile.ZipFile(
        io.BytesIO(workbook([Sheet("Satu", ("Teks",), [("a",)])], title="Laporan & lampiran"))
    ) as book:
        sheet, names = (book.read(each).decode() for each in ("xl/worksheets/sheet1.xml", "xl/workbook.xml"))
    assert 'orientation="landscape"' in sheet
    assert "Laporan &amp;&amp; lampiran" in sheet
    assert "Print_Titles" in names


def test_what_is_lazy_is_told():
    assert cells(gettext_lazy("Legal status")) == ["Status hukum"]


def test_a_text_too_long_for_a_cell_says_that_it_is_cut():
    assert cells("x" * 40_000)[0].endswith("x […]")


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch):
    monkeypatch.setattr(spreadsheets, "MOST_ROWS", 3)
    assert workbook([Sheet("Muat", ["k"], [["1"], ["2"]])])
    with pytest.raises(ValueError, match="Tidak muat"):
        workbook([Sheet("Tidak muat", ["k"], [["1"], ["2"], ["3"]])])


def test_tabs_have_allowed_names_that_differ():
    titles = ["Anggaran: 2026/2027", "anggaran  2026 2027", "x" * 40, "x" * 40, "''", "History"]
    names = read(workbook([Sheet(title, ["k"], []) for title in titles])).sheet_names
    assert len({name.lower() for name in names}) == len(titles)
    assert all(1 <= len(name) <= 31 for name in names)


def test_the_head_is_frozen_and_filters():
    content = workbook([Sheet("Lembar", ["a", "b"], [["1", "2"]])])
    xml = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()
    assert '<autoFilter ref="A1:B2"/>' in xml
    assert 'ySplit="1"' in xml
    assert "<f>" not in xml
