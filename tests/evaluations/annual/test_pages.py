"""The annual report on its page and in its files: all of them say the same, and each line leads to its record."""

from io import BytesIO
from zipfile import ZipFile

import docx
import html5lib
import pytest

from tests import factories as make
from tests import life
from tests.evaluations.annual.reading import TOLD, get, tabs, text, words
from tests.factories import when
from tests.papers import read

pytestmark = pytest.mark.django_db
FORMULA = '=HYPERLINK("http://x.example","Kunjungan")'


@pytest.mark.parametrize("suffix", ["", "pdf", "docx", "xlsx"])
def test_page_and_files_say_the_same(client, coordinator, partnership, suffix):
    said = words(get(client, partnership, suffix), suffix)
    assert [part for part in TOLD if part not in said] == []
    assert "125,000,000" in said or 125_000_000.0 in tabs(get(client, partnership, "xlsx").content)["Money"][1]
    assert "Kegiatan lama" not in said
    for figure in ("With an agreement in force", "Followed up by an activity", "Reported on completely", "Evaluated"):
        assert figure in said
    assert "A letter of intent or an action plan alone does not count." in said


@pytest.mark.parametrize(("percent", "told"), [("87.50", "87.5 %"), ("100", "100 %")])
@pytest.mark.parametrize("suffix", ["", "pdf", "docx"])
def test_shares_stand_beside_their_targets(client, coordinator, partnership, suffix, percent, told):
    life.PerformanceTargetFactory(government=partnership.government, figure="in_force", percent=percent)
    said = words(get(client, partnership, suffix), suffix)
    assert "1 of 1 (100.0 %)" in said
    assert f" {told}" in said
    assert "reached" in said


@pytest.mark.parametrize("suffix", ["", "pdf", "docx"])
def test_a_target_that_nobody_typed_in_is_said_to_be_missing(client, coordinator, partnership, suffix):
    assert "none typed in" in words(get(client, partnership, suffix), suffix)


@pytest.mark.parametrize("suffix", ["", "pdf", "docx"])
def test_the_partner_stands_with_its_country(client, coordinator, partnership, suffix):
    assert "Beta, South Korea" in words(get(client, partnership, suffix), suffix)


def test_every_line_of_a_document_leads_to_its_record(client, coordinator, partnership, settings):
    settings.PORTAL_URL = "https://portal.example"
    document = docx.Document(BytesIO(get(client, partnership, "docx").content))
    targets = {each.target_ref for each in document.part.rels.values() if each.is_external}
    activity = partnership.activity_set.get(title="Kunjungan DPRD")
    assert f"https://portal.example{activity.get_absolute_url()}" in targets
    assert f"https://portal.example{partnership.get_absolute_url()}?as_of=2018-12-31" in targets


def test_an_address_of_a_spreadsheet_opens_its_page(client, coordinator, partnership, settings):
    settings.PORTAL_URL = "https://portal.example"
    with ZipFile(BytesIO(get(client, partnership, "xlsx").content)) as book:
        links = b"".join(book.read(name) for name in book.namelist() if name.endswith(".rels"))
    activity = partnership.activity_set.get(title="Kunjungan DPRD")
    assert f"https://portal.example{activity.get_absolute_url()}".encode() in links


def test_every_line_of_the_page_leads_to_its_record(client, coordinator, partnership):
    page = html5lib.parse(get(client, partnership).content.decode(), namespaceHTMLElements=False)
    links = {text(link): link.get("href") for link in page.find(".//main").iter("a")}
    activity = partnership.activity_set.get(title="Kunjungan DPRD")
    assert links["Kunjungan DPRD"] == activity.get_absolute_url()
    assert links[str(partnership)] == f"{partnership.get_absolute_url()}?as_of=2018-12-31"
    for link in set(links.values()):
        assert link.startswith("#") or client.get(link.partition("#")[0]).status_code in (200, 302), link


