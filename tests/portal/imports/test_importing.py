"""From a pasted table to the register: what is previewed is what is done, all or nothing."""

import pytest

from agreements.models import Activity, Agreement, Partnership
from cities.models import Agency, Government
from portal.imports.planning import carry_out
from portal.models import KnownName
from tests import factories as make
from tests.portal.imports.tables import AGENCIES, errors, quiet

pytestmark = pytest.mark.django_db


def changes_of(row) -> list[list[str]]:
    """Of the record that stands for it."""
    return row.records[0]["changes"]


def test_a_pasted_table_becomes_records(previewed):
    import_ = previewed("agencies", AGENCIES)
    assert import_.columns == ["name", "abbreviation", "kind", "founded", "note"]
    assert import_.counts == {"create": 2}
    assert not Agency.objects.exists()
    carry_out(import_, quiet)
    import_.refresh_from_db()
    assert import_.state == "done"
    works, plan = Agency.objects.order_by("id")
    assert (works.name, works.government.key, str(works.founded)) == (
        "Dinas Pekerjaan Umum",
        "kota-semarang",
        "2007-04-12",
    )
    assert (plan.kind, str(plan.founded), plan.founded_wording) == ("badan", "2018-10/2018-12", "akhir 2018")
    assert works.key == "kota-semarang-dinas-pekerjaan-umum"


def test_rows_are_known_again_by_what_they_are_called(previewed):
    carry_out(previewed("agencies", AGENCIES), quiet)
    again = previewed("agencies", AGENCIES)
    assert again.counts == {"leave": 2}
    changed = previewed("agencies", "nama\tsingkatan\ndinas pekerjaan  umum\tDPUPR\nBadan Perencanaan\t\n")
    assert changed.counts == {"change": 1, "leave": 1}
    assert changes_of(changed.rows.get(act="change")) == [["abbreviation", "DPU", "DPUPR"]]
    carry_out(changed, quiet)
    assert Agency.objects.get(abbreviation="DPUPR").founded_wording == ""
    assert Agency.objects.get(abbreviation="Bappeda").founded_wording == "akhir 2018"


def test_only_the_columns_of_the_file_are_touched(previewed):
    carry_out(previewed("agencies", AGENCIES), quiet)
    key = Agency.objects.get(abbreviation="Bappeda").key
    carry_out(previewed("agencies", f"key\tfounded\n{key}\t2019-03\n"), quiet)
    agency = Agency.objects.get(key=key)
    assert (agency.name, agency.note, str(agency.founded), agency.founded_wording) == (
        "Badan Perencanaan",
        "dahulu kantor",
        "2019-03",
        "",
    )


def test_every_cell_that_is_wrong_is_told_with_its_row_and_the_rest_can_be_imported(previewed):
    import_ = previewed(
        "agencies",
        "Judul\n\nnama\tjenis\tdibentuk\nSatu\tdinass\t2007\nDua\tdinas\t4/25/2007\n\tdinas\t2007\nTiga\tdinas\t2008\n"
        "tiga\tdinas\t2009\n",
    )
    assert import_.heading == 3
    assert import_.counts == {"reject": 4, "create": 1}
    told = errors(import_)
    assert [(row, column) for row, column, _told in told] == [(4, "kind"), (5, "founded"), (6, "name"), (8, "name")]
    assert "Service (dinas)" in told[0][2]
    assert "25/4/2007" in told[1][2]
    assert "Must be filled" in told[2][2]
    assert "row 7" in told[3][2]
    carry_out(import_, quiet)
    assert [agency.name for agency in Agency.objects.all()] == ["Tiga"]


def test_a_name_is_matched_once_and_remembered(previewed, coordinator):
    works = make.AgencyFactory(government=Government.objects.get(key="kota-semarang"), name="Dinas Pekerjaan Umum")
    field = make.CooperationFieldFactory(
        agreement__partnership__government=works.government, wording="Jalan dan jembatan"
    )
    text = f"bidang\topd\tperan\n{field.key}\tDinas Pekerjan Umum\tlead\n"
    import_ = previewed("assignments", text)
    assert import_.counts == {"reject": 1}
    (unknown,) = import_.unknown
    assert (unknown["kind"], unknown["name"], unknown["rows"]) == ("cities.agency", "Dinas Pekerjan Umum", 1)
    assert unknown["proposed"][0] == [works.key, "Dinas Pekerjaan Umum"]
    KnownName.objects.create(
        kind="cities.agency",
        government_key="kota-semarang",
        name="Dinas Pekerjan Umum",
        record_key=works.key,
        by=coordinator,
    )
    assert previewed("assignments", text).counts == {"create": 1}


def test_records_are_found_by_names_in_both_languages(previewed):
    text = "name;country;level\nBeihai;Tiongkok;Kota\nBandar;BRUNEI;city\n"
    text += "Osaka;JP;city\nUlsan;South Korea;city\n"
    import_ = previewed("localities", text)
    assert import_.counts == {"create": 4}
    assert [country_of(row) for row in import_.rows.filter(act="create")] == ["CN", "BN", "JP", "KR"]


def country_of(row) -> str:
    return next(new for column, _old, new in changes_of(row) if column == "country")


def test_shared_records_are_added_and_never_changed(previewed):
    make.LocalityFactory(key="beihai", name="Beihai", country_id="CN", level="city")
    import_ = previewed("localities", "key;name;country;level\nbeihai;Peking;CN;city\n")
    assert import_.counts == {"reject": 1}
    assert "shared by all governments" in errors(import_)[0][2]


