"""What the rubric computes for an evaluation, and what is lacking before it can be submitted."""

from collections.abc import Mapping
from functools import cache

from django.utils.translation import gettext as _

from agreements.models import Agreement
from evaluations.assessed import Assessment
from evaluations.assessment import assess
from evaluations.models import Evaluation
from evaluations.models.vocabulary import Element
from evaluations.rubric import Rubric, parse


@cache
def _version(content: str) -> Rubric:
    return parse(content.encode())


def rubric_of(evaluation: Evaluation) -> Rubric:
    """The version with which the evaluation began, as the database keeps it, whatever ships today."""
    return _version(evaluation.rubric.content)


def assessment_of(evaluation: Evaluation) -> Assessment:
    """Computed from the records as they are now, up to the cut-off date."""
    return assess([evaluation.partnership_id], evaluation.cutoff, rubric_of(evaluation))[evaluation.partnership_id]


def basis_of(assessment: Assessment) -> Agreement | None:
    basis = assessment.facts.basis
    return Agreement.objects.get(key=basis.ref.partition(":")[2]) if basis else None


def computed_verdicts(assessment: Assessment) -> dict[str, str]:
    """The verdict on each element, by its code."""
    return {code: score.verdict.value for code, score in assessment.scores.items()}


def lacking(evaluation: Evaluation, computed: Mapping[str, str]) -> list[str]:
    """In words, what is to be written before the evaluation is complete."""
    given = {each.element: each for each in evaluation.verdicts.all()}
    judged = set(evaluation.judgements.values_list("element", flat=True))
    missing = [
        _("The judgement of an evaluator on %(element)s") % {"element": label}
        for code, label in Element.choices
        if code not in judged
    ]
    missing += [
        _("A final verdict: %(element)s") % {"element": label} for code, label in Element.choices if code not in given
    ]
    missing += [
        _("Why the final verdict departs from the computed one: %(element)s") % {"element": each.get_element_display()}
        for each in given.values()
        if each.verdict != computed[each.element] and not each.reasons
    ]
    asked = {
        _("The summary"): evaluation.summary,
        _("A recommendation"): evaluation.recommendation,
        _("The reasons of the recommendation"): evaluation.recommendation_reasons,
    }
    return missing + [name for name, written in asked.items() if not written]
