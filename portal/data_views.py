"""The data page: the package of today, single tables, and the dictionary."""

import tempfile
from collections import defaultdict
from pathlib import Path

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.functional import cached_property
from django.utils.http import quote_etag
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View

from portal.exports import slots
from portal.exports.answers import too_many
from portal.exports.formats import CSV
from portal.exports.made import Made, made_answer
from portal.fields import DayFormField
from portal.filters import AsOfForm
from portal.form_views import FormPage
from portal.forms import GroupedForm, forms
from portal.loading import packaged_tables
from portal.models import PackageRelease
from portal.packages import Scope, added_files, texts
from portal.packages.archive import write_package
from portal.packages.dataset import dataset
from portal.packages.dictionary import Entry, entries
from portal.packages.releasing import release_package, why_not_release
from portal.packages.rows import only_packaged
from portal.packages.writing import csv_of
from portal.tables import Table

ZIP = "application/zip"
#: Of a released version, which never changes.
FOR_EVER = "public, max-age=31536000, immutable"


def published(day=None) -> Scope:
    """What everybody may see, whoever asks."""
    return Scope(AnonymousUser(), day or timezone.localdate())


def table_url(table: Table) -> str:
    return reverse("portal:data-table", args=[table.file.removesuffix(".csv")])


class DataPage(TemplateView):
    template_name = "portal/data.html"

    def get_context_data(self, **kwargs):
        scope = published()
        own = Scope(self.request.user, scope.as_of)
        return super().get_context_data(
            title=_("Data"),
            lead=_("The whole register as a package of files, to reckon with, to check and to keep."),
            tables=[(table, table_url(table)) for table in packaged_tables()],
            added=added_files(),
            has_own=self.request.user.is_authenticated and not own.is_public,
            may_release=not why_not_release(self.request.user),
            form=AsOfForm(),
            releases=PackageRelease.objects.all(),
            citation=texts.citation(scope.as_of.isoformat(), scope.as_of),
            licence=(texts.LICENCE_TITLE, texts.LICENCE_URL),
            recompute=texts.RECOMPUTE,
            dataset=dataset(self.request.build_absolute_uri, scope),
            **kwargs,
        )


class DataDictionary(TemplateView):
    template_name = "portal/data_dictionary.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            title=_("Dictionary of the data"),
            lead=_("Every file and every column: what it means, its type and unit, and whether it is always filled."),
            crumbs=[(_("Data"), reverse("portal:data"))],
            files=self._files(),
            **kwargs,
        )

    def _files(self) -> list[tuple[str, str, list[Entry]]]:
        """Each file with its meaning and its columns."""
        columns = defaultdict(list)
        for entry in entries(published()):
            columns[entry.table].append(entry)
        meanings = {table.file: table.meaning for table in packaged_tables()}
        meanings |= {file.name: file.meaning for file in added_files()}
        return [(file, meanings[file], found) for file, found in columns.items()]


class DataFile(View):
    """A file that is made when it is asked for; a day that is none is not found."""

    http_method_names = ["get", "head"]

    @cached_property
    def day(self):
        form = AsOfForm(self.request.GET)
        if not form.is_valid():
            raise Http404
        return form.day

    def scope(self) -> Scope:
        return published(self.day)

    def get(self, request, **named):
        scope = self.scope()
        give_back = slots.take(request.user)
        if give_back is None:
            return too_many(request)
        try:
            made = self.made(scope, **named)
        finally:
            give_back()
        asked = {"as_of": request.GET.getlist("as_of")} if request.GET.get("as_of") else {}
        return made_answer(request, made, asked)

    def made(self, scope: Scope, **named) -> Made:
        raise NotImplementedError


class PackageFile(DataFile):
    """A package as a download."""

    def made(self, scope):
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "package.zip"
            package = write_package(target, scope)
            # Stays readable until it is closed.
            return Made(target.open("rb"), self.name(scope), ZIP, "package", package.rows)

    def name(self, scope: Scope) -> str:
        return f"sister-city-portal-{scope.as_of.isoformat()}.zip"


class OwnPackageFile(PackageFile):
    """With what the reader may see of unpublished records."""

    def scope(self) -> Scope:
        return Scope(self.request.user, self.day)

    def name(self, scope: Scope) -> str:
        return f"internal-{super().name(scope)}"


class ReleaseFile(View):
    """A released version, as it was."""

    http_method_names = ["get", "head"]

    def get(self, request, version: str):
        release = get_object_or_404(PackageRelease, version=version)
        try:
            content = release.file.open("rb")
        except OSError:
            raise Http404 from None
        name = f"sister-city-portal-{release.version}.zip"
        response = FileResponse(content, as_attachment=True, filename=name, content_type=ZIP)
        response["ETag"] = quote_etag(release.sha256)
        response["Cache-Control"] = FOR_EVER
        return get_conditional_response(request, etag=response["ETag"], response=response)


class ReleaseForm(GroupedForm, forms.Form):
    as_of = DayFormField(required=False, label=_("As of"), help_text=_("Empty: today."))


class ReleaseAdd(FormPage):
    form_class = ReleaseForm
    title = _("Release a version of the data package")
    lead = _("What is published is kept as a file with its checksum, for everybody to cite. It is never changed.")
    button = _("Release")
    done = _("Released.")

    def why_not(self):
        return why_not_release(self.request.user)

    def back_url(self):
        return reverse("portal:data")

    def crumbs(self):
        return [(_("Data"), self.back_url())]

    def perform(self, form):
        release_package(by=self.request.user, as_of=form.cleaned_data["as_of"])
        return self.back_url()


class TableFile(DataFile):
    """One published table, as it stands in the package, at an address that stays."""

    def made(self, scope, *, table: str):
        tables = packaged_tables()
        chosen = next((each for each in tables if each.file == f"{table}.csv"), None)
        if not chosen:
            raise Http404
        file = tempfile.TemporaryFile()  # noqa: SIM115 the response closes it
        with connection.cursor() as cursor, only_packaged(cursor, tables, scope):
            file.writelines(csv_of(cursor, chosen, scope))
            return Made(file, chosen.file, CSV, "csv-raw", cursor.rowcount)
