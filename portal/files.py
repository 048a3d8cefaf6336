"""Files that a view makes: named, typed, and kept by no cache."""

from pathlib import PurePath

from django.http import HttpResponse
from django.utils.http import content_disposition_header

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: What browsers are told of a file, by the end of its name.
TYPES = {".csv": "text/csv; charset=utf-8", ".pdf": "application/pdf", ".docx": DOCX, ".xlsx": XLSX}
#: Of any file that is made or kept for one reader.
PRIVATE = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store"}


def file_response(content: bytes, name: str) -> HttpResponse:
    """The file to be saved as `name` (RFC 6266), for whoever asked for it alone; its type follows from its ending."""
    disposition = content_disposition_header(as_attachment=True, filename=name)
    headers = PRIVATE | {"Content-Disposition": disposition}
    return HttpResponse(content, content_type=TYPES[PurePath(name).suffix], headers=headers)
