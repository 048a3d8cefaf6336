"""Filters of the list of monitoring."""

import django_filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.filters.activities import InYearFilter
from agreements.filters.happenings import HappeningFilterSet
from agreements.models import Finding, Monitoring
from portal.search import texts_with


class MonitoringFilterSet(HappeningFilterSet):
    body = django_filters.ChoiceFilter(label=_("By"), choices=Monitoring.Body)
    year = InYearFilter(field_name="happened")

    searched = ("subject", "note")

    class Meta:
        model = Monitoring
        fields = []

    def find(self, queryset, name, value):
        """In its own words and those of its findings."""
        found = texts_with(
            Finding.objects.visible_to(self.request.user), value, "finding", "recommendation", "who", "follow_up"
        )
        alone = super().find(queryset, name, value)
        return queryset.filter(Q(pk__in=alone.values("pk")) | Q(pk__in=found.values("monitoring")))
