"""The pages of an import, in the order in which a person meets them."""

from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from portal.form_views import FormPage
from portal.imports import shown, steps, uploading
from portal.imports.blanks import ENDINGS
from portal.imports.forms import ColumnsForm, UploadForm
from portal.imports.headings import MOST_LINES
from portal.imports.holding import OPEN, prepared
from portal.imports.kinds import in_order
from portal.imports.matching import match, questions
from portal.imports.reading import Row
from portal.jobs import latest
from portal.models import Import, ImportRow, Job
from portal.services import refuse

PAGE = 50
TONES = {"read": "neutral", "previewed": "info", "done": "good", "undone": "neutral", "discarded": "neutral"}


def _page_urls(page: Page, **asked: str) -> dict[str, str | None]:
    def url(number: int) -> str:
        return f"?{urlencode(asked | {'page': number})}"

    return {
        "first": url(1) if page.has_previous() else None,
        "previous": url(page.number - 1) if page.has_previous() else None,
        "next": url(page.number + 1) if page.has_next() else None,
        "last": url(page.paginator.num_pages) if page.has_next() else None,
    }


class ImportList(View):
    http_method_names = ["get"]

    def get(self, request):
        refuse(steps.why_not_import(request.user))
        page = Paginator(steps.imports_of(request.user), PAGE).get_page(request.GET.get("page"))
        context = {
            "title": _("Import of spreadsheets"),
            "lead": _("Rows that your office keeps become records: previewed first, and taken back as one if need be."),
            "imports": [(each, shown.kind_of(each)) for each in page.object_list],
            "page_obj": page,
            "page_urls": _page_urls(page),
            "kinds": in_order(),
            "endings": ENDINGS,
        }
        return render(request, "imports/list.html", context)


class ImportAdd(FormPage):
    form_class = UploadForm
    title = gettext_lazy("Import a spreadsheet")
    lead = gettext_lazy("Nothing is written before you have seen a preview and confirmed it.")
    button = gettext_lazy("Read it")
    done = gettext_lazy("The table is read. Say what its columns are.")

    def why_not(self):
        return steps.why_not_import(self.request.user)

    def form_kwargs(self):
        return {"by": self.request.user}

    def perform(self, form):
        said, uploaded = form.cleaned_data, form.cleaned_data["file"]
        import_ = uploading.begin(
            form.book,
            by=self.request.user,
            kind=said["kind"],
            government_key=said["government"],
            name=uploaded.name if uploaded else "",
        )
        return reverse("portal:import-columns", args=[import_.key])

    def back_url(self):
        return reverse("portal:imports")

    def crumbs(self):
        return [(_("Import of spreadsheets"), reverse("portal:imports"))]


class OfImport:
    """A page of one import, of the person who began it; others do not find it."""

    @cached_property
    def record(self) -> Import:
        return get_object_or_404(steps.imports_of(self.request.user), key=self.kwargs["key"])

    def why_not(self):
        return steps.why_not_import(self.request.user, self.record)

    def back_url(self):
        return reverse("portal:import", args=[self.record.key])

    def crumbs(self):
        return [(_("Import of spreadsheets"), reverse("portal:imports")), (str(self.record), self.back_url())]

    def frame(self, title: str, **more) -> dict:
        kicker = shown.kind_of(self.record)
        return {"title": title, "kicker": kicker, "crumbs": self.crumbs(), "import": self.record, **more}


class OpenImport(OfImport, View):
    """A page on which an import that was not carried out yet is prepared."""

    http_method_names = ["get", "post"]

    def dispatch(self, request, *args, **kwargs):
        refuse(self.why_not())
        if self.record.state not in OPEN:
            return redirect(self.back_url())
        return super().dispatch(request, *args, **kwargs)

    def preview(self):
        steps.take("import-preview", self.record, by=self.request.user)
        return redirect(self.back_url())


