"""Filters of the list of cooperation fields."""

import django_filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.filters.partnerships import governments_with_partnerships, partner_countries, partners_found
from agreements.models import CooperationField, Partnership, Sector
from cities.models import Agency
from portal.filters import SearchedFilterSet, YesNoFilter
from portal.search import names_like, texts_with


def agencies_with_fields(request):
    """Agencies responsible for a field that the reader may see."""
    fields = CooperationField.objects.visible_to(request.user)
    return Agency.objects.filter(assignments__field__in=fields).select_related("government").distinct()


class CooperationFieldFilterSet(SearchedFilterSet):
    sector = django_filters.ModelChoiceFilter(label=_("Sector"), queryset=Sector.objects.all(), field_name="sectors")
    government = django_filters.ModelChoiceFilter(
        label=_("Government"),
        queryset=governments_with_partnerships,
        to_field_name="key",
        field_name="agreement__government",
    )
    country = django_filters.ModelChoiceFilter(
        label=_("Country"), queryset=partner_countries, field_name="agreement__partnership__partner__country"
    )
    agency = django_filters.ModelChoiceFilter(
        label=_("Agency"), queryset=agencies_with_fields, to_field_name="key", method="of_agency"
    )
    is_open = YesNoFilter(label=_("Open field"))
    outcomes = django_filters.ChoiceFilter(label=_("Expected outcomes"), choices=CooperationField.Outcomes)

    class Meta:
        model = CooperationField
        fields = []

    def find(self, queryset, name, value):
        worded = texts_with(CooperationField.objects.all(), value, "wording", "expected_outcomes", "agreement__title")
        sectors = names_like(Sector.objects.all(), value, "name_id", "name_en")
        partnerships = Partnership.objects.filter(partners_found(self.request.user, value))
        return queryset.filter(
            Q(pk__in=worded.values("pk"))
            | Q(pk__in=CooperationField.objects.filter(sectors__in=sectors).values("pk"))
            | Q(agreement__partnership__in=partnerships.values("pk"))
        )

    def of_agency(self, queryset, name, value):
        return queryset.filter(pk__in=value.assignments.values("field"))
