"""Acts on documents: put one beside a record, let a newer edition succeed it, say what it is, take it away."""

import hashlib
import uuid
from contextlib import suppress
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.documents import permissions as may
from portal.documents.content import judge
from portal.documents.names import safe_name
from portal.jobs import ask_for
from portal.keys import new_key
from portal.models import Document, Record, Visibility
from portal.partial_dates import PartialDate
from portal.services import act, delete, lock, refuse, store

FOLDER = "documents"
#: The job that reads the text of a document.
READ = "document-text"


@dataclass(frozen=True)
class Told:
    """What people say of a document."""

    kind: str = Document.Kind.OTHER
    title: str = ""
    language: str = ""
    dated: PartialDate | None = None
    dated_wording: str = ""
    visibility: str = Visibility.INTERNAL


NOTHING = Told()


def attach(
    record: Record, uploaded: UploadedFile, *, by, told: Told = NOTHING, succeeds: Document | None = None
) -> Document:
    """Keeps the file beside the record; who may act on the record is asked by the act of which this is a part.

    Raises ValidationError for a file that is not taken (`portal.documents.content`), or cannot be kept.
    """
    judged = judge(uploaded)
    name = safe_name(uploaded.name or "", judged.content_type)
    document = Document(
        record=record.record_label(),
        record_key=record.key,
        name=name,
        content_type=judged.content_type,
        pages=judged.pages,
        size=uploaded.size,
        sha256=checksum(uploaded),
        edition=succeeds.edition + 1 if succeeds else 1,
        succeeds=succeeds,
        added_by=by,
        added_on=timezone.localdate(),
        **vars(told),
    )
    with act(by=by):
        document.key = new_key(Document, record.key, "file")
        _keep(document, uploaded)
        if judged.content_type == Document.Type.PDF:
            ask_for(READ, document.key, by=by)
    return document


def _keep(document: Document, uploaded: UploadedFile) -> None:
    """The file and its row, or neither."""
    stored = f"{FOLDER}/{uuid.uuid4().hex}{PurePosixPath(document.name).suffix}"
    try:
        document.file.save(stored, uploaded, save=False)
    except OSError:
        with suppress(OSError):
            document.file.storage.delete(stored)
        raise ValidationError(
            _("The file could not be kept: tell whoever runs the portal, and try again later."), code="not_kept"
        ) from None
    try:
        store(document)
    except Exception:
        document.file.delete(save=False)
        raise


def checksum(file) -> str:
    """The SHA-256 of all bytes of a file, which stands at its beginning again."""
    found = hashlib.sha256()
    for chunk in file.chunks():
        found.update(chunk)
    file.seek(0)
    return found.hexdigest()


def add_document(record: Record, uploaded: UploadedFile, *, by, told: Told = NOTHING) -> Document:
    """A document beside a record that stands already. Raises PermissionDenied and ValidationError."""
    refuse(may.why_not_attach(by, record))
    return attach(record, uploaded, by=by, told=told)


def succeed_document(document: Document, uploaded: UploadedFile, *, by, told: Told) -> Document:
    """A newer edition; the one before stays as it is, with its address. Raises PermissionDenied, ValidationError."""
    with act(by=by):
        before = _locked(document)
        refuse(may.why_not_succeed(by, before))
        return attach(before.about, uploaded, by=by, told=told, succeeds=before)


def _locked(document: Document, version: int | None = None) -> Document:
    """The record beside it is found once."""
    locked = lock(document, version)
    locked.about = document.about
    return locked


def change_document(document: Document, *, by, told: Told, version: int) -> Document:
    """Says anew what it is and for whom it is meant. Raises PermissionDenied, StaleEdit, ValidationError."""
    with act(by=by):
        document = _locked(document, version)
        refuse(may.why_not_change(by, document))
        for name, value in vars(told).items():
            setattr(document, name, value)
        store(document)
    return document


def remove_document(document: Document, *, by, reason: str) -> None:
    """The file goes; the history keeps its name, its checksum and the reason.

    Raises PermissionDenied, and ValidationError where a final evaluation cites it.
    """
    refuse(may.why_not_remove(by, document))
    storage, stored = document.file.storage, document.file.name
    with act(by=by, reason=reason):
        delete(document, why_it_stays=_("An evaluation cites this document, so it stays."))
        # A file that the store does not let go of now is told by `check_documents`.
        transaction.on_commit(lambda: storage.delete(stored), robust=True)
