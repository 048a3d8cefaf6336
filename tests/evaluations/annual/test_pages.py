"""The annual report on its page and in its files: who reads it, and that all of them say the same."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import docx
import html5lib
import pytest
import python_calamine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests import factories as make
from tests import life
from tests.agreements.reports import scene
from tests.factories import when
from tests.papers import flat, read

pytestmark = pytest.mark.django_db
YEAR = 2018
NAMES = ("annual-report", "annual-report-pdf", "annual-report-docx", "annual-report-xlsx")
FORMULA = '=HYPERLINK("http://x.example","Kunjungan")'


@pytest.fixture
def partnership():
    """With a record of every kind that the report of 2018 tells of."""
    partnership = make.PartnershipFactory(
        key="alfa-beta", government__name="Kota Alfa", partner=make.LocalityFactory(name="Beta")
    )
    fill(partnership)
    return partnership


def fill(partnership, agency: str = "Dinas Bina Marga") -> None:
    agreement = make.AgreementFactory(partnership=partnership, title="Nota kesepahaman", number_home="193/1")
    field = make.CooperationFieldFactory(agreement=agreement, wording="Jalan dan jembatan")
    assignment = make.AssignmentFactory(field=field, agency__name=agency)
    scene.stored(assignment, received=when("2018-05-01"))
    visit = life.ActivityFactory(partnership=partnership, title="Kunjungan DPRD", happened=when("2018"))
    life.ActivityFactory(partnership=partnership, title="Tukar staf", happened=when("2017/2018"))
    life.ActivityFactory(partnership=partnership, title="Kegiatan lama", happened=when("2015"))
    life.PromiseFactory(activity=visit, action="Kirim rancangan")
    life.OutcomeFactory(partnership=partnership, title="Jembatan air", happened=when("2018"))
    life.FundingFactory(partnership=partnership, planned=125_000_000, currency="IDR")
    life.FundingFactory(partnership=partnership, year=2017, planned=77, currency="IDR")
    life.ObstacleFactory(partnership=partnership, description="Anggaran kurang", happened=when("2018"))
    life.FindingFactory(monitoring=life.MonitoringFactory(partnership=partnership), recommendation="Susun rencana")


TOLD = (
    "Nota kesepahaman",
    "193/1",
    "Jalan dan jembatan",
    "Dinas Bina Marga",
    "Kunjungan DPRD",
    "Tukar staf",
    "Kirim rancangan",
    "Jembatan air",
    "Anggaran kurang",
    "Susun rencana",
    "Late",
)


@pytest.fixture
def coordinator(client, partnership):
    person = make.MembershipFactory(government=partnership.government).user
    client.force_login(person)
    client.cookies["django_language"] = "en"
    return person


def url(government, name: str = "annual-report", year: int = YEAR) -> str:
    return reverse(name, args=[government.key, year])


def get(client, partnership, suffix: str = ""):
    return client.get(url(partnership.government, f"annual-report-{suffix}" if suffix else "annual-report"))


def text(element) -> str:
    return " ".join("".join(element.itertext()).split())


def tabs(content: bytes) -> dict[str, list[list]]:
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def words(response, suffix: str) -> str:
    if suffix == "pdf":
        return flat(response.content)
    if suffix == "docx":
        document = docx.Document(BytesIO(response.content))
        lines = [paragraph.text for paragraph in document.paragraphs]
        lines += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return " ".join(" ".join(lines).split())
    if suffix == "xlsx":
        return " ".join(str(cell) for rows in tabs(response.content).values() for row in rows for cell in row)
    return text(html5lib.parse(response.content.decode(), namespaceHTMLElements=False).find(".//main"))


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


@pytest.mark.parametrize("role", ["agency_officer", "council_member", "evaluator", "administrator"])
@pytest.mark.parametrize("name", NAMES)
def test_the_governments_own_people_read_it(client, partnership, role, name):
    client.force_login(make.MembershipFactory(government=partnership.government, **{role: True}).user)
    assert client.get(url(partnership.government, name)).status_code == 200


@pytest.mark.parametrize("name", NAMES)
def test_others_are_refused_and_visitors_asked_to_sign_in(client, partnership, name):
    address = url(partnership.government, name)
    assert client.get(address).status_code == 302
    for member in (
        make.MembershipFactory(),
        make.MembershipFactory(government=partnership.government, researcher=True),
    ):
        client.force_login(member.user)
        assert client.get(address).status_code == 403


def test_an_overseer_reads_what_was_entered(client, partnership):
    government = partnership.government
    make.PartnershipFactory(government=government, draft=True, partner=make.LocalityFactory(name="Konsep"))
    client.force_login(make.MembershipFactory(government=government.province, overseer=True).user)
    for suffix in ("", "docx", "xlsx"):
        said = words(get(client, partnership, suffix), suffix)
        assert "Kunjungan DPRD" in said
        assert "Konsep" not in said


@pytest.mark.parametrize("suffix", ["", "docx", "xlsx"])
def test_drafts_and_what_was_annulled_are_left_out(client, coordinator, partnership, suffix):
    hidden = {"government": partnership.government}
    make.PartnershipFactory(**hidden, draft=True, partner=make.LocalityFactory(name="Konsep mitra"))
    make.PartnershipFactory(**hidden, annulled=True, partner=make.LocalityFactory(name="Batal mitra"))
    draft = make.AgreementFactory(partnership=partnership, draft=True, title="Konsep nota")
    make.CooperationFieldFactory(agreement=draft, wording="Konsep bidang")
    make.AgreementFactory(partnership=partnership, annulled=True, title="Batal nota")
    annulled = {"partnership": partnership, "annulled": True}
    life.ActivityFactory(**annulled, title="Batal kegiatan", happened=when("2018"))
    life.OutcomeFactory(**annulled, title="Batal hasil", happened=when("2018"))
    life.ObstacleFactory(**annulled, description="Batal kendala")
    life.FundingFactory(**annulled, planned=987_654, currency="IDR")
    monitoring = life.MonitoringFactory(**annulled)
    life.FindingFactory(monitoring=monitoring, recommendation="Batal saran")
    said = words(get(client, partnership, suffix), suffix)
    assert "Konsep" not in said
    assert "Batal" not in said
    assert "987" not in said


def test_what_is_filed_and_not_accepted_is_told_as_it_is_to_everybody(client, coordinator, partnership):
    assignment = make.AssignmentFactory(field=partnership.agreements.get().fields.get(), agency__name="Dinas Lain")
    scene.filed(assignment, returned_on=date(2018, 2, 5), return_note="Lengkapi.")
    scene.stored(assignment)
    said = words(get(client, partnership), "")
    assert "Dinas Lain, 2017: Absent" in said
    assert "Lengkapi" not in said


@pytest.mark.parametrize(("year", "status"), [(1, 404), (999, 404), (1000, 200), (99999, 404)])
@pytest.mark.parametrize("name", NAMES)
def test_a_year_is_one_of_which_something_can_be_known(client, coordinator, partnership, name, year, status):
    assert client.get(url(partnership.government, name, year)).status_code == status


def test_the_future_is_not_reported_and_this_year_not_beyond_today(client, coordinator, partnership):
    this_year = timezone.localdate().year
    now = client.get(reverse("annual-report-now", args=[partnership.government.key]))
    assert now.url == url(partnership.government, year=this_year)
    page = client.get(now.url)
    assert (page.context["next"], page.context["day"]) == (None, timezone.localdate())
    assert client.get(url(partnership.government, year=this_year + 1)).status_code == 404


def test_the_database_is_asked_as_often_for_ten_partnerships_as_for_one(client, coordinator, partnership):
    few = queries(client, partnership)
    for number in range(9):
        fill(make.PartnershipFactory(government=partnership.government, key=f"lagi-{number}"), f"Dinas {number}")
    assert queries(client, partnership) == few


def queries(client, partnership) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert get(client, partnership).status_code == 200
    return len(asked)


@pytest.mark.parametrize("name", ["cities:government", "government-dashboard"])
def test_the_pages_of_a_government_lead_there_who_may_read_it(client, coordinator, partnership, name):
    address, report = (reverse(each, args=[partnership.government.key]) for each in (name, "annual-report-now"))
    assert report in client.get(address).content.decode()
    assert report not in Client().get(address).content.decode()


def test_my_work_leads_a_coordinator_there(client, coordinator, partnership):
    report = reverse("annual-report-now", args=[partnership.government.key])
    assert report in client.get(reverse("work")).content.decode()
    client.force_login(make.MembershipFactory(government=partnership.government, council_member=True).user)
    assert report not in client.get(reverse("work")).content.decode()


def test_the_report_reads_indonesian(client, coordinator, partnership):
    client.cookies["django_language"] = "id"
    assert docx.Document(BytesIO(get(client, partnership, "docx").content)).core_properties.language == "id-ID"
    assert read(get(client, partnership, "pdf").content).trailer["/Root"]["/Lang"] == "id"
