"""The register by keyboard alone, and without JavaScript."""

import pytest

from tests import factories as make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
#: The element that has the focus: its place in the document, and whether it can be seen to have it.
FOCUSED = """
    (() => {
        const e = document.activeElement, style = getComputedStyle(e);
        // In a field for a date the browser marks the part, day or month, that has the focus.
        const shown = e.type === "date" || style.outlineStyle !== "none" || style.boxShadow !== "none";
        return e === document.body ? null :
            [[...document.querySelectorAll("*")].indexOf(e), shown, e.outerHTML.slice(0, 90)];
    })()
"""
REACHABLE = """
    [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
        .filter(e => e.checkVisibility()).map(e => [...document.querySelectorAll("*")].indexOf(e))
"""


@pytest.fixture
def register(live_server):
    """Two pages of partnerships, of which one is with Jung-gu."""
    government = make.GovernmentFactory(name="Kota Semarang")
    names = ["Jung-gu", *(f"Lokasi {number:02}" for number in range(59))]
    for name in names:
        partner = make.LocalityFactory(name=name)
        make.PartnershipFactory(government=government, partner=partner, published=True)


class TestByKeyboard:
    def test_the_first_tab_leads_past_the_menu(self, browse, register):
        page = browse(None, "id")
        page.goto("/partnerships/")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip-link"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"

    def test_every_link_and_button_is_reached_and_seen_to_be(self, browse, register):
        page = browse(None, "id")
        page.goto("/partnerships/?q=jung")
        wanted, reached, unseen = set(page.evaluate(REACHABLE)), set(), []
        for _ in range(len(wanted) + 5):
            page.keyboard.press("Tab")
            if focused := page.evaluate(FOCUSED):
                place, shown, html = focused
                reached.add(place)
                unseen += [] if shown else [html]
        assert wanted - reached == set()
        assert unseen == []


class TestWithoutJavaScript:
    def test_a_list_is_searched_sorted_and_paged(self, browse, register):
        page = browse(None, "id", java_script_enabled=False)
        page.goto("/partnerships/")
        assert page.locator("tbody tr").count() == 50
        page.click("a[rel=next]")
        assert page.locator("tbody tr").count() == 10
        page.goto("/partnerships/")
        first = page.locator("tbody th").first.inner_text()
        page.locator("th a.sort").first.click()
        assert page.locator("tbody th").first.inner_text() != first
        page.fill("[name=q]", "jung gu")
        page.click("details.filters button[type=submit]")
        assert page.locator("tbody tr").count() == 1
        assert "Jung-gu" in page.locator("tbody th").inner_text()

    def test_the_menu_and_the_language_work(self, browse, register):
        page = browse(None, "id", java_script_enabled=False)
        page.set_viewport_size({"width": 360, "height": 740})
        page.goto("/")
        page.locator(".site-nav summary").click()
        page.locator(".nav-list a").nth(1).click()
        assert page.url.endswith("/partnerships/")
        page.click("button[name=language][value=en]")
        assert page.locator("html").get_attribute("lang") == "en"
        assert page.url.endswith("/partnerships/")
