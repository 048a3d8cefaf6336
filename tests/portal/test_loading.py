"""Loading a folder: what is written, that twice is once, and what the history says."""

import csv
import io
import time

import pghistory
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from agreements.models import Agreement, CooperationField, Partnership
from cities.models import Agency, Locality
from portal.loading import LoadErrors, all_tables, load_folder
from portal.models import Citation, Source
from portal.partial_dates import PartialDate
from portal.statements import execute
from portal.tables import name
from tests.factories import UserFactory
from tests.portal.folders import GOOD, contents, reference, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def good(tmp_path):
    reference()
    return write(tmp_path)


def test_rows_are_written_with_their_references_in_any_order(good):
    report = load_folder(good)
    assert (report.created, report.changed) == (sum(table.created for table in report.tables), 0)
    plan = Agreement.objects.get(key="plan")
    assert plan.parent.key == "mou"
    assert plan.government.key == "kota-semarang"
    assert Locality.objects.get(key="ulsan-jung-gu").parent.name == "Ulsan"
    field = CooperationField.objects.get(key="mou-f1")
    assert [sector.key for sector in field.sectors.order_by("key")] == ["infrastructure", "urban_planning"]
    assert field.government == plan.government


def test_dates_and_their_wording_are_kept_as_written(good):
    load_folder(good)
    responsible = CooperationField.objects.get(key="mou-f1").assignments.get()
    assert (str(responsible.started), str(responsible.ended), responsible.ended_wording) == (
        "2016",
        "2018",
        "akhir 2018",
    )
    assert str(Agreement.objects.get(key="mou").expires) == "2021-11-24"


def test_every_row_cites_its_sources(good):
    load_folder(good)
    cited = Citation.objects.about(CooperationField.objects.get(key="mou-f2"))
    assert [(each.source.key, each.locator) for each in cited] == [("paper", "line 88"), ("press", "")]


def test_loading_twice_changes_nothing_and_leaves_no_event(good):
    load_folder(good)
    before = contents()
    report = load_folder(good)
    assert (report.created, report.changed) == (0, 0)
    assert all(table.unchanged for table in report.tables)
    assert contents() == before


def test_a_change_is_written_once_and_raises_the_version(good):
    load_folder(good)
    write(good, agreements=("Nota kesepahaman", "Nota Kesepahaman"))
    report = load_folder(good)
    assert {table.file: table.changed for table in report.tables if table.changed} == {"agreements.csv": 1}
    agreement = Agreement.objects.get(key="mou")
    assert (agreement.title, agreement.version) == ("Nota Kesepahaman", 1)
    assert Agreement.pgh_event_model.objects.filter(key="mou").count() == 2


def test_a_row_whose_sectors_or_citations_change_counts_as_changed(good):
    load_folder(good)
    write(good, fields=("urban_planning;infrastructure", "transport"), texts=("paper line 88", "paper line 90"))
    report = load_folder(good)
    assert {table.file for table in report.tables if table.changed} == {"fields.csv", "texts.csv"}
    assert CooperationField.objects.get(key="mou-f1").sectors.get().key == "transport"
    assert Citation.objects.get(record="agreements.agreementtext", record_key="mou-home").locator == "line 90"


def test_a_citation_that_a_person_added_stays(good):
    load_folder(good)
    press = Source.objects.get(key="press")
    with pghistory.context(user=UserFactory().pk, command=None):
        Citation.objects.create(record="agreements.agreement", record_key="mou", source=press, locator="page 1")
    load_folder(good)
    assert Citation.objects.filter(locator="page 1").exists()


def test_the_history_names_the_command_the_folder_and_the_person(good):
    person = UserFactory()
    load_folder(good, by=person)
    event = Partnership.pgh_event_model.objects.first()
    assert event.pgh_context == {"command": "load", "reason": good.name, "user": person.pk}


