"""The page that leads to every list of the register, with how many rows the reader may see in each."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from agreements.views import (
    activities,
    approvals,
    budget,
    contacts,
    coverage,
    funding,
    invitations,
    lists,
    monitoring,
    obstacles,
    outcomes,
    pipeline,
    plan_items,
    stages,
    steps,
    travel,
)
from cities import views as cities
from evaluations import element_list
from evaluations.evaluating.views.lists import EvaluationList
from evaluations.judged import views as judged
from evaluations.published import views as published
from portal import source_views
from portal.computed_lists import ComputedListView
from portal.documents.lists import DocumentList

#: Lists by url name, in the order in which a partnership lives.
LISTS = (
    (
        gettext_lazy("What was agreed"),
        (
            ("agreements:partnerships", lists.PartnershipList),
            ("agreements:agreements", lists.AgreementList),
            ("agreements:fields", lists.CooperationFieldList),
            ("agreements:pipeline", pipeline.Pipeline),
            ("agreements:steps", steps.StepList),
            ("agreements:stage-sets", stages.StageSetList),
            ("agreements:travel-rules", travel.TravelRuleList),
            ("agreements:approvals", approvals.ApprovalList),
            ("agreements:plan-items", plan_items.PlanItemList),
        ),
    ),
    (
        gettext_lazy("What happened"),
        (
            ("agreements:activities", activities.ActivityList),
            ("agreements:invitations", invitations.InvitationList),
            ("agreements:outcomes", outcomes.OutcomeList),
            ("agreements:obstacles", obstacles.ObstacleList),
            ("agreements:fundings", funding.FundingList),
            ("agreements:budget", budget.Budget),
        ),
    ),
    (
        gettext_lazy("What is watched over"),
        (
            ("agreements:monitorings", monitoring.MonitoringList),
            ("agreements:leadership-changes", contacts.LeadershipChangeList),
            ("agreements:coverage-statements", coverage.CoverageList),
            ("evaluations", EvaluationList),
            ("indicator-judgements", judged.IndicatorJudgementList),
            ("published-verdicts", published.PublishedVerdictList),
        ),
    ),
    (
        gettext_lazy("What is judged"),
        (("element-list", element_list.ElementList),),
    ),
    (
        gettext_lazy("Who with whom"),
        (
            ("cities:governments", cities.GovernmentList),
            ("cities:agencies", cities.AgencyList),
            ("cities:localities", cities.LocalityList),
            ("portal:sources", source_views.SourceList),
            ("portal:documents", DocumentList),
        ),
    ),
)


@dataclass(frozen=True)
class Entry:
    title: str
    lead: str
    url: str
    total: int | None


class Contents(TemplateView):
    template_name = "evaluations/contents.html"

    def get_context_data(self, **kwargs):
        groups = [(title, [self._entry(*entry) for entry in entries]) for title, entries in LISTS]
        return super().get_context_data(
            title=_("All lists"),
            lead=_("Each list can be searched, filtered, sorted and taken away as a file."),
            groups=groups,
            **kwargs,
        )

    def _entry(self, name: str, view) -> Entry:
        if issubclass(view, ComputedListView):
            # Its rows are groups of records, which are counted where they are made.
            return Entry(view.title, view.lead, reverse(name), None)
        seen = view.model.objects.visible_to(self.request.user)
        rows = seen.standing() if hasattr(seen, "standing") else seen
        return Entry(view.title, view.lead, reverse(name), rows.count())
