"""Pages of what is cited: a record as one version of it was, and how to cite it."""

from functools import cached_property

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import resolve, reverse
from django.utils.http import content_disposition_header
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from portal.citing import citation_url, kind_of, kinds, reference_to
from portal.details import RecordDetail
from portal.evidence import Evidence, Fact
from portal.files import PRIVATE
from portal.gone import gone
from portal.models import Record
from portal.versions import Version, Versions, as_it_was, is_public

#: What the two formats are called among media types, by the ending of their files.
FORMATS = {"bib": "application/x-bibtex; charset=utf-8", "ris": "application/x-research-info-systems; charset=utf-8"}


class OfRecord(TemplateView):
    """Something about a record that the reader sees, named by kind and key, and perhaps by the number of a version."""

    http_method_names = ["get", "head"]

    @cached_property
    def model(self) -> type[Record]:
        try:
            return kinds()[self.kwargs["kind"]]
        except KeyError:
            raise Http404 from None

    @cached_property
    def record(self) -> Record:
        return get_object_or_404(self.model.objects.visible_to(self.request.user), key=self.kwargs["key"])

    @cached_property
    def versions(self) -> list[Version]:
        """Those that the reader may see, the oldest first."""
        return Versions(self.model, self.record.key).seen_by(self.request.user, self.record)

    @cached_property
    def version(self) -> Version | None:
        """The one asked for, else the newest; None where the kind has none, which addresses of files number 0."""
        number = self.kwargs.get("number")
        if not self.model.has_versions and not number:
            return None
        found = [each for each in self.versions if number in (None, each.number)] if self.model.has_versions else []
        if not found:
            raise Http404
        return found[-1]

    @property
    def newest(self) -> Version:
        return self.versions[-1]

    @cached_property
    def shown(self) -> Record:
        """The record with the values of the version; what the reader may not see of what it names is left out."""
        if self.version is None:
            return self.record
        return _seen_relatives(as_it_was(self.version), self.view_class, self.request.user)

    @property
    def view_class(self) -> type[RecordDetail]:
        return resolve(self.record.get_absolute_url()).func.view_class

    @cached_property
    def reference(self):
        if citation_url(self.record) is None:
            raise Http404
        return reference_to(self.shown, self.version)

    def crumbs(self) -> list[tuple[str, str]]:
        return [(str(self.record), self.record.get_absolute_url())]


class RecordVersion(OfRecord):
    """For ever the same facts; whether they are shown to this reader is decided by the record as it is now."""

    template_name = "portal/version.html"

    def get(self, request, *args, **kwargs):
        if not self.model.has_versions:
            raise Http404
        if not self.model.objects.visible_to(request.user).filter(key=self.kwargs["key"]).exists():
            return gone(request, Versions(self.model, self.kwargs["key"]), self.kwargs["number"])
        return super().get(request, *args, **kwargs)

    def url_of(self, version: Version) -> str:
        return reverse("portal:record-version", kwargs=self.kwargs | {"number": version.number})

    def facts(self) -> list[Fact]:
        """Those of the record's own page, in the same words."""
        page = self.view_class()
        page.request, page.user, page.object, page.evidence = self.request, self.request.user, self.shown, Evidence()
        return page.facts()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            title=str(self.shown),
            kicker=capfirst(str(self.model._meta.verbose_name)),
            crumbs=self.crumbs(),
            record=self.record,
            version=self.version,
            newest=self.newest,
            newest_url=self.url_of(self.newest),
            citation_url=reverse("portal:record-version-citation", kwargs=self.kwargs),
            is_annulled=getattr(self.record, "annulled_on", None) is not None,
            versions=[(each, self.url_of(each)) for each in reversed(self.versions)],
            facts=self.facts(),
            **kwargs,
        )


class RecordCitation(OfRecord):
    """How to cite the record in its newest version, or in the one that the address names."""

    template_name = "portal/citation.html"

    def get_context_data(self, **kwargs):
        reference = self.reference
        return super().get_context_data(
            title=_("Cite"),
            kicker=str(self.shown),
            crumbs=self.crumbs(),
            reference=reference,
            files=[(each, reverse(f"portal:record-{each}", args=self.address())) for each in FORMATS],
            is_public=is_public(self.record),
            version=self.version,
            **kwargs,
        )

    def address(self) -> list:
        """Arguments of the addresses of its files; what has no versions is numbered 0."""
        return [kind_of(self.model), self.record.key, self.version.number if self.version else 0]


class ReferenceFile(OfRecord):
    """The citation as a file for a program that keeps references."""

    ending = ""

    def get(self, request, *args, **kwargs):
        text = self.reference.bibtex() if self.ending == "bib" else self.reference.ris()
        disposition = content_disposition_header(as_attachment=True, filename=f"{self.reference.name}.{self.ending}")
        headers = PRIVATE | {"Content-Disposition": disposition}
        return HttpResponse(text, content_type=FORMATS[self.ending], headers=headers)


def _seen_relatives(record: Record, page: type[RecordDetail], user) -> Record:
    for name in (*page.fact_names, *page.rare_fact_names):
        attribute = record._meta.get_field(name)
        related = attribute.related_model
        if related and hasattr(related.objects, "visible_to"):
            pk = getattr(record, attribute.attname)
            attribute.set_cached_value(record, related.objects.visible_to(user).filter(pk=pk).first())
    return record
