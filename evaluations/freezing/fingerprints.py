"""Fingerprints of records: equal as long as nothing is changed in what they say.

A record's own number, version, government, confirmation and filing are left out, so that one that is saved or loaded
anew with the same content stays the same; so is what is not for everybody, of which no page for everybody may tell
that it changed. The columns are named beside the fingerprints, so that a column added later changes none.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import md5

from django.apps import apps
from django.db.models import F, Model, Q, QuerySet, TextField
from django.db.models.functions import MD5, Cast, JSONObject

from agreements.models import Obligation
from evaluations.indicators.facts import Ref
from evaluations.register.telling import obligation_name
from portal.loading import all_tables

NOT_CONTENT = frozenset({"id", "key", "version", "government_id", "confirmed_on", "filing_id"})
#: What is counted with a record though it lies in rows below it: label, path to the record, date after which it is not.
BELOW = {
    "agreements.activity": (("agreements.participation", "activity", ""), ("agreements.activityfield", "activity", "")),
    "agreements.assignment": (("agreements.acknowledgement", "assignment", "happened"),),
}
OBLIGATION = "agreements.obligation"
#: A report that is owed is a row of a view: what counts of it.
OF_OBLIGATION = ["due", "received", "waived_on"]

Columns = Mapping[str, list[str]]


def columns_of(refs: Iterable[Ref]) -> dict[str, list[str]]:
    """The columns that say something, of each kind of record among these and of what lies below it."""
    labels = set(_by_label(refs))
    labels |= {below for label in labels for below, _path, _dated in BELOW.get(label, ())}
    return {label: OF_OBLIGATION if label == OBLIGATION else _content(apps.get_model(label)) for label in labels}


def _content(model: type[Model]) -> list[str]:
    """References by key: the numbers of rows are others in another portal."""
    hidden = NOT_CONTENT | _not_for_everybody(model)
    fields = (field for field in model._meta.concrete_fields if field.attname not in hidden)
    return sorted(f"{field.name}__key" if _has_key(field.related_model) else field.attname for field in fields)


def _not_for_everybody(model: type[Model]) -> set[str]:
    columns = (column for table in all_tables() if table.model is model for column in table.columns)
    return {stored for column in columns if column.permission for stored in column.stored}


def _has_key(model: type[Model] | None) -> bool:
    return model is not None and any(field.name == "key" for field in model._meta.fields)


def fingerprints(refs: Iterable[Ref], cutoff: date, columns: Columns) -> dict[Ref, str]:
    """Of those of these records that exist, by name; one query for each kind of row."""
    found: dict[Ref, str] = {}
    for label, keys in _by_label(refs).items():
        find = _obligations if label == OBLIGATION else _records
        own = find(label, keys, columns)
        for below, path, dated in BELOW.get(label, ()):
            for key, marks in _below(
                below, path, keys, columns, Q(**{f"{dated}__earliest__gt": cutoff}) if dated else None
            ).items():
                own[key] = md5("".join([own[key], *marks]).encode(), usedforsecurity=False).hexdigest()
        found |= {f"{label}:{key}": mark for key, mark in own.items()}
    return found


def _by_label(refs: Iterable[Ref]) -> dict[str, set[str]]:
    keys = defaultdict(set)
    for ref in refs:
        label, _colon, key = ref.partition(":")
        keys[label].add(key)
    return keys


def _mark(names: Iterable[str]) -> MD5:
    """Of the values as PostgreSQL writes them."""
    return MD5(Cast(JSONObject(**{name: F(name) for name in names}), TextField()))


def _known(label: str, columns: Columns) -> list[str]:
    """A column that is no more is left out: what it said is changed, and the fingerprint tells so."""
    model = apps.get_model(label)
    # Older content names references by their columns.
    known = {*_content(model), *(field.attname for field in model._meta.concrete_fields)}
    return [name for name in columns[label] if name in known]


def _records(label: str, keys: set[str], columns: Columns) -> dict[str, str]:
    rows = apps.get_model(label)._base_manager.filter(key__in=keys)
    return dict(rows.values_list("key", _mark(_known(label, columns))))


def _below(label: str, path: str, keys: set[str], columns: Columns, later: Q | None) -> dict[str, list[str]]:
    """Of each record the fingerprints of the rows below it, in an order that does not depend on when they came."""
    rows: QuerySet = apps.get_model(label)._base_manager.filter(**{f"{path}__key__in": keys})
    names = [name for name in _known(label, columns) if name not in (f"{path}_id", f"{path}__key")]
    marks = defaultdict(list)
    pairs = (rows.exclude(later) if later else rows).values_list(f"{path}__key", _mark(names))
    for key, mark in sorted(pairs):
        marks[key].append(mark)
    return marks


def _obligations(_label: str, names: set[str], columns: Columns) -> dict[str, str]:
    wanted = Q(pk=None)
    for name in names:
        agency, agreement, starts = name.split("/")
        wanted |= Q(agency__key=agency, agreement__key=agreement, starts=starts)
    rows = Obligation.objects.filter(wanted).values_list(
        "agency__key", "agreement__key", "starts", _mark(columns[OBLIGATION])
    )
    return {obligation_name(agency, agreement, starts): mark for agency, agreement, starts, mark in rows}
