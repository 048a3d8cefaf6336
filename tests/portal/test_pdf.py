"""Papers are tagged, say whose they are, and set every text as it stands."""

import pytest
import typst
from django.utils.translation import gettext_lazy

from portal import pdf as papers
from portal.papers import Facts, Heading, Items, Mark, Masthead, Paper, Part, Remark, Table, Text, paper_pdf
from portal.pdf import pdf
from portal.qr import qr_svg
from tests.papers import flat, pages_of, read, tags_of, text_of


def a_paper(*blocks, title="Judul", language="id", address="", pages=None, **frame) -> bytes:
    part = Part(blocks or [Text("Isi")], address=address, pages=pages)
    return paper_pdf(Paper(title, language, [part], **frame))


@pytest.fixture
def only_fonts_of_typst(monkeypatch):
    monkeypatch.setattr(papers, "_fonts", lambda: typst.Fonts(include_system_fonts=False))


def test_a_paper_is_tagged_and_names_its_title_language_and_author():
    paper = a_paper(
        Masthead("Bab", svg=qr_svg("https://alfa.example/"), alt="Alamat"),
        Table(["Kolom"], [["Isi"]], [1]),
        title="Lembar #1",
    )
    root = read(paper).trailer["/Root"]
    assert root["/Lang"] == "id"
    assert root["/MarkInfo"]["/Marked"]
    assert (read(paper).metadata.title, read(paper).metadata.author) == ("Lembar #1", "Portal Kota Kembar")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert {"/H1", "/Table", "/TH", "/TD", "/Figure"} <= set(tags_of(paper))


@pytest.mark.parametrize("text", ["#panic()", "$x$", "a\\b", "[x]", "@x", "<x>", "*x*", "// x", '"; #panic()', "`x`"])
def test_a_text_is_set_as_it_stands(text):
    more = [text] * 3
    paper = a_paper(
        Masthead(text, kicker=text, marks=[Mark(text, tone=text)]),
        Heading(text),
        Text(text),
        Items([text]),
        Table([text], [[text]], [1], more=more.__getitem__),
        Facts([(text, text)]),
        Remark(text),
        title=text,
        office=text,
        address=text,
        day=text,
    )
    assert text_of(paper).count(text) >= 14


@pytest.mark.parametrize(("language", "word"), [("id", "Keadaan per 1 Mei"), ("en", "State on 1 Mei")])
def test_the_frame_and_what_is_lazy_speak_the_language_of_the_paper(language, word):
    told = text_of(a_paper(Text(gettext_lazy("Legal status")), Text(""), language=language, day="1 Mei"))
    assert word in told
    assert {"id": "Status hukum", "en": "Legal status"}[language] in told
    assert {"id": "tidak tercatat", "en": "not recorded"}[language] in told


def test_header_and_footer_say_whose_where_and_when():
    paper = a_paper(office="Pemerintah Kota Alfa", address="https://alfa.example/", day="1 Mei 2026")
    assert "Pemerintah Kota Alfa" in flat(paper)
    assert "https://alfa.example/ · Keadaan per 1 Mei 2026" in flat(paper)


def test_the_head_of_a_table_comes_again_on_each_page():
    paper = a_paper(Table(["Kolom"], [[str(n)] for n in range(100)], [1]))
    assert pages_of(paper) > 1
    assert text_of(paper).count("Kolom") == pages_of(paper)


def test_a_character_without_a_font_is_written_by_its_number_and_the_paper_says_so(only_fonts_of_typst):
    told = text_of(a_paper(Text("城 \x07 Semarang"), title="Mitra 城"))
    assert "[U+57CE] [U+0007] Semarang" in told
    assert "Mitra [U+57CE]" in told
    assert "Unicode" in told


def test_an_arabic_name_needs_no_font_of_the_system(only_fonts_of_typst):
    assert "[U+" not in text_of(a_paper(Text("القاهرة")))


@pytest.mark.parametrize("pages", [1, 2])
def test_a_part_that_may_fill_so_many_pages_says_how_many_rows_it_leaves_out(pages):
    rows = [f"Butir {n}." for n in range(150)]
    paper = a_paper(Items(rows, more="{} lagi".format), pages=pages)
    kept = text_of(paper).count("Butir")
    assert pages_of(paper) == pages
    assert 40 * pages < kept < 60 * pages
    assert f"{150 - kept} lagi" in text_of(paper)


def test_a_part_that_fits_leaves_nothing_out():
    paper = a_paper(Items(["Satu", "Dua"], more="{} lagi".format), Table(["k"], [], [1], empty="Kosong."), pages=1)
    assert "lagi" not in text_of(paper)
    assert "Kosong." in text_of(paper)


def test_a_paper_of_several_parts_says_on_which_page_each_begins():
    parts = [Part([Masthead(name)], address=f"https://{name}.example/") for name in ("alfa", "beta")]
    paper = paper_pdf(Paper("Rapat", "id", parts, contents=True))
    first, *others = [page.extract_text() for page in read(paper).pages]
    assert [line[-1] for line in first.splitlines() if line.startswith(("alfa", "beta"))] == ["2", "3"]
    assert ["https://alfa.example/" in others[0], "https://beta.example/" in others[1]] == [True, True]


def test_a_template_that_cannot_be_set_is_an_error():
    with pytest.raises(typst.TypstError):
        pdf("plain", {}, title="Judul", language="id")
