"""Documents that an evaluation cites: they stay with it, and nobody deletes them, by whatever way."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from evaluations.evaluating import documents as services
from evaluations.models import CitedDocument
from portal.documents.services import Told, attach, remove_document, succeed_document
from portal.models import Document, Visibility
from tests.factories import AgreementFactory, MembershipFactory, UserFactory
from tests.files import a_pdf
from tests.life import evaluations as life

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead():
    return UserFactory()


@pytest.fixture
def evaluation(lead):
    return life.draft("submitted", lead=lead, partnership__published=True)


@pytest.fixture
def coordinator(evaluation):
    return MembershipFactory(government=evaluation.government).user


@pytest.fixture
def document(evaluation, coordinator):
    return attach(evaluation.partnership, a_pdf(), by=coordinator, told=Told(visibility=Visibility.PUBLIC))


def open_again(evaluation):
    evaluation.submitted_on = None
    evaluation.save()


def finalise(evaluation):
    type(evaluation).objects.filter(pk=evaluation.pk).update(
        submitted_on=evaluation.begun_on, final_on=evaluation.begun_on, frozen={}
    )


def delete_by_sql(table: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table}")  # noqa: S608
        connection.check_constraints()


@pytest.fixture
def cited(evaluation, document, lead):
    open_again(evaluation)
    return services.cite(evaluation, document, by=lead, place="page 3")


def test_a_document_that_a_final_evaluation_cites_cannot_be_deleted_by_any_way(
    evaluation, document, cited, coordinator
):
    finalise(evaluation)
    with pytest.raises(ValidationError):
        remove_document(document, by=coordinator, reason="Salah unggah.")
    with pytest.raises(IntegrityError):
        delete_by_sql("portal_document")
    with pytest.raises(DatabaseError):
        delete_by_sql("evaluations_citeddocument")
    assert Document.objects.get().file.storage.exists(document.file.name)


def test_what_a_final_evaluation_cites_is_neither_added_nor_changed(evaluation, document, cited, lead):
    finalise(evaluation)
    evaluation.refresh_from_db()
    with pytest.raises(PermissionDenied):
        services.cite(evaluation, document, by=lead, place="page 4")
    with pytest.raises(PermissionDenied):
        services.let_go(cited, by=lead)
    with pytest.raises(DatabaseError), transaction.atomic():
        CitedDocument.objects.update(place="page 9")


def test_a_draft_lets_go_of_what_it_cited_and_then_it_can_be_deleted(document, cited, lead, coordinator):
    with pytest.raises(ValidationError):
        remove_document(document, by=coordinator, reason="Salah unggah.")
    services.let_go(cited, by=lead)
    remove_document(document, by=coordinator, reason="Salah unggah.")
    assert not Document.objects.exists()


def test_a_newer_edition_may_succeed_what_is_cited(document, cited, coordinator):
    newer = succeed_document(document, a_pdf("baru.pdf"), by=coordinator, told=Told(visibility=Visibility.PUBLIC))
    assert (newer.succeeds, cited.document) == (document, document)


def test_only_who_judges_cites_and_once_a_place(evaluation, document, cited, coordinator, lead):
    with pytest.raises(PermissionDenied):
        services.cite(evaluation, document, by=coordinator)
    with pytest.raises(ValidationError):
        services.cite(evaluation, document, by=lead, place="page 3")
    services.cite(evaluation, document, by=lead, place="page 4")


def test_documents_of_the_partnership_that_the_evaluator_sees_are_offered(evaluation, document, coordinator, lead):
    agreement = AgreementFactory(partnership=evaluation.partnership)
    public = Told(visibility=Visibility.PUBLIC)
    beside = attach(agreement, a_pdf(), by=coordinator, told=public)
    attach(agreement, a_pdf(), by=coordinator)
    attach(AgreementFactory(partnership__published=True), a_pdf(), by=coordinator, told=public)
    assert set(services.citable(evaluation, lead)) == {document, beside}


def test_a_document_is_cited_by_its_form_and_named_on_the_page(evaluation, document, lead):
    open_again(evaluation)
    client = Client()
    client.force_login(lead)
    given = {"document": document.key, "place": "page 3", "form_token": uuid.uuid4()}
    answer = client.post(reverse("evaluation-cite-document", args=[evaluation.key]), given)
    assert (answer.status_code, answer["Location"]) == (302, evaluation.get_absolute_url())
    assert "surat.pdf, page 3" in client.get(evaluation.get_absolute_url()).content.decode()
    cited = CitedDocument.objects.get()
    client.post(reverse("cited-document-remove", args=[cited.key]), {"form_token": uuid.uuid4()})
    assert not CitedDocument.objects.exists()


def test_a_reader_learns_only_how_many_documents_are_closed(evaluation, document, cited, lead):
    Document.objects.filter(pk=document.pk).update(visibility=Visibility.INTERNAL)
    client = Client()
    client.force_login(lead)
    page = client.get(evaluation.get_absolute_url())
    assert (page.context["cited"], page.context["hidden"]) == ([], 1)
    assert "surat.pdf" not in page.content.decode()
