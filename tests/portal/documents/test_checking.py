"""`manage.py check_documents` tells of every file that is not as it came."""

import os
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection

from portal.documents.checking import faults
from portal.documents.services import attach
from tests.factories import AgreementFactory, MembershipFactory
from tests.files import PDF, a_pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    }
    return attach(AgreementFactory(), a_pdf(), by=MembershipFactory().user)


def deleted_by_sql(record) -> None:
    """As no act of the portal deletes it."""
    found = type(record)._base_manager.filter(pk=record.pk)
    found._raw_delete(found.db)


def told() -> str:
    written = StringIO()
    call_command("check_documents", stdout=written)
    return written.getvalue()


def test_documents_that_are_as_they_came_are_counted(document):
    assert told() == "1 documents are as they came\n"


@pytest.mark.parametrize("change", [PDF + b" ", PDF[:-1], PDF.replace(b"1", b"2", 1), b""], ids=range(4))
def test_a_file_that_changed_by_a_single_byte_is_told(document, change):
    Path(document.file.path).write_bytes(change)
    with pytest.raises(CommandError, match="1 faults"):
        told()
    assert faults() == (1, [f"{document.key}: {document.file.name} is not as it came"])


def test_a_file_that_is_gone_is_told(document):
    Path(document.file.path).unlink()
    assert faults()[1] == [f"{document.key}: {document.file.name} is missing"]


def test_a_document_of_a_record_that_was_deleted_is_told(document):
    connection.check_constraints()
    deleted_by_sql(document.about)
    assert faults()[1] == [f"{document.key}: {document.file.name} stands beside a record that was deleted"]


def test_a_file_that_belongs_to_no_document_is_told_when_it_has_settled(document):
    name = default_storage.save("documents/sisa.pdf", ContentFile(PDF))
    assert faults() == (1, [])
    os.utime(default_storage.path(name), (0, 0))
    assert faults()[1] == ["documents/sisa.pdf belongs to no document"]
