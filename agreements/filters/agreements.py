"""Filters of the list of agreements."""

import django_filters
from django.utils.translation import gettext_lazy as _

from agreements.filters.partnerships import governments_with_partnerships, partner_countries, partnerships_found
from agreements.models import Agreement
from agreements.models.agreements import LegalStatus
from portal.filters import DayFilter, SearchedFilterSet
from portal.search import names_like


class AgreementFilterSet(SearchedFilterSet):
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Agreement.Kind)
    status = django_filters.ChoiceFilter(label=_("Legal status"), choices=LegalStatus)
    government = django_filters.ModelChoiceFilter(
        label=_("Government"), queryset=governments_with_partnerships, to_field_name="key"
    )
    country = django_filters.ModelChoiceFilter(
        label=_("Country"), queryset=partner_countries, field_name="partnership__partner__country"
    )
    as_of = DayFilter()

    class Meta:
        model = Agreement
        fields = []

    def find(self, queryset, name, value):
        """In its own title, numbers and fields, and in whatever finds its partnership."""
        visible = Agreement.objects.visible_to(self.request.user)
        named = names_like(visible, value, "title", "number_home", "number_partner", "parties")
        partnerships = partnerships_found(self.request.user, value)
        return queryset.filter(pk__in=named.values("pk")) | queryset.filter(partnership__in=partnerships.values("pk"))
