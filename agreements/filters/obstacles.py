"""Filters of the list of obstacles."""

import django_filters
from django.utils.translation import gettext_lazy as _

from agreements.filters.happenings import HappeningFilterSet, SectorFilter
from agreements.models import Obstacle
from agreements.models.obstacles import ObstacleState
from agreements.models.sides import Sides


class ObstacleFilterSet(HappeningFilterSet):
    category = django_filters.ChoiceFilter(label=_("Category"), choices=Obstacle.Category)
    side = django_filters.ChoiceFilter(label=_("Side"), choices=Sides)
    state = django_filters.ChoiceFilter(label=_("State"), choices=ObstacleState)
    sector = SectorFilter()

    searched = ("description", "follow_up", "note")

    class Meta:
        model = Obstacle
        fields = []
