"""Every page in the browser, in both languages, at the width of a telephone and of a desk."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from portal.access import PUBLIC_PAGES
from tests.test_pages import FRAGMENTS, LEADS_ON
from tests.world import FILES, pages, small_world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TELEPHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
NARROWEST = {"width": 320, "height": 640}
NO_PAGES = FRAGMENTS | LEADS_ON - {"account_login"}
#: What can be reached by the keyboard if it can be seen, with a word to tell it by; -1 would take it out of the order.
UNREACHABLE = """
    [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
        .filter(e => e.checkVisibility() && !e.disabled && e.tabIndex < 0)
        .map(e => e.outerHTML.slice(0, 120))
"""
TOO_WIDE = "document.documentElement.scrollWidth > window.innerWidth"


@pytest.fixture
def world(live_server):
    return small_world()


def heard(page) -> list[str]:
    """What the browser complains of, as it comes."""
    complaints = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return complaints


def look_at(page, url: str, complaints: list[str]) -> list[str]:
    """What is wrong with one page, each with its address."""
    complaints.clear()
    page.set_viewport_size(DESK)
    page.goto(url)
    wrong = [*complaints, *page.evaluate("window.refused"), *page.evaluate(UNREACHABLE)]
    for size in (DESK, TELEPHONE):
        page.set_viewport_size(size)
        # All rules, those of best practice too.
        found = Axe().run(page).response["violations"]
        wrong += [f"{rule['id']} at {size['width']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]
    for size in (TELEPHONE, NARROWEST):
        page.set_viewport_size(size)
        if page.evaluate(TOO_WIDE):
            wrong.append(f"wider than {size['width']}")
    return [f"{url}: {each}" for each in wrong]


def walk(browse, world, who: str, language: str) -> list[str]:
    page = browse(world.get(who), language)
    complaints = heard(page)
    wrong = []
    for place in pages():
        if place.name in NO_PAGES | FILES or (who == "visitor" and place.name not in PUBLIC_PAGES):
            continue
        # For a refusal the browser says on its console that it got a 403; that it is one is tested elsewhere.
        found = look_at(page, place.url(world), complaints)
        wrong += [each for each in found if "status of 403" not in each and "status of 404" not in each]
    return wrong


class TestIndonesian:
    @pytest.mark.parametrize("who", ["visitor", "coordinator"])
    def test_no_page_has_a_fault(self, browse, world, who):
        assert walk(browse, world, who, "id") == []


class TestEnglish:
    @pytest.mark.parametrize("who", ["visitor", "coordinator"])
    def test_no_page_has_a_fault(self, browse, world, who):
        assert walk(browse, world, who, "en") == []
