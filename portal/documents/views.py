"""Pages of one document: what it is, its file, a newer edition, a change of what is said of it, its removal."""

import logging

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from portal.addresses import page_of
from portal.cite_views import AboutRecordPage
from portal.details import RecordDetail
from portal.documents import permissions as may
from portal.documents import services
from portal.documents.forms import DocumentForm, NewDocumentForm
from portal.documents.serving import given_out
from portal.form_views import ChangePage, FormPage
from portal.forms import ReasonForm
from portal.models import Document

logger = logging.getLogger(__name__)

ACTS = (
    ("document-succeed", may.why_not_succeed, _("Add a newer edition"), "file-plus", False),
    ("document-change", may.why_not_change, _("Change"), "pencil", False),
    ("document-remove", may.why_not_remove, _("Remove the document"), "trash-2", True),
)


def document_seen(user, key: str) -> Document:
    """The document, if the person sees it; else not found, as if there were none."""
    return get_object_or_404(Document.objects.filter(key=key).visible_to(user).select_related("successor"))


class OfDocument:
    @cached_property
    def record(self):
        return document_seen(self.request.user, self.kwargs["key"])


class DocumentDetail(RecordDetail):
    model = Document
    template_name = "portal/documents/document.html"
    fact_names = ("kind", "language", "dated", "visibility", "added_on", "content_type", "sha256")
    rare_fact_names = ("pages",)

    def get_queryset(self):
        found = Document.objects.filter(key=self.kwargs["key"]).visible_to(self.request.user)
        return found.select_related("successor", "succeeds")

    def buttons(self) -> list[dict]:
        """Acts that the reader may do now."""
        if not self.user.is_authenticated:
            return []
        return [
            {"label": label, "url": reverse(f"portal:{page}", args=[self.object.key]), "icon": icon, "danger": danger}
            for page, why_not, label, icon, danger in ACTS
            if why_not(self.user, self.object) is None
        ]

    def editions(self) -> list[Document]:
        """The others of the same document that the reader sees, the newest first."""
        beside = Document.objects.about(self.object.about).visible_to(self.user)
        links = {each.pk: each for each in beside}
        first = self.object
        while first.succeeds_id in links:
            first = links[first.succeeds_id]
        after = {each.succeeds_id: each for each in links.values()}
        line = [first]
        while line[-1].pk in after:
            line.append(after[line[-1].pk])
        return line[::-1]

    def get_context_data(self, **kwargs):
        about, editions = self.object.about, self.editions()
        return super().get_context_data(
            crumbs=[(str(about), page_of(about))],
            buttons=self.buttons(),
            editions=editions,
            is_succeeded=editions[0].pk != self.object.pk,
            **kwargs,
        )


class DocumentFile(OfDocument, View):
    """The file as it came, to be saved; who may have it is asked each time."""

    http_method_names = ["get", "head"]

    def get(self, request, key):
        try:
            return given_out(self.record, request)
        except FileNotFoundError:
            logger.error("%s: %s is missing", key, self.record.file.name)
            return self._without(lost=True, status=404)
        except OSError:
            logger.exception("%s: %s cannot be read", key, self.record.file.name)
            return self._without(lost=False, status=503)

    def _without(self, *, lost: bool, status: int):
        context = {"record": self.record, "lost": lost}
        return render(self.request, "portal/documents/no_file.html", context, status=status)


class DocumentAdd(AboutRecordPage):
    form_class = NewDocumentForm
    title = _("Add a document")
    lead = _(
        "A scan or a file, kept as it is, with whatever is written into it: photographs of telephones may tell where "
        "they were taken. Who may see it, you say below."
    )

    def why_not(self):
        return may.why_not_attach(self.request.user, self.record)

    def form_kwargs(self):
        return {}

    def perform(self, form):
        uploaded, by = form.cleaned_data["file"], self.request.user
        return services.add_document(self.record, uploaded, by=by, told=form.told()).get_absolute_url()


class DocumentSucceed(OfDocument, FormPage):
    form_class = NewDocumentForm
    title = _("Add a newer edition")
    lead = _("The edition before stays as it is, and keeps its address.")

    def why_not(self):
        return may.why_not_succeed(self.request.user, self.record)

    def form_kwargs(self):
        names = DocumentForm.Meta.fields
        return {"initial": {name: getattr(self.record, name) for name in names}}

    def perform(self, form):
        uploaded, by = form.cleaned_data["file"], self.request.user
        return services.succeed_document(self.record, uploaded, by=by, told=form.told()).get_absolute_url()


class DocumentChange(OfDocument, ChangePage):
    form_class = DocumentForm
    title = _("Change what is said of the document")
    lead = _("The file itself never changes: a newer one is added as a newer edition.")

    def why_not(self):
        return may.why_not_change(self.request.user, self.record)

    def perform(self, form):
        services.change_document(self.record, by=self.request.user, told=form.told(), version=self.version)
        return self.record.get_absolute_url()


class DocumentRemove(OfDocument, FormPage):
    form_class = ReasonForm
    title = button = _("Remove the document")
    lead = _("The file is deleted. The history keeps its name and its checksum, with your reason.")
    danger = True
    done = _("The document is removed.")

    def why_not(self):
        return may.why_not_remove(self.request.user, self.record)

    def perform(self, form):
        back = page_of(self.record.about)
        services.remove_document(self.record, by=self.request.user, reason=form.cleaned_data["reason"])
        return back
