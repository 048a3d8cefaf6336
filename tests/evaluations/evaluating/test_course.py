"""The course of an evaluation: begun, judged, submitted, returned, final, succeeded."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from evaluations.evaluating import judging, services
from evaluations.evaluating.judging import Said
from evaluations.models import Evaluation, Evaluator, Judgement
from portal.services import StaleEdit
from tests import factories as make
from tests import life
from tests.life import evaluations as judged

pytestmark = pytest.mark.django_db
CUTOFF = date(2021, 11, 24)


@pytest.fixture
def agreement():
    judged.RubricVersionFactory()
    return make.AgreementFactory(partnership__key="semarang-jung-gu", partnership__published=True)


@pytest.fixture
def coordinator(agreement):
    return make.MembershipFactory(government=agreement.government).user


def test_an_evaluation_begins_on_the_basis_agreement_with_who_began_it_as_lead(agreement, coordinator):
    evaluation = services.begin(agreement.partnership, by=coordinator, cutoff=CUTOFF, post="Kepala Bagian")
    assert evaluation.key == "semarang-jung-gu-evaluation-2021-11-24"
    assert (evaluation.state, evaluation.basis, evaluation.lead) == ("draft", agreement, coordinator)
    assert [each.post for each in evaluation.evaluators.all()] == ["Kepala Bagian"]


def test_a_second_evaluation_of_one_day_has_another_address(agreement, coordinator):
    judged.final(partnership=agreement.partnership, key="semarang-jung-gu-evaluation-2021-11-24")
    begun = services.begin(agreement.partnership, by=coordinator, cutoff=CUTOFF, post="P")
    assert begun.key == "semarang-jung-gu-evaluation-2021-11-24-2"


@pytest.mark.parametrize("state", ["draft", "submitted", "returned"])
def test_of_one_day_a_second_evaluation_waits_until_the_first_is_final(agreement, coordinator, state):
    judged.draft(state, partnership=agreement.partnership)
    with pytest.raises(ValidationError, match="sudah dimulai dan belum final"):
        services.begin(agreement.partnership, by=coordinator, cutoff=CUTOFF, post="P")
    assert services.begin(agreement.partnership, by=coordinator, cutoff=date(2021, 11, 23), post="P")


@pytest.mark.parametrize("began", [None, "2013"])
def test_a_day_before_anything_happened_is_not_evaluated(agreement, coordinator, began):
    type(agreement.partnership).objects.update(began=began and make.when(began))
    with pytest.raises(ValidationError) as refused:
        services.begin(agreement.partnership, by=coordinator, cutoff=date(2012, 12, 31), post="P")
    assert "belum ada yang terjadi dalam kemitraan ini" in refused.value.message_dict["cutoff"][0]
    assert not Evaluation.objects.exists()


@pytest.mark.parametrize(("act", "state"), [("submit", "draft"), ("finalise", "submitted")])
def test_what_another_changed_meanwhile_is_neither_submitted_nor_frozen(act, state):
    evaluation = judged.draft(state)
    seen = evaluation.version
    Evaluation.objects.filter(pk=evaluation.pk).update(version=seen + 1)
    with pytest.raises(StaleEdit):
        getattr(services, act)(evaluation, by=evaluation.lead, version=seen)
    assert Evaluation.objects.get().state == state


def test_a_partnership_without_an_agreement_is_evaluated_too(coordinator, agreement):
    partnership = make.PartnershipFactory(government=agreement.government)
    assert services.begin(partnership, by=coordinator, cutoff=CUTOFF, post="P").basis is None


def test_the_future_is_not_evaluated(agreement, coordinator):
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(ValidationError) as refused:
        services.begin(agreement.partnership, by=coordinator, cutoff=tomorrow, post="P")
    assert "cutoff" in refused.value.error_dict
    assert Evaluation.objects.count() == 0


def test_without_a_rubric_nothing_begins():
    user = make.MembershipFactory().user
    partnership = make.PartnershipFactory(government=user.memberships.get().government)
    with pytest.raises(ValidationError, match="load_reference"):
        services.begin(partnership, by=user, cutoff=CUTOFF, post="P")


def test_somebody_is_named_once(agreement):
    evaluation = judged.draft()
    person = make.UserFactory()
    judging.name_evaluator(evaluation, by=evaluation.lead, person=person, post="Peneliti")
    with pytest.raises(ValidationError, match="sudah"):
        judging.name_evaluator(evaluation, by=evaluation.lead, person=person, post="Peneliti lain")


def test_an_evaluator_changes_what_was_judged_and_takes_back_the_rest():
    named = judged.EvaluatorFactory()
    said = {"commitment": Said("met", "Anggaran ada."), "results": Said("not_met", "Tidak ada.")}
    evaluator = judging.judge(named.evaluation, by=named.user, version=0, said=said)
    judging.judge(
        named.evaluation, by=named.user, version=evaluator.version, said={"results": Said("met", "Jembatan.")}
    )
    rows = named.judgements.values_list("element", "verdict", "reasons")
    assert list(rows) == [("results", "met", "Jembatan.")]


def test_judging_on_a_page_that_is_old_is_refused():
    named = judged.EvaluatorFactory()
    judging.judge(named.evaluation, by=named.user, version=0, said={"results": Said("met", "Jembatan.")})
    with pytest.raises(StaleEdit):
        judging.judge(named.evaluation, by=named.user, version=0, said={})
    assert Judgement.objects.count() == 1


def test_a_removed_evaluator_goes_with_the_judgements():
    evaluation = judged.draft()
    other = judged.JudgementFactory(evaluation=evaluation).evaluator
    judging.remove_evaluator(other, by=evaluation.lead, reason="Pindah tugas")
    assert not Evaluator.objects.filter(pk=other.pk).exists()
    assert set(evaluation.judgements.values_list("evaluator__user", flat=True)) == {evaluation.lead.pk}


def test_the_lead_evaluator_is_not_removed_before_another_leads():
    evaluation = judged.draft()
    first, other = evaluation.evaluators.get(), judged.EvaluatorFactory(evaluation=evaluation)
    with pytest.raises(PermissionDenied, match="tunjuk ketua lain dahulu"):
        judging.remove_evaluator(first, by=evaluation.lead, reason="Pindah")
    handed = judging.hand_over(other, by=evaluation.lead)
    with pytest.raises(PermissionDenied, match="Hanya ketua penilai"):
        services.submit(handed, by=first.user, version=handed.version)
    assert services.submit(handed, by=other.user, version=handed.version).state == "submitted"


def test_a_verdict_that_departs_from_the_computed_one_needs_reasons():
    evaluation = judged.draft()
    said = {"results": Said("met", "")}
    with pytest.raises(ValidationError) as refused:
        judging.give_verdicts(evaluation, by=evaluation.lead, version=0, said=said)
    assert list(refused.value.error_dict) == ["results_reasons"]
    assert evaluation.verdicts.count() == 5
    judging.give_verdicts(evaluation, by=evaluation.lead, version=0, said={"results": Said("met", "Jembatan.")})
    assert evaluation.verdicts.get().reasons == "Jembatan."


@pytest.mark.parametrize("name", ["summary", "recommendation", "recommendation_reasons"])
def test_an_evaluation_is_submitted_complete(name):
    evaluation = judged.draft(**{name: ""})
    with pytest.raises(ValidationError) as refused:
        services.submit(evaluation, by=evaluation.lead, version=evaluation.version)
    assert len(refused.value.messages) == 1


def test_an_evaluation_without_verdicts_says_which_are_lacking():
    evaluation = judged.draft()
    evaluation.verdicts.exclude(element="results").delete()
    with pytest.raises(ValidationError) as refused:
        services.submit(evaluation, by=evaluation.lead, version=evaluation.version)
    assert len(refused.value.messages) == 4


def test_an_element_that_no_evaluator_judged_keeps_an_evaluation_from_submission():
    evaluation = judged.draft()
    evaluation.judgements.exclude(element="results").delete()
    with pytest.raises(ValidationError) as refused:
        services.submit(evaluation, by=evaluation.lead, version=evaluation.version)
    assert [message for message in refused.value.messages if "Penilaian" in message] == refused.value.messages
    assert len(refused.value.messages) == 4


def test_a_returned_evaluation_says_why_until_it_is_submitted_again():
    evaluation = services.submit(judged.draft(), by=Evaluation.objects.get().lead, version=0)
    returned = services.return_evaluation(evaluation, by=evaluation.lead, note="Lengkapi alasan.")
    assert (returned.state, returned.return_note) == ("returned", "Lengkapi alasan.")
    again = services.submit(returned, by=evaluation.lead, version=returned.version)
    assert (again.state, again.return_note) == ("submitted", "")


def test_records_that_move_a_verdict_after_submission_ask_for_reasons(agreement):
    evaluation = judged.draft("submitted", partnership=agreement.partnership)
    before = evaluation.verdicts.get(element="reciprocity").verdict
    life.CoverageStatementFactory(
        partnership=agreement.partnership,
        kinds=["activities", "invitations", "benefits"],
        period=make.when("2016/2021"),
    )
    life.InvitationFactory.create_batch(3, partnership=agreement.partnership, declined=True)
    assert before == "insufficient"
    with pytest.raises(ValidationError, match="berbeda dari hasil hitungan"):
        services.finalise(evaluation, by=evaluation.lead, version=evaluation.version)
    assert Evaluation.objects.get().final_on is None


def test_a_final_evaluation_has_one_successor(agreement, coordinator):
    evaluation = judged.final(partnership=agreement.partnership)
    later = services.succeed(evaluation, by=coordinator, cutoff=CUTOFF, post="Kepala Bagian")
    assert (later.succeeds, later.state) == (evaluation, "draft")
    with pytest.raises(PermissionDenied, match="sudah"):
        services.succeed(evaluation, by=coordinator, cutoff=CUTOFF, post="Kepala Bagian")


def test_a_draft_can_be_discarded_and_the_one_before_succeeded_anew(agreement, coordinator):
    evaluation = judged.final(partnership=agreement.partnership)
    later = services.succeed(evaluation, by=coordinator, cutoff=CUTOFF, post="Kepala Bagian")
    services.discard(later, by=coordinator)
    assert services.succeed(evaluation, by=coordinator, cutoff=CUTOFF, post="Kepala Bagian").succeeds == evaluation
