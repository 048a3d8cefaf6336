"""Every kind of record and every column of it is in the package, or stands here with the reason why not."""

import pytest
from django.apps import apps

from portal.loading import packaged_tables

APPS = ("portal", "cities", "agreements", "evaluations")
TABLES = {table.model: table for table in packaged_tables()}

#: Kinds of rows that no package holds.
OUTSIDE = {
    "portal.user": "accounts are never given out",
    "portal.formtoken": "machinery of forms",
    "portal.reminder": "what was mailed to whom",
    "portal.calendarfeed": "a secret of a person",
    "portal.document": "files stay where they are kept; documents.csv of the list names those that one may open",
    "portal.documentpage": "read from files, for search alone",
    "portal.packagerelease": "the packages themselves",
    "portal.export": "who took which list away",
    "portal.job": "machinery of long work",
    "portal.import": "tables of people before they became records",
    "portal.importrow": "rows of such a table",
    "portal.knownname": "how the sheets of an office write names",
    "portal.citation": "written with the rows that cite (column cited); of single attributes and with quotes not yet",
    "cities.government": "reference data; governments.csv lists them",
    "cities.country": "reference data, in vocabularies.csv",
    "cities.place": "reference data of GeoNames",
    "cities.membership": "who serves where: persons",
    "agreements.sector": "reference data, in vocabularies.csv",
    "agreements.fieldsector": "written with fields (column sectors)",
    "agreements.activityfield": "written with activities (column fields)",
    "agreements.contact": "never public: persons to write to",
    "agreements.filing": "reports while they are written: the government's own people",
    "agreements.answer": "part of a filing",
    "agreements.reportedactivity": "part of a filing",
    "evaluations.citeddocument": "names documents, which are in no package",
    "evaluations.rubricversion": "reference data",
    "evaluations.performancetarget": "seen by the government's own people and its overseers",
    "evaluations.correctionreport": "what readers wrote to the office, with their mailbox",
    "evaluations.reminderrelease": "an office's own act",
}
#: Columns of the database that no file has, of any kind of record.
ANYWHERE = {
    "id": "files name rows by their keys",
    "version": "counts edits in one portal",
    "annulled_on": "annulled rows are in no package",
    "annulment_reason": "annulled rows are in no package",
    "filing_id": "names a filing, which is in no package",
}
#: The same of one kind of record.
ALONE = {
    ("evaluations.evaluation", "lead_id"): "an account",
    ("evaluations.evaluation", "returned_on"): "a step on the way; a final one was submitted again",
    ("evaluations.evaluation", "return_note"): "a step on the way; a final one was submitted again",
    ("evaluations.evaluator", "user_id"): "an account",
    ("agreements.partnership", "confirmed_on"): "agreements are confirmed; no act confirms a partnership",
}


def models() -> list:
    return [
        model
        for app in APPS
        for model in apps.get_app_config(app).get_models()
        if model._meta.managed and not hasattr(model, "pgh_tracked_model")
    ]


def test_every_kind_of_row_has_its_file_or_a_reason():
    without = {model._meta.label_lower for model in models() if model not in TABLES}
    assert without == OUTSIDE.keys()


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.file)
def test_every_column_is_in_its_file_or_has_a_reason(table):
    exempt = {*ANYWHERE, *(column for label, column in ALONE if label == table.label)}
    if table.below:
        # It is that of the row above, which the file names.
        exempt.add("government_id")
    stored = {field.column for field in table.model._meta.concrete_fields if not field.generated}
    assert stored - set(table.stored) - exempt == set()


def test_no_reason_stands_for_a_column_that_is_not():
    for label, column in ALONE:
        table = next(table for table in TABLES.values() if table.label == label)
        assert column not in table.stored
        assert any(field.column == column for field in table.model._meta.concrete_fields)


def test_what_may_be_missing_from_a_file_is_not_required():
    for table in TABLES.values():
        assert [column.name for column in table.columns if column.may_lack and column.required] == []


def test_what_is_not_for_everybody_may_be_missing_from_a_file():
    """Else a public package could not be read back."""
    for table in TABLES.values():
        assert [column.name for column in table.columns if column.permission and not column.may_lack] == []
        has_government = any(field.column == "government_id" for field in table.model._meta.concrete_fields)
        assert has_government or not any(column.permission for column in table.columns)
