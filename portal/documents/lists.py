"""The list of documents, searched by their names and by the words that they carry."""

from dataclasses import dataclass, replace

import django_filters
from django.apps import apps
from django.db.models import Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from portal.columns import ChoiceColumn, Column, DayColumn, NumberColumn, PartialDateColumn
from portal.documents.found import found_column
from portal.documents.together import PARTNERSHIP, of_partnership
from portal.filters import SearchedFilterSet
from portal.lists import FilteredListView
from portal.models import Document, Language, Visibility
from portal.search import names_like


@dataclass(frozen=True, kw_only=True)
class KindOfRecordColumn(Column):
    """The kind of a record, which files name by its label and the page by its word."""

    def text(self, row):
        return capfirst(str(apps.get_model(row[self.alias])._meta.verbose_name))


DOCUMENT_COLUMNS = (
    Column(name="key", source="key", meaning=_("Public key of the document.")),
    Column(
        name="title",
        source=Coalesce(NullIf("title", Value("")), "name"),
        label=_("Title"),
        meaning=_("Title; the name of the file where it has none."),
        link=("portal:document", "key"),
    ),
    ChoiceColumn(name="kind", source="kind", label=_("Kind"), meaning=_("Kind of document."), choices=Document.Kind),
    PartialDateColumn(
        name="dated", source="dated", wording="dated_wording", label=_("Date"), meaning=_("Date that it bears.")
    ),
    ChoiceColumn(
        name="language",
        source="language",
        label=_("Language"),
        meaning=_("Language of the document."),
        choices=Language,
    ),
    KindOfRecordColumn(
        name="record", source="record", label=_("Beside"), meaning=_("Kind of the record beside which it stands.")
    ),
    Column(name="record_key", source="record_key", meaning=_("Public key of the record beside which it stands.")),
    ChoiceColumn(
        name="visibility",
        source="visibility",
        label=_("Who may see it"),
        meaning=_("For whom it is meant; each also asks that the reader sees the record."),
        choices=Visibility,
    ),
    ChoiceColumn(
        name="content_type", source="content_type", meaning=_("Type, read from its content."), choices=Document.Type
    ),
    NumberColumn(name="pages", source="pages", meaning=_("Pages of a PDF file.")),
    NumberColumn(name="size", source="size", meaning=_("Size in bytes.")),
    Column(name="sha256", source="sha256", meaning=_("SHA-256 of its bytes, by which a copy is known to be the same.")),
    NumberColumn(name="edition", source="edition", meaning=_("Edition, counted from 1; the newest is listed.")),
    DayColumn(name="added_on", source="added_on", label=_("Added"), meaning=_("Day on which it was put here.")),
)


def partnerships_seen(request):
    seen = apps.get_model(PARTNERSHIP).objects.visible_to(request.user).standing()
    return seen.select_related("government", "partner")


class DocumentFilterSet(SearchedFilterSet):
    partnership = django_filters.ModelChoiceFilter(
        label=_("Partnership"), queryset=partnerships_seen, to_field_name="key", method="of"
    )
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Document.Kind)
    language = django_filters.ChoiceFilter(label=_("Language"), choices=Language)
    visibility = django_filters.ChoiceFilter(label=_("Who may see it"), choices=Visibility)

    class Meta:
        model = Document
        fields = []

    def of(self, queryset, name, value):
        return of_partnership(queryset, value)

    def find(self, queryset, name, value):
        # Among those that the reader sees: else what is called alike would depend on what is closed.
        visible = Document.objects.visible_to(self.request.user)
        named = names_like(visible, value, "title", "name")
        return queryset.filter(pk__in=named.values("pk")) | queryset.holding(value)


class DocumentList(FilteredListView):
    model = Document
    filterset_class = DocumentFilterSet
    columns = DOCUMENT_COLUMNS
    title = _("Documents")
    lead = _("Scans and files that you may see. Words are also looked for in the text of PDF files that carry one.")
    default_sort = "-added_on"

    def rows_on(self, day):
        return super().rows_on(day).standing()

    @property
    def _shown(self):
        """What was found in the texts stands on the page alone, and right behind the title."""
        words = self.filterset.form.cleaned_data.get("q") if self.filterset.form.is_valid() else ""
        title, *others = super()._shown
        return [title, found_column(words), *others] if words else [title, *others]

    def _heading(self, column):
        heading = super()._heading(column)
        return heading if column in self.columns else replace(heading, sort_url="")
