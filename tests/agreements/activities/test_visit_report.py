"""The draft of the visit report, read back as a word processor would read it: what is known, and nothing else."""

from io import BytesIO

import docx
import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from agreements.letters.document import BLANK, MISSING, OfficialDocument
from agreements.models import Activity
from portal.files import DOCX
from tests import factories as make
from tests import life
from tests.factories import when

pytestmark = pytest.mark.django_db
SECTIONS = [
    "A. Dasar",
    "B. Maksud dan tujuan",
    "C. Waktu dan tempat",
    "D. Peserta",
    "E. Pelaksanaan kegiatan per bidang",
    "F. Hasil dan kesepakatan",
    "G. Biaya",
    "H. Kendala",
    "I. Tindak lanjut",
    "J. Penutup",
]


@pytest.fixture
def partnership(client):
    government = make.GovernmentFactory(name="Kota Semarang")
    partnership = make.PartnershipFactory(government=government, partner__name="Jung-gu")
    client.force_login(make.MembershipFactory(government=government).user)
    return partnership


def draft(client, activity: Activity) -> "docx.document.Document":
    response = client.get(reverse("agreements:activity-visit-report", args=[activity.key]))
    assert response.status_code == 200
    assert response["Content-Type"] == DOCX
    assert response["Content-Disposition"] == f'attachment; filename="laporan-{activity.key}.docx"'
    return docx.Document(BytesIO(response.content))


def sections(paper) -> dict[str, list]:
    """Heading → what stands below it: lines of text and rows of tables."""
    found, current = {}, None
    for block in paper.iter_inner_content():
        if isinstance(block, docx.table.Table):
            found[current] += [tuple(cell.text for cell in row.cells) for row in block.rows]
        elif block.style.name == "Heading 1":
            current = block.text
            found[current] = []
        elif current and block.text:
            found[current].append(block.text)
    return found


def everything(paper) -> str:
    tables = (cell.text for table in paper.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *tables])


@pytest.fixture
def visit(partnership):
    """A visit of which the register knows much."""
    agreement = make.AgreementFactory(partnership=partnership, title="Rencana Aksi Jalan", number_home="019.1/2015")
    activity = life.ActivityFactory(
        partnership=partnership,
        agreement=agreement,
        title="Kunjungan kerja ke Jung-gu",
        place="Ulsan",
        host="partner",
        note="Membahas jalan dan jembatan.",
    )
    field = make.CooperationFieldFactory(agreement=agreement, wording="Jalan dan jembatan")
    activity.fields.add(field)
    life.ParticipationFactory(activity=activity, name="Kepala Bappeda", persons=2)
    life.ParticipationFactory(activity=activity, side="partner", body="firm", name="Ulsan Bridge Ltd")
    life.PromiseFactory(activity=activity, action="Mengirim rancangan", due=when("2015-12"), who="Bina Marga")
    life.PromiseFactory(activity=activity, action="Melatih staf", side="partner", due=None)
    below = {"partnership": partnership, "activity": activity}
    life.InvitationFactory(**below, subject="Festival Ulsan")
    life.OutcomeFactory(**below, title="Kajian jembatan", field=field)
    life.FundingFactory(**below, year=2015, planned=1_250_000, currency="IDR", budget_line="DPA Bina Marga")
    life.ObstacleFactory(partnership=partnership, description="Bahasa", happened=when("2015-08-10"), field=field)
    life.ObstacleFactory(partnership=partnership, description="Anggaran", happened=when("2018"), field=field)
    return activity


def test_the_draft_tells_what_the_register_knows(client, visit):
    told = sections(draft(client, visit))
    assert list(told) == SECTIONS
    assert "Rencana Aksi Jalan, ditandatangani 25 November 2016, nomor 019.1/2015" in told["A. Dasar"][0]
    assert "Festival Ulsan (2017)" in told["A. Dasar"][1]
    assert ("Kegiatan", ":", "Kunjungan kerja ke Jung-gu") in told["B. Maksud dan tujuan"]
    assert told["C. Waktu dan tempat"] == [
        ("Waktu", ":", "9 Agustus 2015 – 14 Agustus 2015"),
        ("Tempat", ":", "Ulsan"),
        ("Tuan rumah", ":", "Jung-gu"),
    ]
    assert [(row[0], row[1], row[2], row[4]) for row in told["D. Peserta"][1:3]] == [
        ("1", "Kota Semarang", "Kepala Bappeda", "2"),
        ("2", "Jung-gu", "Ulsan Bridge Ltd", MISSING),
    ]
    assert ("1", "Jalan dan jembatan", BLANK) in told["E. Pelaksanaan kegiatan per bidang"]
    assert "Membahas jalan dan jembatan." in told["E. Pelaksanaan kegiatan per bidang"]


