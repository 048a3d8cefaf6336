"""The sheet that offices keep becomes partnerships, agreements, fields and assignments, in one act."""

import pytest

from agreements.models import Agreement, Assignment, CooperationField, Partnership
from agreements.written import agencies_in
from cities.models import Agency, Locality, Place
from portal.imports.matching import match, questions
from portal.imports.planning import carry_out, preview
from portal.imports.reading import read, read_text
from portal.imports.undoing import undo
from portal.imports.uploading import begin
from portal.models import Import, KnownName
from tests import factories as make
from tests.portal.imports.messy import messy, rows

pytestmark = pytest.mark.django_db

COUNTRIES = {
    "KR": ("Korea Selatan", "South Korea"),
    "CN": ("Tiongkok", "China"),
    "JP": ("Jepang", "Japan"),
    "NL": ("Belanda", "Netherlands"),
}
HEAD = "Mitra\tNegara\tJenis\tNomor\tTanggal\tMasa Berlaku\tBidang\tOPD\tKondisi\n"


def quiet(_done, _total):
    """Nobody waits."""


@pytest.fixture
def office():
    """A coordinator of a government that knows two agencies, one place, and the gazetteer two more."""
    semarang = make.GovernmentFactory(key="kota-semarang", name="Kota Semarang")
    for code, (name_id, name_en) in COUNTRIES.items():
        make.CountryFactory(code=code, name_id=name_id, name_en=name_en)
    make.LocalityFactory(key="jung-gu", name="Jung-gu", country_id="KR")
    for name, code in (("Beihai", "CN"), ("Toyama", "JP"), ("Toyama", "CN")):
        make.PlaceFactory(name=name, country_id=code)
    make.AgencyFactory(key="pu", government=semarang, name="Dinas Pekerjaan Umum", abbreviation="DPU")
    make.AgencyFactory(key="dinkes", government=semarang, name="Dinas Kesehatan", abbreviation="Dinkes")
    return make.MembershipFactory(government=semarang).user


@pytest.fixture
def sheet(office):
    def previewed(text: str) -> Import:
        import_ = begin(read_text(HEAD + text), by=office, kind="register", government_key="kota-semarang")
        preview(import_, quiet)
        return import_

    return previewed


def answered(import_: Import, **typed: str) -> Import:
    """Every question answered as it is proposed, but for those that are typed."""
    asked = questions(import_, {})
    posted = {f"chosen_{each.place}": each.chosen for each in asked}
    match(import_, {f"name_{each.place}": each.name for each in asked} | posted | typed)
    preview(import_, quiet)
    return import_


def told(import_: Import) -> list[tuple]:
    rejected = import_.rows.filter(act="reject")
    return [(row.number, column, message) for row in rejected for _table, column, _value, message in row.errors]


def test_a_row_becomes_partnership_agreement_fields_and_assignments(sheet):
    import_ = sheet(
        'Jung-gu\tKorea Selatan\tMoU\t12/2016\t25 November 2016\t5 (lima) tahun\t"1. Jalan\n2. Kesehatan"\t'
        '"1. DPU\n2. Dinas Kesehatan"\tberakhir\n'
    )
    assert (told(import_), import_.counts) == ([], {"create": 1})
    assert {name: acts["create"] for name, acts in import_.records.items()} == {
        "partnerships": 1,
        "agreements": 1,
        "fields": 2,
        "assignments": 2,
    }
    assert not Partnership.objects.exists()
    carry_out(import_, quiet)
    agreement = Agreement.objects.get()
    assert str(agreement.partnership) == "Kota Semarang – Jung-gu"
    assert (agreement.kind, agreement.number_home, str(agreement.signed)) == ("mou", "12/2016", "2016-11-25")
    assert (agreement.term, agreement.duration_months) == ("fixed", 60)
    assert agreement.note == "Kondisi: berakhir"
    assert [(each.position, each.wording) for each in agreement.fields.order_by("position")] == [
        (1, "Jalan"),
        (2, "Kesehatan"),
    ]
    assert {(each.field.wording, each.agency.key) for each in Assignment.objects.all()} == {
        ("Jalan", "pu"),
        ("Kesehatan", "dinkes"),
    }


