"""A final evaluation stays as it was, whatever happens to the records; its page says what changed since."""

import csv
import re

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from agreements.models import Activity, Agreement, Clause
from agreements.services import happenings
from evaluations.freezing.fingerprints import columns_of
from evaluations.freezing.thawing import thawed
from evaluations.models import Evaluation
from tests import factories as make
from tests import life
from tests.life import evaluations as judged
from tests.test_pages import parsed, problems, texts, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement():
    """A partnership of five years with a field, a visit, a missing clause and an outcome."""
    agreement = make.AgreementFactory(key="jung-gu-mou", partnership__published=True, partnership__key="jung-gu")
    field = make.CooperationFieldFactory(agreement=agreement)
    below = {"partnership": agreement.partnership}
    visit = life.ActivityFactory(key="kunjungan", **below, happened=make.when("2018-05-02"))
    visit.fields.add(field)
    life.ParticipationFactory(activity=visit)
    make.ClauseFactory(key="klausul", text__agreement=agreement, is_present=False)
    life.OutcomeFactory(key="jembatan", **below, is_verified=True, title="Jembatan air mancur")
    return agreement


@pytest.fixture
def evaluation(agreement):
    return judged.final(partnership=agreement.partnership, key="evaluasi-jung-gu", follow_ups=1)


@pytest.fixture
def coordinator(agreement):
    return make.MembershipFactory(government=agreement.government).user


