"""An evaluation as a PDF: what it says, that a final one never says anything else, and who may have it."""

import pytest
from django.urls import reverse

from agreements.models import Activity
from agreements.services import happenings
from evaluations.evaluating import services
from portal.partial_dates import PartialDate
from tests import factories as make
from tests import life
from tests.life import evaluations as judged
from tests.papers import flat, read, tags_of

pytestmark = pytest.mark.django_db
HOSTILE = '#panic("x") $x$ \\ [@a] <script> *b* `c` // d'


@pytest.fixture
def agreement():
    agreement = make.AgreementFactory(key="jung-gu-mou", partnership__published=True, partnership__key="jung-gu")
    make.CooperationFieldFactory(agreement=agreement)
    life.ActivityFactory(
        key="kunjungan", partnership=agreement.partnership, happened=make.when("2018-05-02"), title="Kunjungan balasan"
    )
    make.ClauseFactory(text__agreement=agreement, is_present=False)
    return agreement


@pytest.fixture
def evaluation(agreement):
    return judged.final(partnership=agreement.partnership, key="evaluasi-jung-gu", follow_ups=1)


@pytest.fixture
def coordinator(agreement):
    return make.MembershipFactory(government=agreement.government).user


def paper(client, evaluation, language: str = "en") -> bytes:
    client.cookies["django_language"] = language
    response = client.get(reverse("evaluation-pdf", args=[evaluation.key]))
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    return response.content


def said(client, evaluation) -> str:
    return flat(paper(client, evaluation))


def frozen_pages(content: bytes) -> list[str]:
    """What stands before the page that tells of the day of printing, by page; without the number of pages."""
    pages = [" ".join(page.extract_text().split()).partition(" Page ")[0] for page in read(content).pages]
    first = next(number for number, page in enumerate(pages) if "no part of the evaluation" in page)
    return pages[:first]


@pytest.mark.parametrize("language", ["id", "en"])
def test_it_is_tagged_and_has_a_language_and_a_title(client, evaluation, language):
    content = paper(client, evaluation, language)
    root = read(content).trailer["/Root"]
    tags = tags_of(content)
    assert root["/Lang"] == language
    assert root["/MarkInfo"]["/Marked"]
    assert str(evaluation.partnership) in read(content).metadata.title
    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/Figure"} <= set(tags)


def test_the_first_page_has_the_elements_and_the_recommendation(client, evaluation, settings):
    settings.PORTAL_URL = "https://portal.example"
    first = " ".join(read(paper(client, evaluation)).pages[0].extract_text().split())
    for each in ("Commitment of both parties", "Tangible results", "Recommendation: Renew with changes"):
        assert each in first
    assert "Perlu rencana." in first
    assert "Satu bidang berjalan." in first
    assert "The elements are not added up." in first
    assert "https://portal.example/evaluations/evaluasi-jung-gu/" in first


def test_the_first_page_stays_one_however_long_the_texts_are(client, agreement):
    long = dict.fromkeys(("summary", "recommendation_reasons"), "Panjang sekali. " * 900)
    evaluation = judged.final(partnership=agreement.partnership, follow_ups=60, **long)
    first, second = (page.extract_text() for page in read(paper(client, evaluation)).pages[:2])
    assert "«…» ends a text" in first
    assert "The evaluation in full" in second
    assert said(client, evaluation).count("Panjang sekali.") > 1_800


def test_values_stand_with_the_records_behind_them(client, evaluation):
    told = said(client, evaluation)
    assert "not observed" in told
    assert "Kunjungan balasan 2 May 2018" in told
    assert "What is lacking" in told
    assert "How to cite it" in told
    assert evaluation.frozen["rubric"]["checksum"] in told.replace(" ", "")


def test_evaluators_stand_by_post_side_by_side_with_their_disagreement(client, agreement):
    evaluation = judged.draft("draft", partnership=agreement.partnership, lead__first_name="Bu Sari")
    for post, verdict in (("Penilai dari kampus", "met"), ("Penilai dari dinas", "not_met")):
        one = judged.EvaluatorFactory(evaluation=evaluation, post=post, user__first_name="Pak Budi")
        judged.JudgementFactory(evaluation=evaluation, evaluator=one, verdict=verdict, reasons=f"Alasan {post}")
    client.force_login(evaluation.lead)
    told = said(client, evaluation)
    assert "Penilai dari kampus Met Alasan Penilai dari kampus" in told
    assert "Penilai dari dinas Not met Alasan Penilai dari dinas" in told
    assert told.count("The evaluators disagree on this element.") == 1
    assert "The evaluators disagree on: Commitment of both parties." in told
    assert "Pak Budi" not in told
    assert "Bu Sari" not in told


