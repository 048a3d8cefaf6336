"""Files beside a record: judged by their content when they come in, kept as they came, given to own people alone."""

import hashlib
import unicodedata
import uuid
from pathlib import PurePosixPath

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.keys import new_key
from portal.models import Attachment, Record
from portal.services import act, refuse, store

LARGEST_MB = 10
LARGEST = LARGEST_MB * 1024 * 1024
FOLDER = "attachments"
LONGEST_NAME = 120

#: The first bytes of each type that is taken, and how the names of such files may end.
BEGINNINGS = {
    Attachment.Type.PDF: (b"%PDF-", (".pdf",)),
    Attachment.Type.JPEG: (b"\xff\xd8\xff", (".jpg", ".jpeg")),
    Attachment.Type.PNG: (b"\x89PNG\r\n\x1a\n", (".png",)),
}


def check(uploaded: UploadedFile) -> Attachment.Type:
    """The type of the file by its content, whatever its name says; raises ValidationError where it is not taken."""
    if not uploaded.size:
        raise ValidationError(_("This file is empty: choose it again."), code="empty")
    if uploaded.size > LARGEST:
        raise ValidationError(
            _("This file is larger than %(limit)s MB. Scan it in a lower resolution, or take a smaller picture.")
            % {"limit": LARGEST_MB},
            code="too_large",
        )
    uploaded.seek(0)
    first = uploaded.read(16)
    uploaded.seek(0)
    for content_type, (beginning, _endings) in BEGINNINGS.items():
        if first.startswith(beginning):
            return content_type
    raise ValidationError(_("Only PDF files and JPEG or PNG pictures are taken; this is none of them."), code="type")


class AttachmentField(forms.FileField):
    """Asks for one file; not required unless said so. What is given is attached by `attach`."""

    def __init__(self, **kwargs):
        limits = format_lazy(gettext_lazy("PDF, JPEG or PNG, up to {limit} MB."), limit=LARGEST_MB)
        own = kwargs.pop("help_text", "")
        accepted = ",".join(BEGINNINGS)
        super().__init__(
            **{
                "required": False,
                "label": gettext_lazy("File"),
                "help_text": format_lazy("{} {}", own, limits) if own else limits,
                "widget": forms.FileInput(attrs={"accept": accepted}),
                "validators": [check],
                **kwargs,
            }
        )


def attach(record: Record, uploaded: UploadedFile, *, by) -> Attachment:
    """Keeps the file beside the record; who may act on the record is asked by the act of which this is a part.

    Raises ValidationError for a file that is empty, too large, or neither PDF, JPEG nor PNG.
    """
    content_type = check(uploaded)
    name = safe_name(uploaded.name or "", content_type)
    attachment = Attachment(
        record=record.record_label(),
        record_key=record.key,
        name=name,
        content_type=content_type,
        size=uploaded.size,
        sha256=_checksum(uploaded),
        added_by=by,
        added_on=timezone.localdate(),
    )
    with act(by=by):
        attachment.key = new_key(Attachment, record.key, "file")
        attachment.file.save(f"{FOLDER}/{uuid.uuid4().hex}{PurePosixPath(name).suffix}", uploaded, save=False)
        try:
            store(attachment)
        except Exception:
            attachment.file.delete(save=False)
            raise
    return attachment


def _checksum(uploaded: UploadedFile) -> str:
    checksum = hashlib.sha256()
    for chunk in uploaded.chunks():
        checksum.update(chunk)
    uploaded.seek(0)
    return checksum.hexdigest()


def safe_name(name: str, content_type: str) -> str:
    """The name without folders and invisible characters, with the ending that its content calls for."""
    base = name.replace("\\", "/").rpartition("/")[2]
    visible = "".join(letter for letter in base if unicodedata.category(letter)[0] != "C")
    stem, endings = visible.strip(" ."), BEGINNINGS[content_type][1]
    for ending in endings:
        if stem.lower().endswith(ending):
            return (stem[: -len(ending)][:LONGEST_NAME].rstrip(" .") or _("file")) + ending
    return (stem[:LONGEST_NAME].rstrip(" .") or _("file")) + endings[0]


def sees_attachments(user, record: Record) -> bool:
    """The government's own people: who sees the drafts of the record's government."""
    belongs = getattr(record, "government_id", None) is not None
    return belongs and user.is_authenticated and user.has_perm("portal.view_drafts", record)


def why_not_attach(user, record: Record) -> str | None:
    if getattr(record, "government_id", None) is not None and user.has_perm("portal.attach", record):
        return None
    return _("Only the cooperation unit of the government that keeps the record adds files to it.")


def why_not_remove(user, attachment: Attachment) -> str | None:
    """Who added a file takes it away again, and the cooperation unit any."""
    about = attachment.about
    if why_not_attach(user, about) is None:
        return None
    if attachment.added_by_id == user.pk and sees_attachments(user, about):
        return None
    return _("Only who added the file, or the cooperation unit, takes it away.")


def add_attachment(record: Record, uploaded: UploadedFile, *, by) -> Attachment:
    """A file beside a record that stands already. Raises PermissionDenied and ValidationError."""
    refuse(why_not_attach(by, record))
    return attach(record, uploaded, by=by)


def remove_attachment(attachment: Attachment, *, by, reason: str) -> None:
    """The file goes; the history keeps its name, its checksum and the reason."""
    refuse(why_not_remove(by, attachment))
    storage, stored = attachment.file.storage, attachment.file.name
    with act(by=by, reason=reason):
        attachment.delete()
        transaction.on_commit(lambda: storage.delete(stored))
