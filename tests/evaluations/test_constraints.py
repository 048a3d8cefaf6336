"""What the database refuses of evaluations and what is entered for them; the proof of all constraints reads this."""

import pytest

from tests import life
from tests.database import refused_by, update
from tests.life import evaluations

ANNULLED = {"annulled_on": "2020-01-01", "annulment_reason": ""}
FINAL = {"submitted_on": "2022-02-01", "final_on": "2022-02-02", "frozen": "{}"}

#: Constraint → the factory of a record that breaks it, and how.
CHECKS = {
    "only_a_submitted_evaluation_is_final_and_then_it_is_frozen": (evaluations.EvaluationFactory, {"frozen": "{}"}),
    "a_final_evaluation_recommends_with_reasons": (evaluations.EvaluationFactory, FINAL),
    "a_returned_evaluation_says_why": (evaluations.EvaluationFactory, {"returned_on": "2022-02-01"}),
    "an_evaluation_is_submitted_after_it_began": (evaluations.EvaluationFactory, {"submitted_on": "2022-01-09"}),
    "somebody_leads_an_evaluation_until_it_is_final": (evaluations.EvaluationFactory, {"lead_id": None}),
    "an_evaluation_does_not_succeed_itself": (evaluations.EvaluationFactory, {"succeeds_id": "id"}),
    "indicatorjudgement_annulment_gives_its_reason": (life.IndicatorJudgementFactory, ANNULLED),
    "an_indicator_is_judged_from_0_to_4": (life.IndicatorJudgementFactory, {"value": 5}),
    "civil_contact_is_none_occasional_or_yearly": (life.IndicatorJudgementFactory, {"code": "B4"}),
    "publishedverdict_annulment_gives_its_reason": (life.PublishedVerdictFactory, ANNULLED),
    "an_element_is_met_or_not_a_whole_succeeds_or_fails": (life.PublishedVerdictFactory, {"element": ""}),
    "a_target_is_a_share": (life.PerformanceTargetFactory, {"percent": 101}),
    "a_target_is_for_a_year": (life.PerformanceTargetFactory, {"year": 1944}),
}
#: Constraint → a factory whose second record takes these columns of the first.
UNIQUE = {
    "a_person_evaluates_once": (evaluations.EvaluatorFactory, "evaluation_id government_id user_id"),
    "an_evaluator_judges_an_element_once": (evaluations.JudgementFactory, "evaluation_id government_id evaluator_id"),
    "an_element_has_one_final_verdict": (evaluations.EvaluationVerdictFactory, "evaluation_id government_id"),
    "a_position_holds_one_follow_up": (evaluations.FollowUpFactory, "evaluation_id government_id position"),
    "an_indicator_is_judged_once_for_a_day": (
        life.IndicatorJudgementFactory,
        "partnership_id government_id code on",
    ),
    "a_place_judges_an_element_once": (life.PublishedVerdictFactory, "partnership_id government_id source_id"),
    "an_evaluation_cites_a_place_in_a_document_once": (
        evaluations.CitedDocumentFactory,
        "evaluation_id government_id document_id place",
    ),
    "a_figure_has_one_target_a_year": (life.PerformanceTargetFactory, "government_id"),
}
#: What composite foreign keys point at; each holds by itself, since the id alone is unique.
CARRIERS = {
    "evaluation_id_government",
    "indicatorjudgement_id_government",
    "publishedverdict_id_government",
    "evaluator_id_evaluation",
}

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_refuses(name):
    factory, changes = CHECKS[name]
    assert refused_by(update, factory(), changes) == name


@pytest.mark.parametrize("name", UNIQUE)
def test_a_second_row_of_the_same_is_refused(name):
    factory, columns = UNIQUE[name]
    first, second = factory(), factory()
    assert refused_by(update, second, {column: getattr(first, column) for column in columns.split()}) == name
