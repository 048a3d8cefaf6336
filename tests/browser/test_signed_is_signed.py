"""A coordinator corrects the day of a confirmed agreement and sees it as a correction; a copy bears no day."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests import factories as make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def agreement():
    partnership = make.PartnershipFactory(published=True)
    made = make.AgreementFactory(partnership=partnership, confirmed=True, title="Nota 2016", number_home="12/2016")
    make.CooperationFieldFactory(agreement=made, wording="Pendidikan")
    return made


@pytest.fixture
def page(browse, agreement):
    return browse(make.MembershipFactory(government=agreement.government).user, "id")


def save(page):
    page.click(".form-actions [type=submit]")


def test_a_coordinator_corrects_a_day_and_everybody_sees_that_it_was_corrected(page, browse, agreement):
    page.goto(f"{agreement.get_absolute_url()}change/")
    page.fill("[name=signed]", "2016-11-26")
    save(page)
    difference = page.locator("tr", has_text="26 November 2016")
    assert "25 November 2016" in difference.inner_text()
    assert page.locator("[name=signed]").input_value() == "2016-11-26"
    assert Axe().run(page).violations_count == 0
    page.fill("[name=reason]", "Tanggal menurut naskah asli")
    save(page)
    corrections = page.locator("#corrections")
    assert "Tanggal menurut naskah asli" in corrections.inner_text()
    assert Axe().run(page).violations_count == 0
    visitor = browse(None, "id")
    visitor.goto(agreement.get_absolute_url())
    told = visitor.locator("#corrections").inner_text()
    assert "25 November 2016" in told
    assert "26 November 2016" in told
    assert "naskah asli" not in told


def test_a_copy_of_an_agreement_bears_no_day_and_no_number(page, agreement):
    page.goto(agreement.get_absolute_url())
    page.click("a[href$='/copy/']")
    save(page)
    assert page.locator("#id_title").get_attribute("aria-invalid") == "true"
    page.fill("[name=title]", "Nota 2026")
    save(page)
    assert page.locator("h1").inner_text() == "Nota 2026"
    shown = page.locator("main").inner_text()
    assert "Pendidikan" in shown
    assert "2016" not in shown
    assert Axe().run(page).violations_count == 0
