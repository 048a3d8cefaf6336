"""A person's way through an import, page by page, as a browser without scripts goes it."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from python_calamine import CalamineWorkbook

from cities.models import Agency, Government
from portal.imports.headings import guess
from portal.imports.kinds import kinds
from portal.imports.reading import read
from portal.models import Import, Job, KnownName
from portal.worker import Worker
from tests import factories as make
from tests.portal.imports.files import xlsx

TABLE = "Daftar OPD\n\nNama Dinas;Jenis;Telepon;Dibentuk\nDinas Satu;dinas;024;2007\nDinas Dua;dinass;024;akhir 2018\n"


def token(page) -> str:
    return re.search(r'name="form_token" value="([^"]+)"', page.content.decode())[1]


def send(office, address: str, **said):
    """Posts the form of a page, and gives the page that follows."""
    return office.post(address, {"form_token": token(office.get(address)), **said}, follow=True)


def upload(office, **said):
    return send(office, reverse("portal:import-add"), **{"kind": "agencies", **said})


def html(page) -> str:
    return page.content.decode()


@pytest.mark.django_db
def test_a_file_is_uploaded_mapped_previewed_confirmed_and_taken_back(office):
    columns = upload(office, file=SimpleUploadedFile("opd.csv", TABLE.encode()))
    import_ = Import.objects.get()
    assert columns.redirect_chain[-1][0] == reverse("portal:import-columns", args=[import_.key])
    assert "Telepon" in html(columns)
    posted = {f"column_{place}": header for place, header in enumerate(import_.columns)}
    assert list(posted.values()) == ["name", "kind", "", "founded"]
    preview = office.post(columns.redirect_chain[-1][0], posted, follow=True)
    assert "these columns are left out: Telepon" in html(preview)
    assert "Service (dinas)" in html(preview)
    assert not Agency.objects.exists()

    rejected = office.get(reverse("portal:import-rejected", args=[import_.key])).content
    row = CalamineWorkbook.from_filelike(BytesIO(rejected)).get_sheet_by_index(0).to_python()[1]
    assert row[:5] == ["Dinas Dua", "dinass", "024", "akhir 2018", 5.0]
    assert "Is none of the words" in row[5]

    confirm = reverse("portal:import-confirm", args=[import_.key])
    assert "without the 1 rejected row" in html(office.get(confirm))
    send(office, confirm)
    assert not Agency.objects.exists()
    done = send(office, confirm, without_rejected="on")
    assert "as one act of the history" in html(done)
    assert [agency.name for agency in Agency.objects.all()] == ["Dinas Satu"]
    send(office, reverse("portal:import-undo", args=[import_.key]))
    assert not Agency.objects.exists()
    import_.refresh_from_db()
    assert import_.state == "undone"


@pytest.mark.django_db
def test_names_are_matched_on_a_page_and_the_preview_follows(office):
    semarang = Government.objects.get(key="kota-semarang")
    make.AgencyFactory(key="pu", government=semarang, name="Dinas Pekerjaan Umum")
    make.CooperationFieldFactory(key="jalan", agreement__partnership__government=semarang)
    upload(office, kind="assignments", text="bidang\topd\tperan\njalan\tDinas Pekerjan Umun\tlead\n")
    import_ = Import.objects.get()
    preview = office.post(
        reverse("portal:import-columns", args=[import_.key]),
        {"column_0": "field", "column_1": "agency", "column_2": "role"},
        follow=True,
    )
    assert "1 name is not known" in html(preview)
    names = reverse("portal:import-names", args=[import_.key])
    assert '<option value="pu"' in html(office.get(names))
    assert "names no agency" in html(office.post(names, {"name_0": "Dinas Pekerjan Umun", "typed_0": "Dinas Entah"}))
    matched = office.post(names, {"name_0": "Dinas Pekerjan Umun", "chosen_0": "pu"}, follow=True)
    assert "is not known" not in html(matched)
    import_.refresh_from_db()
    assert import_.counts == {"create": 1}


@pytest.mark.django_db
def test_an_answer_is_one_to_the_name_that_was_asked_and_to_no_other(office):
    """Posted twice by a double click, the second time the page asks for the names that are left."""
    semarang = Government.objects.get(key="kota-semarang")
    make.AgencyFactory(key="pu", government=semarang, name="Dinas Pekerjaan Umum")
    make.CooperationFieldFactory(key="jalan", agreement__partnership__government=semarang)
    upload(office, kind="assignments", text="bidang\topd\tperan\njalan\tDPUX\tlead\njalan\tBagian Anu\tsupport\n")
    import_ = Import.objects.get()
    office.post(
        reverse("portal:import-columns", args=[import_.key]),
        {"column_0": "field", "column_1": "agency", "column_2": "role"},
    )
    names = reverse("portal:import-names", args=[import_.key])
    answers = {"name_0": "DPUX", "chosen_0": "pu", "name_1": "Bagian Anu", "chosen_1": ""}
    for _time in range(2):
        assert office.post(names, answers).status_code == 302
    assert dict(KnownName.objects.values_list("name", "record_key")) == {"DPUX": "pu"}


@pytest.mark.django_db
def test_another_sheet_and_another_row_of_headings_can_be_chosen(office):
    content = xlsx([["Catatan"], ["x"], ["y"], ["z"]], [["judul"], ["nama"], ["Dinas Satu"]], names=("Lain", "OPD"))
    upload(office, file=SimpleUploadedFile("opd.xlsx", content))
    import_ = Import.objects.get()
    assert import_.sheet == 0
    office.post(
        reverse("portal:import-columns", args=[import_.key]), {"again": "1", "sheet": "1", "heading": "2"}, follow=True
    )
    import_.refresh_from_db()
    assert (import_.sheet, import_.heading, import_.columns) == (1, 2, ["name"])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "one of the two"),
        ({"text": "a;b", "file": SimpleUploadedFile("a.csv", b"a;b")}, "one of the two"),
        ({"file": SimpleUploadedFile("a.pdf", b"%PDF-1.7 ...")}, "no spreadsheet that can be read"),
        ({"file": SimpleUploadedFile("a.xlsx", b"x" * 50 * 1024 * 1024)}, "larger than 10 MB"),
        ({"text": 'nama\n"a'}, "quotation marks"),
        ({"kind": "claims", "text": "a;b"}, "claims"),
    ],
)
def test_what_cannot_be_read_is_told_on_the_page_of_the_form(office, said, words):
    page = upload(office, **said)
    assert page.status_code == 200
    assert words in html(page)
    assert not Import.objects.exists()


@pytest.mark.django_db
def test_a_column_is_meant_once(office):
    import_ = make.ImportFactory(by=make.UserFactory._meta.model.objects.get(), state="read")
    page = office.post(
        reverse("portal:import-columns", args=[import_.key]), {"column_0": "name", "column_1": "name", "column_2": ""}
    )
    assert "Another column means this already" in html(page)
    assert "at least one column" in html(office.post(reverse("portal:import-columns", args=[import_.key]), {}))


@pytest.mark.django_db
def test_imports_are_seen_by_who_began_them_and_made_by_cooperation_units_alone(office, client):
    import_ = make.ImportFactory()
    for name in ("import", "import-columns", "import-names", "import-confirm", "import-undo", "import-rejected"):
        assert office.get(reverse(f"portal:{name}", args=[import_.key])).status_code == 404, name
    client.force_login(make.MembershipFactory(administrator=True).user)
    for name in ("imports", "import-add"):
        assert client.get(reverse(f"portal:{name}")).status_code == 403, name


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("kind", sorted(kinds()))
def test_the_empty_table_of_a_kind_is_understood_by_the_import(client, kind, language):
    client.force_login(make.MembershipFactory(user__language=language).user)
    client.cookies["django_language"] = language
    with translation.override(language):
        columns = kinds()[kind].columns
        headings = [column.label for column in columns]
        assert len(set(headings)) == len(headings)
        assert guess(kinds()[kind], headings) == [column.name for column in columns]
    for ending in ("xlsx", "csv"):
        content = client.get(reverse("portal:import-blank", args=[kind, ending])).content
        assert read(content).sheets[0].rows[0].cells == headings


@pytest.mark.django_db(transaction=True)
def test_a_long_table_is_left_to_the_worker_and_its_page_tells_how_far_it_is(office):
    text = "nama;jenis\n" + "".join(f"Dinas {number};dinas\n" for number in range(400))
    upload(office, text=text)
    import_ = Import.objects.get()
    address = reverse("portal:import", args=[import_.key])
    waiting = office.post(
        reverse("portal:import-columns", args=[import_.key]), {"column_0": "name", "column_1": "kind"}, follow=True
    )
    assert "Waiting for its turn" in html(waiting)
    assert 'data-hx-trigger="every 2s"' in html(waiting)
    assert Job.objects.get().state == "waiting"
    work_off()
    preview = office.get(address)
    assert "every 2s" not in html(preview)
    assert "new: 400" in html(preview)
    send(office, reverse("portal:import-confirm", args=[import_.key]))
    assert not Agency.objects.exists()
    work_off()
    assert Agency.objects.count() == 400
    send(office, reverse("portal:import-undo", args=[import_.key]))
    work_off()
    assert not Agency.objects.exists()


def work_off():
    worker = Worker()
    worker.work_off()
    worker.desk.close()
