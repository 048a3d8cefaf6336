"""What templates say in the portal's own words: icons, dates as precisely as known, citations, errors of forms."""

import json
from functools import cache

import lucide
from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.papers import Linked
from portal.partial_dates import PartialDate

register = template.Library()

#: Each tone has its shape, so that no status is told by colour alone.
TONE_ICONS = {
    "good": "circle-check",
    "warn": "triangle-alert",
    "bad": "octagon-x",
    "info": "info",
    "neutral": "circle-dashed",
}

MESSAGE_TONES = {"success": "good", "warning": "warn", "error": "bad"}

#: The main menu, by url name; all other lists are reached from the last.
NAVIGATION = (
    ("home", gettext_lazy("Home")),
    ("agreements:partnerships", gettext_lazy("Partnerships")),
    ("agreements:agreements", gettext_lazy("Agreements")),
    ("agreements:fields", gettext_lazy("Fields")),
    ("agreements:activities", gettext_lazy("Activities")),
    ("cities:agencies", gettext_lazy("Agencies")),
    ("contents", gettext_lazy("All lists")),
)
#: What people who sign in find before the rest.
OWN_NAVIGATION = (("work", gettext_lazy("My work")), ("warnings", gettext_lazy("Warnings")))


@register.simple_tag
def nav_items(request) -> list[dict]:
    """The main menu; `current` is "page" on the very page and "true" on the pages below it."""
    user = getattr(request, "user", None)
    own = OWN_NAVIGATION if user and user.is_authenticated else ()
    return [_nav_item(reverse(name), label, request.path) for name, label in (*own, *NAVIGATION)]


def _nav_item(url: str, label: str, path: str) -> dict:
    below = path.startswith(url) and url != reverse("home")
    current = "page" if path == url else "true" if below else None
    return {"url": url, "label": label, "current": current}


#: What would end the block within a page.
_WITHIN_PAGE = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.filter
def linked_data(value: dict) -> str:
    """JSON-LD as a block of data, which is no script: browsers run nothing of it."""
    text = json.dumps(value, ensure_ascii=False).translate(_WITHIN_PAGE)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 escaped above


@register.filter
def message_tone(level_tag: str) -> str:
    return MESSAGE_TONES.get(level_tag, "info")


@register.simple_tag
def sort_icon(direction: str | None) -> str:
    return icon({"asc": "arrow-up", "desc": "arrow-down"}.get(direction, "arrow-up-down"))


@register.simple_tag
@cache
def icon(name: str) -> str:
    """A lucide icon beside words that say the same: hidden from screen readers."""
    svg = lucide._render_icon(str(name), 20, aria_hidden="true", focusable="false", **{"class": "icon"})
    return mark_safe(svg)  # noqa: S308 drawn by the package from its own files


@register.simple_tag
def tone_icon(tone: str) -> str:
    return icon(TONE_ICONS.get(tone, TONE_ICONS["neutral"]))


@register.filter
def partial_date(value: PartialDate | None, wording: str = "") -> str:
    """«Oktober – Desember 2018 («akhir 2018»)»; the words of the source follow where it has its own."""
    if value is None:
        return format_html("{} («{}»)", or_missing(None), wording) if wording else or_missing(None)
    return f"{value.display()} («{wording}»)" if wording else value.display()


@register.filter
def or_missing(value):
    """The value, or in grey that it is not recorded; 0 is a value."""
    if value is None or value == "":
        return format_html('<span class="missing">{}</span>', _("not recorded"))
    return value


@register.filter
def linked(value):
    """A value of a paper on a page: with its link where it has one, missing where it is empty."""
    if isinstance(value, Linked):
        return format_html('<a href="{}">{}</a>', value.url, value.text)
    return or_missing(value)


@register.filter
def cite(citation) -> str:
    """Short form of a citation or claim: «Anindya (2021), baris 86»."""
    return f"{citation.source}, {citation.place}" if citation.place else str(citation.source)


@register.inclusion_tag("components/refs.html")
def refs(evidence, record, attribute: str = ""):
    """The numbers of the places that the record, or one attribute of it, cites on a page with this `Evidence`."""
    return {"refs": evidence.refs(record, attribute)}


@register.inclusion_tag("components/error_summary.html")
def error_summary(*forms):
    """All errors of these forms and formsets, each with a link to its field; a missing form has none."""
    return {"errors": [error for form in forms if form for error in _errors(form)]}


def _errors(form):
    if hasattr(form, "forms"):
        yield from ({"field_id": "", "label": "", "message": message} for message in form.non_form_errors())
        for member in form.forms:
            yield from _errors(member)
        return
    yield from ({"field_id": "", "label": "", "message": message} for message in form.non_field_errors())
    for field in form:
        for message in field.errors:
            yield {"field_id": field.id_for_label or f"div_{field.auto_id}", "label": field.label, "message": message}
