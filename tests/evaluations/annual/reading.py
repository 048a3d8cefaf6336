"""A partnership with a record of every kind that the report of 2018 tells of, and what page and files say of it."""

from io import BytesIO

import docx
import html5lib
import python_calamine
from django.urls import reverse

from tests import factories as make
from tests import life
from tests.agreements.reports import scene
from tests.factories import when
from tests.papers import flat

YEAR = 2018


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
