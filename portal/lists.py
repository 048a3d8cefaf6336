"""The list page: what is seen, filtered, sorted, paged and taken away as a file by one view."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import QueryDict
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.generic import View

from portal.columns import Cell, Column
from portal.exports.taking import TakenAway
from portal.filters import SearchedFilterSet, chosen_day
from portal.paging import rows_of_page

PAGE = 50


@dataclass(frozen=True)
class Heading:
    """A column as the head of the table shows it."""

    name: str
    label: str
    numeric: bool
    sort_url: str
    sorted: str | None


@dataclass(frozen=True)
class Row:
    url: str | None
    cells: list[Cell]


class FilteredListView(TakenAway, View):
    """Declares a list by its model, filters and columns; the same rows can be taken away as files and as JSON.

    The model's manager has `visible_to(user)`. An invalid filter shows an error and no rows, and exports nothing.
    """

    model = None
    filterset_class: type[SearchedFilterSet]
    columns: tuple[Column, ...] = ()
    title = ""
    lead = ""
    default_sort = ""
    template_name = "list.html"

    def rows_on(self, day: date) -> QuerySet:
        """What the person may see, with whatever the columns need, on that day."""
        return self.model.objects.visible_to(self.request.user)

    def get(self, request):
        return self.taken_away() or render(request, self.template_name, self.context())

    @cached_property
    def filterset(self):
        return self.filterset_class(self.request.GET, queryset=self.model.objects.none(), request=self.request)

    @cached_property
    def day(self) -> date:
        return chosen_day(self.filterset)

    @cached_property
    def sorted_by(self) -> tuple[Column, bool] | None:
        """The column to sort by and whether downwards; None where no column has the name."""
        name = self.request.GET.get("sort") or self.default_sort
        for column in self.columns:
            if column.name == name.removeprefix("-"):
                return column, name.startswith("-")
        return None

    @cached_property
    def is_valid(self) -> bool:
        return self.sorted_by is not None and self.filterset.form.is_valid()

    @cached_property
    def found(self) -> QuerySet:
        """The rows that pass the filters, sorted; none where a filter cannot be understood."""
        if not self.is_valid:
            return self.model.objects.none()
        self.filterset.queryset = self.rows_on(self.day)
        column, downwards = self.sorted_by
        order = column.order()
        order = order.desc(nulls_last=True) if downwards else order.asc(nulls_last=True)
        return self.filterset.qs.order_by(order, "pk")

    def context(self) -> dict:
        page = Paginator(self.found, PAGE).get_page(self.request.GET.get("page"))
        return {
            "title": self.title,
            "lead": self.lead,
            "columns": [self._heading(column) for column in self._shown],
            "rows": self._rows(rows_of_page(self.found, page)) if self.is_valid else [],
            "total": page.paginator.count,
            "page_obj": page,
            "page_urls": self._page_urls(page),
            "filter_form": self.filterset.form,
            "filter_errors": not self.is_valid,
            "filters_active": self._active_filters() if self.is_valid else [],
            "kept": [("sort", self.request.GET["sort"])] if "sort" in self.request.GET else [],
            "exports": self._offers(),
            "as_of_note": self._as_of_note(),
        }

    @property
    def _shown(self) -> list[Column]:
        return [column for column in self.columns if column.label]

    def _rows(self, queryset: QuerySet) -> list[Row]:
        selected = {}
        for column in self._shown:
            selected.update(column.for_page())
        found = queryset.annotate(**selected).values(*selected)
        rows = [[column.cell(row) for column in self._shown] for row in found]
        return [Row(next((cell.url for cell in cells if cell.url), None), cells) for cells in rows]

    def _heading(self, column: Column) -> Heading:
        current, downwards = self.sorted_by or (None, False)
        is_current = column is current
        target = f"-{column.name}" if is_current and not downwards else column.name
        return Heading(
            name=column.name,
            label=str(column.label),
            numeric=column.kind == "number",
            sort_url=self._url(sort=target, page=None),
            sorted=("desc" if downwards else "asc") if is_current else None,
        )

    def _page_urls(self, page) -> dict[str, str | None]:
        last = page.paginator.num_pages
        return {
            "first": self._url(page=None) if page.number > 1 else None,
            "previous": self._url(page=page.number - 1) if page.has_previous() else None,
            "next": self._url(page=page.number + 1) if page.has_next() else None,
            "last": self._url(page=last) if page.number < last else None,
        }

    def _active_filters(self) -> list[tuple[str, str, str]]:
        """Label, chosen value, and the address without it."""
        active = []
        for bound in self.filterset.form:
            value = self.filterset.form.cleaned_data.get(bound.name)
            if value not in (None, "", []):
                choices = dict(getattr(bound.field, "choices", ()) or ()) if not hasattr(value, "pk") else {}
                active.append(
                    (bound.label, str(choices.get(bound.data, value)), self._url(page=None, **{bound.name: None}))
                )
        return active

    def _as_of_note(self) -> str:
        if not self.request.GET.get("as_of") or not self.is_valid:
            return ""
        return _("State on %(day)s.") % {"day": date_format(self.day, "j F Y")}

    def _url(self, **changes) -> str:
        """This address with some parameters changed; None takes one away."""
        query: QueryDict = self.request.GET.copy()
        query.pop("export", None)
        query.pop("format", None)
        for name, value in changes.items():
            query.pop(name, None)
            if value is not None:
                query[name] = value
        return f"{self.request.path}?{query.urlencode()}" if query else self.request.path
