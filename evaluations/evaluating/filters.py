"""Filters of the list of evaluations."""

import django_filters
from django.utils.translation import gettext_lazy as _

from agreements.filters.happenings import HappeningFilterSet
from evaluations.evaluating.columns import State
from evaluations.models import Evaluation
from evaluations.models.vocabulary import Recommendation


class EvaluationFilterSet(HappeningFilterSet):
    state = django_filters.ChoiceFilter(label=_("State"), choices=State, field_name="told_state")
    recommendation = django_filters.ChoiceFilter(label=_("Recommendation"), choices=Recommendation)

    searched = ("summary", "recommendation_reasons")

    class Meta:
        model = Evaluation
        fields = []
