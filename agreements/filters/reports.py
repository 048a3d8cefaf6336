"""Filters of the list of reports that are owed."""

import django_filters
from django.utils.translation import gettext_lazy as _

from agreements.filters.partnerships import partnerships_found
from agreements.models import Obligation, ObligationState
from cities.models import Agency
from portal.filters import DayFilter, SearchedFilterSet
from portal.search import texts_with


def agencies_that_report(request):
    owed = Obligation.objects.visible_to(request.user)
    return Agency.objects.filter(pk__in=owed.values("agency")).order_by("name")


class ObligationFilterSet(SearchedFilterSet):
    agency = django_filters.ModelChoiceFilter(label=_("Agency"), queryset=agencies_that_report, to_field_name="key")
    state = django_filters.ChoiceFilter(label=_("State"), choices=ObligationState)
    year = django_filters.NumberFilter(
        label=_("Year"), field_name="starts__year", min_value=1900, max_value=2999, decimal_places=0
    )
    as_of = DayFilter()

    class Meta:
        model = Obligation
        fields = []

    def find(self, queryset, name, value):
        agencies = texts_with(Agency.objects.all(), value, "name", "abbreviation")
        partnerships = partnerships_found(self.request.user, value)
        return queryset.filter(agency__in=agencies.values("pk")) | queryset.filter(
            partnership__in=partnerships.values("pk")
        )
