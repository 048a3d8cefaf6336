"""The acts of an import: confirm, take back, discard; and the files that go with it."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from portal.files import file_response
from portal.form_views import FormPage
from portal.forms import PlainForm
from portal.imports import shown, steps
from portal.imports.blanks import ENDINGS, blank_csv, blank_workbook
from portal.imports.forms import ConfirmForm
from portal.imports.holding import prepared
from portal.imports.kinds import kinds
from portal.imports.views import OfImport
from portal.models import Import
from portal.services import refuse
from portal.spreadsheets import Sheet, workbook


class ImportAct(OfImport, FormPage):
    """What may be done in some states of an import alone."""

    states: tuple[str, ...] = ()

    def get(self, request, *args, **kwargs):
        if self.record.state not in self.states:
            return redirect(self.back_url())
        return super().get(request, *args, **kwargs)


class ImportStep(ImportAct):
    """One of the steps that write; what became of it stands on the page of the import."""

    step = ""
    done = ""

    def perform(self, form):
        steps.take(self.step, self.record, by=self.request.user)
        return self.back_url()


class ImportConfirm(ImportStep):
    step = "import"
    states = (Import.State.PREVIEWED,)
    form_class = ConfirmForm
    title = gettext_lazy("Confirm the import")
    lead = gettext_lazy("All rows of the preview that are not rejected are written as one act, or none of them.")
    button = gettext_lazy("Write it into the register")

    def form_kwargs(self):
        return {"rejected": self.record.counts.get("reject", 0)}


class ImportUndo(ImportStep):
    step = "import-undo"
    states = (Import.State.DONE,)
    form_class = PlainForm
    title = button = gettext_lazy("Take the import back")
    lead = gettext_lazy("What it made is removed, what it changed is as it was before. The history keeps both.")
    danger = True


class ImportDiscard(ImportAct):
    states = (Import.State.READ, Import.State.PREVIEWED)
    form_class = PlainForm
    title = button = gettext_lazy("Discard the import")
    lead = gettext_lazy("The rows that were read are deleted. Nothing in the register changes.")
    done = gettext_lazy("Discarded.")
    danger = True

    def perform(self, form):
        with prepared(self.record):
            self.record.rows.all().delete()
            self.record.state, self.record.counts, self.record.unknown = Import.State.DISCARDED, {}, []
        return reverse("portal:imports")


class ImportRejected(View):
    """The rows that were rejected, as they were read, each with what is wrong: to be mended and imported again."""

    http_method_names = ["get"]

    def get(self, request, key) -> HttpResponse:
        import_ = get_object_or_404(steps.imports_of(request.user), key=key)
        headings = shown.headings(import_)
        rows = import_.rows.filter(act="reject").order_by("number")
        sheet = Sheet(
            _("Rejected rows"),
            [*headings, _("Row of the file"), _("What is wrong")],
            (
                [
                    *(row.cells[: len(headings)] + [""] * (len(headings) - len(row.cells))),
                    told.number,
                    "\n".join(f"{label}: {message}" for label, _value, message in told.errors),
                ]
                for row, told in zip(rows, shown.told(import_, rows), strict=True)
            ),
        )
        return file_response(workbook([sheet]), f"{_('rejected')}-{import_.table}.xlsx")


class ImportBlank(View):
    """An empty table of one kind of record, to be filled in."""

    http_method_names = ["get"]

    def get(self, request, kind: str, ending: str) -> HttpResponse:
        refuse(steps.why_not_import(request.user))
        if kind not in kinds() or ending not in ENDINGS:
            raise Http404
        content = (blank_workbook if ending == "xlsx" else blank_csv)(kinds()[kind])
        return file_response(content, f"{kind}.{ending}")
