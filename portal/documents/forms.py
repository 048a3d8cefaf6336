"""Forms of documents: the file, what it is, and for whom it is meant."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from portal.documents.content import ENDINGS, LARGEST_MB, check
from portal.documents.pdf_reader import MOST_PAGES
from portal.documents.services import Told
from portal.forms import RecordForm
from portal.models import Document

LIMITS = format_lazy(
    _("PDF, JPEG, PNG, DOCX, XLSX, PPTX, ODT or ODS, up to {limit} MB and {pages} pages."),
    limit=LARGEST_MB,
    pages=MOST_PAGES,
)
_TOLD = ["kind", "title", "language", "dated", "dated_wording", "visibility"]


class DocumentField(forms.FileField):
    """Asks for one file; not required unless said so. What is given is kept by `services.attach`."""

    def __init__(self, **kwargs):
        own = kwargs.pop("help_text", "")
        accepted = ",".join(ending for endings in ENDINGS.values() for ending in endings)
        super().__init__(
            **{
                "required": False,
                "label": _("File"),
                "help_text": format_lazy("{} {}", own, LIMITS) if own else LIMITS,
                "widget": forms.FileInput(attrs={"accept": accepted}),
                "validators": [check],
                **kwargs,
            }
        )


class DocumentForm(RecordForm):
    """What is said of a document."""

    class Meta:
        model = Document
        fields = _TOLD

    def told(self) -> Told:
        return Told(**self.changes())


class NewDocumentForm(DocumentForm):
    """A file with what is said of it."""

    file = DocumentField(required=True)
    field_order = ["file", *_TOLD]
