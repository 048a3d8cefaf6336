"""Broken folders: each gives a clear error with file, row and column, and changes nothing."""

import pytest
from django.utils import translation

from portal.loading import LoadErrors, load_folder
from tests.portal.folders import GOOD, contents, reference, write
from tests.world import kept_for_module, settled

pytestmark = pytest.mark.django_db

#: The file, what is spoilt in it, and the row and column of the error with words of its message.
BROKEN = {
    "unknown column": ("texts.csv", ",pages,", ",halaman,", 1, "halaman", "no column"),
    "missing column": ("texts.csv", ",pages,", ",halaman,", 1, "pages", "missing"),
    "column twice": ("texts.csv", ",points,", ",pages,", 1, "pages", "twice"),
    "semicolons": ("texts.csv", GOOD["texts.csv"], GOOD["texts.csv"].replace(",", ";"), 1, "", "semicolons"),
    "empty file": ("texts.csv", GOOD["texts.csv"], "", None, "", "empty"),
    "ragged row": ("agencies.csv", "Dinas Bina", "Dinas, Bina", 2, "", "13 cells"),
    "quotation mark not closed": ("fields.csv", 'jembatan"', "jembatan", 2, "", "quotation marks"),
    "NUL": ("fields.csv", "Kesehatan", "Kese\x00hatan", 3, "", "NUL"),
    "key missing": ("texts.csv", "mou-home,mou", ",mou", 2, "key", "filled"),
    "key badly written": ("texts.csv", "mou-home,mou", "MoU Home,mou", 2, "key", "small letters"),
    "key twice": ("fields.csv", "mou-f2", "mou-f1", 3, "key", "earlier row"),
    "title missing": ("agreements.csv", "Nota kesepahaman", "", 3, "title", "filled"),
    "wording too long": ("fields.csv", "Kesehatan", "K" * 501, 3, "wording", "501 characters"),
    "no such choice": ("agreements.csv", ",mou,Nota", ",MoU,Nota", 3, "kind", "action_plan"),
    "not yes or no": ("fields.csv", ",no,", ",tidak,", 2, "is_open", "yes or no"),
    "not a number": (
        "agreements.csv",
        "2016-11-25,,,,fixed,60",
        "2016-11-25,,,,fixed,lima",
        3,
        "duration_months",
        "whole",
    ),
    "number too great": ("texts.csv", ",5,11", ",99999,11", 2, "pages", "32767"),
    "not a decimal": ("localities.csv", "35.53722", "35°32'", 3, "latitude", "35.53722"),
    "not a date": ("agreements.csv", "2015-09-23", "23/09/2015", 2, "signed", "not a date"),
    "no such day": ("agreements.csv", "2015-09-23", "2015-02-30", 2, "signed", "calendar"),
    "span reversed": ("partnerships.csv", "2012-12", "2013/2012", 2, "initiative_on", "earlier one"),
    "day not exact": ("partnerships.csv", "2026-01-02", "2026-01/..", 2, "published_on", "2016-11-25"),
    "not a mailbox": ("agencies.csv", "dinas,,2008", "dinas,kantor,2008", 2, "mailbox", "e-mail"),
    "no such government": ("agencies.csv", "kota-bandung,", "bandung,", 3, "government", "No government"),
    "no such country": ("localities.csv", "KR,district", "Korea,district", 2, "country", "No country"),
    "no such row": ("assignments.csv", "mou-f1,", "mou-f9,", 2, "field", "add the row"),
    "no such sector": ("fields.csv", ";infrastructure", "; roads", 2, "sectors", "semicolons between"),
    "no such source": ("fields.csv", "paper line 88; press", "koran line 1", 3, "cited", "sources.csv"),
    "cited badly": ("texts.csv", "paper line 88", "paper hal. 88", 2, "cited", "lines 62-64"),
    "ends before it starts": (
        "agreements.csv",
        "2016-11-25,,,,fixed,60,",
        "2016-11-25,,2016,,fixed,60,2015",
        3,
        "starts, ends",
        "cannot end before it starts",
    ),
    "fixed term without its end": (
        "agreements.csv",
        "2016-11-25,,,,fixed,60",
        "2016-11-25,,,,fixed,",
        3,
        "term, duration_months, ends",
        "fixed term needs",
    ),
    "pair twice": ("partnerships.csv", ",ulsan,", ",ulsan-jung-gu,", 3, None, "in the register already"),
    "position twice": ("fields.csv", "mou-home,2", "mou-home,1", 3, "agreement, position", "position"),
    "agency twice at a time": (
        "assignments.csv",
        "akhir 2018,,paper line 28\n",
        "akhir 2018,,paper line 28\nagain,mou-f1,kota-semarang-bina-marga,,2017,,,,,\n",
        3,
        None,
        "responsible for this field",
    ),
    "agency of another government": (
        "assignments.csv",
        "kota-semarang-bina-marga",
        "kota-bandung-dlh",
        2,
        "agency",
        "another government",
    ),
    "clause that is absent stands in an article": (
        "clauses.csv",
        "outcomes,no,",
        "outcomes,no,pasal 3",
        3,
        "is_present, article",
        "in no article",
    ),
    "clause twice": ("clauses.csv", ",outcomes,no,", ",period,no,", 3, "text, kind", "already"),
    "field found in its own text": (
        "field_matches.csv",
        "mou-f1,mou-partner",
        "mou-f1,mou-home",
        2,
        "text",
        "another text of its own",
    ),
    "point of another text": ("field_matches.csv", "yes,mou-partner-1", "yes,mou-home-1", 3, "point", "another text"),
    "field found and not found": ("field_matches.csv", "mou-f2-match,mou-f2", "mou-f2-match,mou-f1", 3, None, "either"),
    "field continues one of its own agreement": (
        "fields.csv",
        "no,,not_stated",
        "no,mou-f2,not_stated",
        2,
        "origin",
        "another",
    ),
    "signed before the last signing": ("agreements.csv", "2016-11-25", "2016-11-24", 3, "signed", "last"),
    "used claim differs": ("claims.csv", "signed,,2016-11-25", "signed,,2016-11-24", 2, "value", "say the same"),
    "claim on no column": ("claims.csv", "signed,,2016,", "mulai,,2016,", 3, "attribute", "no such column"),
    "claim not in the column's form": ("claims.csv", "signed,,2016,", "signed,,dulu,", 3, "value", "not a date"),
    "claim on no record": ("claims.csv", "partnership:semarang-jung-gu", "partnership:x", 4, "record", "kind and"),
    "claim on no kind of record": ("claims.csv", "agreements.partnership:", "auth.user:", 4, "record", "kind and"),
    "claim used without reason": ("claims.csv", "Naskah sendiri.", "", 2, None, "why this source"),
    "two claims used": ("claims.csv", "press,,no,", "press,,yes,Juga", 3, None, "used already"),
}


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture(scope="module")
def register(django_db_setup, django_db_blocker) -> dict:
    """What an empty register with its reference data holds."""
    with kept_for_module(django_db_blocker):
        reference()
        yield settled(contents())


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_folder_is_refused_with_its_place_and_changes_nothing(register, case, tmp_path):
    file, good, bad, row, column, words = BROKEN[case]
    with pytest.raises(LoadErrors) as refused:
        load_folder(write(tmp_path, **{file.removesuffix(".csv"): (good, bad)}))
    told = [error for error in refused.value.errors if (error.file, error.row) == (file, row)]
    assert [error for error in told if column in (None, error.column) and words in error.message], refused.value.errors
    assert contents() == register