def test_money_leads_to_the_rows_that_were_added_up(client, coordinator, partnership):
    page = html5lib.parse(get(client, partnership).content.decode(), namespaceHTMLElements=False)
    link = next(
        link.get("href")
        for link in page.iter("a")
        if "fundings" in link.get("href", "") and "year=" in link.get("href")
    )
    said = client.get(link).content.decode()
    assert "125,000,000" in said
    assert ">77" not in said


def test_a_figure_opens_the_partnerships_that_count_and_those_that_do_not(client, coordinator, partnership):
    other = make.PartnershipFactory(government=partnership.government, key="lain")
    page = html5lib.parse(get(client, partnership).content.decode(), namespaceHTMLElements=False)
    in_force = next(each for each in page.iter("details") if "agreement in force" in text(each))
    counts, does_not = ([link.get("href") for link in rows.iter("a")] for rows in in_force.iter("ul"))
    assert (counts, does_not) == (["#report-alfa-beta"], [f"#report-{other.key}"])
    sections = {section.get("id") for section in page.iter("section")}
    assert {"report-alfa-beta", "report-lain"} <= sections


def test_a_pdf_leads_to_the_records_by_whole_addresses(client, coordinator, partnership, settings):
    settings.PORTAL_URL = "https://portal.example"
    paper = read(get(client, partnership, "pdf").content)
    links = [
        note.get_object()["/A"]["/URI"]
        for page in paper.pages
        for note in page.get("/Annots", [])
        if "/A" in note.get_object()
    ]
    activity = partnership.activity_set.get(title="Kunjungan DPRD")
    assert f"https://portal.example{activity.get_absolute_url()}" in links


def test_a_spreadsheet_has_amounts_as_numbers_and_the_address_of_each_row(client, coordinator, partnership, settings):
    settings.PORTAL_URL = "https://portal.example"
    book = tabs(get(client, partnership, "xlsx").content)
    head, row = book["Money"]
    told = dict(zip(head, row, strict=True))
    assert (told["Planned"], told["Realised"], told["Currency"]) == (125_000_000.0, "", "IDR")
    assert told["Address"].startswith("https://portal.example/")
    assert [row[1] for row in book["Activities"][1:]] == ["Kunjungan DPRD"]


def test_the_figures_of_a_spreadsheet_can_be_counted_again(client, coordinator, partnership):
    make.PartnershipFactory(government=partnership.government)
    book = tabs(get(client, partnership, "xlsx").content)
    head, *rows = book["Partnerships"]
    for figure, counted, of, *_rest in book["Performance figures"][1:]:
        cells = [row[head.index(figure)] for row in rows]
        assert (cells.count("counts"), len([cell for cell in cells if cell])) == (counted, of)


def test_what_looks_like_a_formula_stays_text(client, coordinator, partnership):
    life.ActivityFactory(partnership=partnership, title=FORMULA, happened=when("2018"))
    content = get(client, partnership, "xlsx").content
    assert FORMULA in [row[1] for row in tabs(content)["Activities"]]
    assert b"<f>" not in b"".join(parts(content))


def parts(content: bytes) -> list[bytes]:
    with ZipFile(BytesIO(content)) as book:
        return [book.read(name) for name in book.namelist() if "worksheets" in name]


def test_a_document_with_more_partnerships_than_letters_goes_on_counting(client, coordinator, partnership):
    make.PartnershipFactory.create_batch(26, government=partnership.government)
    said = words(get(client, partnership, "docx"), "docx")
    assert "Z. " in said
    assert "AA. " in said


def test_what_has_no_record_is_named_in_one_line(client, coordinator, partnership):
    make.PartnershipFactory(government=partnership.government, partner=make.LocalityFactory(name="Kosong"))
    said = words(get(client, partnership), "")
    assert "Nothing is recorded under: Evaluations of the year." in said
    assert said.count("Nothing is recorded of this partnership in the year.") == 1


def test_a_year_without_partnerships_says_so(client, coordinator, partnership):
    partnership.began = when("2019")
    partnership.save()
    for suffix in ("", "pdf", "docx", "xlsx"):
        response = get(client, partnership, suffix)
        assert response.status_code == 200
    assert "No partnership of this government stood in the register" in words(get(client, partnership), "")
