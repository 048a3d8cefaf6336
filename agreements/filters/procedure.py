"""Filters of the lists of the procedure."""

import django_filters
from django.utils.translation import gettext_lazy as _

from agreements.filters.happenings import HappeningFilterSet
from agreements.models import Stage, StageSet, Step
from portal.filters import SearchedFilterSet, YesNoFilter
from portal.search import texts_with


class StageSetFilterSet(SearchedFilterSet):
    is_verified = YesNoFilter(label=_("Verified"))

    class Meta:
        model = StageSet
        fields = []

    def find(self, queryset, name, value):
        return queryset.filter(pk__in=texts_with(StageSet.objects.all(), value, "title", "legal_basis").values("pk"))


class StepFilterSet(HappeningFilterSet):
    kind = django_filters.ChoiceFilter(label=_("Stage"), choices=Stage.Kind, field_name="stage__kind")
    outcome = django_filters.ChoiceFilter(label=_("Outcome"), choices=Step.Outcome)

    searched = ("actor", "document", "note")

    class Meta:
        model = Step
        fields = []
