"""The answer with a file that stands as a whole before it is sent, such as a table of the package."""

import hashlib
from dataclasses import dataclass
from typing import BinaryIO

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from portal.exports import log
from portal.exports.answers import described_by


@dataclass(frozen=True)
class Made:
    """`form` is a code of `FORMATS`, or «package»; `rows` are those of all tables inside."""

    file: BinaryIO
    name: str
    content_type: str
    form: str
    rows: int


def made_answer(request: HttpRequest, made: Made, asked: dict[str, list[str]]) -> HttpResponseBase:
    """The file under its checksum, or «not modified» to who has it; who takes it finds it in the log of exports."""
    made.file.seek(0)
    checksum = hashlib.file_digest(made.file, "sha256").hexdigest()
    size = made.file.tell()
    made.file.seek(0)
    response = FileResponse(made.file, as_attachment=True, filename=made.name, content_type=made.content_type)
    response["ETag"] = quote_etag(checksum)
    response["Cache-Control"] = "no-cache"
    response = get_conditional_response(request, etag=response["ETag"], response=response)
    if request.method == "GET" and response.status_code == 200:
        export = log.enter(
            by=request.user,
            path=request.path,
            asked=asked,
            form=made.form,
            name=made.name,
            rows=made.rows,
            size=size,
            sha256=checksum,
        )
        response["Link"] = described_by(export)
    return response
