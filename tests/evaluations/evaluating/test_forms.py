"""The forms of an evaluation: what is typed is kept, nothing is done twice, stale and hostile input change nothing."""

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from evaluations.evaluating import judging
from evaluations.evaluating.judging import Said
from evaluations.models import Evaluation, FollowUp, Judgement
from tests import factories as make
from tests.life import evaluations as judged

pytestmark = pytest.mark.django_db
HOSTILE = ["\x00", "<script>alert(1)</script>", "' OR 1=1 --", "9" * 400, "💥" * 300, "%s%n", "../../etc"]


@pytest.fixture
def evaluation(client):
    """The lead of a draft is signed in; pages are in English."""
    evaluation = judged.draft(partnership=make.AgreementFactory(partnership__published=True).partnership)
    client.force_login(evaluation.lead)
    client.cookies["django_language"] = "en"
    return evaluation


def url_of(name: str, record) -> str:
    return reverse(name, args=[record.key])


def filled(client, url: str, **typed) -> dict:
    """What the page of the form would post."""
    context = client.get(url).context
    return {"form_token": str(context["form_token"]), "version": context.get("version", "")} | typed


def test_two_evaluators_stand_side_by_side_and_their_disagreement_is_said(client, evaluation):
    other = judged.EvaluatorFactory(evaluation=evaluation, post="Peneliti Undip")
    url = url_of("evaluation-judge", evaluation)
    typed = {"results_verdict": "met", "results_reasons": "Jembatan berdiri."}
    assert client.post(url, filled(client, url, **typed)).status_code == 302
    judging.judge(evaluation, by=other.user, version=0, said={"results": Said("met", "Juga menurut saya.")})
    assert "disagree" not in client.get(evaluation.get_absolute_url()).content.decode()
    judging.judge(evaluation, by=other.user, version=1, said={"results": Said("not_met", "Hanya satu bidang.")})
    html = client.get(evaluation.get_absolute_url()).content.decode()
    for told in ("Jembatan berdiri.", "Hanya satu bidang.", "Penilai utama", "Peneliti Undip", "They disagree."):
        assert told in html


def test_a_verdict_without_reasons_is_kept_and_asked_for(client, evaluation):
    evaluation.judgements.all().delete()
    url = url_of("evaluation-judge", evaluation)
    answer = client.post(url, filled(client, url, results_verdict="met", commitment_reasons="Belum tahu."))
    assert answer.status_code == 200
    form = answer.context["form"]
    assert set(form.errors) == {"results_reasons", "commitment_verdict"}
    assert "Belum tahu." in answer.content.decode()
    assert Judgement.objects.count() == 0


def test_a_departing_verdict_without_reasons_is_refused_beside_its_field(client, evaluation):
    url = url_of("evaluation-verdicts", evaluation)
    answer = client.post(url, filled(client, url, results_verdict="met"))
    assert list(answer.context["form"].errors) == ["results_reasons"]
    assert answer.context["form"]["results_verdict"].value() == "met"


