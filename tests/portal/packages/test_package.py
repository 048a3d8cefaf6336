"""A package is the same for the same register, describes itself truly, and leaves out what came later."""

import csv
import hashlib
import io
import json
from datetime import date

import pytest
from django.utils.translation import override

from tests import factories as make
from tests import life
from tests.portal.packages.opened import rows, texts, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership():
    return make.PartnershipFactory(published=True)


def test_equal_data_give_equal_bytes(partnership, tmp_path):
    with override("en"):
        english = written(tmp_path, name="english.zip").read_bytes()
    assert written(tmp_path, name="again.zip").read_bytes() == english


def test_other_data_give_another_version(partnership, tmp_path):
    def version():
        return json.loads(texts(written(tmp_path))["datapackage.json"])["version"]

    before = version()
    partnership.note = "Catatan lain"
    partnership.save()
    assert version() != before


def test_it_describes_every_file_with_its_checksum(partnership, tmp_path):
    files = texts(written(tmp_path))
    told = json.loads(files.pop("datapackage.json"))
    described = {file["path"]: file for file in (*told["resources"], *told["files"])}
    assert described.keys() == files.keys()
    for name, text in files.items():
        assert described[name]["hash"] == f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"
        assert described[name]["bytes"] == len(text.encode())


def test_fields_of_the_description_are_the_headers(partnership, tmp_path):
    files = texts(written(tmp_path))
    for resource in json.loads(files["datapackage.json"])["resources"]:
        header = files[resource["path"]].partition("\r\n")[0]
        assert header == ",".join(field["name"] for field in resource["schema"]["fields"])


def test_what_is_certainly_later_is_left_out_with_what_hangs_under_it(partnership, tmp_path):
    early = make.AgreementFactory(partnership=partnership, signed="2015-03", title="Awal")
    late = make.AgreementFactory(partnership=partnership, signed="2019", title="Akhir", succeeds=early)
    field = make.CooperationFieldFactory(agreement=late)
    package = written(tmp_path, as_of=date(2018, 12, 31))
    assert rows(package, "agreements.csv").keys() == {early.key}
    assert field.key not in rows(package, "fields.csv")
    assert rows(written(tmp_path, as_of=date(2019, 1, 1)), "agreements.csv")[late.key]["succeeds"] == early.key


def test_a_partnership_that_began_later_takes_its_agreements_along(partnership, tmp_path):
    partnership.began = "2020"
    partnership.save()
    make.AgreementFactory(partnership=partnership, signed=None)
    assert rows(written(tmp_path, as_of=date(2019, 12, 31)), "agreements.csv") == {}


def test_a_planned_activity_is_no_later_event(partnership, tmp_path):
    planned = life.ActivityFactory(partnership=partnership, state="planned", happened="2031")
    held = life.ActivityFactory(partnership=partnership, state="held", happened="2019")
    assert rows(written(tmp_path, as_of=date(2018, 1, 1)), "activities.csv").keys() == {planned.key}
    assert held.key in rows(written(tmp_path), "activities.csv")


def test_every_column_is_explained_in_both_languages(partnership, tmp_path):
    files = texts(written(tmp_path))
    with override("id"):
        explained = list(rows_of_dictionary(files["dictionary.csv"]))
    for row in explained:
        assert "" not in (row["meaning_id"], row["meaning_en"], row["type"])
    headers = {
        (resource["path"], field["name"])
        for resource in json.loads(files["datapackage.json"])["resources"]
        for field in resource["schema"]["fields"]
    }
    assert {(row["table"], row["column"]) for row in explained} == headers


def test_every_vocabulary_of_the_dictionary_stands_among_the_words(partnership, tmp_path):
    files = texts(written(tmp_path))
    words = {line.split(",")[0] for line in files["vocabularies.csv"].splitlines()[1:]}
    named = {row["vocabulary"] for row in rows_of_dictionary(files["dictionary.csv"])} - {""}
    # A vocabulary of reference data that this test has not loaded has no words.
    assert named - words <= {"agreements.sector", "cities.country"}


def rows_of_dictionary(text: str):
    return csv.DictReader(io.StringIO(text, newline=""))
