"""Published verdicts and judged indicators: what their forms take, what their pages say, where they are shown."""

import uuid
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone

from evaluations.judged.forms import values_in_words
from evaluations.models import IndicatorJudgement, PublishedVerdict
from evaluations.published.rows import published_rows
from portal.models import Citation, Source
from tests import factories as make
from tests import life

pytestmark = pytest.mark.django_db
TODAY = date(2024, 5, 20)


@pytest.fixture
def partnership():
    return make.PartnershipFactory(published=True)


@pytest.fixture
def evaluator(client, partnership):
    user = make.MembershipFactory(government=partnership.government, evaluator=True).user
    client.force_login(user)
    return user


def form(**typed) -> dict:
    return {"form_token": str(uuid.uuid4()), "version": "0"} | typed


def verdict_typed(**typed) -> dict:
    return form(conclusion="met", element="results", wording="Sudah berjalan", locator="line 120") | typed


def judgement_typed(**typed) -> dict:
    given = {"code": "D4", "on": "2021-11-24", "value": "1", "reasons": "Satu pihak.", "judged_by": "Penilai"}
    return form(**given) | typed


def add(client, name: str, partnership, typed: dict):
    return client.post(reverse(f"{name}-add", args=[partnership.key]), typed)


def test_a_verdict_may_rest_on_a_source_of_the_register(client, evaluator, partnership):
    source = make.SourceFactory()
    answer = add(client, "published-verdict", partnership, verdict_typed(source=source.key))
    assert answer.status_code == 302, answer.context["form"].errors
    assert PublishedVerdict.objects.get().source == source
    assert Source.objects.count() == 1


def test_who_may_not_cite_adds_no_source(client, evaluator, partnership):
    typed = verdict_typed(title="Skripsi baru", kind="thesis", authors="Anindya")
    assert add(client, "published-verdict", partnership, typed).context["form"].errors
    assert not Source.objects.exists()


@pytest.mark.parametrize("name", ["published-verdict", "indicator-judgement"])
def test_who_may_not_cite_is_not_asked_for_a_new_source(client, evaluator, partnership, name):
    asked = client.get(reverse(f"{name}-add", args=[partnership.key])).context["form"].fields
    assert {"source", "locator"} <= set(asked)
    assert not {"title", "kind", "authors", "year"} & set(asked)


def test_a_verdict_brings_a_new_source_along(client, partnership):
    client.force_login(make.MembershipFactory(government=partnership.government).user)
    typed = verdict_typed(title="Skripsi baru", kind="thesis", authors="Anindya")
    assert add(client, "published-verdict", partnership, typed).status_code == 302
    assert PublishedVerdict.objects.get().source.title == "Skripsi baru"


@pytest.mark.parametrize(
    "typed",
    [{}, {"title": "Skripsi", "kind": "thesis", "locator": ""}, {"title": "Skripsi", "kind": "thesis", "element": ""}],
    ids=["no source", "no place", "the whole is not met or not"],
)
def test_a_verdict_that_says_not_enough_adds_neither_itself_nor_a_source(client, evaluator, partnership, typed):
    answer = add(client, "published-verdict", partnership, verdict_typed(**typed))
    assert answer.context["form"].errors
    assert not PublishedVerdict.objects.exists()
    assert not Source.objects.exists()


def test_the_form_on_a_judgement_says_what_each_value_means_by_the_rubric():
    words = dict(values_in_words())
    assert words[1] == "1 – D4: oleh satu pihak"
    assert words[2] == "2 – B4: sesekali; D4: oleh kedua pihak, sebagian"


@pytest.mark.parametrize(
    "typed",
    [{"code": "B4", "value": "1"}, {"value": "5"}, {"on": str(timezone.localdate() + timedelta(days=2))}],
    ids=["no step of B4", "beyond the scale", "a day to come"],
)
def test_a_judgement_that_cannot_be_is_refused(client, evaluator, partnership, typed):
    answer = add(client, "indicator-judgement", partnership, judgement_typed(**typed))
    assert answer.context["form"].errors
    assert not IndicatorJudgement.objects.exists()


def test_an_indicator_is_judged_once_for_a_day(client, evaluator, partnership):
    assert add(client, "indicator-judgement", partnership, judgement_typed()).status_code == 302
    assert add(client, "indicator-judgement", partnership, judgement_typed(value="2")).context["form"].errors
    assert add(client, "indicator-judgement", partnership, judgement_typed(on="2022-01-01")).status_code == 302


def test_who_judges_gives_the_source_of_the_evidence_in_the_same_act(client, evaluator, partnership):
    source = make.SourceFactory()
    typed = judgement_typed(source=source.key, locator="line 96")
    assert add(client, "indicator-judgement", partnership, typed).status_code == 302
    judged = IndicatorJudgement.objects.get()
    assert [(each.source, each.locator) for each in Citation.objects.about(judged)] == [(source, "line 96")]
    assert "baris 96" in client.get(judged.get_absolute_url()).content.decode()


