"""Filters of the lists of the procedure."""

import django_filters
from django.utils.translation import gettext_lazy as _

from agreements.filters.happenings import HappeningFilterSet
from agreements.filters.partnerships import governments_with_partnerships, partnerships_found
from agreements.models import Partnership, Stage, StageSet, Step, TravelRule
from portal.filters import DayFilter, SearchedFilterSet, YesNoFilter
from portal.search import texts_with


class DatedRuleFilterSet(SearchedFilterSet):
    is_verified = YesNoFilter(label=_("Verified"))

    def find(self, queryset, name, value):
        return queryset.filter(pk__in=texts_with(queryset, value, "title", "legal_basis").values("pk"))


class StageSetFilterSet(DatedRuleFilterSet):
    class Meta:
        model = StageSet
        fields = []


class TravelRuleFilterSet(DatedRuleFilterSet):
    class Meta:
        model = TravelRule
        fields = []


class StepFilterSet(HappeningFilterSet):
    kind = django_filters.ChoiceFilter(label=_("Stage"), choices=Stage.Kind, field_name="stage__kind")
    outcome = django_filters.ChoiceFilter(label=_("Outcome"), choices=Step.Outcome)

    searched = ("actor", "document", "note")

    class Meta:
        model = Step
        fields = []


class PipelineFilterSet(SearchedFilterSet):
    """Of partnerships; who acts is known when the ways are read, and is asked there."""

    government = django_filters.ModelChoiceFilter(
        label=_("Government"), queryset=governments_with_partnerships, to_field_name="key"
    )
    actor = django_filters.ChoiceFilter(label=_("Who acts next"), choices=Stage.Actor, method="leave")
    waits_for = django_filters.ChoiceFilter(label=_("Waits for"), choices=Stage.Kind, method="leave")
    as_of = DayFilter()

    class Meta:
        model = Partnership
        fields = []

    def find(self, queryset, name, value):
        return queryset.filter(pk__in=partnerships_found(self.request.user, value).values("pk"))

    def leave(self, queryset, name, value):
        return queryset

    def passes(self, standing) -> bool:
        chosen = self.form.cleaned_data
        return chosen["actor"] in ("", standing.actor) and chosen["waits_for"] in ("", standing.kind)
