"""Filters of the list of warnings: they pass rows that code computed."""

import django_filters
from django.utils.translation import gettext_lazy as _

from agreements.filters.happenings import partnerships_seen
from agreements.filters.partnerships import governments_with_partnerships
from cities.models import Agency
from evaluations.warnings.raised import Raised
from evaluations.warnings.registry import WARNINGS
from evaluations.warnings.seen import Sight
from portal.filters import DayFilter
from portal.roles import Role


def agencies_with_fields(request):
    """Of the partnerships that the reader sees."""
    concerned = partnerships_seen(request).values("pk")
    return Agency.objects.filter(assignments__field__agreement__partnership__in=concerned).distinct().order_by("name")


class WarningFilterSet(django_filters.FilterSet):
    code = django_filters.ChoiceFilter(label=_("Warning"), choices=[(kind.code, kind.label) for kind in WARNINGS])
    role = django_filters.ChoiceFilter(label=_("Who should act"), choices=Role)
    agency = django_filters.ModelChoiceFilter(label=_("Agency"), queryset=agencies_with_fields, to_field_name="key")
    partnership = django_filters.ModelChoiceFilter(
        label=_("Partnership"), queryset=partnerships_seen, to_field_name="key"
    )
    government = django_filters.ModelChoiceFilter(
        label=_("Government"), queryset=governments_with_partnerships, to_field_name="key"
    )
    as_of = DayFilter()

    class Meta:
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        codes = Sight.of(self.request.user).codes
        seen = [(kind.code, kind.label) for kind in WARNINGS if kind.code in codes]
        self.filters["code"].extra["choices"] = seen

    def passing(self, warnings: list[Raised]) -> list[Raised]:
        asked = self.form.cleaned_data
        tests = (
            ("code", lambda each: each.kind.code),
            ("role", lambda each: each.matter.role),
            ("agency", lambda each: each.agency),
            ("partnership", lambda each: each.partnership),
            ("government", lambda each: each.partnership.government),
        )
        return [each for each in warnings if all(not asked[name] or of(each) == asked[name] for name, of in tests)]
