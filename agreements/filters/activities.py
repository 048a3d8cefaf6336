"""Filters of the lists of activities and plan items."""

import django_filters
from django.utils.translation import gettext_lazy as _

from agreements.filters.happenings import HappeningFilterSet
from agreements.models import Activity, CooperationField, PlanItem, Sector
from portal.filters import YearFilter, YesNoFilter
from portal.partial_dates import PartialDate


class InYearFilter(YearFilter):
    """Rows whose partial date may lie in the year."""

    def __init__(self, **kwargs):
        super().__init__(label=_("Year"), help_text=_("What may have been in that year is listed too."), **kwargs)

    def filter(self, qs, value):
        if value is None:
            return qs
        year = PartialDate.parse(str(value))
        return qs.filter(
            **{f"{self.field_name}__earliest__lte": year.latest, f"{self.field_name}__latest__gte": year.earliest}
        )


def fields_in(request, sector: Sector):
    """Fields of the sector that the reader may see."""
    return CooperationField.objects.visible_to(request.user).filter(sectors=sector)


class ActivityFilterSet(HappeningFilterSet):
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Activity.Kind)
    direction = django_filters.ChoiceFilter(label=_("Direction"), choices=Activity.Direction)
    state = django_filters.ChoiceFilter(label=_("State"), choices=Activity.State)
    character = django_filters.ChoiceFilter(label=_("Character"), choices=Activity.Character)
    year = InYearFilter(field_name="happened")
    sector = django_filters.ModelChoiceFilter(label=_("Sector"), queryset=Sector.objects.all(), method="in_sector")

    searched = ("title", "place", "state_reason", "note")

    class Meta:
        model = Activity
        fields = []

    def in_sector(self, queryset, name, value):
        served = Activity.objects.filter(fields__in=fields_in(self.request, value))
        return queryset.filter(pk__in=served.values("pk"))


class PlanItemFilterSet(HappeningFilterSet):
    year = InYearFilter(field_name="scheduled")
    sector = django_filters.ModelChoiceFilter(label=_("Sector"), queryset=Sector.objects.all(), method="in_sector")
    has_budget = YesNoFilter(label=_("Budget planned"))
    people_to_people = YesNoFilter(label=_("People-to-people programme"))

    searched = ("title", "note")

    class Meta:
        model = PlanItem
        fields = []

    def in_sector(self, queryset, name, value):
        return queryset.filter(field__in=fields_in(self.request, value).values("pk"))
