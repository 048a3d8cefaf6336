"""What the database refuses of documents, whoever asks."""

import pytest
from django.db import connection, transaction

from portal.documents.services import attach
from portal.models import Document, DocumentPage
from tests.database import refused_by, update
from tests.factories import AgreementFactory, MembershipFactory
from tests.files import a_pdf
from tests.life import DocumentFactory

pytestmark = pytest.mark.django_db


def a_document() -> Document:
    agreement = AgreementFactory()
    return attach(agreement, a_pdf(), by=MembershipFactory(government=agreement.government).user)


def stored(attributes: dict) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        DocumentFactory(**attributes)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize("visibility", ["", "friends"])
def test_a_document_is_meant_for_somebody_known(visibility):
    assert refused_by(update, a_document(), {"visibility": visibility}) == "a_document_says_for_whom_it_is_meant"


def test_only_a_later_edition_succeeds_another():
    first = a_document()
    beside = {"record": first.record, "record_key": first.record_key}
    assert refused_by(stored, {"edition": 2}) == "the_first_edition_succeeds_nothing"
    assert refused_by(stored, beside | {"succeeds": first}) == "the_first_edition_succeeds_nothing"
    itself = {"id": first.pk + 1, "succeeds_id": first.pk + 1, "edition": 2}
    assert refused_by(stored, itself) == "a_document_does_not_succeed_itself"


def test_an_edition_stands_beside_the_record_of_the_one_before():
    elsewhere = {"about": AgreementFactory(), "succeeds": a_document(), "edition": 2}
    assert refused_by(stored, elsewhere) == "document_succeeds_beside_the_same_record"


def test_a_page_is_read_once():
    document = a_document()
    DocumentPage.objects.create(document=document, number=1, text="Pasal 1")
    again = DocumentPage(document=document, number=1, text="Pasal 1")
    assert refused_by(again.save) == "a_page_of_a_document_is_read_once"


def test_nothing_of_the_table_is_named_after_attachments():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname FROM pg_constraint WHERE conname LIKE 'portal\\_attachment%%' "
            "UNION SELECT relname FROM pg_class WHERE relkind = 'i' AND relname LIKE 'portal\\_attachment%%'"
        )
        assert cursor.fetchall() == []
