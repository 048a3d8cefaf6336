"""Whether documents are still as they came: each file against its checksum, and no file without its row."""

from datetime import timedelta

from django.core.exceptions import ObjectDoesNotExist
from django.core.files.storage import default_storage
from django.utils import timezone

from portal.documents.services import FOLDER, checksum
from portal.models import Document

#: A file younger than this may belong to an act that is not finished.
SETTLED = timedelta(hours=1)
CANNOT_BE_LISTED = "what lies beside them cannot be listed at the moment"


def faults() -> tuple[int, list[str]]:
    """How many documents were read, and a line for each that is at fault, and each file that is left over."""
    found, kept = [], set()
    documents = Document.objects.order_by("pk")
    for document in documents.iterator():
        kept.add(document.file.name)
        if fault := _fault(document):
            found.append(f"{document.key}: {document.file.name} {fault}")
    try:
        return len(kept), found + [f"{name} belongs to no document" for name in _left_over(kept)]
    except OSError:
        return len(kept), [*found, CANNOT_BE_LISTED]


def _fault(document: Document) -> str:
    try:
        document.about  # noqa: B018 - found, or not
    except ObjectDoesNotExist:
        return "stands beside a record that was deleted"
    try:
        with document.file.open("rb") as file:
            return "" if checksum(file) == document.sha256 else "is not as it came"
    except FileNotFoundError:
        return "is missing"
    except OSError:
        return "cannot be read at the moment"


def _left_over(kept: set[str]) -> list[str]:
    if not default_storage.exists(FOLDER):
        return []
    names = (f"{FOLDER}/{name}" for name in default_storage.listdir(FOLDER)[1])
    before = timezone.now() - SETTLED
    return sorted(name for name in names if name not in kept and default_storage.get_modified_time(name) < before)
