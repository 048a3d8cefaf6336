"""The status page of the best known case, Jung-gu at the end of its memorandum, as people meet it.

A council member walks from the home page to the formula; a reader compares partnerships without JavaScript.
"""

import re
from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command

from cities.models import Government
from portal.loading import load_folder
from tests import factories as make
from tests.browser.test_walk import BROKEN_RULES, DESK, NARROWEST, TELEPHONE, TOO_WIDE
from tests.evaluations.demo_register import DEMO

pytestmark = pytest.mark.browser

DAY = date(2021, 11, 24)
STATUS = f"/partnerships/semarang-jung-gu/?as_of={DAY}"
#: What is read first, in its order.
FIRST = [
    ".status-first > .lead",
    ".glance > div:nth-child(1) .status",
    ".glance > div:nth-child(2) .status",
    ".glance-wide dd",
    ".marks-first",
    ".notice",
]
SENTENCE = {
    "id": "Masa berlaku berakhir 24 November 2021; satu dari lima bidang menghasilkan; kegiatan terakhir tercatat 2019",
    "en": "Term ends 24 November 2021; one of five fields yielded results; last recorded activity 2019",
}
CLOSED = "details:not([open]):not(.site-nav details):not(.menu)"
SHOWN_HEIGHT = "all => all.filter(each => each.getBoundingClientRect().height > 0).length"


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The register as the demo fills it: loaded once, seen by the server too, and emptied when all have read it."""
    with django_db_blocker.unblock():
        call_command("load_reference", verbosity=0)
        load_folder(DEMO)
        yield
        call_command("flush", verbosity=0, interactive=False)


@pytest.fixture
def transactional_db(demo):
    """What a server in a test asks for: here without emptying the register after each."""


def tops(page) -> list[float]:
    return [page.locator(each).first.bounding_box()["y"] for each in FIRST]


def evidence_of(page, link) -> int:
    """How many places of the page that a link leads to are those that it names."""
    address, _hash, anchor = link.partition("#")
    page.goto(address)
    return page.locator(f"[id='{anchor}']").count()


@pytest.mark.parametrize("language", ["id", "en"])
class TestStatusPage:
    def test_a_phone_and_a_desk_show_first_what_matters_first(self, demo, browse, language):
        page = browse(None, language)
        for size, screens in ((TELEPHONE, 1.5), (DESK, 1)):
            page.set_viewport_size(size)
            page.goto(STATUS)
            assert page.locator(FIRST[0]).inner_text() == SENTENCE[language]
            assert page.locator(".marks-first > li").count() == 5
            found = tops(page)
            assert found == sorted(found)
            assert found[-1] < screens * size["height"]
        preview = page.locator("meta[property='og:description']").get_attribute("content")
        assert preview == SENTENCE[language]

    def test_it_has_no_fault_at_any_width(self, demo, browse, language):
        page = browse(None, language)
        page.goto(STATUS)
        page.evaluate(Axe().axe_script)
        for size in (NARROWEST, TELEPHONE, DESK):
            page.set_viewport_size(size)
            assert not page.evaluate(TOO_WIDE)
            assert page.evaluate(BROKEN_RULES) == []
        assert page.evaluate("window.refused") == []

    def test_on_paper_nothing_is_folded(self, demo, browse, language):
        page = browse(None, language)
        page.set_viewport_size(TELEPHONE)
        page.goto(STATUS)
        inside = page.locator(f"main {CLOSED} > :not(summary)")
        assert inside.count() > 3
        page.emulate_media(media="print")
        hidden = [
            each.evaluate("e => e.outerHTML.slice(0, 90)")
            for each in inside.all()
            if not each.evaluate("e => e.checkVisibility() || e.matches('form, nav, .on-page *')")
        ]
        assert hidden == []


class TestWhereItLeads:
    def test_every_mark_leads_to_its_evidence_on_that_day(self, demo, browse):
        page = browse(None, "id")
        page.goto(STATUS)
        marks = page.locator(".marks-first a")
        addresses = [each.get_attribute("href") for each in marks.all()]
        assert len(addresses) == 5
        for address in addresses:
            assert f"as_of={DAY}" in address
            assert evidence_of(page, address) == 1

    def test_every_part_of_the_sentence_leads_to_rows(self, demo, browse):
        page = browse(None, "id")
        page.goto(STATUS)
        addresses = [each.get_attribute("href") for each in page.locator(".status-first > .lead a").all()]
        assert len(addresses) == 3
        assert addresses[0].startswith("/agreements/")
        assert page.request.get(addresses[0]).ok
        for address in addresses[1:]:
            page.goto(address)
            assert page.locator("tbody tr").count() > 0

    def test_a_folded_section_opens_by_keyboard(self, demo, browse):
        page = browse(None, "id")
        page.set_viewport_size(TELEPHONE)
        page.goto(STATUS)
        fold = page.locator("#reports details.fold")
        assert not fold.locator("table").first.is_visible()
        fold.locator("summary").first.focus()
        page.keyboard.press("Enter")
        assert fold.locator("table").first.is_visible()

    def test_a_folded_section_opens_without_javascript(self, demo, browse):
        page = browse(None, "id", java_script_enabled=False)
        page.set_viewport_size(TELEPHONE)
        page.goto(STATUS)
        fold = page.locator("#matrix details.fold")
        assert not fold.locator("table").first.is_visible()
        fold.locator("summary").first.click()
        assert fold.locator("table").first.is_visible()


def test_a_council_member_goes_from_the_home_page_to_the_formula(demo, browse):
    semarang = Government.objects.get(key="kota-semarang")
    member = make.MembershipFactory(government=semarang, council_member=True).user
    page = browse(member, "id")
    page.goto(f"/?as_of={DAY}")
    page.locator("main table td a").first.click()
    assert page.url.partition("?")[0].endswith("/partnerships/")
    assert page.locator("tbody tr").count() > 0
    page.locator("tbody th a").first.click()
    assert page.locator(".marks-first > li").count() == 5
    page.locator(".marks-first a").last.click()
    assert re.search(r"/elements/\?as_of=.*#", page.url)
    page.locator(".element .indicator details > summary").first.click()
    page.locator("main a[href='/method/']").first.click()
    assert page.locator(".indicator").count() == 22


def test_partnerships_are_found_compared_and_left_out_without_javascript(demo, browse):
    page = browse(None, "id", java_script_enabled=False)
    page.set_viewport_size(TELEPHONE)
    page.goto(STATUS)
    page.click("a[href='/compare/?p=semarang-jung-gu']")
    for name in ("beihai", "toyama"):
        page.fill("[name=q]", name)
        page.click(".comparison-form button[type=submit]")
        page.locator("a", has=page.locator(".icon"), has_text=re.compile(name, re.IGNORECASE)).first.click()
    columns = page.locator("table.comparison").first.locator("thead th")
    assert columns.count() == 4
    assert page.locator("table.comparison").first.locator("tbody tr").count() == 5
    page.locator("main a[href^='/compare/']").first.click()
    assert columns.count() == 3
    assert "Jung-gu" not in page.locator("table.comparison").first.inner_text()