def test_files_that_are_missing_and_rows_that_no_file_holds_stay_as_they_are(good):
    load_folder(good)
    for path in good.glob("*.csv"):
        if path.name != "agencies.csv":
            path.unlink()
    (good / "agencies.csv").write_text("\n".join(GOOD["agencies.csv"].splitlines()[:1]))
    assert load_folder(good).tables[0].unchanged == 0
    assert Agency.objects.count() == 2
    assert Agreement.objects.count() == 2


def test_a_byte_order_mark_windows_line_ends_and_blank_rows_do_no_harm(good):
    for file, text in GOOD.items():
        (good / file).write_bytes(b"\xef\xbb\xbf" + (text + "\n\n").replace("\n", "\r\n").encode())
    load_folder(good)
    assert Agreement.objects.get(key="mou").title == "Nota kesepahaman"


def test_two_rows_may_exchange_their_positions(good):
    load_folder(good)
    text = GOOD["fields.csv"].replace("mou-home,1", "mou-home,9").replace("mou-home,2", "mou-home,1")
    write(good, fields=text.replace("mou-home,9", "mou-home,2"))
    assert load_folder(good).changed == 2


def test_what_the_portal_knows_and_no_file_holds_is_left_alone(good):
    load_folder(good)
    Partnership.objects.filter(key="semarang-ulsan").update(published_on="2026-03-01", is_draft=False)
    load_folder(good)
    assert str(Partnership.objects.get(key="semarang-ulsan").published_on) == "2026-03-01"


class TestConfirmed:
    @pytest.fixture(autouse=True)
    def confirmed(self, good):
        load_folder(good)
        Agreement.objects.filter(key="mou").update(confirmed_on="2026-02-01")

    def test_the_same_folder_may_be_loaded_again(self, good):
        assert load_folder(good).changed == 0
        assert str(Agreement.objects.get(key="mou").confirmed_on) == "2026-02-01"

    def test_what_was_empty_may_be_filled(self, good):
        write(good, texts=("id,,5", "id,Naskah,5"), agreements=("kesepahaman,,", "kesepahaman,12/2016,"))
        load_folder(good)
        assert Agreement.objects.get(key="mou").number_home == "12/2016"

    @pytest.mark.parametrize(
        ("file", "good_cell", "bad_cell", "column"),
        [
            ("agreements", "fixed,60", "fixed,36", "duration_months"),
            ("agreements", ",,,6,", ",,,,", "notice_months"),
            ("texts", "5,11", "6,11", "pages"),
            ("fields", "Kesehatan", "Kebersihan", "wording"),
            ("signatories", "Hendrar Prihadi", "H. Prihadi", "name"),
            ("signings", "Ulsan", "Jung-gu", "place"),
        ],
    )
    def test_what_was_agreed_may_not_be_changed(self, good, file, good_cell, bad_cell, column):
        with pytest.raises(LoadErrors) as refused:
            load_folder(write(good, **{file: (good_cell, bad_cell)}))
        assert [(error.file, error.column) for error in refused.value.errors] == [(f"{file}.csv", column)]

    @pytest.mark.parametrize(
        ("file", "row"),
        [
            ("fields", "mou-f3,mou,mou-home,3,Pendidikan,id,,no,,not_stated,,,"),
            ("texts", "mou-home-en,mou,home,en,,5,11,,,,"),
            ("signings", "mou-0,mou,,,2016-11-20,,Ulsan,,"),
            ("signatories", "mou-2-home-2,mou-2,home,Soemarmo,Wakil Wali Kota,,"),
        ],
    )
    def test_one_more_part_is_added_in_the_portal_with_a_reason(self, good, file, row):
        with (good / f"{file}.csv").open("a") as rows:
            rows.write(f"{row}\n")
        with pytest.raises(LoadErrors) as refused:
            load_folder(good)
        assert [error.file for error in refused.value.errors] == [f"{file}.csv"]
        assert "dengan alasan" in refused.value.errors[0].message

    def test_the_first_of_its_kind_fills_what_was_empty(self, good):
        with (good / "signatories.csv").open("a") as rows:
            rows.write("mou-2-partner,mou-2,partner,Park Sung-min,Wali Kota,,\n")
        assert load_folder(good).created == 1

    def test_responsibilities_sectors_and_remarks_stay_open(self, good):
        write(good, fields=(";infrastructure", ""), assignments=(",lead,", ",supporting,"))
        assert load_folder(good).changed == 2


