"""The agreement, field and article on which a matter rests: what a letter to an agency must name."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from django.apps import apps

from agreements.models import Agreement, CooperationField
from evaluations.matters import Matter
from portal.models import Citation, Source

#: Label of a record that a matter is about → path to its cooperation field.
FIELD_OF = {
    "agreements.cooperationfield": "",
    "agreements.assignment": "field",
    "agreements.officerincharge": "assignment.field",
}


@dataclass(frozen=True)
class Ground:
    """`article` is the place in an official text that was cited for the field; empty where none was."""

    agreement: Agreement | None = None
    field: CooperationField | None = None
    article: str = ""


def grounds(matters: Iterable[Matter]) -> dict[str, Ground]:
    """By the name of the matter, with a constant number of queries."""
    keys = defaultdict(dict)
    for matter in matters:
        label, _colon, key = matter.subject.partition(":")
        keys[label][matter.name] = key
    fields = {name: field for label in FIELD_OF.keys() & keys for name, field in _fields(label, keys[label]).items()}
    articles = _articles({field.key for field in fields.values()})
    named = {name: Ground(field.agreement, field, articles.get(field.key, "")) for name, field in fields.items()}
    return _agreements(keys) | named


def _fields(label: str, keys: dict[str, str]) -> dict[str, CooperationField]:
    path = FIELD_OF[label]
    joined = f"{path.replace('.', '__')}__agreement".removeprefix("__")
    records = apps.get_model(label).objects.filter(key__in=keys.values()).select_related(joined)
    by_key = {record.key: attrgetter(path)(record) if path else record for record in records}
    return {name: by_key[key] for name, key in keys.items() if key in by_key}


def _agreements(keys: dict[str, dict[str, str]]) -> dict[str, Ground]:
    """Those of matters about an agreement itself."""
    wanted = keys["agreements.agreement"]
    by_key = {agreement.key: agreement for agreement in Agreement.objects.filter(key__in=wanted.values())}
    return {name: Ground(by_key[key]) for name, key in wanted.items() if key in by_key}


def _articles(fields: set[str]) -> dict[str, str]:
    cited = Citation.objects.filter(
        record=CooperationField._meta.label_lower, record_key__in=fields, source__kind=Source.Kind.OFFICIAL_TEXT
    )
    return {citation.record_key: citation.place for citation in cited.exclude(locator="").select_related("source")}
