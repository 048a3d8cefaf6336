"""Pages of the documents that records rest on."""

import django_filters
from django.utils.translation import gettext_lazy as _

from portal.columns import ChoiceColumn, Column, YearColumn
from portal.details import RecordDetail
from portal.filters import SearchedFilterSet
from portal.lists import FilteredListView
from portal.models import Language, Source
from portal.search import names_like

SOURCE_COLUMNS = (
    Column(name="key", source="key", meaning=_("Public key of the source.")),
    Column(name="title", source="title", label=_("Title"), meaning=_("Title."), link=("portal:source", "key")),
    Column(name="authors", source="authors", label=_("Authors"), meaning=_("Authors; interviewees are never named.")),
    YearColumn(name="year", source="year", label=_("Year"), meaning=_("Year of publication.")),
    ChoiceColumn(name="kind", source="kind", label=_("Kind"), meaning=_("Kind of document."), choices=Source.Kind),
    Column(name="publisher", source="publisher", label=_("Publisher"), meaning=_("Publisher or issuing body.")),
    ChoiceColumn(name="language", source="language", meaning=_("Language of the document."), choices=Language),
)


class SourceFilterSet(SearchedFilterSet):
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Source.Kind)

    class Meta:
        model = Source
        fields = []

    def find(self, queryset, name, value):
        named = names_like(Source.objects.all(), value, "title", "authors", "publisher")
        return queryset.filter(pk__in=named.values("pk"))


class SourceList(FilteredListView):
    model = Source
    filterset_class = SourceFilterSet
    columns = SOURCE_COLUMNS
    title = _("Sources")
    lead = _("The documents on which the records rest.")
    default_sort = "title"


class SourceDetail(RecordDetail):
    model = Source
    template_name = "portal/source.html"
    fact_names = ("title", "authors", "year", "kind", "publisher", "language")
    rare_fact_names = ("transcript", "note")

    def get_context_data(self, **kwargs):
        seen = self.object.published_verdicts.visible_to(self.user).standing()
        verdicts = seen.select_related("partnership__government", "partnership__partner")
        return super().get_context_data(verdicts=verdicts, **kwargs)
