"""Who judges in an evaluation, what each evaluator thinks, and the final verdicts of the one who leads."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from evaluations.evaluating import permissions as may
from evaluations.evaluating.computed import assessment_of, computed_verdicts
from evaluations.evaluating.services import add_evaluator
from evaluations.models import Evaluation, EvaluationVerdict, Evaluator, Judgement
from portal.keys import new_key
from portal.services import act, lock, refuse, store


@dataclass(frozen=True)
class Said:
    """A verdict on one element with its reasons."""

    verdict: str
    reasons: str


def name_evaluator(evaluation: Evaluation, *, by, person, post: str) -> Evaluator:
    """From now on the person sees the draft and judges in it. Raises PermissionDenied and ValidationError."""
    with act(by=by):
        current = lock(evaluation)
        refuse(may.why_not_name(by, current))
        return add_evaluator(current, person, post)


def remove_evaluator(evaluator: Evaluator, *, by, reason: str) -> None:
    """The evaluator goes with what he or she judged; the history keeps both."""
    with act(by=by, reason=reason):
        lock(evaluator.evaluation)
        current = lock(evaluator)
        refuse(may.why_not_remove(by, current))
        current.delete()


def hand_over(evaluator: Evaluator, *, by) -> Evaluation:
    """This evaluator leads from now on."""
    with act(by=by):
        evaluation = lock(evaluator.evaluation)
        current = lock(evaluator)
        refuse(may.why_not_hand_over(by, current))
        evaluation.lead = current.user
        store(evaluation)
    return evaluation


def judge(evaluation: Evaluation, *, by, version: int, said: Mapping[str, Said]) -> Evaluator:
    """What this evaluator thinks takes the place of what he or she thought; elements left out are not judged.

    `version` is that of the evaluator's row, which grows with every judgement.
    """
    with act(by=by):
        current = lock(evaluation)
        refuse(may.why_not_judge(by, current))
        evaluator = lock(current.evaluators.get(user=by), version)
        _write(Judgement, said, {"evaluation": current, "evaluator": evaluator})
        store(evaluator)
    return evaluator


def give_verdicts(evaluation: Evaluation, *, by, version: int, said: Mapping[str, Said]) -> Evaluation:
    """The final verdicts, with reasons where they depart from what is computed. Raises ValidationError by field."""
    with act(by=by):
        current = lock(evaluation, version)
        refuse(may.why_not_lead(by, current))
        _explained(said, computed_verdicts(assessment_of(current)))
        _write(EvaluationVerdict, said, {"evaluation": current})
        store(current)
    return current


def _explained(said: Mapping[str, Said], computed: Mapping[str, str]) -> None:
    departing = [code for code, each in said.items() if each.verdict != computed[code] and not each.reasons]
    if departing:
        message = _("This departs from the computed verdict: say why.")
        raise ValidationError({f"{code}_reasons": message for code in departing})


def _write(kind: type[models.Model], said: Mapping[str, Said], about: dict) -> None:
    """One row for each element of which something is said; the others go."""
    kind.objects.filter(**about).exclude(element__in=said).delete()
    written = {row.element: row for row in kind.objects.filter(**about)}
    for element, each in said.items():
        row = written.get(element) or _new(kind, element, about)
        row.verdict, row.reasons = each.verdict, each.reasons
        store(row)


def _new(kind: type[models.Model], element: str, about: dict):
    evaluation = about["evaluation"]
    key = new_key(kind, evaluation.key, element)
    return kind(key=key, element=element, government_id=evaluation.government_id, **about)
