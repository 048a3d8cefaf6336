"""Gives a file out: whole or a range of it, to be saved, never shown within the portal's own pages."""

import re
from collections.abc import Iterator

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

from portal.files import PRIVATE
from portal.models import Document

#: A document that is opened in spite of all runs nothing, loads nothing and belongs to nobody's pages.
SEALED = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
_CHUNK = 64 * 1024
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})\Z")


class Unsatisfiable(Exception):
    """The range begins behind the end of the file."""


def given_out(document: Document, request) -> HttpResponse:
    """The answer to a GET or HEAD. Raises OSError where the file cannot be had."""
    headers = _headers(document)
    if answer := get_conditional_response(request, etag=headers["ETag"]):
        for name, value in headers.items():
            answer[name] = value
        return answer
    content = document.file.open("rb")
    # A part is only of use beside what the client has; else it gets the whole (RFC 9110, 13.1.5).
    fresh = request.headers.get("If-Range", headers["ETag"]) == headers["ETag"]
    asked = request.headers.get("Range", "") if request.method == "GET" and fresh else ""
    try:
        part = range_of(asked, document.size)
    except Unsatisfiable:
        content.close()
        return HttpResponse(status=416, headers=headers | {"Content-Range": f"bytes */{document.size}"})
    first, last = part or (0, document.size - 1)
    if part:
        headers["Content-Range"] = f"bytes {first}-{last}/{document.size}"
    headers["Content-Length"] = str(last - first + 1)
    if request.method == "HEAD":
        content.close()
        body = ()
    else:
        body = Part(content, first, last)
    status = 206 if part else 200
    return StreamingHttpResponse(body, status=status, content_type=document.content_type, headers=headers)


class Part:
    """Some bytes of an open file; closed with the answer, also where the client went before it read any."""

    def __init__(self, content, first: int, last: int):
        self.content, self.first, self.last = content, first, last

    def __iter__(self) -> Iterator[bytes]:
        self.content.seek(self.first)
        left = self.last - self.first + 1
        while left > 0 and (chunk := self.content.read(min(_CHUNK, left))):
            left -= len(chunk)
            yield chunk

    def close(self) -> None:
        self.content.close()


def range_of(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte asked for; None for the whole, also where the header is not one that we serve.

    Raises Unsatisfiable. Several ranges at once are answered by the whole, as the standard allows.
    """
    found = _RANGE.match(header.strip())
    if not found or not any(found.groups()):
        return None
    first, last = found.groups()
    if not first:
        if not int(last):
            raise Unsatisfiable
        return max(0, size - int(last)), size - 1
    if last and int(last) < int(first):
        return None
    if int(first) >= size:
        raise Unsatisfiable
    return int(first), min(int(last), size - 1) if last else size - 1


def _headers(document: Document) -> dict[str, str]:
    name = content_disposition_header(as_attachment=True, filename=document.name)
    return PRIVATE | SEALED | {"Content-Disposition": name, "Accept-Ranges": "bytes", "ETag": f'"{document.sha256}"'}