def test_a_form_posted_twice_is_answered_once(client, evaluation):
    url = url_of("evaluation-follow", evaluation)
    data = filled(client, url, action="Menyusun rencana aksi", who="Bappeda", due="2022-06")
    answers = [client.post(url, data) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert [str(each.due) for each in FollowUp.objects.all()] == ["2022-06"]


def test_an_evaluation_is_begun_once_however_often_the_button_is_pressed(client, evaluation):
    user = make.MembershipFactory(government=evaluation.government).user
    client.force_login(user)
    url = url_of("evaluation-begin", evaluation.partnership)
    data = filled(client, url, cutoff="2021-11-23", post="Kepala Bagian")
    for _ in range(2):
        assert client.post(url, data).status_code == 302
    assert Evaluation.objects.filter(lead=user).count() == 1


def test_two_who_conclude_at_once_see_both_versions(client, evaluation):
    url = url_of("evaluation-conclude", evaluation)
    first = filled(client, url, summary="Ringkasan pertama", recommendation="end", recommendation_reasons="A")
    second = filled(client, url, summary="Ringkasan kedua", recommendation="pause", recommendation_reasons="B")
    assert client.post(url, first).status_code == 302
    answer = client.post(url, second)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "Ringkasan pertama" in html
    assert "Ringkasan kedua" in html
    assert Evaluation.objects.get().recommendation == "end"


@pytest.mark.parametrize("page", ["evaluation-judge", "evaluation-verdicts"])
def test_stale_verdicts_show_what_stands_there_now(client, evaluation, page):
    url = url_of(page, evaluation)
    first = filled(client, url, results_verdict="met", results_reasons="Jembatan.")
    second = filled(client, url, results_verdict="met", results_reasons="Trotoar.")
    assert client.post(url, first).status_code == 302
    html = client.post(url, second).content.decode()
    assert "Both versions" in html
    assert "Jembatan." in html
    assert "Trotoar." in html
    assert client.post(url, second | {"version": filled(client, url)["version"]}).status_code == 302


def test_a_named_person_is_an_account(client, evaluation):
    url = url_of("evaluation-name", evaluation)
    answer = client.post(url, filled(client, url, username="tidak.ada", post="Peneliti"))
    assert list(answer.context["form"].errors) == ["username"]
    person = make.UserFactory(username="peneliti")
    assert client.post(url, filled(client, url, username="peneliti", post="Peneliti")).status_code == 302
    assert evaluation.evaluators.filter(user=person, post="Peneliti").exists()


def test_what_is_lacking_is_said_when_it_is_submitted(client, evaluation):
    Evaluation.objects.update(summary="")
    url = url_of("evaluation-submit", evaluation)
    answer = client.post(url, filled(client, url))
    assert "This is still lacking: The summary." in answer.content.decode()
    assert Evaluation.objects.get().submitted_on is None


@pytest.mark.parametrize(("act", "state"), [("submit", "draft"), ("finalise", "submitted")])
def test_a_stale_page_ends_nothing_and_says_so(client, evaluation, act, state):
    Evaluation.objects.update(submitted_on="2022-02-01" if state == "submitted" else None)
    url = url_of(f"evaluation-{act}", evaluation)
    data = filled(client, url)
    Evaluation.objects.update(version=evaluation.version + 1)
    assert "changed by somebody else" in client.post(url, data).content.decode()
    assert Evaluation.objects.get().state == state
    assert client.post(url, filled(client, url)).status_code == 302


def test_a_follow_up_says_who_does_it(client, evaluation):
    url = url_of("evaluation-follow", evaluation)
    answer = client.post(url, filled(client, url, action="Menyusun rencana aksi"))
    assert list(answer.context["form"].errors) == ["who"]
    foreign = make.AgencyFactory()
    answer = client.post(url, filled(client, url, action="Menyusun rencana", agency=foreign.key))
    assert "agency" in answer.context["form"].errors


def test_a_follow_up_is_not_done_on_a_day_to_come(client):
    evaluation = judged.final(partnership=make.AgreementFactory().partnership, follow_ups=1)
    client.force_login(make.MembershipFactory(government=evaluation.government).user)
    url = url_of("followup-done", evaluation.follow_ups.get())
    ahead = str(timezone.localdate().year + 1)
    answer = client.post(url, filled(client, url, done=ahead, done_note="Selesai"))
    assert list(answer.context["form"].errors) == ["done"]


@pytest.mark.parametrize("name", ["judge", "verdicts", "conclude", "name", "follow", "submit", "discard"])
def test_hostile_input_is_no_error_of_the_server(client, evaluation, name):
    url = url_of(f"evaluation-{name}", evaluation)
    context = client.get(url).context
    honest = {"form_token": str(context["form_token"]), "version": context.get("version", "")}
    for text in HOSTILE:
        typed = dict.fromkeys(context["form"].fields, text)
        for data in (typed | {"form_token": text, "version": text}, typed | honest):
            with transaction.atomic():
                assert client.post(url, data).status_code in (200, 302, 400), data
                transaction.set_rollback(True)


@pytest.mark.parametrize(
    "query", ["?state=x", "?as_of=x", "?sort=x", "?q=%00", "?partnership='", "?export=csv", "?as_of=2021-01-01"]
)
def test_the_list_answers_whatever_is_asked(client, evaluation, query):
    assert client.get(reverse("evaluations") + query).status_code in (200, 400)