def test_further_evidence_is_given_when_the_judgement_is_changed(client, evaluator, partnership):
    judged = life.IndicatorJudgementFactory(partnership=partnership, code="D4", value=1)
    typed = judgement_typed(version=judged.version, source=make.SourceFactory().key, locator="page 3")
    assert client.post(reverse("indicator-judgement-change", args=[judged.key]), typed).status_code == 302
    assert Citation.objects.about(judged).get().locator == "page 3"


def test_evidence_names_its_place_or_nothing_is_judged(client, evaluator, partnership):
    typed = judgement_typed(source=make.SourceFactory().key)
    assert add(client, "indicator-judgement", partnership, typed).context["form"].errors.keys() == {"locator"}
    assert add(client, "indicator-judgement", partnership, judgement_typed(locator="page 3")).context[
        "form"
    ].errors.keys() == {"source"}
    assert not IndicatorJudgement.objects.exists()


def test_who_judges_cites_nowhere_else(client, evaluator, partnership):
    judged = life.IndicatorJudgementFactory(partnership=partnership)
    typed = form(source=make.SourceFactory().key, locator="page 3")
    for record in (judged, partnership):
        assert client.post(reverse("portal:cite", args=[record.record_label(), record.key]), typed).status_code == 403
    assert not Citation.objects.exists()


def test_who_may_cite_brings_a_new_source_as_evidence(client, partnership):
    client.force_login(make.MembershipFactory(government=partnership.government).user)
    typed = judgement_typed(title="Skripsi baru", kind="thesis", authors="Anindya", locator="page 3")
    assert add(client, "indicator-judgement", partnership, typed).status_code == 302
    assert Citation.objects.about(IndicatorJudgement.objects.get()).get().source.title == "Skripsi baru"


def test_the_page_of_a_judgement_says_its_step_in_the_language_of_the_page(client, partnership):
    url = life.IndicatorJudgementFactory(partnership=partnership).get_absolute_url()
    assert "1 – oleh satu pihak" in client.get(url).content.decode()
    client.cookies["django_language"] = "en"
    assert "1 – by one side" in client.get(url).content.decode()


def test_the_list_of_an_earlier_day_leaves_out_what_was_judged_later(client, partnership):
    life.IndicatorJudgementFactory(partnership=partnership, on=date(2021, 11, 24))
    url = reverse("indicator-judgements")
    totals = [client.get(url, {"as_of": day}).context["total"] for day in ("2021-11-23", "2021-11-24")]
    assert totals == [0, 1]


def test_a_partnership_shows_its_verdicts_in_the_order_of_the_elements(partnership):
    for element, conclusion in (("results", "met"), ("commitment", "not_met"), ("", "failed")):
        life.PublishedVerdictFactory(partnership=partnership, element=element, conclusion=conclusion)
    life.PublishedVerdictFactory(partnership=partnership, annulled=True)
    life.PublishedVerdictFactory(partnership__published=True)
    rows = published_rows(partnership, AnonymousUser(), TODAY)
    assert [row.element for row in rows] == ["", "commitment", "results"]
    assert [row.tone for row in rows] == ["bad", "bad", "good"]


def test_on_an_earlier_day_verdicts_on_what_came_later_are_left_out(partnership):
    life.PublishedVerdictFactory(partnership=partnership, concerns=make.when("2016/2021"))
    days = (date(2015, 12, 31), date(2016, 1, 1))
    assert [len(published_rows(partnership, AnonymousUser(), day)) for day in days] == [0, 1]


@pytest.mark.parametrize("kind", ["partnership", "source"])
def test_verdicts_are_read_where_the_partnership_is_published(client, partnership, kind):
    source = make.SourceFactory()
    life.PublishedVerdictFactory(partnership=partnership, source=source, wording="Dinyatakan gagal")
    hidden = life.PublishedVerdictFactory(source=source)
    page = client.get({"partnership": partnership, "source": source}[kind].get_absolute_url()).content.decode()
    assert "baris 126" in page
    assert hidden.get_absolute_url() not in page
    assert client.get(hidden.get_absolute_url()).status_code == 404


def test_those_who_judge_are_led_to_the_forms_and_nobody_else(client, evaluator, partnership):
    forms = [reverse(f"{name}-add", args=[partnership.key]) for name in ("published-verdict", "indicator-judgement")]
    page = client.get(partnership.get_absolute_url()).content.decode()
    assert [url in page for url in forms] == [True, True]
    client.logout()
    page = client.get(partnership.get_absolute_url()).content.decode()
    assert [url in page for url in forms] == [False, False]
