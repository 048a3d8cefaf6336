"""The JSON twin of a list: the rows of its file, a hundred at a time, at the address of the list with `?format=json`.

It has an ETag of its content and no Last-Modified: what a list says of today changes though no record did.
"""

import hashlib
import json
from collections.abc import Callable
from datetime import date

from django.core.paginator import EmptyPage, InvalidPage, Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.exports.answers import Asked
from portal.exports.rows import Rows
from portal.paging import rows_of_page

PAGE = 100
JSON = "application/json"


def twin_answer(request: HttpRequest, found, rows_of: Callable[..., Rows], *, asked: Asked, day: date):
    """One page of the rows found. A page that is not there is a 404, one that is no number a 400."""
    paginator = Paginator(found, PAGE)
    try:
        page = paginator.page(request.GET.get("page") or 1)
    except EmptyPage:
        return error_answer(404, _("The list has no such page."))
    except InvalidPage:
        return error_answer(400, _("The page is no number."))
    links = _links(request, page)
    head = {
        "title": asked.title,
        "language": get_language(),
        "as_of": day.isoformat(),
        "filters": asked.filters,
        "total": paginator.count,
        "page": page.number,
        "pages": paginator.num_pages,
        **links,
    }
    rows = ",\n".join(rows_of(rows_of_page(found, page)).json())
    body = f'{json.dumps(head, ensure_ascii=False)[:-1]}, "rows": [\n{rows}\n]}}\n'
    response = HttpResponse(body, content_type=JSON, headers={"Cache-Control": "no-cache"})
    if known := [f'<{url}>; rel="{name}"' for name, url in links.items() if url]:
        response["Link"] = ", ".join(known)
    return _unless_known(request, response)


def _links(request: HttpRequest, page) -> dict[str, str | None]:
    def address(number: int) -> str:
        query = request.GET.copy()
        query["page"] = str(number)
        return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")

    return {
        "prev": address(page.number - 1) if page.has_previous() else None,
        "next": address(page.number + 1) if page.has_next() else None,
    }


def _unless_known(request: HttpRequest, response: HttpResponse) -> HttpResponseBase:
    """The answer, or 304 where the reader has the same already."""
    response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    return get_conditional_response(request, etag=response["ETag"], response=response)


def error_answer(status: int, message: str, errors: dict | None = None) -> HttpResponse:
    body = {"error": message}
    if errors:
        body["filters"] = {name: [str(each) for each in found] for name, found in errors.items()}
    return HttpResponse(json.dumps(body, ensure_ascii=False), content_type=JSON, status=status)
