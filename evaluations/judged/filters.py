"""Filters of the list of judged indicators."""

import django_filters
from django.utils.translation import gettext_lazy as _

from agreements.filters.happenings import HappeningFilterSet
from evaluations.models import IndicatorJudgement


class IndicatorJudgementFilterSet(HappeningFilterSet):
    indicator = django_filters.ChoiceFilter(label=_("Indicator"), choices=IndicatorJudgement.Code, field_name="code")

    searched = ("reasons", "judged_by", "note")

    class Meta:
        model = IndicatorJudgement
        fields = []