def test_a_sheet_brought_twice_changes_nothing_and_one_that_says_more_adds_it(sheet):
    row = "Jung-gu\tKorea Selatan\tMoU\t12/2016\t2016\t\tJalan\tDPU\tbaik\n"
    carry_out(sheet(row), quiet)
    again = sheet(row)
    assert again.counts == {"leave": 1}
    more = sheet("Jung-gu\tKorea Selatan\tMoU\t12/2016\t25 Nov 2016\t\tJalan; Kesehatan\tDPU\tburuk\n")
    assert more.counts == {"change": 1}
    carry_out(more, quiet)
    agreement = Agreement.objects.get()
    assert str(agreement.signed) == "2016-11-25"
    assert agreement.note == "Kondisi: baik\nKondisi: buruk"
    assert CooperationField.objects.get(position=2).wording == "Kesehatan"
    assert Assignment.objects.count() == 2


def test_unknown_cities_and_agencies_are_asked_once_made_with_the_import_and_remembered(sheet):
    text = (
        "Toyama\tJepang\tLoI\t\t2017\t\tEnergi\tDinas Perhubungan\t\n"
        "Toyama\tJepang\tMoU\t\t2019\t\tEnergi\tDishub\t\nBelanda\t\tLoI\t\t2014\t\tAir\tDPU\t\n"
    )
    import_ = sheet(text)
    asked = questions(import_, {})
    assert {each.name for each in asked} == {"Toyama, Jepang", "Belanda", "Dinas Perhubungan", "Dishub"}
    assert {each.name: bool(each.chosen) for each in asked} == {
        "Toyama, Jepang": True,
        "Belanda": True,
        "Dinas Perhubungan": True,
        "Dishub": False,
    }
    place = next(each.place for each in asked if each.name == "Dishub")
    answered(import_, **{f"chosen_{place}": "new", f"typed_{place}": "Dinas Perhubungan"})
    assert (told(import_), import_.unknown, import_.counts) == ([], [], {"create": 3})
    assert not Locality.objects.filter(name="Toyama").exists()
    carry_out(import_, quiet)
    assert Locality.objects.get(name="Toyama").country_id == "JP"
    assert Locality.objects.get(name="Belanda").level == "country"
    assert Agency.objects.filter(name="Dinas Perhubungan").count() == 1
    assert KnownName.objects.get(name="Dishub").record_key == Agency.objects.get(name="Dinas Perhubungan").key
    assert sheet(text).counts == {"leave": 3}


def test_the_gazetteer_is_searched_twice_for_each_name_and_no_more(sheet, django_assert_num_queries):
    for number in range(10):
        make.PlaceFactory(name="Toyama", country_id="JP", population=number)
    import_ = sheet("".join(f"Toyama {number}\tJepang\tMoU\t{number}\t2019\t\t\t\t\n" for number in range(8)))
    with django_assert_num_queries(2 * 8 + len(["countries", "what offices call them"])):
        assert len(questions(import_, {})) == 8


def test_a_slip_of_the_pen_is_taken_for_the_agency_that_is_there_and_not_for_a_new_one(sheet):
    import_ = sheet("Jung-gu\t\tMoU\t1\t2016\t\tJalan\tDinas Pekrjaan Umun\t\n")
    (question,) = questions(import_, {})
    assert (question.chosen, question.known[0][0]) == ("pu", "pu")
    answered(import_)
    assert import_.records["assignments"] == {"create": 1}
    assert "agencies" not in import_.records


def test_a_place_that_the_gazetteer_has_no_more_is_asked_again(sheet):
    import_ = sheet("Beihai\tTiongkok\tMoU\t1\t2008\t\t\t\t\n")
    answered(import_)
    assert import_.counts == {"create": 1}
    Place.objects.all().delete()
    preview(import_, quiet)
    assert import_.counts == {"reject": 1}
    assert [each["name"] for each in import_.unknown] == ["Beihai, Tiongkok"]


def test_what_is_taken_back_goes_with_all_that_came_with_it(sheet):
    import_ = answered(sheet("Beihai\tTiongkok\tMoU\t1\t2008\t5 th\tPelabuhan\tDinas Baru\tx\n"))
    carry_out(import_, quiet)
    assert Agreement.objects.count() == Locality.objects.filter(name="Beihai").count() == 1
    undo(import_, quiet)
    for model in (Agreement, Partnership, CooperationField, Assignment):
        assert not model.objects.exists()
    assert (Agency.objects.count(), Locality.objects.count()) == (2, 1)
    # The names that were matched point to nothing now, and are asked again.
    assert len(sheet("Beihai\tTiongkok\tMoU\t1\t2008\t5 th\tPelabuhan\tDinas Baru\tx\n").unknown) == 2


