"""What every list offers beside its page: its files, and its JSON twin, from the same rows and filters."""

from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from portal.columns import PartialDateColumn, for_files
from portal.exports.answers import Asked, file_answer
from portal.exports.formats import FORMATS
from portal.exports.rows import DatabaseRows, Rows
from portal.exports.sheets import NoRoom
from portal.exports.twins import error_answer, twin_answer

TWIN = "json"


class TakenAway:
    """`?export=` a format gives the whole list as a file, `?format=json` a page of it as JSON."""

    def rows_of(self, found: QuerySet) -> Rows:
        """These rows of the list as files and JSON have them."""
        return DatabaseRows(found, for_files(self.columns))

    def taken_away(self) -> HttpResponseBase | None:
        """What was asked for instead of the page; None where the page was."""
        if "export" in self.request.GET:
            return self._file()
        if "format" in self.request.GET:
            return self._twin()
        return None

    def _file(self) -> HttpResponseBase:
        form = FORMATS.get(self.request.GET["export"])
        if form is None:
            return self._refused(_("The format asked for is none in which this list can be taken away."))
        if not self.is_valid:
            return self._refused(_("Nothing was taken away, because a filter cannot be read. Mend it or clear it."))
        try:
            return file_answer(self.request, self.rows_of(self.found), form, self._asked)
        except NoRoom as refusal:
            return self._refused(str(refusal))

    def _refused(self, why: str) -> HttpResponseBase:
        return render(self.request, self.template_name, self.context() | {"refusal": why}, status=400)

    def _twin(self) -> HttpResponseBase:
        if self.request.GET["format"] != TWIN:
            return error_answer(400, _("The format asked for is none that this list has."))
        if not self.is_valid:
            return error_answer(400, _("A filter or the order cannot be read."), self.filterset.form.errors)
        return twin_answer(self.request, self.found, self.rows_of, asked=self._asked, day=self.day)

    @property
    def _asked(self) -> Asked:
        known = {*self.filterset.form.fields, "sort"}
        return Asked(
            name=self.request.resolver_match.url_name,
            title=str(self.title),
            filters={name: values for name, values in self.request.GET.lists() if name in known and any(values)},
            days=frozenset(column.name for column in self.columns if isinstance(column, PartialDateColumn)),
        )

    def _offers(self) -> list[dict]:
        """What the menu of a list offers: label, note and address of each form."""
        files = [
            {"label": form.label, "note": form.note, "url": self._url(export=code, page=None)}
            for code, form in FORMATS.items()
        ]
        note = _("page by page, for programs")
        return [*files, {"label": "JSON", "note": note, "url": self._url(format=TWIN, page=None), "is_twin": True}]
