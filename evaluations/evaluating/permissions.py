"""May it be done now, to an evaluation? None means yes.

Roles begin evaluations and name evaluators; what is judged is up to those who are named, whatever their role.
"""

from django.utils.translation import gettext as _

from agreements.models import Partnership
from cities.permissions import governments_with
from evaluations.models import Evaluation, Evaluator, FollowUp


def why_not_begin(user, partnership: Partnership) -> str | None:
    if why_not := _why_not_evaluate(user, partnership.government_id):
        return why_not
    if partnership.is_draft:
        return _("A draft is not evaluated: enter it first.")
    return _why_not_standing(partnership)


def _why_not_evaluate(user, government: int) -> str | None:
    if government not in governments_with(user, "evaluations.evaluate"):
        return _("Only the cooperation unit and the evaluators of this government may do this.")
    return None


def _why_not_standing(partnership: Partnership) -> str | None:
    return _("This partnership is annulled: it is not evaluated any more.") if partnership.annulled_on else None


def _why_not_open(evaluation: Evaluation) -> str | None:
    """Nothing is written in an evaluation that waits for its end, or has come to it."""
    if evaluation.final_on:
        return _("This evaluation is final: it can be succeeded, never changed.")
    if evaluation.submitted_on:
        return _("This evaluation is submitted: nothing is changed in it unless it is returned.")
    return _why_not_standing(evaluation.partnership)


def why_not_name(user, evaluation: Evaluation) -> str | None:
    """Who names evaluators and removes them."""
    if evaluation.lead_id != user.pk and (why_not := _why_not_evaluate(user, evaluation.government_id)):
        return why_not
    return _why_not_open(evaluation)


def why_not_remove(user, evaluator: Evaluator) -> str | None:
    if why_not := why_not_name(user, evaluator.evaluation):
        return why_not
    if evaluator.user_id == evaluator.evaluation.lead_id:
        return _("The lead evaluator is not removed: let another lead first.")
    return None


def why_not_hand_over(user, evaluator: Evaluator) -> str | None:
    """Also where it is submitted, so that it does not end with a lead evaluator who has left."""
    evaluation = evaluator.evaluation
    if evaluation.government_id not in governments_with(user, "evaluations.return") and evaluation.lead_id != user.pk:
        return _("Only the lead evaluator and the cooperation unit say who leads.")
    if evaluator.user_id == evaluation.lead_id:
        return _("This evaluator leads already.")
    if evaluation.final_on:
        return _why_not_open(evaluation)
    return _why_not_standing(evaluation.partnership)


def why_not_judge(user, evaluation: Evaluation) -> str | None:
    if not user.is_authenticated or not evaluation.evaluators.filter(user=user).exists():
        return _("Only those who are named for this evaluation judge in it.")
    return _why_not_open(evaluation)


def why_not_lead(user, evaluation: Evaluation) -> str | None:
    """Who gives the final verdicts and says what follows, and when."""
    if evaluation.lead_id != user.pk:
        return _("Only the lead evaluator may do this.")
    return _why_not_open(evaluation)


def why_not_submit(user, evaluation: Evaluation) -> str | None:
    return why_not_lead(user, evaluation)


def _why_not_waiting(evaluation: Evaluation) -> str | None:
    if evaluation.final_on or not evaluation.submitted_on:
        return _why_not_open(evaluation) if evaluation.final_on else _("This evaluation is not submitted.")
    return _why_not_standing(evaluation.partnership)


def why_not_return(user, evaluation: Evaluation) -> str | None:
    returns = evaluation.government_id in governments_with(user, "evaluations.return")
    if not returns and evaluation.lead_id != user.pk:
        return _("Only the cooperation unit and the lead evaluator return an evaluation.")
    return _why_not_waiting(evaluation)


def why_not_finalise(user, evaluation: Evaluation) -> str | None:
    if evaluation.lead_id != user.pk:
        return _("Only the lead evaluator may do this.")
    return _why_not_waiting(evaluation)


def why_not_succeed(user, evaluation: Evaluation) -> str | None:
    if why_not := why_not_begin(user, evaluation.partnership):
        return why_not
    if not evaluation.final_on:
        return _("Only a final evaluation is succeeded: this one can still be changed.")
    if Evaluation.objects.filter(succeeds=evaluation).exists():
        return _("Another evaluation succeeds this one already.")
    return None


def why_not_discard(user, evaluation: Evaluation) -> str | None:
    returns = evaluation.government_id in governments_with(user, "evaluations.return")
    if not returns and evaluation.lead_id != user.pk:
        return _("Only the lead evaluator and the cooperation unit discard a draft.")
    if evaluation.final_on or evaluation.submitted_on:
        return _why_not_open(evaluation)
    return None


def why_not_follow_up(user, follow_up: FollowUp) -> str | None:
    """Who tells that it is done, once the evaluation is final."""
    if why_not := _why_not_evaluate(user, follow_up.government_id):
        return why_not
    if not follow_up.evaluation.final_on:
        return _("What shall follow is not settled before the evaluation is final.")
    return _("It is told already that this is done.") if follow_up.done else None
