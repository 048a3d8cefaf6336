"""Every page in the browser, in both languages, at the width of a telephone and of a desk.

Asking all rules of axe costs as much as loading a page, so the suite asks them of the coordinator in Indonesian, who
sees the most pages and the most on each, on the narrowest telephone, where most goes wrong; and of the visitor in
English, who alone sees the pages of login, at a desk. What another language can break, the width, and all other faults
are looked for on each of these walks: what the browser complains of, what the keyboard does not reach, what is too
wide. In English the coordinator goes where no visitor gets, so that each page is seen in both languages. `make walk`
asks everything of everybody at every size: before a release, and after a change of the frame or of the style sheets.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe

from portal.access import PUBLIC_PAGES
from tests.addresses import FILES, pages
from tests.test_pages import FRAGMENTS, LEADS_ON
from tests.world import small_world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TELEPHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
NARROWEST = {"width": 320, "height": 640}
SIZES = [DESK, TELEPHONE, NARROWEST]
NO_PAGES = FRAGMENTS | LEADS_ON - {"account_login"}
#: What can be reached by the keyboard if it can be seen, with a word to tell it by; -1 would take it out of the order.
UNREACHABLE = """
    [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
        .filter(e => e.checkVisibility() && !e.disabled && e.tabIndex < 0)
        .map(e => e.outerHTML.slice(0, 120))
"""
#: The rules of axe that the page breaks, those of best practice too; what they passed stays in the browser.
BROKEN_RULES = """
    axe.run(document, {resultTypes: ["violations"]}).then(found => found.violations.flatMap(
        rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 160)}`)))
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


def look_at(page, url: str, complaints: list[str], rules_at: list[dict]) -> list[str]:
    """What is wrong with one page, each with its address; the rules of axe are asked at these sizes."""
    complaints.clear()
    page.set_viewport_size(DESK)
    page.goto(url)
    wrong = [*complaints, *page.evaluate("window.refused"), *page.evaluate(UNREACHABLE)]
    page.evaluate(Axe().axe_script)
    for size in SIZES:
        page.set_viewport_size(size)
        broken = page.evaluate(BROKEN_RULES) if size in rules_at else []
        wrong += [f"{rule} at {size['width']}" for rule in broken]
        if size != DESK and page.evaluate(TOO_WIDE):
            wrong.append(f"wider than {size['width']}")
    return [f"{url}: {each}" for each in wrong]


EVERYWHERE = frozenset(place.name for place in pages()) - NO_PAGES - FILES
OPEN, CLOSED = EVERYWHERE & PUBLIC_PAGES, EVERYWHERE - PUBLIC_PAGES


def walk(browse, world, who: str, language: str, *, rules_at: list[dict], names: frozenset[str]) -> list[str]:
    page = browse(world.get(who), language)
    complaints = heard(page)
    wrong = []
    for place in pages():
        if place.name not in names:
            continue
        # For a refusal the browser says on its console that it got a 403; that it is one is tested elsewhere.
        found = look_at(page, place.url(world), complaints, rules_at)
        wrong += [each for each in found if "status of 403" not in each and "status of 404" not in each]
    return wrong


EVERYBODY = [pytest.param("visitor", OPEN, id="visitor"), pytest.param("coordinator", EVERYWHERE, id="coordinator")]


class TestIndonesian:
    def test_no_page_has_a_fault_for_a_coordinator(self, browse, world):
        assert walk(browse, world, "coordinator", "id", rules_at=[NARROWEST], names=EVERYWHERE) == []

    @pytest.mark.walk
    @pytest.mark.parametrize(("who", "names"), EVERYBODY)
    def test_no_page_has_a_fault_at_any_size(self, browse, world, who, names):
        assert walk(browse, world, who, "id", rules_at=SIZES, names=names) == []


class TestEnglish:
    def test_no_page_has_a_fault_for_a_visitor(self, browse, world):
        assert walk(browse, world, "visitor", "en", rules_at=[DESK], names=OPEN) == []

    def test_no_page_that_is_closed_has_a_fault_for_a_coordinator(self, browse, world):
        assert walk(browse, world, "coordinator", "en", rules_at=[], names=CLOSED) == []

    @pytest.mark.walk
    @pytest.mark.parametrize(("who", "names"), EVERYBODY)
    def test_no_page_has_a_fault_at_any_size(self, browse, world, who, names):
        assert walk(browse, world, who, "en", rules_at=SIZES, names=names) == []
