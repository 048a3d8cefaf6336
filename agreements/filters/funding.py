"""Filters of the list of funding."""

import django_filters
from django.utils.translation import gettext_lazy as _

from agreements.filters.happenings import HappeningFilterSet
from agreements.models import Funding
from agreements.models.sides import Side
from cities.models import Agency
from portal.filters import YearFilter

#: Stands in an address for money of which no agency is recorded.
NO_AGENCY = "none"


def agencies_that_paid(request):
    """Agencies of funding that the reader may see."""
    paid = Funding.objects.visible_to(request.user).standing()
    return Agency.objects.filter(pk__in=paid.values("agency")).select_related("government")


class FundingFilterSet(HappeningFilterSet):
    year = YearFilter(label=_("Budget year"))
    source = django_filters.ChoiceFilter(label=_("Source"), choices=Funding.Source)
    side = django_filters.ChoiceFilter(label=_("Paid by"), choices=Side)
    agency = django_filters.ModelChoiceFilter(
        label=_("Agency"),
        queryset=agencies_that_paid,
        to_field_name="key",
        null_label=_("Not recorded"),
        null_value=NO_AGENCY,
    )

    searched = ("budget_line", "note")

    class Meta:
        model = Funding
        fields = []
