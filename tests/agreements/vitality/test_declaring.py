"""A government declares from when its register is kept, and its thresholds."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from agreements.models import RegisterStart, Rules
from agreements.services.rules import correct, declare_rules, start_register
from portal.services import StaleEdit
from tests import factories as make
from tests import life

pytestmark = pytest.mark.django_db
THRESHOLDS = {
    "report_cycle": 12,
    "report_days": 31,
    "acknowledge_days": 30,
    "start_months": 12,
    "answer_days": 60,
    "handover_days": 30,
    "monitoring_months": 12,
    "promise_days": 30,
    "budget_months": 12,
    "declined_in_a_row": 2,
    "slowing_months": 6,
    "dormant_months": 18,
    "dormant_soon_days": 90,
    "expiring_days": 365,
    "notice_days": 90,
}


@pytest.fixture
def government():
    return make.GovernmentFactory()


@pytest.fixture
def coordinator(government):
    return make.MembershipFactory(government=government).user


def test_coordinator_and_administrator_declare_and_nobody_else(government, coordinator):
    start_register(government, by=coordinator, starts=date(2026, 1, 1))
    administrator = make.MembershipFactory(government=government, administrator=True).user
    declare_rules(government, by=administrator, since=date(2026, 1, 1), **THRESHOLDS)
    council = make.MembershipFactory(government=government, council_member=True).user
    for stranger in (council, make.MembershipFactory().user):
        with pytest.raises(PermissionDenied):
            declare_rules(government, by=stranger, since=date(2026, 2, 1), **THRESHOLDS)
        with pytest.raises(PermissionDenied):
            correct(government.register_start, by=stranger, version=0, changes={}, reason="Keliru.")


def test_a_register_starts_once_and_is_corrected_with_a_reason(government, coordinator):
    start = start_register(government, by=coordinator, starts=date(2026, 1, 1))
    with pytest.raises(PermissionDenied):
        start_register(government, by=coordinator, starts=date(2020, 1, 1))
    correct(start, by=coordinator, version=0, changes={"starts": date(2025, 1, 1)}, reason="Salah ketik.")
    with pytest.raises(StaleEdit):
        correct(start, by=coordinator, version=0, changes={"starts": date(2024, 1, 1)}, reason="Salah ketik.")
    assert RegisterStart.objects.get().starts == date(2025, 1, 1)


def test_one_set_of_thresholds_begins_on_a_day_and_slowing_comes_before_dormant(government, coordinator):
    declare_rules(government, by=coordinator, since=date(2026, 1, 1), **THRESHOLDS)
    with pytest.raises(ValidationError):
        declare_rules(government, by=coordinator, since=date(2026, 1, 1), **THRESHOLDS)
    with pytest.raises(ValidationError):
        declare_rules(government, by=coordinator, since=date(2026, 2, 1), **THRESHOLDS | {"dormant_months": 6})


def test_the_page_says_which_values_are_the_portals(client, government, coordinator):
    client.force_login(coordinator)
    url = reverse("agreements:rules", args=[government.key])
    assert all(each["is_default"] for each in client.get(url).context["thresholds"])
    life.RulesFactory(government=government, slowing_months=6)
    shown = {each["is_default"]: each for each in client.get(url).context["thresholds"]}
    assert (shown[False]["value"], shown[False]["default"]) == ("6", 12)


def test_thresholds_are_for_the_governments_own_people(client, government):
    client.force_login(make.MembershipFactory().user)
    assert client.get(reverse("agreements:rules", args=[government.key])).status_code == 404


def post(client, url: str, data: dict):
    form_token = str(client.get(url).context["form_token"])
    version = client.get(url).context.get("version", "")
    return client.post(url, data | {"form_token": form_token, "version": version})


def test_the_forms_declare_and_correct(client, government, coordinator):
    client.force_login(coordinator)
    page, start = (reverse(f"agreements:{name}", args=[government.key]) for name in ("rules", "register-start"))
    assert post(client, start, {"starts": "2026-01-01"}).url == page
    assert post(client, start, {"starts": "2025-01-01"}).status_code == 200, "a correction gives its reason"
    assert post(client, start, {"starts": "2025-01-01", "reason": "Salah ketik."}).url == page
    assert RegisterStart.objects.get().starts == date(2025, 1, 1)
    add = reverse("agreements:rules-add", args=[government.key])
    assert post(client, add, THRESHOLDS | {"since": "2026-01-01"}).url == page
    rules = Rules.objects.get()
    assert (rules.government, rules.slowing_months) == (government, 6)
    change = reverse("agreements:rules-change", args=[rules.key])
    data = THRESHOLDS | {"since": "2026-01-01", "slowing_months": 9, "reason": "Salah ketik."}
    assert post(client, change, data).url == page
    rules.refresh_from_db()
    assert rules.slowing_months == 9
