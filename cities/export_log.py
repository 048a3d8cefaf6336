"""The log of exports for those who may read it: everybody the own ones, an administrator those of the own people."""

from dataclasses import dataclass

import django_filters
from django.db.models import Exists, F, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from cities.models import Membership
from cities.permissions import governments_with
from portal.columns import ChoiceColumn, Column, MomentColumn, NumberColumn
from portal.export_views import TONES
from portal.exports.formats import FORMATS
from portal.expressions import FormulaGuard
from portal.filters import SearchedFilterSet
from portal.lists import FilteredListView
from portal.models import Export


@dataclass(frozen=True, kw_only=True)
class QueryColumn(Column):
    """What an address asked for: as its query on the page, as JSON in files."""

    def for_file(self):
        return {self.name: FormulaGuard(Cast(self.expression, TextField()))}

    def text(self, row):
        return urlencode(row[self.alias], doseq=True)


EXPORT_COLUMNS = (
    Column(
        name="name",
        source="name",
        label=_("File"),
        meaning=_("Name of the file, as it was sent."),
        link=("portal:export", "key"),
    ),
    MomentColumn(name="begun", source="begun", label=_("Begun"), meaning=_("When it was asked for; in files in UTC.")),
    Column(
        name="by",
        source="by__username",
        label=_("Taken by"),
        meaning=_("The account; empty: a visitor, of whom nothing is kept."),
        empty_is_none=True,
    ),
    Column(name="path", source="path", label=_("List"), meaning=_("Address of the list.")),
    QueryColumn(
        name="filters",
        source="asked",
        sort=Cast(F("asked"), TextField()),
        label=_("Filters as asked"),
        meaning=_("Filters and order, as they were asked for; in files as JSON."),
        empty_is_none=True,
    ),
    Column(name="format", source="format", meaning=_("Form of the file.")),
    ChoiceColumn(
        name="state",
        source="state",
        label=_("State"),
        meaning=_("Whether the file was made to its last row."),
        choices=Export.State,
        tones=TONES,
    ),
    NumberColumn(
        name="rows", source="rows", label=_("Rows"), meaning=_("Rows without the head; empty until the file is whole.")
    ),
    NumberColumn(name="bytes", source="bytes", meaning=_("Bytes that were made.")),
    Column(name="sha256", source="sha256", meaning=_("SHA-256 of the whole file.")),
    MomentColumn(name="finished", source="finished", meaning=_("When it ended; in files in UTC.")),
)


class ExportFilterSet(SearchedFilterSet):
    state = django_filters.ChoiceFilter(label=_("State"), choices=Export.State)
    form = django_filters.ChoiceFilter(
        field_name="format", label=_("Format"), choices=[(code, form.label) for code, form in FORMATS.items()]
    )

    class Meta:
        model = Export
        fields = []

    def find(self, queryset, name, value):
        return queryset.filter(Q(path__icontains=value) | Q(name__icontains=value) | Q(by__username__icontains=value))


def exports_seen_by(user) -> QuerySet:
    """The own; and, for an administrator, those taken by who then served the government, and by visitors."""
    administered = governments_with(user, "portal.view_exports")
    on = OuterRef("begun__date")
    serving = Membership.objects.filter(user=OuterRef("by"), government__in=administered, starts__lte=on)
    seen = Q(by=user) | Q(Exists(serving.filter(Q(ends=None) | Q(ends__gte=on))))
    return Export.objects.filter(seen | Q(by=None) if administered else seen)


class ExportList(FilteredListView):
    model = Export
    filterset_class = ExportFilterSet
    columns = EXPORT_COLUMNS
    title = _("Exports")
    lead = _("Lists that were taken away as files: what, when, how many rows. Open one to check a file by its SHA-256.")
    default_sort = "-begun"

    def rows_on(self, day):
        return exports_seen_by(self.request.user)
