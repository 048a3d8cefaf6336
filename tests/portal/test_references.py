"""APA, BibTeX and RIS, whatever a title holds."""

from datetime import date

import pytest
from django.utils import translation

from portal.references import Reference, in_tex, single_line


def reference(**more) -> Reference:
    given = {
        "key": "semarang-beihai-loi",
        "author": "Kota Semarang",
        "title": "Letter of Intent",
        "kind": "Naskah kerja sama, Kota Semarang – Beihai",
        "issued": date(2026, 11, 21),
        "version": 3,
        "address": "https://portal.test/records/agreement/semarang-beihai-loi/v3/",
        "is_fixed": True,
        "read_on": date(2027, 1, 2),
    }
    return Reference(**given | more)


def ris_values(text: str) -> dict[str, str]:
    return dict(line.split("  - ", 1) for line in text.split("\r\n") if line)


def test_apa_in_indonesian():
    assert reference().apa() == (
        "Kota Semarang. (2026, 21 November). Letter of Intent (Versi 3) [Naskah kerja sama, Kota Semarang – Beihai]. "
        "Portal Kota Kembar. https://portal.test/records/agreement/semarang-beihai-loi/v3/"
    )


def test_apa_in_english():
    with translation.override("en"):
        told = reference(kind="Agreement").apa()
    assert told.startswith("Kota Semarang. (2026, November 21). Letter of Intent (Version 3) [Agreement]. Sister City")


def test_apa_tells_the_day_of_access_only_of_what_changes():
    assert "2027" not in reference().apa()
    changing = reference(is_fixed=False, issued=None, version=None, author="Portal Kota Kembar").apa()
    assert changing.startswith("Portal Kota Kembar. (t.t.). Letter of Intent [")
    assert changing.endswith(
        "]. Diakses 2 Januari 2027, dari https://portal.test/records/agreement/semarang-beihai-loi/v3/"
    )


def test_the_author_is_not_said_again_as_publisher():
    assert reference(author="Portal Kota Kembar").apa().count("Portal Kota Kembar") == 1


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        ("100% & C_2 #1 $5", r"100\% \& C\_2 \#1 \$5"),
        (r"\input{x}", r"\textbackslash{}input\textbraceleft{}x\textbraceright{}"),
        ("~^", r"\textasciitilde{}\textasciicircum{}"),
        ("São Tomé, 北海市, Köln", "São Tomé, 北海市, Köln"),
    ],
)
def test_what_tex_reads_as_a_command_is_printed_instead(text, tex):
    assert in_tex(text) == tex


@pytest.mark.parametrize("title", ["{", "}", "}}\n@misc{x,", "\\", "a{b}c"])
def test_no_title_closes_its_entry(title):
    entry = reference(title=title).bibtex()
    assert entry.count("{") == entry.count("}")
    assert [line for line in entry.splitlines() if line.startswith("@")] == ["@misc{semarang-beihai-loi-v3,"]
    assert all(line.startswith(("  ", "@misc", "}")) for line in entry.splitlines())


def test_bibtex_keeps_letters_and_address_as_they_are():
    entry = reference(title="Nota 北海市 – Köln").bibtex()
    assert "title = {{Nota 北海市 – Köln}}" in entry
    assert "url = {https://portal.test/records/agreement/semarang-beihai-loi/v3/}" in entry
    assert "urldate = {2027-01-02}" in entry
    assert entry.startswith("@misc{semarang-beihai-loi-v3,\n")


@pytest.mark.parametrize("title", ["Baris\r\nER  - \r\nTY  - BOOK", "Baris\u2028ER  - ", "Baris\x85ER  - ", "a\x00b"])
def test_no_title_ends_its_ris_record(title):
    lines = reference(title=title).ris().split("\r\n")
    assert [line for line in lines if line.startswith("ER")] == ["ER  - "]
    assert "".join(lines).isprintable()
    assert ris_values(reference(title=title).ris())["TY"] == "ELEC"


def test_ris_takes_a_government_for_one_name():
    values = ris_values(reference(author="Seoul, Jung-gu").ris())
    assert values["AU"] == "Seoul Jung-gu"
    assert (values["PY"], values["DA"], values["Y2"]) == ("2026", "2026/11/21/", "2027/01/02/")


def test_a_sentence_as_title_is_cut_with_three_dots():
    assert single_line("kata " * 100, 20) == "kata kata kata kata…"
    assert len(reference(title="kata " * 100).apa()) < 400
