"""The course of an evaluation: begun, concluded, submitted, returned, final, succeeded; a draft may be discarded."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from agreements.models import Partnership
from evaluations.assessment import Assessment, assess
from evaluations.evaluating import permissions as may
from evaluations.evaluating.computed import assessment_of, basis_of, computed_verdicts, lacking, rubric_of
from evaluations.freezing.content import evidence_of, frozen_content
from evaluations.models import Evaluation, Evaluator, RubricVersion
from evaluations.rubric import CURRENT
from portal.keys import new_key
from portal.services import act, lock, refuse, store


def begin(partnership: Partnership, *, by, cutoff: date, post: str, succeeds: Evaluation | None = None) -> Evaluation:
    """A draft led by whoever begins it, who is named as its first evaluator under that post.

    Raises PermissionDenied and ValidationError.
    """
    with act(by=by):
        current = lock(partnership)
        refuse(may.why_not_begin(by, current))
        evaluation = Evaluation(
            key=new_key(Evaluation, current.key, "evaluation", cutoff.isoformat()),
            partnership=current,
            government_id=current.government_id,
            cutoff=_by_today(cutoff),
            rubric=_current_rubric(),
            lead=by,
            begun_on=timezone.localdate(),
            succeeds=succeeds,
        )
        assessment = assessment_of(evaluation)
        _may_be_evaluated(evaluation, assessment)
        evaluation.basis = basis_of(assessment)
        store(evaluation)
        add_evaluator(evaluation, by, post)
    return evaluation


def _by_today(cutoff: date) -> date:
    if cutoff > timezone.localdate():
        raise ValidationError({"cutoff": _("The cut-off date cannot lie in the future.")})
    return cutoff


def _may_be_evaluated(evaluation: Evaluation, assessment: Assessment) -> None:
    partnership, cutoff = evaluation.partnership, evaluation.cutoff
    if partnership.evaluations.filter(cutoff=cutoff, final_on=None).exists():
        again = _("An evaluation of this partnership up to this day is open already: go on with that one.")
        raise ValidationError({"cutoff": again})
    had_begun = Partnership.objects.listed(cutoff).filter(pk=partnership.pk).exists()
    if not had_begun or (not evidence_of(assessment) and _is_known_today(evaluation)):
        too_early = _(
            "By this day nothing of this partnership had happened, as far as is recorded: choose a later one."
        )
        raise ValidationError({"cutoff": too_early})


def _is_known_today(evaluation: Evaluation) -> bool:
    """Whether a later day would find records. What is nowhere recorded may be evaluated: it shows what is lacking."""
    now = assess([evaluation.partnership_id], timezone.localdate(), rubric_of(evaluation))
    return bool(evidence_of(now[evaluation.partnership_id]))


def _current_rubric() -> RubricVersion:
    version = RubricVersion.objects.filter(key=CURRENT).first()
    if version is None:
        raise ValidationError(_("No version of the rubric is loaded yet: the administrator runs «load_reference»."))
    return version


def add_evaluator(evaluation: Evaluation, person, post: str) -> Evaluator:
    """Within the act at hand."""
    evaluator = Evaluator(
        key=new_key(Evaluator, evaluation.key, "evaluator"),
        evaluation=evaluation,
        government_id=evaluation.government_id,
        user=person,
        post=post,
    )
    store(evaluator)
    return evaluator


def succeed(evaluation: Evaluation, *, by, cutoff: date, post: str) -> Evaluation:
    """A new draft takes the place of a final one, which stays as it is and names its successor."""
    with act(by=by):
        current = lock(evaluation)
        refuse(may.why_not_succeed(by, current))
        if cutoff < current.cutoff:
            raise ValidationError({"cutoff": _("It cannot lie before that of the evaluation which it succeeds.")})
        return begin(current.partnership, by=by, cutoff=cutoff, post=post, succeeds=current)


def conclude(evaluation: Evaluation, *, by, version: int, changes: dict) -> Evaluation:
    """Summary, recommendation and its reasons. Raises StaleEdit, PermissionDenied, ValidationError by field."""
    with act(by=by):
        current = lock(evaluation, version)
        refuse(may.why_not_lead(by, current))
        for name, value in changes.items():
            setattr(current, name, value)
        store(current)
    return current


def submit(evaluation: Evaluation, *, by, version: int) -> Evaluation:
    """It waits to be finalised or returned. Raises StaleEdit, and ValidationError with all that is lacking."""
    with act(by=by):
        current = lock(evaluation, version)
        refuse(may.why_not_submit(by, current))
        _complete(current, computed_verdicts(assessment_of(current)))
        current.submitted_on, current.returned_on, current.return_note = timezone.localdate(), None, ""
        store(current)
    return current


def _complete(evaluation: Evaluation, computed: dict[str, str]) -> None:
    if missing := lacking(evaluation, computed):
        raise ValidationError([_("This is still lacking: %(what)s.") % {"what": each} for each in missing])


def return_evaluation(evaluation: Evaluation, *, by, note: str) -> Evaluation:
    """It can be changed again, and says what is to be mended."""
    with act(by=by, reason=note):
        current = lock(evaluation)
        refuse(may.why_not_return(by, current))
        current.submitted_on, current.returned_on, current.return_note = None, timezone.localdate(), note
        store(current)
    return current


def finalise(evaluation: Evaluation, *, by, version: int) -> Evaluation:
    """Freezes what is computed, found and judged, as the person has seen it.

    Raises StaleEdit where it was changed since; ValidationError where records that changed since it was submitted
    moved a verdict, and nobody gave reasons for departing from it.
    """
    with act(by=by):
        current = lock(evaluation, version)
        refuse(may.why_not_finalise(by, current))
        assessment = assessment_of(current)
        _complete(current, computed_verdicts(assessment))
        current.basis = basis_of(assessment)
        current.final_on = timezone.localdate()
        current.frozen = frozen_content(current, assessment)
        if frozen_content(current, assessment_of(current)) != current.frozen:
            # Several queries read the records: what they say must be of one moment.
            raise ValidationError(_("Records changed while they were read: make the evaluation final once more."))
        store(current)
    return current


def discard(evaluation: Evaluation, *, by) -> None:
    """A draft goes, with all that was judged in it; the history keeps it."""
    with act(by=by):
        current = lock(evaluation)
        refuse(may.why_not_discard(by, current))
        current.delete()
