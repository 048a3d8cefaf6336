"""Columns of the wide sheet that mean nothing are kept as notes, which are published with the partnership."""

import pytest
from django.urls import reverse

from portal.imports.headings import guess
from portal.imports.kinds import kinds
from portal.models import Import
from tests import factories as make
from tests.portal.imports.test_import_pages import html, upload

WIDE = kinds()["register"]


@pytest.mark.parametrize(
    "heading", ["PIC/HP", "No. HP", "Telepon", "Kontak Person", "Contact person", "E-mail", "WA", "NIK", "Narahubung"]
)
def test_what_leads_to_a_person_is_no_note_unless_somebody_says_so(heading):
    assert guess(WIDE, ["Mitra", heading]) == ["partner", "-"]


def test_several_columns_are_left_out():
    assert guess(WIDE, ["No", "Mitra", "HP", "NIK"]) == ["-", "partner", "-", "-"]


@pytest.mark.parametrize("heading", ["Kondisi", "Status", "Capaian (%)", "Epic", "Whatever"])
def test_other_columns_are_kept_as_notes(heading):
    assert guess(WIDE, ["Mitra", heading]) == ["partner", ""]


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("PERANGKAT DAERAH\nPELAKSANA", "agencies"),
        ("Perangkat Daerah Penanggung Jawab", "agencies"),
        ("BENTUK/ JUDUL NASKAH KERJA SAMA", "title"),
        ("Judul Kerja Sama", "title"),
    ],
)
def test_headings_of_offices_are_understood(heading, column):
    assert guess(WIDE, ["Mitra", heading]) == ["partner", column]


@pytest.mark.django_db
def test_a_preview_says_what_becomes_a_note_and_that_notes_are_published(client):
    semarang = make.GovernmentFactory(key="kota-semarang", name="Kota Semarang")
    make.PartnershipFactory(key="semarang-jung-gu", government=semarang, partner__name="Jung-gu")
    client.force_login(make.MembershipFactory(government=semarang, user__language="en").user)
    upload(client, kind="register", text="Mitra;Jenis;Ttd;Kondisi;HP\nJung-gu;MoU;2016;aktif;0812\n")
    import_ = Import.objects.get()
    columns = {f"column_{place}": name for place, name in enumerate(import_.columns)}
    told = html(client.post(reverse("portal:import-columns", args=[import_.key]), columns, follow=True))
    assert "Kept as notes beside the agreement: Kondisi." in told
    assert "Notes are published with the partnership" in told
    assert "these columns are left out: HP" in told
