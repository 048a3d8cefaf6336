"""The page of one evaluation: a draft computed as it is read, a final one as it was frozen."""

from dataclasses import replace
from functools import cached_property

from django.http import Http404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import DetailView

from agreements.models import Partnership
from agreements.views.shown import Badge
from evaluations.assessed import Assessment
from evaluations.evaluating import permissions as may
from evaluations.evaluating.columns import STATE_TONES, State
from evaluations.evaluating.computed import assessment_of, computed_verdicts, lacking
from evaluations.evaluating.told import EvaluationText
from evaluations.evaluating.views.buttons import evaluation_buttons
from evaluations.evidence.records import Named, named
from evaluations.freezing.content import evidence_of, written
from evaluations.freezing.since import changed_since
from evaluations.freezing.thawing import thawed
from evaluations.models import CitedDocument, Evaluation, EvaluationVerdict, Evaluator, FollowUp, Judgement
from evaluations.shown.doors import Doors
from evaluations.shown.elements import shown_elements
from evaluations.shown.ground import shown_ground
from portal.addresses import absolute
from portal.citing import citation_url
from portal.documents.permissions import why_not_attach
from portal.gone import gone
from portal.history import events_of, events_under, history
from portal.models import Document
from portal.versions import Versions

#: People, and what the page itself tells.
HIDDEN = frozenset({"lead", "user", "frozen"})


class EvaluationDetail(DetailView):
    model = Evaluation
    slug_field = slug_url_kwarg = "key"
    context_object_name = "record"

    def get_queryset(self):
        related = ("partnership__government", "partnership__partner", "rubric", "succeeds")
        return Evaluation.objects.visible_to(self.request.user).select_related(*related)

    def get(self, request, *args, **kwargs):
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            return gone(request, Versions(Evaluation, self.kwargs["key"]))

    def get_template_names(self):
        return [f"evaluations/evaluating/{'final' if self.object.final_on else 'draft'}.html"]

    @property
    def user(self):
        return self.request.user

    @cached_property
    def assessment(self) -> Assessment:
        """As the records are now."""
        return assessment_of(self.object)

    @cached_property
    def text(self) -> EvaluationText:
        if content := self.object.frozen:
            told = thawed(content, get_language())
            return EvaluationText(content, told.ground, told.elements)
        records = self.records()
        door = Doors(self.user, self.object.partnership, self.assessment.facts.basis, records)
        return EvaluationText(
            written(self.object, self.assessment),
            shown_ground(self.assessment, records),
            shown_elements(self.assessment, records, door),
        )

    def records(self) -> dict[str, Named]:
        """Whoever works on the draft reads its evidence; links lead where the person may go."""
        refs = evidence_of(self.assessment)
        seen = named(refs, self.user)
        return {ref: seen.get(ref) or replace(each, url=None) for ref, each in named(refs, None).items()}

    def get_context_data(self, **kwargs):
        evaluation, state = self.object, State(self.object.state)
        own = self.final() if evaluation.final_on else self.draft()
        return super().get_context_data(
            title=self.text.title,
            kicker=Evaluation._meta.verbose_name,
            lead=_("By Ringrose's five elements, side by side: computed, judged, and as published."),
            badges=[Badge(STATE_TONES[state], str(state.label))],
            crumbs=self.crumbs(),
            buttons=evaluation_buttons(self.user, evaluation),
            text=self.text,
            history=self.history(),
            **own,
            **self.documents(),
            **kwargs,
        )

    def crumbs(self) -> list[tuple[str, str]]:
        above = [(_("Evaluations"), reverse("evaluations"))]
        partnership = self.object.partnership
        if Partnership.objects.visible_to(self.user).filter(pk=partnership.pk).exists():
            return [(str(partnership), partnership.get_absolute_url()), *above]
        return above

    def documents(self) -> dict:
        """Those cited, and how many of them the reader may not open; those beside the evaluation."""
        evaluation, user = self.object, self.user
        cited = evaluation.cited_documents.select_related("document")
        opened = Document.objects.filter(cited_by__evaluation=evaluation).visible_to(user)
        seen = list(cited.filter(document__in=opened))
        return {
            "cited": seen,
            "hidden": cited.count() - len(seen),
            "may_cite": user.is_authenticated and may.why_not_judge(user, evaluation) is None,
            "documents": list(Document.objects.about(evaluation).visible_to(user).standing()),
            "may_attach": user.is_authenticated and why_not_attach(user, evaluation) is None,
            "record_label": evaluation.record_label(),
        }

    def draft(self) -> dict:
        evaluation = self.object
        leads = may.why_not_lead(self.user, evaluation) is None
        return {
            "lacking": lacking(evaluation, computed_verdicts(self.assessment)),
            "named": [
                (each, may.why_not_remove(self.user, each) is None, may.why_not_hand_over(self.user, each) is None)
                for each in evaluation.evaluators.select_related("evaluation__partnership")
            ],
            "leads": leads,
        }

    def final(self) -> dict:
        evaluation = self.object
        successors = Evaluation.objects.visible_to(self.user).filter(succeeds=evaluation)
        before = Evaluation.objects.visible_to(self.user).filter(pk=evaluation.succeeds_id)
        follow_ups = evaluation.follow_ups.select_related("agency", "evaluation")
        return {
            "address": absolute(evaluation.get_absolute_url()),
            "citation_url": citation_url(evaluation),
            "final_on": date_format(evaluation.final_on, "j F Y"),
            "succeeded_by": successors.select_related("partnership__government", "partnership__partner").first(),
            "succeeds": before.select_related("partnership__government", "partnership__partner").first(),
            "since": changed_since(evaluation.frozen, self.assessment, self.user),
            "became": [(each, may.why_not_follow_up(self.user, each) is None) for each in follow_ups],
        }

    def history(self):
        if not self.user.is_authenticated or not self.user.has_perm("portal.view_history", self.object):
            return None
        parts = (Evaluator, Judgement, EvaluationVerdict, FollowUp, CitedDocument)
        below = [events_under(kind, evaluation=self.object.pk) for kind in parts]
        return history(events_of(self.object), *below, user=self.user, hidden=HIDDEN)
