"""The acts offered on the page of an evaluation: those that the reader may do now."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.views.buttons import Button
from evaluations.evaluating import permissions as may
from evaluations.models import Evaluation

EVALUATION_ACTS = (
    ("judge", may.why_not_judge, _("Judge"), "scale", False),
    ("verdicts", may.why_not_lead, _("Give the final verdicts"), "list-checks", False),
    ("conclude", may.why_not_lead, _("Summary and recommendation"), "pencil", False),
    ("name", may.why_not_name, _("Name an evaluator"), "user-plus", False),
    ("follow", may.why_not_lead, _("Add a follow-up"), "plus", False),
    ("submit", may.why_not_submit, _("Submit"), "send", False),
    ("finalise", may.why_not_finalise, _("Make it final"), "lock", False),
    ("return", may.why_not_return, _("Return"), "undo-2", True),
    ("succeed", may.why_not_succeed, _("Evaluate anew"), "refresh-cw", False),
    ("discard", may.why_not_discard, _("Discard the draft"), "trash-2", True),
)


def evaluation_buttons(user, evaluation: Evaluation) -> list[Button]:
    """The paper is there for whoever sees the evaluation."""
    paper = Button(_("As a paper (PDF)"), reverse("evaluation-pdf", args=[evaluation.key]), "printer")
    if not user.is_authenticated:
        return [paper]
    return [paper] + [
        Button(label, reverse(f"evaluation-{name}", args=[evaluation.key]), icon, danger)
        for name, why_not, label, icon, danger in EVALUATION_ACTS
        if why_not(user, evaluation) is None
    ]
