"""What waits for the people of an evaluation, and where partnerships lead to it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from evaluations.evaluating import judging, services
from evaluations.evaluating.judging import Said
from evaluations.recipients import Directory
from evaluations.work import matters, waiting_for
from tests import factories as make
from tests.life import evaluations as judged

pytestmark = pytest.mark.django_db


@pytest.fixture
def evaluation():
    agreement = make.AgreementFactory(partnership__published=True, confirmed=True)
    return judged.draft(partnership=agreement.partnership)


def codes(user) -> list[str]:
    waiting = waiting_for(make.UserFactory._meta.model.objects.get(pk=user.pk), timezone.localdate())
    return [matter.code for matter in waiting if matter.code.startswith("evaluation")]


def test_whoever_is_named_is_asked_to_judge_until_that_is_done(client, evaluation):
    named = judged.EvaluatorFactory(evaluation=evaluation, user__email="peneliti@example.test", post="Peneliti")
    assert codes(named.user) == ["evaluation_to_judge"]
    client.force_login(named.user)
    assert reverse("evaluation-judge", args=[evaluation.key]) in client.get(reverse("work")).content.decode()
    judging.judge(evaluation, by=named.user, version=0, said={"results": Said("met", "Jembatan.")})
    assert codes(named.user) == []


def test_it_waits_for_no_other_evaluator_of_the_government(evaluation):
    judged.EvaluatorFactory(evaluation=evaluation)
    assert codes(make.MembershipFactory(government=evaluation.government, evaluator=True).user) == []


def test_a_submitted_evaluation_waits_for_the_lead_and_for_the_unit(evaluation):
    coordinator = make.MembershipFactory(government=evaluation.government).user
    services.submit(evaluation, by=evaluation.lead, version=evaluation.version)
    assert codes(evaluation.lead) == ["evaluation_to_finalise"]
    assert codes(coordinator) == ["evaluation_to_look_at"]
    returned = services.return_evaluation(evaluation, by=coordinator, note="Lengkapi alasan.")
    assert codes(evaluation.lead) == ["evaluation_returned"]
    assert codes(coordinator) == []
    again = services.submit(returned, by=evaluation.lead, version=returned.version)
    services.finalise(again, by=evaluation.lead, version=again.version)
    assert codes(evaluation.lead) == codes(coordinator) == []


def test_whoever_is_named_is_reminded_by_post(evaluation):
    named = judged.EvaluatorFactory(evaluation=evaluation, user__email="peneliti@example.test", post="Peneliti")
    today = timezone.localdate()
    directory = Directory([evaluation.government], today)
    asked = [each for each in matters(today, [evaluation.government]) if each.user_id == named.user_id]
    told = [each for matter in asked for each in directory.told(matter)]
    assert [(each.recipient.address, each.recipient.unit) for each in told] == [("peneliti@example.test", "Peneliti")]


def test_the_page_of_a_partnership_leads_to_its_evaluations(client, evaluation):
    url, begin = evaluation.get_absolute_url(), reverse("evaluation-begin", args=[evaluation.partnership.key])
    page = evaluation.partnership.get_absolute_url()
    assert url not in client.get(page).content.decode()
    client.force_login(make.MembershipFactory(government=evaluation.government).user)
    html = client.get(page).content.decode()
    assert url in html
    assert begin in html
    submitted = services.submit(evaluation, by=evaluation.lead, version=evaluation.version)
    services.finalise(submitted, by=evaluation.lead, version=submitted.version)
    client.logout()
    html = client.get(page).content.decode()
    assert url in html
    assert begin not in html