def test_bytes_that_are_no_utf_8_are_told_with_their_row(tmp_path):
    text = GOOD["fields.csv"].replace("Kesehatan", "Kesehatan é").encode("latin-1")
    (write(tmp_path) / "fields.csv").write_bytes(text)
    error = _errors(tmp_path)[0]
    assert (error.file, error.row) == ("fields.csv", 3)
    assert "UTF-8" in error.message


def test_a_file_of_utf_16_is_told(tmp_path):
    (write(tmp_path) / "fields.csv").write_text(GOOD["fields.csv"], encoding="utf-16")
    assert "UTF-8" in _errors(tmp_path)[0].message or "NUL" in _errors(tmp_path)[0].message


def test_an_unknown_csv_file_is_told_and_other_files_are_not(tmp_path):
    (write(tmp_path) / "agreement.csv").write_text("key\n")
    (tmp_path / "README.md").write_text("Catatan")
    assert [error.file for error in _errors(tmp_path)] == ["agreement.csv"]


def test_an_empty_folder_and_what_is_no_folder_are_told(tmp_path):
    assert "Holds no table" in _errors(tmp_path)[0].message
    assert "not a folder" in _errors(tmp_path / "nowhere")[0].message


def test_all_errors_are_told_at_once_in_the_order_of_the_files(register, tmp_path):
    write(tmp_path, texts=(",5,11", ",lima,11"), fields=(",no,", ",tidak,"), partnerships=("sister", "saudara"))
    found = [(error.file, error.row, error.column, error.value) for error in _errors(tmp_path)]
    assert found == [
        ("partnerships.csv", 2, "kind", "saudara"),
        ("texts.csv", 2, "pages", "lima"),
        ("fields.csv", 2, "is_open", "tidak"),
    ]


def test_many_errors_of_one_kind_are_counted_and_the_first_told(register, tmp_path):
    header, row = GOOD["agencies.csv"].splitlines()[:2]
    row = row.replace("2008", "dulu")
    rows = [row.replace("bina-marga", f"a{n}").replace("Bina Marga", f"A{n}") for n in range(300)]
    write(tmp_path, agencies="\n".join([header, *rows]), assignments=None)
    with pytest.raises(LoadErrors) as refused:
        load_folder(tmp_path)
    assert refused.value.total == 300
    assert len(refused.value.errors) == 100


def _errors(folder):
    with pytest.raises(LoadErrors) as refused:
        load_folder(folder)
    return refused.value.errors