def test_a_verdict_that_departs_stands_with_its_reasons(client, agreement):
    evaluation = judged.draft(partnership=agreement.partnership)
    given = evaluation.verdicts.get(element="results")
    given.verdict, given.reasons = ("not_met" if given.verdict == "met" else "met"), "Jembatan dipakai warga."
    given.save()
    client.force_login(evaluation.lead)
    assert "(departs from the computed one) Jembatan dipakai warga." in said(client, evaluation)


def test_a_published_verdict_stands_with_its_source_and_the_difference(client, agreement):
    life.PublishedVerdictFactory(
        partnership=agreement.partnership,
        element="results",
        conclusion="met",
        wording="cukup berjalan",
        qualification="hanya satu bidang.",
        locator="line 86",
    )
    told = said(client, judged.final(partnership=agreement.partnership))
    assert "«cukup berjalan». Qualified: hanya satu bidang. The records do not suffice" in told
    assert "line 86" in told


def test_a_final_one_says_the_same_after_records_changed_and_tells_so_apart(client, agreement, evaluation, coordinator):
    before = paper(client, evaluation)
    visit = Activity.objects.get(key="kunjungan")
    happenings.change(visit, by=coordinator, version=visit.version, changes={"title": "Judul yang lain"})
    life.MonitoringFactory(partnership=agreement.partnership, happened=make.when("2019-03-01"), subject="Temuan baru")
    agreement.partnership.partner.name = "Nama lain"
    agreement.partnership.partner.save()
    after = paper(client, evaluation)
    assert frozen_pages(after) == frozen_pages(before)
    assert len(frozen_pages(after)) >= 4
    assert "None of the records on which it rests was changed" in flat(before)
    assert "2 records on which it rests" in flat(after)
    assert "Changed (1)" in flat(after)
    assert "Temuan baru" in flat(after)
    assert "Judul yang lain" not in flat(after)


def test_what_became_of_a_follow_up_stands_apart(client, evaluation):
    follow_up = evaluation.follow_ups.get()
    before = frozen_pages(paper(client, evaluation))
    follow_up.done, follow_up.done_note = PartialDate.parse("2022-03"), "Sudah ditandatangani."
    follow_up.save()
    content = paper(client, evaluation)
    assert "Done March 2022 Sudah ditandatangani." in flat(content)
    assert frozen_pages(content) == before


def test_a_successor_is_named_once_it_is_final(client, evaluation, coordinator):
    client.force_login(coordinator)
    successor = judged.draft("submitted", partnership=evaluation.partnership, succeeds=evaluation, key="evaluasi-kedua")
    assert "evaluasi-kedua" not in said(client, evaluation)
    services.finalise(successor, by=successor.lead, version=successor.version)
    assert "/evaluations/evaluasi-kedua/" in said(client, evaluation)


def test_texts_are_set_as_they_stand(client, agreement):
    Activity.objects.filter(key="kunjungan").update(title=HOSTILE)
    texts = dict.fromkeys(("summary", "recommendation_reasons"), HOSTILE)
    evaluation = judged.final(partnership=agreement.partnership, **texts)
    told = said(client, evaluation)
    assert told.count(HOSTILE) >= 5


def test_a_draft_says_so_on_every_page_and_what_is_to_be_written(client, agreement):
    evaluation = judged.EvaluationFactory(partnership=agreement.partnership)
    client.force_login(evaluation.lead)
    judged.EvaluatorFactory(evaluation=evaluation, user=evaluation.lead)
    content = paper(client, evaluation)
    assert all("Draft: Evaluation of" in " ".join(page.extract_text().split()) for page in read(content).pages)
    assert "This evaluation is not final" in flat(content)
    assert "Before it can be submitted" in flat(content)
    assert "Recommendation: not given" in flat(content)
    assert "How to cite it" not in flat(content)


@pytest.mark.parametrize("state", ["draft", "submitted", "final"])
def test_whoever_sees_the_evaluation_may_have_it_and_nobody_else(client, agreement, coordinator, state):
    made = judged.final if state == "final" else lambda **given: judged.draft(state, **given)
    evaluation = made(partnership=agreement.partnership)
    stranger = make.MembershipFactory().user
    for reader in (None, stranger, coordinator):
        client.logout()
        if reader:
            client.force_login(reader)
        page = client.get(evaluation.get_absolute_url())
        file = client.get(reverse("evaluation-pdf", args=[evaluation.key]))
        assert file.status_code == page.status_code == (200 if state == "final" or reader == coordinator else 404)


def test_the_page_leads_to_it_for_visitors_too(client, evaluation):
    html = client.get(evaluation.get_absolute_url()).content.decode()
    assert reverse("evaluation-pdf", args=[evaluation.key]) in html
