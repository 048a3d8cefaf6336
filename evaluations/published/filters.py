"""Filters of the list of published verdicts."""

import django_filters
from django.utils.translation import gettext_lazy as _

from agreements.filters.happenings import HappeningFilterSet
from evaluations.models import PublishedVerdict
from evaluations.models.vocabulary import Element
from portal.models import Source


class PublishedVerdictFilterSet(HappeningFilterSet):
    element = django_filters.ChoiceFilter(
        label=_("Element"), choices=Element, null_label=_("The whole"), null_value="whole", method="on_element"
    )
    conclusion = django_filters.ChoiceFilter(label=_("Verdict"), choices=PublishedVerdict.Conclusion)
    source = django_filters.ModelChoiceFilter(
        label=_("Source"),
        queryset=Source.objects.filter(published_verdicts__isnull=False).distinct(),
        to_field_name="key",
    )

    searched = ("wording", "qualification", "note")

    class Meta:
        model = PublishedVerdict
        fields = []

    def on_element(self, queryset, name, value):
        return queryset.filter(element="" if value == "whole" else value)
