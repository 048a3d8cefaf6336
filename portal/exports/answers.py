"""The answer to who takes a list away as a file."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.http import content_disposition_header

from portal.exports import log, slots
from portal.exports.formats import Format
from portal.exports.rows import BATCH, Rows
from portal.exports.sheets import sheet
from portal.models import Export

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A list as it was asked for: `name` of the file without ending, `filters` as understood, `days` as in `sheet`."""

    name: str
    title: str
    filters: dict[str, list[str]]
    days: frozenset[str] = frozenset()


def file_answer(request: HttpRequest, rows: Rows, form: Format, asked: Asked) -> HttpResponseBase:
    """The file, in batches as it is made; its entry in the log is named in the header `Link`.

    Raises NoRoom, and nothing has been sent, where a spreadsheet cannot hold the list.
    """
    name = f"{asked.name}{form.ending}"
    # Each file has its own entry in the log, so no cache hands one on.
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=name),
        "Cache-Control": "no-store",
    }
    if request.method == "HEAD":
        # Who asks what there would be has taken nothing.
        return HttpResponse(content_type=form.content_type, headers=headers)
    give_back = slots.take(request.user)
    if give_back is None:
        return too_many(request)
    export = log.begin(by=request.user, path=request.path, asked=asked.filters, form=form.code, name=name)
    transfer = log.Transfer(export, rows, _batches(rows, form, asked), on_end=give_back)
    if form.is_sheet:
        transfer.begin()
    headers["Link"] = described_by(export)
    response = StreamingHttpResponse(transfer, content_type=form.content_type, headers=headers)
    if request.META.get("SERVER_PROTOCOL") == "HTTP/1.0":
        _with_its_length(response, transfer)
    return response


def _batches(rows: Rows, form: Format, asked: Asked) -> Iterator[bytes]:
    if form.is_sheet:
        yield from sheet(rows, title=asked.title, days=asked.days)
        return
    if form.byte_order_mark:
        yield BYTE_ORDER_MARK
    yield from rows.csv(guarded=form.guarded)


def described_by(export: Export) -> str:
    """The header `Link`: where the log tells of the file."""
    page = export.get_absolute_url()
    addresses = {page: "text/html", f"{page}?format=json": "application/json"}
    return ", ".join(f'<{url}>; rel="describedby"; type="{kind}"' for url, kind in addresses.items())


def _with_its_length(response: StreamingHttpResponse, transfer: log.Transfer) -> None:
    """In HTTP/1.0 the end of the connection is the end of the file: only its length, told before, tells a break."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 closed with the response
    response._resource_closers.append(file.close)
    for batch in transfer:
        file.write(batch)
    response["Content-Length"] = file.tell()
    file.seek(0)
    response.streaming_content = iter(lambda: file.read(BATCH), b"")


def too_many(request: HttpRequest) -> HttpResponse:
    """What is answered where all slots are taken."""
    most = slots.OF_A_PERSON if request.user.is_authenticated else slots.OF_ALL_VISITORS
    response = render(request, "portal/too_many_exports.html", {"most": most}, status=429)
    response["Retry-After"] = str(slots.SECONDS_TO_WAIT)
    return response