def test_agencies_that_are_not_numbered_like_the_fields_stand_at_every_field_and_that_is_said(sheet):
    import_ = sheet('Jung-gu\t\tMoU\t1\t2016\t\t"Jalan\nAir\nKesehatan"\tDPU, Dinkes\t\n')
    row = import_.rows.get(act="create")
    assert "2 agencies for 3 fields" in row.remarks[0]
    assert import_.records["assignments"]["create"] == 6


def test_agencies_without_a_field_and_what_no_column_holds_are_kept_as_notes(sheet):
    import_ = sheet("Jung-gu\t\tMoU\t1\t2016\t5 tahun, dapat diperpanjang\t\tDPU\t\n")
    carry_out(import_, quiet)
    assert Agreement.objects.get().note == "Term: 5 tahun, dapat diperpanjang\nAgencies: DPU"
    assert not Assignment.objects.exists()


def test_what_is_wrong_in_a_wide_row_is_told_with_its_column(sheet):
    import_ = sheet(
        "\tJepang\tMoU\t1\t2016\t\t\t\t\nJung-gu\t\tsurat\t2\t2016\t\t\t\t\nJung-gu\t\tMoU\t3\t2016\tlama\t\t\t\n"
        "Jung-gu\t\tMoU\t4\t31/2/2016\t\t\t\t\nJung-gu\t\tMoU\t5\t2016\t\t\t\t\nJung-gu\t\tMoU\t5\t2016\t\t\t\t\n"
    )
    assert [(row, column) for row, column, _message in told(import_)] == [
        (2, "partner"),
        (3, "kind"),
        (4, "duration_months"),
        (5, "signed"),
        (7, "number_home"),
    ]
    assert import_.counts == {"reject": 5, "create": 1}


def test_a_new_partnership_stands_though_the_first_row_that_names_it_is_left_out(sheet):
    import_ = sheet("Jung-gu\t\t\t1\t2016\t\t\t\t\nJung-gu\t\tMoU\t2\t2017\t\t\t\t\n")
    assert [(row, column) for row, column, _message in told(import_)] == [(2, "kind")]
    carry_out(import_, quiet)
    assert str(Agreement.objects.get().partnership) == "Kota Semarang – Jung-gu"


def test_a_messy_sheet_is_understood_without_a_template(office):
    import_ = begin(read(messy()), by=office, kind="register", government_key="kota-semarang")
    assert (import_.heading, import_.heading_lines) == (5, 1)
    assert import_.columns == [
        "-",
        "partner",
        "country",
        "kind",
        "number_home",
        "signed",
        "duration",
        "fields",
        "agencies",
        "",
        "note",
    ]
    preview(import_, quiet)
    unread = {column for _row, column, _told in told(import_)}
    # All that is wrong are names nobody knows, and the signatures below the table, which name no partner.
    assert unread == {"partner", "agency"}
    assert import_.rows.exclude(act="").count() == len(rows()) + 2


def test_headings_in_two_lines_that_are_not_joined_are_read_together(office):
    text = "Daftar\n\nNo\tMitra\tNaskah\t\tBidang\n\t\tNomor\tTanggal\t\n"
    text += "1\tJung-gu\t7\t2016\tJalan\n2\tBeihai\t8\t2008\tAir\n"
    import_ = begin(read_text(text), by=office, kind="register", government_key="kota-semarang")
    assert (import_.heading, import_.heading_lines) == (4, 2)
    assert import_.columns == ["-", "partner", "number_home", "signed", "fields"]


def test_an_agreement_of_the_register_is_known_by_kind_and_date_where_it_has_no_number(sheet):
    row = "Jung-gu\t\tMoU\t{}\t25/11/2016\t\t\t\t\n"
    carry_out(sheet(row.format("")), quiet)
    completed = sheet(row.format("12/2016"))
    assert completed.counts == {"change": 1}
    carry_out(completed, quiet)
    assert Agreement.objects.get().number_home == "12/2016"
    assert sheet(row.format("13/2016")).counts == {"create": 1}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Bappeda & DPU", ["Bappeda", "DPU"]),
        ("Disbudpar, Dinkes dan Disdik", ["Disbudpar", "Dinkes", "Disdik"]),
        ("Dinas Koperasi dan UKM", ["Dinas Koperasi dan UKM"]),
        ("Dinas Perumahan, Kawasan Permukiman dan Pertanahan",) * 2,
        ("Dinas Kebudayaan dan Pariwisata / Bappeda", ["Dinas Kebudayaan dan Pariwisata", "Bappeda"]),
    ],
)
def test_agencies_in_one_cell_are_told_apart(written, read):
    assert agencies_in(written) == ([read] if isinstance(read, str) else read)
