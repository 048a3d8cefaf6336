"""What offices send is read as it is meant, or refused with what to do; nothing hostile eats memory."""

import time
from datetime import datetime

import pytest

from portal.exports.rows import ComputedRows
from portal.imports.reading import Unreadable, read, read_text
from tests.portal.imports.files import bomb, far_cells, lying, rewritten, xlsx


def cells(content: bytes) -> list[list]:
    return [row.cells for row in read(content).sheets[0].rows]


DAY = datetime(2007, 4, 12)  # noqa: DTZ001
TABLE = [["nama", "kota"], ["Dinas Pariwisata", "Split"], ["Bagian Kerja Sama", "Šibenik"]]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_every_usual_kind_of_csv_is_read_alike(separator, encoding):
    text = "\r\n".join(separator.join(row) for row in TABLE)
    assert cells(text.encode(encoding)) == TABLE


def test_what_was_guessed_of_the_encoding_is_said():
    book = read("nama;kota\nDinas;Córdoba".encode("cp1252"))
    assert "Windows-1252" in book.remark
    assert book.sheets[0].rows[1].cells == ["Dinas", "Córdoba"]
    assert read("nama;kota\nDinas;Córdoba".encode()).remark == ""


def test_chinese_and_korean_names_stay():
    assert cells("mitra\n北海\n중구".encode("utf-8-sig")) == [["mitra"], ["北海"], ["중구"]]


def test_a_cell_in_quotation_marks_may_hold_separators_and_line_breaks():
    rows = read_text('nama,bidang\n"Dinas, Kota","1. Jalan\n2. Kesehatan"\nBagian,x').sheets[0].rows
    assert rows[1].cells == ["Dinas, Kota", "1. Jalan\n2. Kesehatan"]
    assert [row.number for row in rows] == [1, 2, 3]


def test_rows_keep_their_numbers_though_empty_ones_are_left_out():
    assert [row.number for row in read_text("nama\n\n , \nx").sheets[0].rows] == [1, 4]


def test_a_line_that_names_the_separator_is_no_row():
    assert cells(b"sep=;\na;b,c\n1;2,5") == [["a", "b,c"], ["1", "2,5"]]


def test_commas_inside_a_table_with_semicolons_separate_nothing():
    assert cells(b"judul;nilai\nSatu, dua, tiga;1,5\nEmpat, lima;2,5")[1] == ["Satu, dua, tiga", "1,5"]


def test_pasted_cells_are_separated_by_tabs():
    assert read_text("nama\tkota\nDinas\tSplit").sheets[0].rows[1].cells == ["Dinas", "Split"]


def test_a_workbook_gives_texts_numbers_and_days_of_every_sheet():
    book = read(xlsx([["nama", 60, 1.5, DAY, True]], [], [["dua"]], names=("Satu", "Kosong", "Dua")))
    assert [sheet.name for sheet in book.sheets] == ["Satu", "Dua"]
    assert book.sheets[0].rows[0].cells == ["nama", 60, 1.5, "2007-04-12", "yes"]


def test_cells_stand_in_their_columns_where_a_table_begins_further_in():
    row = read(xlsx([[], ["", "", "nama"], ["", "", "x"]])).sheets[0].rows[0]
    assert (row.number, row.cells) == (2, ["", "", "nama"])


def test_formulas_are_read_as_what_they_last_gave_and_never_run():
    assert cells(xlsx([["nama"], ['=HYPERLINK("http://x","klik")', "x"]]))[1][1] == "x"
    assert cells(b"nama\n=cmd|' /C calc'!A0") == [["nama"], ["=cmd|' /C calc'!A0"]]


@pytest.mark.django_db
def test_texts_of_our_own_files_are_read_without_what_guards_them():
    texts = ["=1+1", "-5 orang", "@dinas", "＝1", "+62 24", "'kutip'", "biasa"]
    written = ComputedRows(["nama", "kota"], [[text, "Split"] for text in texts])
    assert [row[0] for row in cells(b"".join(written.csv(guarded=True)))] == ["nama", *texts]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"   \n ", "empty"),
        (b"x" * (50 * 1024 * 1024), "10 MB"),
        (b"%PDF-1.7 \x00", "no spreadsheet that can be read"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "no spreadsheet that can be read"),
        (b"PK\x03\x04 this is no archive", "no spreadsheet that can be read"),
        (xlsx([["nama"]])[:-200], "no spreadsheet that can be read"),
        (
            rewritten(xlsx([["nama"]]), "xl/workbook.xml", lambda _inner: b"<workbook"),
            "no spreadsheet that can be read",
        ),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "no spreadsheet that can be read"),
        (b"nama\x00\x01\x02kota" + bytes(range(256)), "no spreadsheet that can be read"),
        (b'nama,kota\nx,"y\nz', "quotation marks"),
        (b"\n".join(b"a,b" for _row in range(50_001)), "50000 rows"),
        (b",".join(b"a" for _column in range(300)), "256 columns"),
        (xlsx([[]]), "no rows"),
        (bomb(250), "200 MB"),
        (lying(bomb(250)), "200 MB"),
        (far_cells(), "50000 rows"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_refused_with_what_to_do(content, words):
    began = time.monotonic()
    with pytest.raises(Unreadable, match=words):
        read(content)
    assert time.monotonic() - began < 20