class ImportColumns(OpenImport):
    def get(self, request, key):
        return self.page(self.form())

    def post(self, request, key):
        again = "again" in request.POST
        form = self.form(None if again else request.POST)
        try:
            if again:
                self._read_again(request.POST)
                return redirect(request.path)
            if form.is_valid():
                with prepared(self.record):
                    self.record.columns = form.columns()
                return self.preview()
        except ValidationError as error:
            return self.page(form, error.messages)
        return self.page(form)

    def form(self, posted=None) -> ColumnsForm:
        return ColumnsForm(posted, import_=self.record, headings=shown.headings(self.record))

    def page(self, form, errors=()):
        columns = zip(form, shown.samples(self.record), strict=True)
        context = self.frame(_("What the columns are"), form=form, columns=list(columns), errors=errors)
        return render(self.request, "imports/columns.html", context)

    def _read_again(self, posted) -> None:
        """The headings stand in another row or sheet than was guessed."""
        sheet, heading, lines = (_number(posted.get(name, "")) for name in ("sheet", "heading", "lines"))
        import_ = self.record
        with prepared(import_):
            import_.sheet = min(sheet, len(import_.sheets) - 1)
            rows = [Row(row.number, row.cells) for row in import_.rows.filter(sheet=import_.sheet).order_by("number")]
            is_there = any(row.number == heading for row in rows)
            uploading.guess_columns(import_, rows, heading if is_there else None, min(max(lines, 1), MOST_LINES))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 7 else 0


class ImportNames(OpenImport):
    def get(self, request, key):
        return self.page()

    def post(self, request, key):
        try:
            match(self.record, request.POST)
            return self.preview()
        except ValidationError as error:
            return self.page(error)

    def page(self, error: ValidationError | None = None):
        """What names nothing is told beside its name; what else was refused, above all."""
        asked = questions(self.record, self.request.POST)
        wrong = error.message_dict if hasattr(error, "error_dict") else {}
        for question in asked:
            if str(question.place) in wrong:
                question.wrong = " ".join(wrong[str(question.place)])
                question.chosen, question.failed = "", question.typed
        errors = [{"message": message} for message in (error.messages if error and not wrong else ())]
        errors += [
            {"field_id": f"typed_{each.place}", "label": each.name, "message": each.wrong}
            for each in asked
            if each.wrong
        ]
        later = len(self.record.unknown) - len(asked)
        context = self.frame(_("Names to match"), questions=asked, later=later, errors=errors)
        return render(self.request, "imports/names.html", context)


class ImportDetail(OfImport, View):
    """The preview, the progress, or what became of it."""

    http_method_names = ["get"]

    def get(self, request, key):
        refuse(self.why_not())
        import_ = self.record
        job = latest(str(import_.key), *steps.STEPS)
        is_read = import_.state == Import.State.READ
        if is_read and (job is None or job.state == Job.State.DONE):
            return redirect("portal:import-columns", key=import_.key)
        act, table = request.GET.get("act", ""), request.GET.get("table", "")
        # Of columns that are others by now no preview is shown.
        rows = import_.rows.exclude(act="").order_by("sheet", "number") if not is_read else ImportRow.objects.none()
        if act in ImportRow.Act.values:
            rows = rows.filter(act=act)
        if table in import_.records:
            rows = rows.filter(records__contains=[{"table": table}])
        page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
        context = self.frame(
            str(import_),
            job=job,
            badges=[] if job and job.is_open else [{"tone": TONES[import_.state], "text": import_.get_state_display()}],
            counts=self._counts(act if not table else None),
            rows=shown.told(import_, page.object_list),
            page_obj=page,
            page_urls=_page_urls(page, act=act, table=table),
            left_out=shown.left_out(import_),
            kept=shown.kept_as_notes(import_),
            lacking=shown.lacking(import_),
            records=shown.records_of(import_),
            unknown=len(import_.unknown),
            writes=any(import_.counts.get(each) for each in ("create", "change")),
        )
        return render(request, "imports/detail.html", context)

    def _counts(self, chosen: str | None) -> list[tuple[str, int, str, bool]]:
        """Word, number, address of those rows alone, and whether they are shown alone."""
        counts = self.record.counts if self.record.state != Import.State.READ else {}
        address = self.back_url()
        told = [(_("all"), sum(counts.values()), address, chosen == "")]
        return told + [
            (each.label, counts.get(each.value, 0), f"{address}?act={each.value}", chosen == each.value)
            for each in ImportRow.Act
        ]
