"""A coordinator holds two texts of one agreement against each other, and a reader a plan against its agreement."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests import factories as make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FIELDS = ("Jalan dan Jembatan", "Pariwisata dan Kebudayaan", "Ekonomi", "Kesehatan", "Pendidikan")
POINTS = ("kemakmuran bersama", "promosi kota di sektor budaya", "kunjungan dan pelatihan", "perdagangan dan investasi")
#: Field → the point in which it is found; the others were looked for in vain.
FOUND = {1: 1, 2: 3, 4: 2}
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}


@pytest.fixture
def agreement():
    return make.AgreementFactory(partnership__published=True, confirmed=True)


@pytest.fixture
def fields(agreement):
    ours = make.AgreementTextFactory(agreement=agreement, title="Nota Kesepahaman")
    return [
        make.CooperationFieldFactory(agreement=agreement, text=ours, wording=wording, position=number)
        for number, wording in enumerate(FIELDS, 1)
    ]


@pytest.fixture
def points(agreement):
    theirs = make.AgreementTextFactory(agreement=agreement, party="partner", title="Surat Perjanjian")
    return [
        make.TextPointFactory(text=theirs, wording=wording, position=number) for number, wording in enumerate(POINTS, 1)
    ]


@pytest.fixture
def coordinator(agreement):
    return make.MembershipFactory(government=agreement.government).user


def match(page, fields, points):
    for number, field in enumerate(fields):
        page.check(f"[name='{field.key}'][value={'yes' if number in FOUND else 'no'}]")
        if number in FOUND:
            page.check(f"[name='{field.key}_points'][value='{points[FOUND[number]].key}']")
    page.click("main form button[type=submit]")


def labels(page, place: str) -> list[str]:
    """The rows of a place on the page, by what they speak of."""
    return [" ".join(text.split()) for text in page.locator(f"#{place} tbody th").all_inner_texts()]


def sound(page) -> bool:
    """Without a fault at the width of a telephone and of a desk, where scripts run."""
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        assert Axe().run(page).violations_count == 0
    return page.evaluate("window.refused") == []


def test_five_fields_are_matched_with_four_points_and_the_clauses_ticked(
    browse, agreement, fields, points, coordinator
):
    page, theirs = browse(coordinator, "en"), points[0].text
    page.goto(agreement.get_absolute_url())
    page.click(f"a[href='/agreements/{agreement.key}/texts/']")
    assert len(labels(page, "open")) == len(FIELDS) + len(POINTS) + 8
    page.click(f"#open a[href='/texts/{theirs.key}/matches/'] >> nth=0")
    assert all(wording in page.inner_text("main") for wording in POINTS)
    assert sound(page)
    match(page, fields, points)
    assert page.url.endswith(f"/agreements/{agreement.key}/texts/")
    assert labels(page, "differs") == ["Field Jalan dan Jembatan", "Field Kesehatan", "Point kemakmuran bersama"]
    assert labels(page, "all") == [f"Field {FIELDS[number]}" for number in FOUND]

    for text in (fields[0].text, theirs):
        page.click(f"#clauses a[href='/texts/{text.key}/clauses/'] >> nth=0")
        page.check("[name=outcomes][value=no]")
        page.check("[name=aims][value=yes]")
        page.fill("[name=aims_article]", "pasal 1")
        page.click("main form button[type=submit]")
    assert labels(page, "none") == ["Clause Expected outcomes"]
    assert page.locator("#all td", has_text="pasal 1").count() == 2
    assert sound(page)


def test_two_texts_are_matched_without_scripts(browse, fields, points, coordinator):
    page = browse(coordinator, "id", java_script_enabled=False)
    page.goto(f"/texts/{points[0].text.key}/matches/")
    match(page, fields, points)
    assert len(labels(page, "differs")) == 3


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_card_of_a_renewal_leads_to_its_differences(browse, agreement, fields, language):
    renewal = make.AgreementFactory(partnership=agreement.partnership, succeeds=agreement, signed=make.when("2021"))
    make.CooperationFieldFactory(agreement=renewal, wording="Pariwisata dan Kesenian", origin=fields[1])
    page = browse(None, language)
    page.goto(agreement.partnership.get_absolute_url())
    page.click(f".agreement-card a[href='/agreements/{renewal.key}/differences/']")
    page.wait_for_url(f"**/agreements/{renewal.key}/differences/")
    assert page.locator("del").all_inner_texts() == ["Kebudayaan"]
    assert page.locator("ins").all_inner_texts() == ["Kesenian"]
    assert sound(page)
