"""A coordinator brings in the sheet that the office keeps, in one sitting, without having seen a template."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from agreements.models import Agreement, Assignment, CooperationField
from cities.models import Agency, Locality
from portal.models import KnownName
from portal.worker import Worker
from tests import factories as make
from tests.portal.imports.messy import messy, rows

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

COUNTRIES = (
    ("AU", "Australia", "Australia"),
    ("CN", "Tiongkok", "China"),
    ("DE", "Jerman", "Germany"),
    ("HR", "Kroasia", "Croatia"),
    ("JP", "Jepang", "Japan"),
    ("KR", "Korea Selatan", "South Korea"),
    ("MY", "Malaysia", "Malaysia"),
    ("NL", "Belanda", "Netherlands"),
    ("PH", "Filipina", "Philippines"),
    ("TW", "Taiwan", "Taiwan"),
    ("VN", "Vietnam", "Vietnam"),
)
#: «Penang» and «Cebu» are called otherwise in the gazetteer, as they are in the real one.
PLACES = {
    "AU": ("Gold Coast", "Brisbane"),
    "CN": ("Beihai", "Xiamen", "Fuzhou"),
    "DE": ("Hamburg",),
    "HR": ("Split",),
    "JP": ("Toyama", "Kitakyushu", "Nagoya"),
    "KR": ("Daegu", "Wonju"),
    "MY": ("George Town",),
    "NL": ("Rotterdam",),
    "PH": ("Cebu City",),
    "TW": ("Kaohsiung",),
    "VN": ("Da Nang",),
}
KNOWN = {"Dinas Pekerjaan Umum": "DPU", "Dinas Kesehatan": "Dinkes", "Badan Perencanaan Pembangunan Daerah": "Bappeda"}
#: What the office means by names that say too little.
MEANT = {
    "Penang, Malaysia": "George Town",
    "Cebu, Filipina": "Cebu City",
    "Disbudpar": "Dinas Kebudayaan dan Pariwisata",
    "DLH": "Dinas Lingkungan Hidup",
    "Disperkim": "Dinas Perumahan dan Kawasan Permukiman",
    "Disperindag": "Dinas Perindustrian dan Perdagangan",
    "BKPM": "Badan Koordinasi Penanaman Modal",
    "Disdik": "Dinas Pendidikan",
    "Dishub": "Dinas Perhubungan",
    "BPBD": "Badan Penanggulangan Bencana Daerah",
}


@pytest.fixture
def coordinator():
    government = make.GovernmentFactory(key="kota-semarang", name="Kota Semarang")
    for code, name_id, name_en in COUNTRIES:
        make.CountryFactory(code=code, name_id=name_id, name_en=name_en)
        for name in PLACES[code]:
            make.PlaceFactory(name=name, country_id=code, population=1_000_000)
    make.LocalityFactory(key="jung-gu", name="Jung-gu", country_id="KR")
    for name, short in KNOWN.items():
        make.AgencyFactory(government=government, name=name, abbreviation=short)
    return make.MembershipFactory(government=government).user


class Sitting:
    """Counts what a person does with the mouse and the keyboard."""

    def __init__(self, page):
        self.page = page
        self.clicks = self.typed = self.chosen = 0

    def click(self, selector: str) -> None:
        self.page.click(selector)
        self.clicks += 1

    def choose(self, locator, value: str) -> None:
        locator.select_option(value)
        self.clicks += 2
        self.chosen += 1

    def type(self, locator, text: str) -> None:
        locator.fill(text)
        self.clicks += 1
        self.typed += 1


@pytest.mark.parametrize("width", [360, 1280])
def test_the_messy_sheet_is_imported_in_one_sitting(page, live_server, sign_in, coordinator, tmp_path, width):
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page, coordinator)
    sitting = Sitting(page)
    page.goto(f"{live_server.url}/imports/")
    upload(sitting, tmp_path)
    sitting.click("form.section .form-actions [type=submit]")
    asked = match(sitting)
    confirm(sitting)
    assert Agreement.objects.count() == len(rows()) == 25
    assert Agreement.objects.filter(partnership__partner__name="George Town").count() == 2
    assert CooperationField.objects.filter(is_open=True).count() == 1
    assert Agency.objects.filter(name="Dinas Kebudayaan dan Pariwisata", abbreviation="Disbudpar").count() == 1
    assert Locality.objects.get(name="Belanda").level == "country"
    assert KnownName.objects.count() >= len(MEANT)
    assert Assignment.objects.filter(agency__abbreviation="DPU").exists()
    # What the closing note tells; a page that asks for more work than this has become worse.
    assert (len(asked), sitting.typed) == (32, len(MEANT))
    assert sitting.clicks <= 43, sitting.clicks


def violations(page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['html']}" for each in found for node in each["nodes"]]


def upload(sitting: Sitting, folder) -> None:
    path = folder / "rekap.xlsx"
    path.write_bytes(messy())
    sitting.click("a[href$='/imports/add/']")
    sitting.choose(sitting.page.locator("[name=kind]"), "register")
    sitting.page.set_input_files("[name=file]", path)
    sitting.clicks += 2
    sitting.click(".form-actions [type=submit]")
    assert violations(sitting.page) == []


def match(sitting: Sitting) -> list[str]:
    """Answers what is not answered already; the places that are called otherwise are offered after their name."""
    page = sitting.page
    assert violations(page) == []
    sitting.click("a[href$='/names/']")
    assert violations(page) == []
    asked = [legend.strip("«»") for legend in page.locator("fieldset legend").all_inner_texts()]
    for place, name in enumerate(asked):
        if name in MEANT:
            sitting.type(page.locator(f"[name=typed_{place}]"), MEANT[name])
            if "," not in name:
                sitting.choose(page.locator(f"[name=chosen_{place}]"), "new")
        else:
            assert page.locator(f"[name=chosen_{place}]").input_value(), name
    sitting.click("main form .form-actions [type=submit]")
    for place, name in enumerate(asked):
        if name in MEANT and "," in name:
            offered = page.locator(f"[name=chosen_{place}] optgroup option", has_text=MEANT[name])
            sitting.choose(page.locator(f"[name=chosen_{place}]"), offered.first.get_attribute("value"))
    sitting.click("main form .form-actions [type=submit]")
    assert page.locator("a[href$='/names/']").count() == 0
    return asked


def confirm(sitting: Sitting) -> None:
    """Two rows below the table are signatures: they are rejected, and left out on purpose."""
    page = sitting.page
    assert "25" in page.locator("a[href$='act=create']").inner_text()
    assert "2" in page.locator("a[href$='act=reject']").inner_text()
    assert violations(page) == []
    sitting.click("a[href$='/confirm/']")
    sitting.click("[name=without_rejected]")
    sitting.click(".form-actions [type=submit]")
    page.locator("a[href$='/undo/']").wait_for()


@pytest.mark.parametrize("has_scripts", [True, False])
def test_a_long_table_tells_how_far_it_is_and_comes_to_its_end(
    browser, browser_context_args, live_server, sign_in, coordinator, has_scripts
):
    page = browser.new_context(**browser_context_args, java_script_enabled=has_scripts).new_page()
    sign_in(page, coordinator)
    page.goto(f"{live_server.url}/imports/add/")
    page.select_option("[name=kind]", "agencies")
    page.fill("[name=text]", "nama;jenis\n" + "".join(f"Dinas {number};dinas\n" for number in range(400)))
    page.click(".form-actions [type=submit]")
    page.click("form.section .form-actions [type=submit]")
    assert page.locator("#job-title").is_visible()
    if has_scripts:
        assert violations(page) == []
    worker = Worker()
    worker.work_off()
    worker.desk.close()
    if not has_scripts:
        page.click("main .form-actions a")
    page.locator("a[href$='act=create']", has_text="400").wait_for()
    page.context.close()
