"""All documents of one partnership: beside it, its agreements, what happened under them, and evaluations of it."""

from django.apps import apps
from django.db.models import Q, QuerySet

from portal.models import Document, Record

PARTNERSHIP = "agreements.Partnership"
#: What a record stands below, the nearest way up first.
_ABOVE = ("partnership", "agreement", "activity", "evaluation", "text", "field", "assignment", "monitoring", "signing")
_ABOVE += ("approval",)


def of_partnership(documents: QuerySet[Document], partnership: Record) -> QuerySet[Document]:
    """Those of these documents; asks first of which kinds their records are."""
    beside = Q(pk=None)
    for kind in documents.order_by().values_list("record", flat=True).distinct():
        model = apps.get_model(kind)
        if way := _way_up(model):
            records = model._base_manager.filter(**{way: partnership.pk})
            beside |= Q(record=kind, record_key__in=records.values("key"))
    return documents.filter(beside)


def _way_up(model: type[Record]) -> str:
    """The path from a record to its partnership; empty where it has none, as the report of an agency."""
    if model._meta.label == PARTNERSHIP:
        return "pk"
    above = {attribute.name: attribute for attribute in model._meta.concrete_fields if attribute.is_relation}
    name = next((each for each in _ABOVE if each in above), None)
    further = _way_up(above[name].related_model) if name else ""
    return f"{name}__{further}" if further else ""