def test_the_draft_tells_what_came_of_the_visit(client, visit):
    told = sections(draft(client, visit))
    results = told["F. Hasil dan kesepakatan"]
    assert any(line.startswith("Kajian jembatan (") for line in results if isinstance(line, str))
    assert ("1", "Mengirim rancangan", "Kota Semarang", "Bina Marga", "Desember 2015") in results
    assert ("2", "Melatih staf", "Jung-gu", MISSING, MISSING) in results
    assert told["G. Biaya"][1][2:] == ("Kota Semarang", "2015", "DPA Bina Marga", "IDR 1.250.000,00", MISSING)
    [obstacle] = told["H. Kendala"]
    assert obstacle.endswith(": Bahasa"), "what stood in the way in other years has nothing to do with the visit"
    assert told["I. Tindak lanjut"] == ["Mengirim rancangan (paling lambat: Desember 2015)"]


def test_what_is_not_recorded_is_said_to_be_so_and_never_invented(client, partnership):
    bare = life.ActivityFactory(partnership=partnership, happened=None, title="Kunjungan")
    told = sections(draft(client, bare))
    assert told["A. Dasar"][0] == MISSING
    assert told["C. Waktu dan tempat"] == [(name, ":", MISSING) for name in ("Waktu", "Tempat", "Tuan rumah")]
    for name in ("D. Peserta", "E. Pelaksanaan kegiatan per bidang", "G. Biaya", "H. Kendala", "I. Tindak lanjut"):
        assert told[name][0] == MISSING, name
    assert [line for line in told["F. Hasil dan kesepakatan"] if line == MISSING] == [MISSING] * 2


def test_number_names_and_signature_are_left_to_the_office(client, visit):
    text = everything(draft(client, visit))
    assert f"Nomor: {BLANK}" in text
    assert f"NIP {BLANK}" in text
    assert "Register tidak menyimpan nama orang" in text


def test_the_letterhead_names_the_government(client, visit):
    paper = draft(client, visit)
    assert paper.paragraphs[0].text == "PEMERINTAH KOTA SEMARANG"
    assert paper.core_properties.author == "Pemerintah Kota Semarang"
    assert [round(size.cm, 1) for size in (paper.sections[0].page_width, paper.sections[0].page_height)] == [21, 29.7]


def test_the_draft_is_indonesian_whatever_the_reader_reads(client, visit):
    before = everything(draft(client, visit))
    client.cookies["django_language"] = "en"
    assert everything(draft(client, visit)) == before
    with override("id"):
        assert str(visit.get_kind_display()) in before


def test_a_journey_dated_vaguely_is_dated_no_better_in_its_draft(client, partnership):
    vague = life.ActivityFactory(partnership=partnership, happened=when("2018"), happened_wording="tahun 2018")
    told = sections(draft(client, vague))
    assert told["C. Waktu dan tempat"][0] == ("Waktu", ":", "2018 («tahun 2018»)")


def test_a_draft_agreement_and_what_is_annulled_found_no_report(client, partnership):
    agreement = make.AgreementFactory(partnership=partnership, draft=True, title="Konsep")
    visit = life.ActivityFactory(partnership=partnership, agreement=agreement)
    life.OutcomeFactory(partnership=partnership, activity=visit, title="Salah catat", annulled=True)
    text = everything(draft(client, visit))
    assert "Konsep" not in text
    assert "Salah catat" not in text


def test_what_is_done_is_no_follow_up_any_more(client, partnership):
    visit = life.ActivityFactory(partnership=partnership)
    life.PromiseFactory(activity=visit, action="Mengirim surat", done=when("2015-09"))
    life.ActivityFactory(partnership=partnership, replies_to=visit, title="Kunjungan balasan", happened=when("2016"))
    told = sections(draft(client, visit))
    assert told["I. Tindak lanjut"] == ["Telah ditanggapi dengan: Kunjungan balasan (2016)"]


@pytest.mark.parametrize("role", ["agency_officer", "council_member", "overseer"])
def test_only_who_keeps_the_record_drafts_its_report(client, visit, role):
    visit.partnership.published_on = timezone.localdate()
    visit.partnership.save()
    client.force_login(make.MembershipFactory(government=visit.government, **{role: True}).user)
    assert client.get(reverse("agreements:activity-visit-report", args=[visit.key])).status_code == 403


def test_a_visit_that_one_may_not_see_has_no_draft_either(client, visit):
    client.force_login(make.MembershipFactory().user)
    assert client.get(reverse("agreements:activity-visit-report", args=[visit.key])).status_code == 404


def test_a_paper_can_hold_whatever_people_typed():
    paper = OfficialDocument("Uji\x01" * 100, government=make.GovernmentFactory.build(name="Kota Uji", province=None))
    paper.title("Uji\x0b")
    paper.section("Isi\x0b")
    paper.paragraph("rusak\x01\x0b\ud800<&>")
    paper.table(("No", "Isi"), [("1", ""), ("2", "\x02")], (1, 5))
    paper.signature("Kepala\x00")
    back = docx.Document(BytesIO(paper.to_bytes()))
    assert "rusak<&>" in everything(back)
    assert [row.cells[1].text for row in back.tables[0].rows] == ["Isi", MISSING, MISSING]