def test_a_termination_is_not_taken_back_by_a_file(good):
    load_folder(good)
    ended = {"terminated": PartialDate.parse("2018"), "termination_reason": "Usai"}
    Agreement.objects.filter(key="mou").update(**ended)
    with pytest.raises(LoadErrors) as refused:
        load_folder(good)
    assert [(error.row, error.column) for error in refused.value.errors] == [(3, "terminated")]
    Agreement.objects.filter(key="mou").update(terminated=None, termination_reason="")
    assert load_folder(good).changed == 0


ADDENDUM = "add,kota-semarang,semarang-jung-gu,addendum,Adendum,,,,,2018,,,,fixed,,{},,,,,mou,,,,,,,,\n"


def test_a_file_prolongs_no_agreement_by_an_addendum(good):
    before = (good / "agreements.csv").read_text()
    (good / "agreements.csv").write_text(before + ADDENDUM.format("2026"))
    with pytest.raises(LoadErrors) as refused:
        load_folder(good)
    assert {error.column for error in refused.value.errors} == {"ends"}
    (good / "agreements.csv").write_text(before + ADDENDUM.format("2021-11-24"))
    assert load_folder(good).created > 0


def test_the_command_tells_what_it_did_and_with_if_empty_does_it_once(good):
    told = io.StringIO()
    call_command("load", str(good), stdout=told)
    assert "agreements.csv: 2" in told.getvalue()
    told = io.StringIO()
    call_command("load", str(good), "--if-empty", stdout=told)
    assert "csv" not in told.getvalue()


def test_the_command_tells_every_error_and_fails(good):
    told = io.StringIO()
    write(good, fields=(",no,", ",tidak,"))
    with pytest.raises(CommandError, match="1"):
        call_command("load", str(good), stderr=told)
    assert "fields.csv" in told.getvalue()
    assert "is_open" in told.getvalue()


def test_triggers_find_the_setting_that_they_ask_for(good):
    """Else each row costs as much as all checks that wait: docs/decisions/0004-load.md."""
    load_folder(good)
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('pgtrigger.ignore', true)")
        assert cursor.fetchone() == ("{}",)


def test_thousands_of_rows_are_loaded_in_seconds(good):
    header, row = GOOD["agencies.csv"].splitlines()[:2]
    row = row.removesuffix("paper line 28")
    rows = [row.replace("bina-marga", f"a{n}").replace("Bina Marga", f"A{n}") for n in range(20_000)]
    write(good, agencies="\n".join([header, *rows]), assignments=None)
    begun = time.monotonic()
    load_folder(good)
    assert time.monotonic() - begun < 10, "4,000 rows a second are usual; a machine at work may take twice as long"
    assert Agency.objects.count() == 20_000


def test_cells_are_written_back_as_they_were_read(good):
    load_folder(good)
    for table in all_tables():
        if table.file not in GOOD:
            continue
        with connection.cursor() as cursor:
            names = [column.written("r") for column in table.columns]
            execute(cursor, "SELECT {names} FROM {table} AS r", names=names, table=name(table.model._meta.db_table))
            written = {row[0]: row for row in cursor.fetchall()}
        for row in csv.DictReader(io.StringIO(GOOD[table.file])):
            cells = dict(zip(table.headers, written[row["key"]], strict=True))
            assert {header: _sorted(cells[header]) for header in row} == {h: _sorted(cell) for h, cell in row.items()}


def _sorted(cell):
    return sorted(part.strip() for part in cell.split(";"))


def test_partial_dates_of_a_file_are_those_of_the_portal(good):
    load_folder(good)
    assert Partnership.objects.get(key="semarang-jung-gu").initiative_on == PartialDate.parse("2012-12")
