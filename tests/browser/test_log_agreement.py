"""A coordinator logs a memorandum with two texts, five fields and seven agencies, and finds it in list and file."""

import csv
import io

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests import factories as make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITLE = "Nota Kesepahaman Kota Semarang dengan Kota Kawasaki"
FIELDS = ["Pengelolaan sampah", "Air limbah", "Energi", "Teknologi transportasi", "Alih teknologi"]
REGISTERED = ["Dinas Lingkungan Hidup", "Bappeda", "Dinas Perhubungan"]
NEW = ["PDAM Tirta Moedal", "Dinas Penataan Ruang", "Dinas Perindustrian", "Bagian Kerja Sama"]


@pytest.fixture
def coordinator():
    government = make.GovernmentFactory(key="kota-semarang", name="Kota Semarang")
    for number, name in enumerate(REGISTERED):
        make.AgencyFactory(key=f"dinas-semarang-{number}", government=government, name=name)
    make.SectorFactory(key="waste", name_id="Persampahan", name_en="Waste")
    japan = make.CountryFactory(code="JP", name_id="Jepang", name_en="Japan")
    for region, people in (("Kanagawa", 1_538_262), ("Fukuoka", 17_324)):
        make.PlaceFactory(name="Kawasaki", region=region, country=japan, population=people)
    return make.MembershipFactory(government=government).user


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def page(request, browser, browser_context_args):
    context = browser.new_context(**browser_context_args, java_script_enabled=request.param)
    page = context.new_page()
    page.has_javascript = request.param
    yield page
    context.close()


def test_a_coordinator_logs_a_memorandum(page, live_server, sign_in, coordinator):
    sign_in(page, coordinator)
    page.goto(f"{live_server.url}/agreements/log/")
    pick_partner(page)
    page.select_option("[name=kind]", "mou")
    page.fill("[name=title]", TITLE)
    page.fill("[name=signed]", "2016-11")
    fill_fields(page)
    page.click(".form-actions [value=save]")
    assert page.locator("h1").inner_text() == TITLE
    for party, language in (("home", "id"), ("partner", "ja")):
        add_text(page, party, language)
    assert_in_the_list(page, live_server)
    assert_in_the_file(page, live_server)


def pick_partner(page):
    """With JavaScript the places appear while one types, without it after the button."""
    page.locator("[name=q]").press_sequentially("kawasaki")
    if not page.has_javascript:
        page.click("[value=search] >> nth=0")
    page.get_by_label("Kanagawa, Jepang").check()


def fill_fields(page):
    for _row in range(2):
        rows = page.locator(".field-row").count()
        page.click("#add-row")
        page.locator(".field-row").nth(rows).wait_for()
    assert page.locator("[name=title]").input_value() == TITLE
    for number, wording in enumerate(FIELDS):
        page.fill(f"[name=fields-{number}-wording]", wording)
    for number, name in enumerate(REGISTERED):
        row = open_agencies(page, number)
        row.get_by_label(name, exact=True).check()
    open_agencies(page, 3).locator("textarea[name=fields-3-agency_names]").fill("\n".join(NEW[:3]))
    open_agencies(page, 4).locator("textarea[name=fields-4-agency_names]").fill(NEW[3])


def open_agencies(page, number: int):
    row = page.locator(".field-row").nth(number)
    row.locator("details").nth(1).locator("summary").click()
    return row


def add_text(page, party: str, language: str):
    page.locator("a[href$='/texts/add/']").last.click()
    page.select_option("[name=party]", party)
    page.select_option("select[name=language]", language)
    page.fill("[name=pages]", "5")
    page.click(".form-actions [type=submit]")
    assert page.locator("h1").inner_text() == TITLE


def assert_in_the_list(page, live_server):
    page.goto(f"{live_server.url}/agreements/")
    row = page.locator("tbody tr", has_text=TITLE)
    assert "November 2016" in row.inner_text()


def assert_in_the_file(page, live_server):
    answer = page.request.get(f"{live_server.url}/agreements/?export=csv")
    rows = [row for row in csv.reader(io.StringIO(answer.body().decode("utf-8-sig"))) if TITLE in row]
    assert len(rows) == 1
    text = " ".join(rows[0])
    for expected in ("2016-11", *FIELDS, *REGISTERED, *NEW):
        assert expected in text
    assert "2" in rows[0]


@pytest.mark.parametrize("width", [360, 1280])
def test_the_pages_that_one_comes_to_only_by_typing_are_accessible(page, live_server, sign_in, coordinator, width):
    """Errors, places offered, likely duplicates."""
    if not page.has_javascript:
        pytest.skip("axe is a script")
    government = coordinator.memberships.get().government
    known = make.PartnershipFactory(government=government, partner__name="Jung-gu")
    make.AgreementFactory(partnership=known)
    page.set_viewport_size({"width": width, "height": 800})
    sign_in(page, coordinator)
    page.goto(f"{live_server.url}/agreements/log/")
    page.fill("[name=q]", "Junggu")
    page.check("[value=new]")
    page.click(".form-actions [value=save]")
    assert Axe().run(page).violations_count == 0
    page.select_option("[name=country]", "KR", force=True)
    page.select_option("[name=kind]", "mou")
    page.fill("[name=title]", "MoU")
    page.click(".form-actions [value=save]")
    assert page.locator("#duplicates input[type=radio]").count() == 3
    assert Axe().run(page).violations_count == 0
