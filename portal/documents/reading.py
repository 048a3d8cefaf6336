"""What the worker does with a document: reads the text that its pages carry, so that it can be searched."""

from django.db import transaction
from django.utils.translation import gettext as _

from portal.documents import pdfs
from portal.documents.found import BEGINS, ENDS
from portal.documents.services import READ
from portal.jobs import Progress, Refused, ask_for
from portal.models import Document, DocumentPage, Job


def read_text(job: Job, progress: Progress) -> None:
    """Begun twice it does the same. Raises Refused where the text cannot be had; the document stays as it is."""
    document = Document.objects.filter(key=job.subject).first()
    if document is None:
        return
    progress(0, document.pages or 0)
    try:
        with document.file.open("rb") as file:
            pages = pdfs.texts(file)
    except OSError:
        raise Refused(_("The file of this document is not where it was kept.")) from None
    except (pdfs.Boundless, pdfs.Unreadable):
        raise Refused(_("The text of this document cannot be read; search finds it by its name alone.")) from None
    with transaction.atomic():
        document.page_texts.all().delete()
        DocumentPage.objects.bulk_create(
            DocumentPage(document=document, number=number, text=_storable(text)) for number, text in pages
        )


def ask_for_what_is_missing() -> int:
    """Asks for the text of each PDF file that nobody asked for yet: those that were kept before it was read."""
    asked = Job.objects.filter(kind=READ).values("subject")
    unread = Document.objects.filter(content_type=Document.Type.PDF, page_texts=None).exclude(key__in=asked)
    found = list(unread.select_related("added_by"))
    for document in found:
        ask_for(READ, document.key, by=document.added_by)
    return len(found)


def _storable(text: str) -> str:
    """Without what no text of the database can hold, and without what marks words in it (`found`)."""
    for mark in ("\0", BEGINS, ENDS):
        text = text.replace(mark, "")
    return text.encode(errors="ignore").decode()