def page(client, evaluation, language: str = "id") -> str:
    client.cookies["django_language"] = language
    response = client.get(evaluation.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def frozen_part(html: str) -> str:
    return re.search(r'<article id="evaluation">.*?</article>', html, re.DOTALL)[0]


def since(html: str) -> str:
    return re.sub(r"\s+", " ", re.search(r'<section class="section" id="since".*?</section>', html, re.DOTALL)[0])


def change(agreement, by):
    visit = Activity.objects.get(key="kunjungan")
    happenings.change(visit, by=by, version=visit.version, changes={"title": "Judul yang lain"})


def annul(agreement, by):
    happenings.annul(Activity.objects.get(key="kunjungan"), by=by, reason="Ganda")


def delete(agreement, by):
    Clause.objects.get(key="klausul").delete()


def change_below(agreement, by):
    Activity.objects.get(key="kunjungan").participations.get().delete()


def add(agreement, by):
    life.MonitoringFactory(partnership=agreement.partnership, happened=make.when("2019-03-01"), subject="Temuan baru")


CHANGES = {
    "changed": (change, "Changed: 1"),
    "annulled": (annul, "Annulled: 1"),
    "deleted": (delete, "Deleted: 1"),
    "changed below": (change_below, "Changed: 1"),
    "new": (add, "New, and would now be counted: 1"),
}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("what", CHANGES)
def test_nothing_moves_on_a_final_page_and_it_says_what_changed(
    client, agreement, evaluation, coordinator, what, language
):
    do, told = CHANGES[what]
    before = page(client, evaluation, language)
    do(agreement, coordinator)
    after = page(client, evaluation, language)
    assert frozen_part(after) == frozen_part(before)
    assert since(after) != since(before)
    if language == "en":
        assert told in since(after)
        assert "1 record on which it rests" in since(after)
        assert "None of the records" in since(before)


def test_records_that_are_loaded_change_nothing_on_it(client, agreement, evaluation, tmp_path):
    before = page(client, evaluation, "en")
    make.SourceFactory(key="skripsi")
    titles = {"kunjungan": "Judul dari berkas", "baru": "Kunjungan yang dimuat"}
    write(tmp_path / "activities.csv", [activity_row(agreement, key, title) for key, title in titles.items()])
    call_command("load", str(tmp_path))
    assert Activity.objects.get(key="kunjungan").title == "Judul dari berkas"
    after = page(client, evaluation, "en")
    assert frozen_part(after) == frozen_part(before)
    assert "Changed: 1" in since(after)
    assert "New, and would now be counted: 1" in since(after)
    assert "Kunjungan yang dimuat" in since(after)
    assert "Judul dari berkas" not in after


def write(path, rows: list[dict]) -> None:
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


NOT_SAID = [
    *("agreement", "state_reason", "happened_wording", "place", "host", "visit_report_on"),
    *("visit_report_on_wording", "replies_to", "fields", "note"),
]


def activity_row(agreement, key: str, title: str) -> dict:
    return {
        "key": key,
        "partnership": agreement.partnership.key,
        "kind": "visit",
        "title": title,
        "direction": "outbound",
        "state": "held",
        "character": "substantive",
        "happened": "2018-05-02",
        "people_to_people": "no",
        "cited": "skripsi line 60",
        **dict.fromkeys(NOT_SAID, ""),
    }


def test_a_record_saved_anew_with_the_same_content_is_not_changed(client, agreement, evaluation, coordinator):
    visit = Activity.objects.get(key="kunjungan")
    happenings.change(visit, by=coordinator, version=visit.version, changes={"title": visit.title})
    assert "None of the records" in since(page(client, evaluation, "en"))


def test_what_happened_after_the_cut_off_date_is_no_change(client, agreement, evaluation):
    life.ActivityFactory(partnership=agreement.partnership, happened=make.when("2022-05-02"))
    life.MonitoringFactory(partnership=agreement.partnership, happened=make.when("2023"))
    assert "None of the records" in since(page(client, evaluation, "en"))


def test_an_indicator_that_would_have_another_value_is_named(client, agreement, evaluation):
    add(agreement, None)
    assert "A2: empty, now 1" in since(page(client, evaluation, "en"))


def test_the_page_of_a_final_evaluation_reads_no_title_of_today(client, agreement, evaluation):
    Agreement.objects.update(title="Judul hari ini")
    assert "Judul hari ini" not in frozen_part(page(client, evaluation))


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_page_of_a_final_evaluation_is_whole_valid_and_in_one_language(client, evaluation, coordinator, language):
    client.force_login(coordinator)
    client.cookies["django_language"] = language
    response = client.get(evaluation.get_absolute_url())
    tree = parsed(response)
    assert problems(response, tree, language) == []
    assert texts(tree) & words()["en" if language == "id" else "id"] == set()


def test_the_page_says_how_to_cite_it(client, evaluation):
    html = page(client, evaluation, "en")
    assert "as of 24 November 2021" in html
    assert evaluation.get_absolute_url() in html
    assert "ringrose-1" in html
    assert str(evaluation.partnership.government) in html


def test_numbers_stand_in_it_as_fractions_and_records_by_name(evaluation):
    content = Evaluation.objects.get().frozen
    understanding = next(each for each in content["elements"] if each["code"] == "understanding")
    clauses = next(each for each in understanding["indicators"] if each["code"] == "C3")
    assert {"record": "agreements.clause:klausul", "counts": False} in clauses["used"]
    assert all(each["score"] is None or re.fullmatch(r"\d+(/\d+)?", each["score"]) for each in content["elements"])
    told = content["evidence"]["agreements.activity:kunjungan"]
    assert told["id"]["kind"] != told["en"]["kind"]
    assert len(told["hash"]) == 32


STATEMENTS = {
    "evaluation": "UPDATE evaluations_evaluation SET summary = 'lain' WHERE key = 'evaluasi-jung-gu'",
    "evaluation undone": "UPDATE evaluations_evaluation SET final_on = NULL, frozen = NULL",
    "evaluation deleted": "DELETE FROM evaluations_evaluation",
    "verdict": "UPDATE evaluations_evaluationverdict SET verdict = 'met'",
    "verdict deleted": "DELETE FROM evaluations_evaluationverdict",
    "judgement": "UPDATE evaluations_judgement SET reasons = 'lain'",
    "judgement deleted": "DELETE FROM evaluations_judgement",
    "evaluator": "UPDATE evaluations_evaluator SET post = 'lain'",
    "evaluator deleted": "DELETE FROM evaluations_evaluator",
    "follow-up": "UPDATE evaluations_followup SET action = 'lain'",
    "follow-up deleted": "DELETE FROM evaluations_followup",
}


@pytest.mark.parametrize("what", STATEMENTS)
def test_the_database_refuses_what_would_change_it(agreement, what):
    draft = judged.draft("submitted", partnership=agreement.partnership, key="evaluasi-jung-gu")
    judged.FollowUpFactory(evaluation=draft)
    judged.services.finalise(draft, by=draft.lead, version=draft.version)
    with pytest.raises(IntegrityError, match="final"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(STATEMENTS[what])


@pytest.mark.parametrize(
    "part", ["EvaluatorFactory", "JudgementFactory", "EvaluationVerdictFactory", "FollowUpFactory"]
)
def test_the_database_refuses_parts_that_come_later(evaluation, part):
    more = {"evaluator": evaluation.evaluators.get()} if part == "JudgementFactory" else {}
    with pytest.raises(IntegrityError, match="final"), transaction.atomic():
        getattr(judged, part)(evaluation=evaluation, **more)


def test_what_became_of_a_follow_up_is_told_beside_it(client, evaluation, coordinator):
    before = page(client, evaluation, "en")
    client.force_login(coordinator)
    follow_up = evaluation.follow_ups.get()
    url = reverse("followup-done", args=[follow_up.key])
    form = client.get(url).context
    data = {"form_token": form["form_token"], "version": form["version"], "done": "2023-02", "done_note": "Disusun."}
    assert client.post(url, data).status_code == 302
    client.logout()
    after = page(client, evaluation, "en")
    assert frozen_part(after) == frozen_part(before)
    assert "Disusun." in after
    assert client.get(url).status_code == 302
    client.force_login(coordinator)
    assert client.get(url).status_code == 403


def test_content_of_a_shape_that_nobody_knows_is_not_guessed_at(evaluation):
    with pytest.raises(ValueError, match="format 0"):
        thawed(evaluation.frozen | {"format": 0}, "id")


def test_what_is_not_for_everybody_is_no_content_that_a_public_page_tells_a_change_of():
    columns = columns_of({"agreements.assignment:salah-satu"})["agreements.acknowledgement"]
    assert "happened" in columns
    assert "note" not in columns
