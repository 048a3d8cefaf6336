"""Pages on which evaluators are named and removed, judge, and the one who leads gives the final verdicts."""

from functools import cached_property

from django.utils.translation import gettext_lazy as _

from evaluations.evaluating import judging
from evaluations.evaluating import permissions as may
from evaluations.evaluating.computed import assessment_of, computed_verdicts
from evaluations.evaluating.forms import JudgeForm, NameForm, VerdictsForm
from evaluations.evaluating.views.acts import EvaluationAct
from evaluations.models import Evaluator
from evaluations.models.vocabulary import Element, Verdict
from portal.addresses import page_of
from portal.form_views import ChangePage, FormPage
from portal.forms import PlainForm, ReasonForm


class EvaluatorName(EvaluationAct):
    may, form_class = may.why_not_name, NameForm
    title = button = _("Name an evaluator")
    lead = _("The person sees the draft and judges each element beside you. On the page the post alone is shown.")
    done = _("The evaluator is named.")

    def perform(self, form):
        judging.name_evaluator(self.record, by=self.request.user, person=form.person, post=form.cleaned_data["post"])
        return page_of(self.record)


class EvaluatorRemove(EvaluationAct):
    model, may, form_class = Evaluator, may.why_not_remove, ReasonForm
    title = button = _("Remove the evaluator")
    lead = _("What this evaluator judged goes too; the history keeps it, with your reason.")
    danger = True
    done = _("Removed.")

    def crumbs(self):
        return [(str(self.record.evaluation), page_of(self.record)), (self.record.post, page_of(self.record))]

    def perform(self, form):
        url = page_of(self.record)
        judging.remove_evaluator(self.record, by=self.request.user, reason=form.cleaned_data["reason"])
        return url


class EvaluatorLead(EvaluatorRemove):
    may, form_class = may.why_not_hand_over, PlainForm
    title = button = _("Let this evaluator lead")
    lead = _("From then on this evaluator gives the final verdicts, submits the evaluation and makes it final.")
    danger = False
    done = _("Another evaluator leads now.")

    def perform(self, form):
        return page_of(judging.hand_over(self.record, by=self.request.user))


class ByElement(EvaluationAct, ChangePage):
    """A verdict on each element; a stale edit shows what stands there now beside what was typed."""

    template_name = "evaluations/evaluating/by_element.html"

    def given(self) -> dict:
        """What stands there, by element."""
        raise TypeError(f"{type(self).__name__} does not say what stands there")

    def seen_version(self) -> int:
        return self.record.version

    @cached_property
    def computed(self) -> dict[str, str]:
        return computed_verdicts(assessment_of(self.record))

    def form_kwargs(self):
        return {"given": self.given(), "computed": self.computed}

    def context(self, form, current=None):
        version = self.request.POST.get("version", self.seen_version()) if current is None else current.version
        return FormPage.context(self, form) | {
            "version": version,
            "differences": self.differences(form) if current else [],
            "evidence_url": page_of(self.record),
        }

    def differences(self, form) -> list[tuple[str, str, str]]:
        now, typed = self.given(), form.said()
        pairs = ((label, _words(now.get(code)), _words(typed.get(code))) for code, label in Element.choices)
        return [(str(label), was, said) for label, was, said in pairs if was != said]


def _words(said) -> str:
    return f"{Verdict(said.verdict).label}: {said.reasons}" if said else ""


class EvaluationJudge(ByElement):
    may, form_class = may.why_not_judge, JudgeForm
    title = _("Judge the elements")
    lead = _("Your own verdict on each element, with reasons; what you leave open is not judged. You may change it.")
    done = _("Your judgement is kept.")

    @property
    def evaluator(self) -> Evaluator:
        return self.record.evaluators.get(user=self.request.user)

    def given(self):
        return {each.element: each for each in self.evaluator.judgements.all()}

    def seen_version(self):
        return self.evaluator.version

    def perform(self, form):
        judging.judge(self.record, by=self.request.user, version=self.version, said=form.said())
        return page_of(self.record)


class EvaluationVerdicts(ByElement):
    may, form_class = may.why_not_lead, VerdictsForm
    title = _("Give the final verdicts")
    lead = _("What is computed stands there to begin with; where you depart from it, say why.")
    done = _("The final verdicts are kept.")

    def given(self):
        return {each.element: each for each in self.record.verdicts.all()}

    def perform(self, form):
        return page_of(judging.give_verdicts(self.record, by=self.request.user, version=self.version, said=form.said()))
