"""What may become of the agreement: ways with facts on either side, last days and stages, and whose advice it is."""

from datetime import date

import pytest

from tests import factories as make
from tests import life
from tests.evaluations.renewal.conftest import DAY, HEADINGS, between, told
from tests.factories import when
from tests.life import evaluations as judged

pytestmark = pytest.mark.django_db
OPTIONS = ("1. Renew as it is", "2. Renew with fewer fields", "3. Renew with a new text", "4. Let it run out")


def test_each_way_has_facts_on_either_side(client, agreement, coordinator):
    words = told(client, agreement)
    as_it_is = between(words, OPTIONS[0], OPTIONS[1])
    speaks_for, against = as_it_is.split("What speaks against it:")
    assert "Field 1 («Jalan dan jembatan»): the last activity: 2018" in speaks_for
    assert "Verified result: Jembatan air" in speaks_for
    assert "Field 2 («Kesehatan»)" in against
    assert "Unresolved: Budget: Anggaran kurang" in against
    assert "Kesehatan" in between(words, OPTIONS[1], OPTIONS[2]).split("What speaks against it:")[0]
    assert "the text states no expected outcomes" in between(words, OPTIONS[2], OPTIONS[3])
    assert "The register records nothing that does." in words


@pytest.mark.parametrize(
    ("renewal", "sentence"),
    [
        ("automatic", "It renews itself: where no party gives notice in time, it goes on without any act."),
        ("new_text", "It goes on only by a new text."),
        ("not_regulated", "The text does not regulate how it is renewed."),
        ("open_ended", "Its renewal is open-ended: it goes on until somebody ends it."),
        ("", "How it is renewed is not recorded."),
    ],
)
def test_each_mode_of_renewal_is_told_as_it_is(client, agreement, coordinator, renewal, sentence):
    """What renews itself speaks against waiting for its end; what needs an act speaks for it."""
    type(agreement).objects.filter(pk=agreement.pk).update(renewal=renewal)
    words = told(client, agreement)
    assert sentence in between(words, HEADINGS[0], HEADINGS[1])
    run_out = between(words, OPTIONS[3], "5. Give notice").split("What speaks against it:")
    assert [sentence in side for side in run_out] == [
        renewal == "new_text",
        renewal == "automatic",
    ]


@pytest.mark.parametrize(
    ("dates", "sentences"),
    [
        (
            {"term": "open_ended", "duration_months": None},
            ("It is open-ended and has no last day.", "Notice is to be given 6 months before; without a last day"),
        ),
        (
            {"term": "", "duration_months": None, "notice_months": None},
            ("Its term is not recorded", "No term for notice is recorded."),
        ),
        (
            {"term": "not_stated", "duration_months": None, "notice_months": None},
            ("Its text states no term",),
        ),
        (
            {"signed": when("2016")},
            ("The last day for notice may have passed: it is July 2020 – June 2021.", "It may have run out"),
        ),
        (
            {"signed": when("unknown")},
            ("The last day for notice may have passed: it is date not known.",),
        ),
        (
            {"signed": when("2015-01-01")},
            ("It ran out; its last day in force was 31 December 2019.", "The last day for notice has passed"),
        ),
        (
            {"signed": when("2015-01-01"), "renewal": "automatic"},
            ("Its term ended: 31 December 2019. By its text it went on unless a party gave notice in time",),
        ),
        (
            {"terminated": when("2020-02"), "termination_reason": "Selesai."},
            ("It was terminated: February 2020.",),
        ),
        (
            {"terminated": when("2021-08"), "termination_reason": "Selesai."},
            ("Its last day in force is 24 November 2021. Its termination is recorded: August 2021.",),
        ),
        (
            {"terminated": when("2021"), "termination_reason": "Selesai."},
            ("Its last day in force is 24 November 2021. Its termination is recorded: 2021.",),
        ),
    ],
)
def test_last_days_are_never_more_certain_than_the_dates(client, agreement, coordinator, dates, sentences):
    type(agreement).objects.filter(pk=agreement.pk).update(**dates)
    question = between(told(client, agreement), HEADINGS[0], HEADINGS[1])
    assert [sentence for sentence in sentences if sentence not in question] == []