def test_what_was_confirmed_stays_as_agreed(previewed):
    semarang = Government.objects.get(key="kota-semarang")
    make.AgreementFactory(key="mou", partnership__government=semarang, confirmed=True, title="Nota", number_home="")
    import_ = previewed("agreements", "key;title;number_home\nmou;Lain;12/2016\n")
    assert import_.counts == {"reject": 1}
    assert "confirmed" in errors(import_)[0][2]
    completed = previewed("agreements", "key;nomor\nmou;12/2016\n")
    assert changes_of(completed.rows.get(act="change")) == [["number_home", "", "12/2016"]]
    carry_out(completed, quiet)
    assert Agreement.objects.get(key="mou").number_home == "12/2016"


def test_a_termination_is_not_taken_back_by_a_sheet(previewed):
    semarang = Government.objects.get(key="kota-semarang")
    ended = {"terminated": make.when("2018"), "termination_reason": "Usai"}
    make.AgreementFactory(key="mou", partnership__government=semarang, **ended)
    import_ = previewed("agreements", "key;terminated\nmou;\n")
    assert import_.counts == {"leave": 1}


def test_a_sheet_prolongs_no_agreement_by_an_addendum(previewed):
    semarang = Government.objects.get(key="kota-semarang")
    above = make.AgreementFactory(partnership__government=semarang)
    make.AgreementFactory(key="adendum", partnership=above.partnership, parent=above, kind="addendum")
    import_ = previewed("agreements", "key;ends;duration_months\nadendum;2026;\n")
    assert import_.counts == {"reject": 1}
    assert {column for _row, column, _told in errors(import_)} == {"ends"}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("agreements", "key;mitra;jenis naskah;judul\nx;semarang-jung-gu;mou;Baru\n"),
        ("signatories", "penandatanganan;pihak;nama;jabatan\nsemarang;home;Wali Kota;Wali Kota\n"),
        (
            "activities",
            "mitra;judul;tanggal;jenis;status;sifat\nsemarang-jung-gu;A;2017;visit;held;substantive\n",
        ),
    ],
)
def test_nothing_is_written_under_what_is_annulled(previewed, kind, text):
    semarang = Government.objects.get(key="kota-semarang")
    partnership = make.PartnershipFactory(key="semarang-jung-gu", government=semarang)
    make.SigningFactory(key="semarang", agreement__partnership=partnership)
    assert previewed(kind, text).counts == {"create": 1}
    Partnership.objects.update(annulled_on="2020-01-01", annulment_reason="keliru")
    import_ = previewed(kind, text)
    assert import_.counts == {"reject": 1}
    assert [told for _row, _column, told in errors(import_)] == [
        "What this hangs under is annulled: leave this row out."
    ]


def test_what_changed_between_preview_and_confirmation_is_told_and_nothing_is_done(previewed):
    carry_out(previewed("agencies", AGENCIES), quiet)
    import_ = previewed("agencies", "nama\tsingkatan\nDinas Pekerjaan Umum\tDPUPR\nDinas Baru\tDB\n")
    Agency.objects.filter(abbreviation="DPU").update(abbreviation="PU")
    carry_out(import_, quiet)
    import_.refresh_from_db()
    assert (import_.state, import_.changed_since) == ("previewed", [2])
    assert changes_of(import_.rows.get(number=2)) == [["abbreviation", "PU", "DPUPR"]]
    assert not Agency.objects.filter(abbreviation__in=["DPUPR", "DB"]).exists()
    carry_out(import_, quiet)
    import_.refresh_from_db()
    assert (import_.state, import_.changed_since) == ("done", [])


def test_an_import_is_one_act_of_its_person_in_the_history(previewed, coordinator):
    import_ = previewed("agencies", AGENCIES)
    carry_out(import_, quiet)
    import_.refresh_from_db()
    events = Agency.pgh_event_model.objects.all()
    assert {str(event.pgh_context_id) for event in events} == {str(import_.act)}
    assert {event.pgh_context["user"] for event in events} == {coordinator.pk}


def test_activities_are_imported_with_what_model_fields_begin_with(previewed):
    semarang = Government.objects.get(key="kota-semarang")
    make.PartnershipFactory(key="semarang-jung-gu", government=semarang, partner__name="Jung-gu")
    import_ = previewed(
        "activities",
        "Kota Mitra;Nama Kegiatan;Tanggal;Jenis;Arah;Status;Sifat\n"
        "Jung Gu;Kunjungan balasan;12-15 April 2017;visit;Outbound;held;substantive\n",
    )
    assert errors(import_) == []
    carry_out(import_, quiet)
    activity = Activity.objects.get()
    assert (str(activity.happened), activity.people_to_people) == ("2017-04-12/2017-04-15", False)


def test_terms_in_years_and_amounts_with_indonesian_separators_are_read(previewed):
    semarang = Government.objects.get(key="kota-semarang")
    make.PartnershipFactory(key="semarang-jung-gu", government=semarang, partner__name="Jung-gu")
    import_ = previewed(
        "fundings",
        "mitra;tahun;sumber;dibayar oleh;pagu;realisasi;mata uang\n"
        "Jung-gu;2018;apbd;home;Rp 1.250.000,50;1.000.000;IDR\n",
    )
    assert errors(import_) == []
    changes = {column: new for column, _old, new in changes_of(import_.rows.get(act="create"))}
    assert (changes["planned"], changes["realised"]) == ("1250000.50", "1000000.00")
