"""A report that need not be given: waived once, with its reason."""

import uuid
from datetime import date

import pytest
from django.utils import timezone

from agreements.models import Report
from agreements.obligations import obligations
from tests.agreements.reports.posting import YEAR, sent, state

pytestmark = pytest.mark.django_db


def test_one_report_is_waived_with_its_reason(client, assignment, address, coordinator):
    client.force_login(coordinator)
    owed = obligations(timezone.localdate()).get(starts=YEAR)
    posted = {"form_token": str(uuid.uuid4()), "owed": owed.pk, "reason": "Dinas baru dibentuk."}
    assert client.post(f"{address}waive/", posted | {"reason": ""}).status_code == 200
    assert client.post(f"{address}waive/", posted).status_code == 302
    report = Report.objects.get()
    assert (report.waiver_reason, report.due) == ("Dinas baru dibentuk.", date(2018, 1, 31))
    assert state(assignment, timezone.localdate()) == "waived"
    assert client.get(address).status_code == 302


def test_a_report_that_waits_for_acceptance_is_not_waived(client, filing, assignment, address, coordinator):
    """It is returned first: else it would be waived and accepted both."""
    client.force_login(coordinator)
    owed = obligations(timezone.localdate()).get(starts=YEAR)
    posted = {"form_token": str(uuid.uuid4()), "owed": owed.pk, "reason": "Dinas baru dibentuk."}
    assert "owed" in client.post(f"{address}waive/", posted).context["form"].errors
    assert Report.objects.get().waived_on is None
    sent(client, filing, "return", coordinator, note="Lengkapi.")
    assert client.post(f"{address}waive/", posted).status_code == 302
    assert state(assignment, timezone.localdate()) == "waived"
