"""Filters of the list of outcomes."""

import django_filters
from django.utils.translation import gettext_lazy as _

from agreements.filters.activities import InYearFilter
from agreements.filters.happenings import HappeningFilterSet, SectorFilter
from agreements.models import Outcome
from agreements.models.sides import Sides
from portal.filters import YesNoFilter


class OutcomeFilterSet(HappeningFilterSet):
    change = django_filters.ChoiceFilter(label=_("Kind of change"), choices=Outcome.Change)
    stage = django_filters.ChoiceFilter(label=_("Stage"), choices=Outcome.Stage)
    beneficiary = django_filters.ChoiceFilter(label=_("Who benefits"), choices=Sides)
    verified = YesNoFilter(label=_("Verified"))
    year = InYearFilter(field_name="happened")
    sector = SectorFilter()

    searched = ("title", "place", "verified_by", "note")

    class Meta:
        model = Outcome
        fields = []
