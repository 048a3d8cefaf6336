"""The text that a PDF carries is read by the worker and searched; found by whoever may open the document alone."""

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.documents import pdfs
from portal.documents.reading import ask_for_what_is_missing, read_text
from portal.documents.services import READ, Told, attach, change_document, remove_document
from portal.jobs import Refused, latest
from portal.models import Document, DocumentPage, Job, Visibility
from portal.works import WORKS
from tests.factories import AgreementFactory, MembershipFactory
from tests.files import a_file, a_picture, pdf

pytestmark = pytest.mark.django_db
TEXTS = ("Nota kesepahaman tentang pelabuhan", "", "Perencanaan kota dan jembatan")


@pytest.fixture
def agreement():
    return AgreementFactory(partnership__published=True)


@pytest.fixture
def coordinator(agreement):
    return MembershipFactory(government=agreement.government).user


@pytest.fixture
def document(agreement, coordinator):
    return attach(agreement, a_file("naskah.pdf", pdf(*TEXTS)), by=coordinator, told=Told(visibility="public"))


def read(document) -> None:
    read_text(Job(kind=READ, subject=document.key), lambda done, total: None)


def found(words: str, client=None) -> list[str]:
    answer = (client or Client()).get(reverse("portal:documents"), {"q": words, "format": "json"})
    return [row["key"] for row in answer.json()["rows"]]


def test_the_text_is_asked_for_with_the_document_and_has_its_worker(document):
    assert latest(document.key, READ).state == Job.State.WAITING
    assert WORKS[READ] is read_text


def test_a_picture_has_no_text_to_read(agreement, coordinator):
    attach(agreement, a_picture(), by=coordinator)
    assert not Job.objects.exists()


def test_the_text_is_kept_page_by_page_and_read_once(document):
    read(document)
    read(document)
    kept = list(document.page_texts.values_list("number", "text"))
    assert kept == [(1, TEXTS[0]), (3, TEXTS[2])]


@pytest.mark.parametrize(
    "words",
    ["pelabuhan", "PELABUHAN", "perencanaan jembatan", '"nota kesepahaman"', "jembatannya", "naskah", "jembatan -laut"],
)
def test_a_document_is_found_by_its_words(document, words):
    read(document)
    assert found(words) == [document.key]


@pytest.mark.parametrize("words", ["bandara", "pelabuhan -nota", "pelabuhan jembatan"])
def test_a_document_is_not_found_by_others(document, words):
    """The words of a search stand on one page."""
    read(document)
    assert found(words) == []


def test_words_are_found_only_by_who_may_open_the_document(document, coordinator):
    read(document)
    Document.objects.filter(pk=document.pk).update(visibility=Visibility.INTERNAL)
    own = Client()
    own.force_login(coordinator)
    assert found("pelabuhan") == []
    assert found("pelabuhan", own) == [document.key]


def test_what_is_spelled_alike_is_found_whether_or_not_a_closed_document_is_spelled_so(
    agreement, coordinator, document
):
    """Else the search would tell how closed documents are called."""
    named = {name: getattr(document, name) for name in vars(Told())}
    change_document(document, by=coordinator, told=Told(**named | {"title": "Toyama"}), version=document.version)
    assert found("toyma") == [document.key]
    attach(agreement, a_picture(), by=coordinator, told=Told(title="toyma", visibility=Visibility.INTERNAL))
    assert found("toyma") == [document.key]


def test_the_words_of_an_edition_that_is_succeeded_find_nothing(document, coordinator):
    read(document)
    newer = a_file("naskah.pdf", pdf("Bandara"))
    attach(document.about, newer, by=coordinator, succeeds=document, told=Told(visibility="public"))
    assert found("pelabuhan") == []


def test_the_text_goes_with_the_document(document, coordinator):
    read(document)
    remove_document(document, by=coordinator, reason="Salah unggah.")
    assert not DocumentPage.objects.exists()


def test_the_text_of_documents_that_were_kept_before_is_asked_for_once(document, agreement, coordinator):
    """As the command does: of PDF files alone, and of none that was read, or has nothing to be read."""
    attach(agreement, a_picture(), by=coordinator)
    assert ask_for_what_is_missing() == 0
    Job.objects.all().delete()
    assert [ask_for_what_is_missing(), ask_for_what_is_missing()] == [1, 0]
    assert latest(document.key, READ).state == Job.State.WAITING
    read(document)
    Job.objects.all().delete()
    assert ask_for_what_is_missing() == 0


def test_a_scan_is_not_asked_for_again(agreement, coordinator):
    scan = attach(agreement, a_file("pindaian.pdf", pdf("")), by=coordinator)
    read(scan)
    Job.objects.update(state=Job.State.DONE, finished_at=timezone.now())
    assert ask_for_what_is_missing() == 0


def test_a_document_that_went_before_it_was_read_is_no_fault(document):
    key = document.key
    document.delete()
    read_text(Job(kind=READ, subject=key), lambda done, total: None)


def test_a_file_that_cannot_be_read_is_told(document, monkeypatch):
    monkeypatch.setitem(pdfs.PATIENCE, "text", 0.001)
    with pytest.raises(Refused):
        read(document)
    default_storage.delete(document.file.name)
    with pytest.raises(Refused):
        read(document)
    assert Document.objects.filter(pk=document.pk).exists()


def test_text_that_no_database_can_hold_is_kept_without_what_it_cannot(document, monkeypatch):
    monkeypatch.setattr(pdfs, "texts", lambda file: [(1, "a\0b\ud800c")])
    read(document)
    assert document.page_texts.get().text == "abc"


def cells(words: str, client=None) -> list:
    page = (client or Client()).get(reverse("portal:documents"), {"q": words})
    return [cell for row in page.context["rows"] for cell in row.cells if cell.kind == "found"]


def test_a_search_shows_the_page_and_the_words_around_what_was_found(document):
    read(document)
    [cell] = cells("jembatannya")
    assert cell.number == 3
    assert cell.pieces == [("Perencanaan kota dan ", False), ("jembatan", True)]
    page = Client().get(reverse("portal:documents"), {"q": "jembatan"}).content.decode()
    assert "<mark>jembatan</mark>" in page


def test_a_document_that_is_found_by_its_name_alone_shows_no_words(document):
    read(document)
    [cell] = cells("naskah")
    assert (cell.text, cell.pieces) == ("–", [])
    assert cells("") == []


def test_the_words_around_are_text_and_never_markup(document):
    DocumentPage.objects.create(document=document, number=1, text="<b>kedelai</b> <script>alert(1)</script>")
    page = Client().get(reverse("portal:documents"), {"q": "kedelai"}).content.decode()
    assert "<mark>kedelai</mark>" in page
    assert "<script>alert" not in page
    assert "<b>" not in page


def test_the_words_found_stand_in_no_file_and_sort_nothing(document):
    read(document)
    address = reverse("portal:documents")
    answer = Client().get(address, {"q": "jembatan", "format": "json"}).json()
    assert "found" not in answer["rows"][0]
    page = Client().get(address, {"q": "jembatan"})
    assert [column.sort_url for column in page.context["columns"] if column.name == "found"] == [""]
