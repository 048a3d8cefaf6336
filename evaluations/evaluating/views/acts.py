"""Pages of the acts on an evaluation as a whole: begin, conclude, submit, return, finalise, succeed, discard."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.models import Partnership
from evaluations.evaluating import permissions as may
from evaluations.evaluating import services
from evaluations.evaluating.forms import BeginForm, ConclusionForm, ReturnForm
from evaluations.models import Evaluation, Evaluator
from portal.addresses import page_of
from portal.form_views import ChangePage, FormPage
from portal.forms import PlainForm


class EvaluationAct(FormPage):
    """`may` is the function that says why not."""

    model, form_class = Evaluation, PlainForm
    may = None

    def why_not(self):
        return type(self).may(self.request.user, self.record)


def post_of(user) -> str:
    """Under which the person judged the last time."""
    return Evaluator.objects.filter(user=user).order_by("-pk").values_list("post", flat=True).first() or ""


class EvaluationBegin(EvaluationAct):
    model, may, form_class = Partnership, may.why_not_begin, BeginForm
    title = button = _("Begin an evaluation")
    lead = _("You lead it, and may name others who judge beside you. Values are computed until it becomes final.")
    done = _("The evaluation is begun.")

    def form_kwargs(self):
        return {"initial": {"post": post_of(self.request.user)}}

    def perform(self, form):
        return page_of(services.begin(self.record, by=self.request.user, **form.cleaned_data))


class EvaluationSucceed(EvaluationAct):
    may, form_class = may.why_not_succeed, BeginForm
    title = button = _("Evaluate anew")
    lead = _("A new draft succeeds this evaluation, which stays as it is; each page names the other.")
    done = _("The evaluation is begun.")

    def form_kwargs(self):
        return {"initial": {"post": post_of(self.request.user)}}

    def perform(self, form):
        return page_of(services.succeed(self.record, by=self.request.user, **form.cleaned_data))


class EvaluationConclude(EvaluationAct, ChangePage):
    may, form_class = may.why_not_lead, ConclusionForm
    title = _("Summary and recommendation")
    lead = _("What a council member should know, what you recommend, and why.")

    def perform(self, form):
        changed = services.conclude(self.record, by=self.request.user, version=self.version, changes=form.changes())
        return page_of(changed)


class SeenAct(EvaluationAct, ChangePage):
    """An act on the evaluation as the person has seen it: what another changed meanwhile is looked at first."""

    def form_kwargs(self):
        return {}

    def perform(self, form):
        return page_of(type(self).service(self.record, by=self.request.user, version=self.version))


class EvaluationSubmit(SeenAct):
    service = services.submit
    may = may.why_not_submit
    title = button = _("Submit the evaluation")
    lead = _("Nothing is changed in it from then on. The cooperation unit may return it; you make it final.")
    done = _("The evaluation is submitted.")


class EvaluationReturn(EvaluationAct):
    may, form_class = may.why_not_return, ReturnForm
    title = button = _("Return the evaluation")
    lead = _("It can be changed again; what you write here stands on its page until it is submitted anew.")
    done = _("The evaluation is returned.")

    def perform(self, form):
        return page_of(services.return_evaluation(self.record, by=self.request.user, note=form.cleaned_data["note"]))


class EvaluationFinalise(SeenAct):
    service = services.finalise
    may = may.why_not_finalise
    title = button = _("Make the evaluation final")
    lead = _(
        "Values, evidence and texts are frozen as they are now, under an address that stays. It can be succeeded, "
        "never changed. Where its partnership is public, so is the evaluation, with the posts of its evaluators."
    )
    done = _("The evaluation is final.")


class EvaluationDiscard(EvaluationAct):
    may = may.why_not_discard
    title = button = _("Discard the draft")
    lead = _("It goes with all that was judged in it; the history keeps both.")
    danger = True
    done = _("The draft is discarded.")

    def perform(self, form):
        services.discard(self.record, by=self.request.user)
        return reverse("evaluations")
