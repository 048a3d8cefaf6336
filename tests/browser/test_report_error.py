"""A reader on a phone reports an error on a public page; the coordinator mends it and answers; the reader reads it."""

import re

import pytest
from django.urls import reverse

from agreements.models import Agreement
from evaluations.models import CorrectionReport
from tests import factories as make
from tests.evaluations.reminders.mail_server import serving

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
READER, WRONG = "pembaca@kampus.test", "Nota ini ditandatangani tahun 2015."


@pytest.fixture
def postbox(settings, live_server):
    settings.PORTAL_URL = live_server.url
    with serving(settings) as opened:
        yield opened


@pytest.fixture
def agreement():
    return make.AgreementFactory(
        partnership__published=True, partnership__government__name="Kota Semarang", title="Nota Kesepahaman 2016"
    )


@pytest.fixture
def coordinator(agreement):
    return make.MembershipFactory(government=agreement.government).user


def overflows(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def report(page, agreement) -> str:
    """From the foot of the page; gives the address at which the answer is read."""
    page.goto(agreement.get_absolute_url())
    page.click("footer a[href*='/corrections/report/']")
    assert "Nota Kesepahaman 2016" in page.inner_text("main")
    assert "Kota Semarang" in page.inner_text("main")
    assert not overflows(page)
    page.fill("[name=wrong]", WRONG)
    page.fill("[name=source]", "Arsip kota, halaman 3")
    page.fill("[name=email]", READER)
    page.click("main form button[type=submit]")
    page.wait_for_url(re.compile("/corrections/status/"))
    assert WRONG in page.inner_text("main")
    assert not overflows(page)
    return page.url


def test_a_reader_reports_an_error_and_reads_what_became_of_it(browse, postbox, agreement, coordinator):
    page, desk = browse(None, "id"), browse(coordinator, "id")
    page.set_viewport_size({"width": 360, "height": 740})
    address = report(page, agreement)
    reported = CorrectionReport.objects.get()

    desk.goto(reverse("work"))
    desk.click(f"main a[href='/corrections/{reported.key}/']")
    assert WRONG in desk.inner_text("main")
    assert READER in desk.inner_text("main")
    Agreement.objects.filter(pk=agreement.pk).update(title="Nota Kesepahaman 2015")
    desk.click(f"a[href='/corrections/{reported.key}/answer/']")
    desk.check("[name=answer][value=corrected]")
    desk.click("main form button[type=submit]")
    desk.wait_for_url(re.compile(f"/corrections/{reported.key}/$"))
    assert READER not in desk.inner_text("main")
    desk.goto(reverse("work"))
    assert desk.locator(f"main a[href='/corrections/{reported.key}/']").count() == 0

    [told] = postbox.bodies(READER)
    assert address in told
    page.goto(address)
    page.click("main .notice a")
    assert page.url.endswith(f"/records/agreement/{agreement.key}/v2/")
    assert "Nota Kesepahaman 2015" in page.inner_text("h1")
    page.click("main a[href$='/v1/']")
    assert "Nota Kesepahaman 2016" in page.inner_text("h1")
    assert page.evaluate("window.refused") == []
