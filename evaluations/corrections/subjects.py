"""What a report is about: the record of the page on which it was made, and who keeps that."""

from urllib.parse import urlsplit

from django.contrib.auth.models import AnonymousUser
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from agreements.models import Partnership
from cities.models import Government, Locality
from portal.citing import kind_of, kinds
from portal.models import Record
from portal.versions import Versions


def page_from(text: str) -> str:
    """The address of a page of the portal within it; empty where it is none, or where a browser would read a host."""
    if not (text.startswith("/") and text.isprintable() and url_has_allowed_host_and_scheme(text, allowed_hosts=None)):
        return ""
    try:
        resolve(urlsplit(text).path)
    except (Resolver404, ValueError):
        return ""
    return text


def record_of(page: str, user) -> Record | None:
    """The record on whose page, or on a page below it, the reader was, as far as the reader sees it."""
    parts = urlsplit(page).path.split("/")[1:]
    if len(parts) > 3 and parts[0] == "records":
        model, key = kinds().get(parts[1]), parts[2]
    elif len(parts) > 2:
        model, key = _model_of(f"/{parts[0]}/{parts[1]}/"), parts[1]
    else:
        return None
    return model.objects.visible_to(user).filter(key=key).first() if model else None


def _model_of(path: str) -> type[Record] | None:
    """The kind of record whose page has this address."""
    try:
        view = getattr(resolve(path).func, "view_class", None)
    except Resolver404:
        return None
    model = getattr(view, "model", None)
    return model if model in kinds().values() else None


def keeper_of(record: Record | None) -> Government | None:
    """The government that answers for the record; None where none does alone."""
    if isinstance(record, Government):
        return record
    if isinstance(record, Locality):
        published = Partnership.objects.visible_to(AnonymousUser()).filter(partner=record)
        keepers = list(Government.objects.filter(pk__in=published.values("government"))[:2])
        return keepers[0] if len(keepers) == 1 else None
    return getattr(record, "government", None)


def record_named(label: str, key: str) -> Record | None:
    """The record that a report names, whoever sees it; None where it is gone."""
    named = {model.record_label(): model for model in kinds().values()}
    return named[label]._base_manager.filter(key=key).first() if label in named else None


def change_url(record: Record, request) -> str | None:
    """The form that changes it, where its kind has one and the person may use it now."""
    try:
        url = reverse(f"{record.page}-change", args=[record.key])
    except NoReverseMatch:
        return None
    form = resolve(url).func.view_class()
    form.setup(request, key=record.key)
    form.record = record
    return None if form.why_not() else url


def version_now(record: Record | None) -> int | None:
    """The number of its newest version; None of what has none."""
    if record is None or not record.has_versions:
        return None
    return len(Versions(type(record), record.key).rows) or None


def version_address(record: Record, number: int) -> tuple[str, str, int]:
    """Arguments of the address of a version."""
    return kind_of(type(record)), record.key, number
