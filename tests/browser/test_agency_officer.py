"""From the mail to the register: an officer acknowledges and reports, the coordinator returns and accepts."""

import csv
import io
import re
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from agreements.models import CoverageStatement, Filing
from evaluations.models import ReminderRelease
from tests import factories as make
from tests import life
from tests.evaluations.reminders.mail_server import serving

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LINK = re.compile(r"https?://\S+")
TRAINING, MONEY = "Pelatihan guru di Jung-gu", "25.000.000"
#: The year before last: its report is overdue whatever today is.
YEAR = timezone.localdate().year - 2


@pytest.fixture
def postbox(settings, live_server):
    settings.PORTAL_URL = live_server.url
    with serving(settings) as opened:
        yield opened


@pytest.fixture
def assignment():
    """An agency is responsible since the year before last, and was never heard."""
    agreement = make.AgreementFactory(
        partnership__published=True,
        partnership__government__name="Kota Semarang",
        signed=make.when(f"{YEAR}-01-01"),
        duration_months=120,
        confirmed=True,
    )
    government = agreement.government
    made = make.AssignmentFactory(
        field__agreement=agreement, field__wording="Pendidikan dan pelatihan", agency__name="Dinas Pendidikan"
    )
    life.RegisterStartFactory(government=government, starts=date(YEAR, 1, 1))
    ReminderRelease.objects.create(government=government, released_on=date(YEAR, 1, 1), released_by=make.UserFactory())
    return made


@pytest.fixture
def officer(assignment):
    served = {"government": assignment.government, "agency": assignment.agency}
    return make.MembershipFactory(agency_officer=True, **served, user__email="petugas@dinas.test").user


@pytest.fixture
def coordinator(assignment):
    return make.MembershipFactory(government=assignment.government, user__email="kerja.sama@kota.test").user


def codes(page) -> list[str]:
    """What the list of warnings tells, by the codes of its file."""
    text = page.request.get("/warnings/?export=csv").text()
    return [row["code"] for row in csv.DictReader(io.StringIO(text))]


def links_of_the_mail(postbox, address: str) -> list[str]:
    call_command("remind", verbosity=0)
    [body] = postbox.bodies(address)
    return LINK.findall(body)


def sign_in_by_code(page, postbox, address: str) -> None:
    """The code that is sent by mail is enough."""
    page.click("a[href*='/code/']")
    page.fill("[name=email]", address)
    page.click("main form button[type=submit]")
    page.wait_for_selector("[name=code]")
    code = re.search(r"^\s*([A-Z0-9-]{5,12})\s*$", postbox.bodies(address)[-1], re.MULTILINE).group(1)
    page.fill("[name=code]", code)
    page.click("main form button[type=submit]")


def report(page, note: str = "") -> None:
    """One training and what it cost, and who is in charge."""
    page.select_option("[name$='-state']", "running")
    page.fill("[name$='-new-0-title']", TRAINING)
    page.select_option("[name$='-new-0-kind']", "training")
    page.fill("[name$='-new-0-happened']", f"{YEAR}-05")
    page.select_option("[name$='-new-0-direction']", "outbound")
    page.check("[name$='-officer'][value=changed]")
    page.fill("[name$='-officer_post']", "Kepala Bidang Pendidikan")
    spend(page, MONEY)
    page.click("button[value=file]:visible")


def spend(page, amount: str) -> None:
    if not page.locator("[name$='-realised']").is_visible():
        page.locator("summary", has=page.locator("xpath=following-sibling::*//*[contains(@name, '-realised')]")).click()
    page.fill("[name$='-realised']", amount)
    page.select_option("[name$='-source']", "apbd")


def test_an_officer_answers_a_mail_and_the_register_knows(browse, postbox, officer, coordinator, assignment):
    page, desk = browse(None, "id"), browse(coordinator, "id")
    page.set_viewport_size({"width": 360, "height": 800})
    before = codes(desk)
    assert {"not_acknowledged", "report_overdue", "no_officer"} <= set(before)
    links = links_of_the_mail(postbox, officer.email)

    page.goto(next(link for link in links if "/acknowledge/" in link))
    sign_in_by_code(page, postbox, officer.email)
    assert "/acknowledge/" in page.url
    assert "Pendidikan dan pelatihan" in page.inner_text("main")
    page.click("button[value=aware]")
    assert "not_acknowledged" not in codes(desk)

    page.goto(next(link for link in links if f"/{YEAR}-01-01/" in link))
    report(page)
    filed = Filing.objects.get()
    assert filed.filed_on
    assert not filed.on_behalf

    answer_from_the_desk(desk, filed, "return", "Sebutkan jumlah yang sebenarnya.")
    page.goto(f"/reports/{assignment.agency.key}/{YEAR}-01-01/")
    assert "Sebutkan jumlah yang sebenarnya." in page.inner_text("main")
    assert page.input_value("[name$='-new-0-title']") == TRAINING
    spend(page, "24.500.000")
    page.click("button[value=file]:visible")
    answer_from_the_desk(desk, Filing.objects.get(number=2), "accept")

    assert_the_register_knows(desk, assignment)
    after = codes(desk)
    assert not {"not_acknowledged", "no_officer"} & set(after)
    assert after.count("report_overdue") == before.count("report_overdue") - 1


def answer_from_the_desk(desk, filing: Filing, act: str, note: str = "") -> None:
    """The coordinator comes from the work list, reads, and returns or accepts."""
    desk.goto(reverse("work"))
    desk.click(f"main a[href='/filings/{filing.key}/']")
    desk.click(f"a[href='/filings/{filing.key}/{act}/']")
    if note:
        desk.fill("main textarea", note)
    desk.click("main form button[type=submit]:visible")
    desk.wait_for_url(lambda url: not url.endswith(f"/{act}/"))


def assert_the_register_knows(desk, assignment) -> None:
    """Nothing of it was typed a second time."""
    for path, shown in (("activities", TRAINING), ("fundings", "24.500.000"), (f"fields/{assignment.field.key}", "")):
        desk.goto(f"/{path}/")
        assert shown in desk.inner_text("main")
    known = CoverageStatement.objects.get()
    assert known.agency == assignment.agency
    assert {"activities", "reports", "funding"} <= set(known.kinds)
    assert (known.period.earliest, known.period.latest) == (date(YEAR, 1, 1), date(YEAR, 12, 31))


#: A picture of one point, as a telephone would take it.
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe02fe"
    "dccc59e70000000049454e44ae426082"
)


def test_a_coordinator_records_a_whatsapp_answer_with_its_picture(browse, coordinator, assignment):
    page, visitor = browse(coordinator, "id"), browse(None, "id")
    page.goto(reverse("work"))
    page.click(f"main a[href='/assignments/{assignment.key}/acknowledge/']")
    page.check("[name=channel][value=whatsapp]")
    page.fill("[name=happened]", (timezone.localdate() - timedelta(days=1)).isoformat())
    page.set_input_files("[name=proof]", {"name": "jawaban.png", "mimeType": "image/png", "buffer": PICTURE})
    page.click("button[value=aware]")
    shown = page.inner_text("main")
    assert "WhatsApp" in shown
    with page.expect_download() as proof:
        page.click("a[href*='/documents/'][download]")
    assert proof.value.path().read_bytes() == PICTURE
    assert "not_acknowledged" not in codes(page)
    visitor.goto(f"/assignments/{assignment.key}/")
    assert "WhatsApp" in visitor.inner_text("main")
    assert visitor.locator("a[href*='/documents/']").count() == 0
