"""Papers are tagged, say whose they are, and set every text as it stands."""

from datetime import date

import pytest
import typst
from django.utils.translation import gettext_lazy

from portal import pdf as papers
from portal.pdf import pdf
from portal.qr import qr_svg
from tests.papers import flat, pages_of, read, tags_of, text_of

TEXT = [{"kind": "text", "text": "Isi"}]


def a_paper(blocks=TEXT, *, title="Judul", language="id", **data) -> bytes:
    return pdf("plain", {"blocks": blocks, **data}, title=title, language=language)


@pytest.fixture
def only_fonts_of_typst(monkeypatch):
    monkeypatch.setattr(papers, "_fonts", lambda: typst.Fonts(include_system_fonts=False))


def test_a_paper_is_tagged_and_names_its_title_language_and_author():
    blocks = [
        {"kind": "heading", "text": "Bab"},
        {"kind": "table", "head": ["Kolom"], "rows": [["Isi"]]},
        {"kind": "code", "svg": qr_svg("https://alfa.example/"), "alt": "Alamat"},
    ]
    paper = read(a_paper(blocks, title="Lembar #1"))
    assert paper.trailer["/Root"]["/Lang"] == "id"
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert (paper.metadata.title, paper.metadata.author) == ("Lembar #1", "Portal Kota Kembar")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in paper.trailer["/Root"]["/Metadata"].get_data()
    assert {"/Title", "/H1", "/Table", "/TH", "/TD", "/Figure"} <= set(tags_of(a_paper(blocks)))


@pytest.mark.parametrize("text", ["#panic()", "$x$", "a\\b", "[x]", "@x", "<x>", "*x*", "// x", '"; #panic()', "`x`"])
def test_a_text_is_set_as_it_stands(text):
    blocks = [
        {"kind": "heading", "text": text},
        {"kind": "text", "text": text},
        {"kind": "items", "items": [text]},
        {"kind": "table", "head": [text], "rows": [[text]]},
        {"kind": "facts", "pairs": [[text, text]]},
        {"kind": "badges", "badges": [{"text": text, "tone": text}]},
    ]
    told = text_of(a_paper(blocks, title=text, office=text, address=text, day=text))
    assert told.count(text) >= 12


@pytest.mark.parametrize(("language", "word"), [("id", "Keadaan per 1 Mei"), ("en", "State on 1 Mei")])
def test_the_frame_and_what_is_lazy_speak_the_language_of_the_paper(language, word):
    lazy = gettext_lazy("Legal status")
    told = text_of(
        a_paper([{"kind": "text", "text": lazy}, {"kind": "text", "text": None}], language=language, day="1 Mei")
    )
    assert word in told
    assert {"id": "Status hukum", "en": "Legal status"}[language] in told
    assert {"id": "tidak tercatat", "en": "not recorded"}[language] in told


def test_header_and_footer_say_whose_where_and_when():
    paper = a_paper(office="Pemerintah Kota Alfa", address="https://alfa.example/", day="1 Mei 2026")
    assert "Pemerintah Kota Alfa" in flat(paper)
    assert "https://alfa.example/ · Keadaan per 1 Mei 2026" in flat(paper)


def test_the_head_of_a_table_comes_again_on_each_page():
    paper = a_paper([{"kind": "table", "head": ["Kolom"], "rows": [[str(n)] for n in range(100)]}])
    assert pages_of(paper) > 1
    assert text_of(paper).count("Kolom") == pages_of(paper)


def test_a_character_without_a_font_is_written_by_its_number_and_the_paper_says_so(only_fonts_of_typst):
    told = text_of(a_paper([{"kind": "text", "text": "城 \x07 Semarang"}], title="Mitra 城"))
    assert "[U+57CE] [U+0007] Semarang" in told
    assert "Mitra [U+57CE]" in told
    assert "Unicode" in told


def test_an_arabic_name_needs_no_font_of_the_system(only_fonts_of_typst):
    assert "[U+" not in text_of(a_paper([{"kind": "text", "text": "القاهرة"}]))


def test_a_paper_that_may_fill_a_page_says_how_many_rows_it_leaves_out():
    more = [f"{n} lagi" for n in range(90)]
    block = {"kind": "items", "items": [f"Butir {n}" for n in range(80)], "more": more}
    paper = a_paper([block], pages=1, longest=80)
    told = text_of(paper)
    kept = told.count("Butir")
    assert pages_of(paper) == 1
    assert 20 < kept < 80
    assert f"{80 - kept} lagi" in told


def test_a_template_that_cannot_be_set_is_an_error():
    with pytest.raises(typst.TypstError):
        a_paper([{"kind": "heading"}])


def test_data_may_hold_days():
    assert "2026-05-01" in text_of(a_paper([{"kind": "text", "text": date(2026, 5, 1)}]))
