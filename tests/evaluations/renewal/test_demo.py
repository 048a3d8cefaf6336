"""The review of the papers' own cases, and where the work list offers it."""

from datetime import date

import pytest
from django.urls import reverse

from agreements.models import Agreement
from cities.models import Government
from evaluations.work import matters, waiting_for
from tests import factories as make
from tests.evaluations.demo_register import demo  # noqa: F401 used as a fixture
from tests.evaluations.renewal.conftest import DAY, document, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
JUNG_GU = "semarang-jung-gu-mou-2016"


@pytest.fixture
def coordinator(client):
    user = make.MembershipFactory(government=Government.objects.get(key="kota-semarang")).user
    make.MembershipFactory(user=user, government=Government.objects.get(key="kota-bandung"))
    client.force_login(user)
    client.cookies["django_language"] = "en"
    return user


def test_jung_gu_is_reviewed_three_months_before_its_last_day_for_notice(client, coordinator):
    words = told(client, Agreement.objects.get(key=JUNG_GU))
    for said in (
        "The last day for notice is 25 May 2021, at least 85 days from now.",
        "Its last day in force is 24 November 2021.",
        "Agreed fields: 5; recorded as having run: 2; nothing recorded of: 3.",
        "Field 2 («Pariwisata dan Kebudayaan»): no activity: all of this time are known",
        "stopped at Dinas Bina Marga",
        "Verified result: Water fountain bridge di jembatan Banjir Kanal Barat (Done)",
        "Proposal of Jung-gu: Tiga bidang untuk tindak lanjut",
        "Field 4 («Kesehatan»): not found in: The partner's text",
        "No evaluation of this agreement was final by this day.",
        "not recorded for a renewal, 10 of 10",
    ):
        assert said in words


def test_the_work_list_offers_it_before_the_last_day_for_notice_and_not_after_the_last_day(client, coordinator):
    def offered(on: date) -> dict[str, str]:
        about = f"agreements.agreement:{JUNG_GU}"
        return {each.code: each.paper for each in waiting_for(coordinator, on) if each.paper and each.subject == about}

    address = reverse("agreement-renewal-review", args=[JUNG_GU])
    assert offered(DAY) == {"notice_near": address, "expiring_without_successor": address}
    assert list(offered(date(2021, 5, 25))) == ["expiring_without_successor", "notice_near"]
    assert list(offered(date(2021, 5, 26))) == ["expiring_without_successor"]
    assert offered(date(2021, 11, 25)) == {}


@pytest.mark.parametrize(("on", "language"), [(date(2012, 1, 1), "en"), (DAY, "id"), (date(2026, 11, 21), "en")])
def test_every_signed_agreement_of_the_papers_has_its_review(client, coordinator, on, language):
    client.cookies["django_language"] = language
    reviewed = Agreement.objects.entered().filter(signed__isnull=False, partnership__isnull=False)
    assert reviewed.count() == 10
    for agreement in reviewed:
        assert document(client, agreement, on).paragraphs


def test_each_mode_of_renewal_is_in_the_sentence_of_the_work_list():
    government = make.GovernmentFactory()
    for mode in Agreement.Renewal:
        make.AgreementFactory(partnership__government=government, renewal=mode, title=f"Nota {mode}")
    make.AgreementFactory(partnership__government=government, open_ended=True, title="Nota tanpa akhir")
    make.AgreementFactory(partnership__government=government, notice_months=None, title="Nota tanpa pemberitahuan")
    found = [each for each in matters(DAY, [government]) if each.paper]
    near = {str(each.text) for each in found if each.code == "notice_near"}
    assert len(near) == len(Agreement.Renewal)
    for mode in Agreement.Renewal:
        assert any(f"Nota {mode}" in text and str(mode.label) in text for text in near)
    assert not any("tanpa akhir" in str(each.text) for each in found)
    assert {each.code for each in found if "tanpa pemberitahuan" in str(each.text)} == {"expiring_without_successor"}
