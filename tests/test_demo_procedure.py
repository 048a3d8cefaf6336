"""The steps of the papers' cases, each judged by the rule of its own day."""

from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils.translation import override

from agreements.models import Agreement, Partnership, Step
from agreements.procedure.remarks import MISSING, OTHER_RULE, OUT_OF_ORDER
from evaluations.warnings.raised import raised
from portal.loading import load_folder

DEMO = Path(__file__).parents[1] / "demo"
PROCEDURE = {OUT_OF_ORDER, MISSING, OTHER_RULE}
#: The cases in full.
CASES = ("semarang-jung-gu", "semarang-beihai", "semarang-toyama", "bandung-kawasaki")

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_reference", verbosity=0)
        load_folder(DEMO)
        yield
        transaction.set_rollback(True)


def warned(key: str, on: date) -> list[tuple[str, str]]:
    found = raised(Partnership.objects.filter(key=key), on, PROCEDURE)
    return [(each.kind.code, each.row.subject.partition(":")[2]) for each in found]


@pytest.mark.parametrize("key", CASES)
def test_each_case_has_its_steps_with_their_sources(key):
    assert Step.objects.filter(partnership__key=key).exists()


def test_jung_gus_action_plan_before_its_memorandum_gives_a_warning_and_nothing_else(client):
    assert warned("semarang-jung-gu", date(2016, 11, 24)) == []
    assert warned("semarang-jung-gu", date(2016, 11, 25)) == [(OUT_OF_ORDER, "semarang-jung-gu-step-action-plan")]
    on = date(2018, 12, 31)
    assert warned("semarang-jung-gu", on) == [(OUT_OF_ORDER, "semarang-jung-gu-step-action-plan")]
    plan = Agreement.objects.with_status(on).get(key="semarang-jung-gu-action-plan-2015")
    assert (plan.status, plan.annulled_on) == ("term_not_stated", None)
    assert client.get(plan.get_absolute_url()).status_code == 200


def test_beihais_letter_of_april_2007_is_judged_by_no_later_rule(client):
    letter = Step.objects.get(key="semarang-beihai-step-intent")
    assert (letter.stage.stage_set.key, letter.stage.stage_set.valid_from) == ("praktik-sebelum-2020", None)
    assert letter.stage.stage_set.holds_on(date(2007, 4, 30))
    for on in (date(2007, 5, 1), date(2008, 10, 14), date(2026, 1, 1)):
        assert warned("semarang-beihai", on) == []
    client.cookies["django_language"] = "en"
    page = client.get(letter.get_absolute_url()).content.decode()
    assert "Praktik sebelum 22 Mei 2020" in page
    assert "PP 28/2018" not in page


@pytest.mark.parametrize("key", ["semarang-toyama", "bandung-kawasaki"])
@pytest.mark.parametrize("on", [date(2017, 6, 1), date(2020, 12, 31), date(2026, 1, 1)])
def test_of_the_others_no_step_is_odd(key, on):
    assert warned(key, on) == []


def test_the_six_of_august_2015_are_warned_of_by_the_name_of_the_rule():
    on = date(2016, 1, 1)
    (one,) = raised(Partnership.objects.filter(key="semarang-jung-gu"), on, {"visit_over_limit"})
    assert one.row.subject == "agreements.activity:semarang-jung-gu-visit-2015"
    with override("id"):
        assert "Batas kunjungan luar negeri" in one.matter.text
