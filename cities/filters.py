"""Filters of the lists of governments, localities and agencies."""

import django_filters
from django.utils.translation import gettext_lazy as _

from cities.models import Agency, Country, Government, Locality
from portal.filters import SearchedFilterSet, YesNoFilter
from portal.search import names_like


def governments_in_use(request):
    """Governments that have agencies in the register: those worth choosing from."""
    return Government.objects.filter(agencies__isnull=False).distinct()


def provinces(request):
    return Government.objects.filter(level=Government.Level.PROVINCE)


def countries_in_use(request):
    return Country.objects.filter(pk__in=Locality.objects.visible_to(request.user).values("country"))


class GovernmentFilterSet(SearchedFilterSet):
    level = django_filters.ChoiceFilter(label=_("Level"), choices=Government.Level)
    province = django_filters.ModelChoiceFilter(label=_("Province"), queryset=provinces, to_field_name="key")
    with_partnerships = YesNoFilter(label=_("With partnerships"), method="has_partnerships")

    class Meta:
        model = Government
        fields = []

    def find(self, queryset, name, value):
        named = names_like(Government.objects.all(), value, "name", "code")
        return queryset.filter(pk__in=named.values("pk"))

    def has_partnerships(self, queryset, name, value):
        return queryset.filter(partnership_count__gt=0) if value else queryset.filter(partnership_count=0)


class LocalityFilterSet(SearchedFilterSet):
    country = django_filters.ModelChoiceFilter(label=_("Country"), queryset=countries_in_use)
    level = django_filters.ChoiceFilter(label=_("Level"), choices=Locality.Level)

    class Meta:
        model = Locality
        fields = []

    def find(self, queryset, name, value):
        visible = Locality.objects.visible_to(self.request.user)
        named = names_like(visible, value, "name", "names__name", "country__name_id", "country__name_en")
        return queryset.filter(pk__in=named.values("pk"))


class AgencyFilterSet(SearchedFilterSet):
    government = django_filters.ModelChoiceFilter(
        label=_("Government"), queryset=governments_in_use, to_field_name="key"
    )
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Agency.Kind)

    class Meta:
        model = Agency
        fields = []

    def find(self, queryset, name, value):
        return queryset.filter(pk__in=names_like(Agency.objects.all(), value, "name", "abbreviation").values("pk"))
