"""The steps of the papers' cases, each judged by the rule of its own day."""

from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils.translation import override

from agreements.models import Agreement, Partnership, Stage, Step
from agreements.procedure.passages import rule_book
from agreements.procedure.remarks import MISSING, MISSING_AHEAD, OTHER_RULE, OUT_OF_ORDER
from cities.models import Government
from evaluations.warnings.raised import raised
from portal.loading import load_folder
from portal.models import Citation

DEMO = Path(__file__).parents[1] / "demo"
PROCEDURE = {OUT_OF_ORDER, MISSING, MISSING_AHEAD, OTHER_RULE}

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


@pytest.mark.parametrize(
    ("key", "steps"),
    [
        (
            "semarang-jung-gu",
            ["exploration done", "implementation done", "intent done", "plan held", "signing done"],
        ),
        ("semarang-beihai", ["council done", "intent done", "signing done"]),
        ("semarang-toyama", ["implementation done", "intent done"]),
        ("bandung-kawasaki", ["exploration done", "intent done", "signing done"]),
    ],
)
def test_each_case_has_its_steps_with_their_sources(key, steps):
    """By the practice before 2020; each cites the lines that tell of it."""
    found = Step.objects.filter(partnership__key=key).select_related("stage__stage_set")
    assert sorted(f"{step.stage.kind} {step.outcome}" for step in found) == steps
    assert {step.stage.stage_set.key for step in found} == {"praktik-sebelum-2020"}
    cited = Citation.objects.filter(record="agreements.step").exclude(locator="")
    assert {step.key for step in found} <= set(cited.values_list("record_key", flat=True))


def test_the_renewal_of_2020_is_signed_without_a_step_and_judged_by_no_rule(client):
    """«2020» lies under two rules: a step would have to name one of them (docs/facts.md)."""
    renewal = Agreement.objects.get(key="bandung-kawasaki-mou-2020")
    assert not renewal.steps.exists()
    ways = client.get("/partnerships/bandung-kawasaki/procedure/").context["ways"]
    reached = [passage.record for way in ways for stage in way.stages for passage in stage.passages]
    assert renewal in reached
    assert [way.is_judged for way in ways] == [True, False]


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


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (date(2007, 4, 1), "praktik-sebelum-2020"),
        (date(2020, 5, 21), "praktik-sebelum-2020"),
        (date(2020, 5, 22), "ksdpl-2020"),
    ],
)
def test_the_later_rule_begins_on_22_may_2020_and_not_a_day_before(day, title):
    semarang = Government.objects.get(key="kota-semarang")
    assert rule_book().of(semarang.pk, day).key == title


def test_a_step_of_april_2007_at_a_stage_of_the_later_rule_is_told_of_so_and_judged_by_the_older():
    with transaction.atomic():
        letter = Step.objects.get(key="semarang-beihai-step-intent")
        Step.objects.filter(pk=letter.pk).update(stage=Stage.objects.get(stage_set__key="ksdpl-2020", kind="intent"))
        assert warned("semarang-beihai", date(2008, 1, 1)) == [(OTHER_RULE, letter.key)]
        transaction.set_rollback(True)


def test_the_page_of_jung_gus_procedure_tells_of_one_oddity(client):
    ways = client.get("/partnerships/semarang-jung-gu/procedure/").context["ways"]
    (said,) = [remark for way in ways for remark in way.remarks]
    assert "23 September 2015" in said
    assert "25 November 2016" in said


@pytest.mark.parametrize("key", ["semarang-toyama", "bandung-kawasaki"])
@pytest.mark.parametrize("on", [date(2017, 6, 1), date(2020, 12, 31), date(2026, 1, 1)])
def test_of_the_others_no_step_is_odd(key, on):
    assert warned(key, on) == []


def test_the_six_of_august_2015_are_warned_of_by_the_name_of_the_rule():
    on = date(2016, 1, 1)
    (one,) = raised(Partnership.objects.filter(key="semarang-jung-gu"), on, {"visit_over_limit"})
    assert one.row.subject == "agreements.activity:semarang-jung-gu-visit-2015"
    with override("en"):
        assert "at least 6 persons, at most 5" in one.matter.text
        assert "Batas kunjungan luar negeri (not verified)" in one.matter.text


def test_no_other_journey_of_the_papers_is_warned_of():
    """The officials who came along in April 2007 are not counted: what only may be is asked of no journey that was."""
    found = raised(Partnership.objects.all(), date(2026, 1, 1), {"visit_over_limit"})
    assert {each.row.subject for each in found} <= {"agreements.activity:semarang-jung-gu-visit-2015"}
