"""Filters that all lists of what happens under partnerships share."""

import django_filters
from django.utils.translation import gettext_lazy as _

from agreements.filters.partnerships import governments_with_partnerships, partner_countries, partnerships_found
from agreements.models import CooperationField, Partnership, Sector
from portal.filters import DayFilter, SearchedFilterSet
from portal.search import texts_with


def partnerships_seen(request):
    return Partnership.objects.visible_to(request.user).standing().select_related("government", "partner")


class SectorFilter(django_filters.ModelChoiceFilter):
    """Rows that concern a cooperation field of the sector, as far as the reader sees that field."""

    def __init__(self, field_name: str = "field"):
        super().__init__(label=_("Sector"), queryset=Sector.objects.all(), field_name=field_name)

    def filter(self, qs, value):
        if not value:
            return qs
        fields = CooperationField.objects.visible_to(self.parent.request.user).filter(sectors=value)
        return qs.filter(**{f"{self.field_name}__in": fields.values("pk")})


class HappeningFilterSet(SearchedFilterSet):
    """Subclasses name in `searched` the texts in which words are looked for."""

    partnership = django_filters.ModelChoiceFilter(
        label=_("Partnership"), queryset=partnerships_seen, to_field_name="key"
    )
    government = django_filters.ModelChoiceFilter(
        label=_("Government"), queryset=governments_with_partnerships, to_field_name="key"
    )
    country = django_filters.ModelChoiceFilter(
        label=_("Country"), queryset=partner_countries, field_name="partnership__partner__country"
    )
    as_of = DayFilter()

    searched: tuple[str, ...] = ()

    def find(self, queryset, name, value):
        worded = texts_with(self._meta.model.objects.visible_to(self.request.user), value, *self.searched)
        partnerships = partnerships_found(self.request.user, value)
        return queryset.filter(pk__in=worded.values("pk")) | queryset.filter(partnership__in=partnerships.values("pk"))
