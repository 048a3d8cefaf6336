"""Filters of the list of what is completely known."""

import django_filters
from django.utils.translation import gettext_lazy as _

from agreements.filters.happenings import HappeningFilterSet
from agreements.models import CoverageStatement
from agreements.models.coverage import RecordKind


class CoverageFilterSet(HappeningFilterSet):
    kind = django_filters.ChoiceFilter(label=_("Kind of record"), choices=RecordKind, method="of_kind")

    searched = ("statement", "note")

    class Meta:
        model = CoverageStatement
        fields = []

    def of_kind(self, queryset, name, value):
        return queryset.filter(kinds__contains=[value])
