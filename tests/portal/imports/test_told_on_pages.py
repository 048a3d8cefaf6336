"""What the pages of an import say, and which way they lead on."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cities.models import Agency, Government
from portal.models import Import
from tests import factories as make
from tests.portal.folders import reference
from tests.portal.imports.test_import_pages import html, send, upload

pytestmark = pytest.mark.django_db
ADDRESSES = ("import-confirm", "import-discard")


@pytest.fixture
def office(client):
    reference()
    semarang = Government.objects.get(key="kota-semarang")
    client.force_login(make.MembershipFactory(government=semarang, user__language="en").user)
    return client


def previewed(office, text: str, **said):
    """The page of the preview, with the columns as they were guessed."""
    upload(office, text=text, **said)
    import_ = Import.objects.first()
    columns = {f"column_{place}": header for place, header in enumerate(import_.columns)}
    return office.post(reverse("portal:import-columns", args=[import_.key]), columns, follow=True)


def page(name: str) -> str:
    return reverse(f"portal:{name}", args=[Import.objects.first().key])


def test_what_was_carried_out_is_neither_confirmed_nor_discarded_again(office):
    previewed(office, "nama;jenis\nDinas Satu;dinas\n")
    discard = office.get(page("import-discard"))
    send(office, page("import-confirm"))
    for name in ADDRESSES:
        assert office.get(page(name)).url == page("import")
    token = html(discard).split('name="form_token" value="')[1].split('"')[0]
    told = html(office.post(page("import-discard"), {"form_token": token}, follow=True))
    assert "take it back instead" in told
    assert Import.objects.get().state == "done"


def test_nothing_is_called_confirmed_where_nothing_was_written(office):
    make.AgencyFactory(government=Government.objects.get(key="kota-semarang"), name="Dinas Satu", abbreviation="A")
    previewed(office, "nama;singkatan\nDinas Satu;B\n")
    Agency.objects.update(abbreviation="C")
    told = html(send(office, page("import-confirm")))
    assert "Nothing was written" in told
    assert "was confirmed" not in told


def test_an_import_that_was_taken_back_says_so_and_leads_on(office):
    previewed(office, "nama;jenis\nDinas Satu;dinas\n")
    send(office, page("import-confirm"))
    told = html(send(office, page("import-undo")))
    assert "The register is as it was before this import" in told
    assert reverse("portal:import-add") in told


def test_records_that_were_written_are_found_from_the_import(office):
    previewed(office, "nama;jenis\nDinas Satu;dinas\n")
    address = reverse("cities:agency", args=["kota-semarang-dinas-satu"])
    assert address not in html(office.get(page("import")))
    send(office, page("import-confirm"))
    assert f'href="{address}"' in html(office.get(page("import")))


def test_who_goes_on_without_rejected_rows_is_told_how_many_they_are(office):
    previewed(office, "nama;jenis\nDinas Satu;dinas\nDinas Dua;x\nDinas Tiga;y\n")
    confirm = html(office.get(page("import-confirm")))
    assert "Import without the 2 rejected rows" in confirm
    assert "Tick this to go on without them" in html(send(office, page("import-confirm")))


def test_columns_that_new_records_need_are_named_where_the_table_lacks_them(office):
    told = html(previewed(office, "nama;singkatan\nDinas Satu;A\n"))
    assert "The table has no column for: Kind." in told
    assert "The table has no column for" not in html(previewed(office, "nama;jenis\nDinas Satu;dinas\n"))


def test_an_empty_file_is_told_once_and_beside_the_file(office):
    told = upload(office, file=SimpleUploadedFile("a.csv", b""))
    assert list(told.context["form"].errors) == ["file"]


def test_rows_without_a_name_are_not_called_the_same(office):
    previewed(office, "nama;jenis\n;dinas\n;dinas\n")
    errors = Import.objects.get().rows.filter(act="reject").values_list("errors", flat=True)
    assert [[error[3] for error in row] for row in errors] == [["Must be filled."], ["Must be filled."]]


def test_all_imports_of_a_person_are_listed_page_by_page(office):
    user = make.UserFactory._meta.model.objects.get()
    make.ImportFactory.create_batch(60, by=user)
    first, second = (html(office.get(reverse("portal:imports"), {"page": number})) for number in (1, 2))
    listed = [{str(each.key) for each in Import.objects.all() if str(each.key) in told} for told in (first, second)]
    assert (len(listed[0]), len(listed[1])) == (50, 10)
    assert not listed[0] & listed[1]
