"""A coordinator uploads a disguised file on a phone, is told why not, keeps what was typed, and sends the right one."""

import pytest
from django.urls import reverse

from portal.models import Document
from tests import factories as make
from tests.files import PDF, a_pdf

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HTML = b"<!doctype html><html><script>alert(1)</script></html>"
TITLE, WORDING = "Surat wali kota", "akhir November 2016"


@pytest.fixture
def agreement():
    return make.AgreementFactory(partnership__published=True, partnership__government__name="Kota Semarang")


def overflows(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def chosen(name: str, content: bytes) -> dict:
    return {"name": name, "mimeType": "application/pdf", "buffer": content}


def send(page) -> None:
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_load_state()


def test_a_refused_file_says_why_and_keeps_what_was_typed(page, live_server, sign_in, agreement):
    page.set_viewport_size({"width": 360, "height": 740})
    sign_in(page, make.MembershipFactory(government=agreement.government).user)
    page.goto(live_server.url + reverse("portal:document-add", args=["agreements.agreement", agreement.key]))
    page.fill("[name=title]", TITLE)
    page.fill("[name=dated_wording]", WORDING)
    page.select_option("[name=kind]", "letter")
    page.select_option("[name=visibility]", "public")
    page.set_input_files("[name=file]", chosen("surat.pdf", HTML))
    send(page)
    assert "DOCX" in page.locator(".invalid-feedback").first.inner_text()
    assert [page.input_value(f"[name={name}]") for name in ("title", "dated_wording", "kind", "visibility")] == [
        TITLE,
        WORDING,
        "letter",
        "public",
    ]
    assert not overflows(page)
    assert not Document.objects.exists()
    page.set_input_files("[name=file]", chosen("surat.pdf", PDF))
    send(page)
    document = Document.objects.get()
    assert page.url == live_server.url + document.get_absolute_url()
    assert TITLE in page.inner_text("h1")
    assert not overflows(page)
    with page.expect_download() as saved:
        page.click("a[download]")
    assert saved.value.suggested_filename == "surat.pdf"
    assert saved.value.path().read_bytes() == a_pdf().read()
