"""What a file is, by its content and never by its name; what is disguised, active or boundless is refused."""

from dataclasses import dataclass
from zipfile import is_zipfile

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from portal.documents import office, pdfs, pictures
from portal.models import Document

LARGEST_MB = 25
LARGEST = LARGEST_MB * 1024 * 1024
#: What no scan or picture begins with, and a browser or a server would run.
FOREIGN = (b"<html", b"<script", b"<svg", b"<!doctype", b"<?php", b"<%@")
_LOOKED_AT = 1024
#: How the names of files of each type may end; the first is given to those that end otherwise.
ENDINGS = {
    Document.Type.PDF: (".pdf",),
    Document.Type.JPEG: (".jpg", ".jpeg"),
    Document.Type.PNG: (".png",),
    Document.Type.DOCX: (".docx",),
    Document.Type.XLSX: (".xlsx",),
    Document.Type.PPTX: (".pptx",),
    Document.Type.ODT: (".odt",),
    Document.Type.ODS: (".ods",),
}
_PICTURES = {b"\xff\xd8\xff": Document.Type.JPEG, b"\x89PNG\r\n\x1a\n": Document.Type.PNG}


@dataclass(frozen=True)
class Judged:
    """What was found: the type, and how many pages where the type has them."""

    content_type: Document.Type
    pages: int | None = None


def judge(uploaded: UploadedFile) -> Judged:
    """Raises ValidationError, with what is wrong and what to do, for whatever is not taken.

    A file is judged once: the form asks, and so does the service that keeps it.
    """
    if not hasattr(uploaded, "judged"):
        uploaded.judged = _judged(uploaded)
    return uploaded.judged


def _judged(uploaded: UploadedFile) -> Judged:
    _check_size(uploaded)
    uploaded.seek(0)
    first = uploaded.read(_LOOKED_AT)
    uploaded.seek(0)
    try:
        if first.startswith(office.BEGINNING):
            return Judged(office.judge(uploaded))
        return _judge_other(uploaded, first)
    finally:
        uploaded.seek(0)


def check(uploaded: UploadedFile) -> None:
    """The same, for a field of a form."""
    judge(uploaded)


def _judge_other(uploaded: UploadedFile, first: bytes) -> Judged:
    """A PDF file or a picture."""
    if first.startswith(office.OLD):
        raise ValidationError(
            _(
                "This office file is protected by a password or kept in an old format. Open it, and save it as DOCX, "
                "XLSX, PPTX, ODT, ODS or PDF without a password."
            ),
            code="old_office",
        )
    picture = next((kind for beginning, kind in _PICTURES.items() if first.startswith(beginning)), None)
    if not picture and not first.startswith(pdfs.BEGINNING):
        raise ValidationError(
            _(
                "Only PDF files, JPEG or PNG pictures and office files (DOCX, XLSX, PPTX, ODT, ODS) are taken; this is "
                "none of them, whatever its name says."
            ),
            code="type",
        )
    if any(mark in first.lower() for mark in FOREIGN) or is_zipfile(uploaded):
        raise disguised()
    uploaded.seek(0)
    if picture:
        pictures.judge(uploaded, picture)
        return Judged(picture)
    return Judged(Document.Type.PDF, pdfs.judge(uploaded))


def _check_size(uploaded: UploadedFile) -> None:
    if not uploaded.size:
        raise ValidationError(_("This file is empty: choose it again."), code="empty")
    if uploaded.size > LARGEST:
        raise ValidationError(
            _("This file is larger than %(limit)s MB. Scan it in a lower resolution, or take a smaller picture.")
            % {"limit": LARGEST_MB},
            code="too_large",
        )


def disguised() -> ValidationError:
    return ValidationError(
        _("This file is two things at once: another kind of file is hidden in it. Print or scan it anew."),
        code="disguised",
    )
