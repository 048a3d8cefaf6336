"""Documents that an evaluation cites: named and let go while it is a draft, kept with it once it is final."""

from django.apps import apps
from django.db.models import Q, QuerySet

from agreements.models import Partnership
from evaluations.evaluating import permissions as may
from evaluations.models import CitedDocument, Evaluation
from portal.keys import new_key
from portal.models import Document, Record
from portal.services import act, lock, refuse, store

#: How a kind of record names its partnership, by the attribute that it has.
PATHS = {
    "partnership": "partnership",
    "agreement": "agreement__partnership",
    "evaluation": "evaluation__partnership",
}


def citable(evaluation: Evaluation, user) -> QuerySet[Document]:
    """What the person sees beside the partnership, its agreements, what happened under it, and evaluations of it."""
    documents = Document.objects.visible_to(user).standing()
    beside = Q(pk=None)
    for kind in documents.order_by().values_list("record", flat=True).distinct():
        model = apps.get_model(kind)
        if path := _path(model):
            records = model._base_manager.filter(**{path: evaluation.partnership_id})
            beside |= Q(record=kind, record_key__in=records.values("key"))
    return documents.filter(beside)


def _path(model: type[Record]) -> str | None:
    if model is Partnership:
        return "pk"
    names = {attribute.name for attribute in model._meta.concrete_fields}
    return next((path for name, path in PATHS.items() if name in names), None)


def cite(evaluation: Evaluation, document: Document, *, by, place: str = "") -> CitedDocument:
    """Whoever judges says on which document that rests. Raises PermissionDenied and ValidationError."""
    with act(by=by):
        current = lock(evaluation)
        refuse(may.why_not_judge(by, current))
        cited = CitedDocument(evaluation=current, government_id=current.government_id, document=document, place=place)
        cited.key = new_key(CitedDocument, current.key, "document")
        store(cited)
    return cited


def let_go(cited: CitedDocument, *, by) -> None:
    """It is not cited any more; the history keeps that it was."""
    with act(by=by):
        lock(cited.evaluation)
        current = lock(cited)
        refuse(may.why_not_judge(by, current.evaluation))
        current.delete()