def test_what_was_terminated_has_no_day_for_notice_and_does_not_go_on(client, agreement, coordinator):
    ended = {"terminated": when("2020-02"), "termination_reason": "Selesai.", "renewal": "automatic"}
    type(agreement).objects.filter(pk=agreement.pk).update(**ended)
    words = told(client, agreement)
    assert "It was terminated: February 2020." in words
    for sentence in ("The last day for notice is", "The nearest last day", "It renews itself"):
        assert sentence not in words


def test_the_stages_of_a_renewal_stand_with_what_is_recorded_of_them(client, agreement, coordinator):
    rule = make.StageSetFactory(valid_from=date(2020, 5, 22))
    council, signing = (
        make.StageFactory(stage_set=rule, kind=kind, position=position, name_en=name)
        for kind, position, name in (("council", 5, "Council says yes"), ("signing", 10, "Both sign"))
    )
    make.StageFactory(stage_set=rule, kind="drafting", position=7, name_en="Text is drafted", deadline_days=30)
    under = {"partnership": agreement.partnership}
    life.StepFactory(**under, stage=council, agreement=agreement, document="Putusan lama", happened=when("2016-06-01"))
    draft = make.AgreementFactory(**under, draft=True, unsigned=True, succeeds=agreement, title="Nota baru")
    life.StepFactory(**under, stage=council, agreement=draft, document="Putusan 4/2021", happened=when("2021-02-01"))
    life.StepFactory(**under, stage=signing, agreement=draft, happened=None, outcome="", planned=when("2021-05"))
    words = told(client, agreement)
    assert "Putusan 4/2021 (1 February 2021)" in words
    assert "Putusan lama" not in words
    assert "30 days (not verified)" in words
    assert "planned (May 2021)" in words
    assert "not recorded for a renewal, 2 of 3: Text is drafted, Both sign" in words
    assert "A renewal is recorded already:\nNota baru" in words


def test_without_a_final_evaluation_the_advice_is_a_line_to_fill_in(client, agreement, coordinator):
    judged.draft("submitted", partnership=agreement.partnership, recommendation_reasons="Belum akhir.")
    words = told(client, agreement, on=date(2026, 11, 1))
    advice = words.partition("\nVI. Advice\n")[2]
    assert advice.startswith("…")
    assert "the portal does not decide: the office writes its advice." in advice
    assert "Belum akhir." not in words


def test_the_advice_says_only_what_the_final_evaluation_recommends(client, agreement, coordinator):
    evaluation = judged.final(partnership=agreement.partnership, recommendation_reasons="Perlu rencana.", follow_ups=2)
    done = evaluation.follow_ups.order_by("position").first()
    done.done = when(str(evaluation.final_on))
    done.save()
    words = told(client, agreement, on=evaluation.final_on)
    advice = words.partition("\nVI. Advice\n")[2]
    assert "The final evaluation as of 24 November 2021 recommends: Renew with changes." in advice
    assert "Perlu rencana." in advice
    assert done.action not in advice
    assert evaluation.follow_ups.order_by("position").last().action in advice
    facts = between(words, "How it was evaluated", "What must be done until when")
    elements = ("Commitment", "Community participation", "Mutual understanding", "Reciprocity", "Tangible results")
    assert all(element in facts for element in elements)
    assert "No evaluation" in told(client, agreement, on=DAY)


def test_an_evaluation_of_another_agreement_is_named_and_advises_nothing(client, agreement, coordinator):
    under = {"partnership": agreement.partnership}
    before = make.AgreementFactory(**under, signed=when("2010-01-01"), title="Nota lama")
    make.CooperationFieldFactory(agreement=before)
    of_it = judged.final(**under, cutoff=date(2014, 1, 1), recommendation_reasons="Tentang yang lama.")
    of_none = judged.final(**under, cutoff=date(2009, 1, 1), recommendation_reasons="Tentang masa lalu.")
    assert (of_it.basis, of_none.basis) == (before, None)
    words = told(client, agreement, on=of_it.final_on)
    assert "Of another agreement or an earlier time: the evaluation as of 1 January 2014" in words
    assert "Tentang" not in words
    assert "recommends" not in words.replace("No final evaluation recommends anything", "")


def test_verdicts_of_papers_stand_beside_and_give_no_advice(client, agreement, coordinator):
    life.PublishedVerdictFactory(partnership=agreement.partnership, wording="Tidak memenuhi komitmen")
    words = told(client, agreement)
    assert "Tidak memenuhi komitmen" in between(words, "How it was evaluated", "What must be done until when")
    assert "Tidak memenuhi komitmen" not in words.partition("IV. Analysis")[2]
