"""Documents that an evaluation cites: named and let go while it is a draft, kept with it once it is final."""

from django.db.models import QuerySet

from evaluations.evaluating import permissions as may
from evaluations.models import CitedDocument, Evaluation
from portal.documents.together import of_partnership
from portal.keys import new_key
from portal.models import Document
from portal.services import act, lock, refuse, store


def citable(evaluation: Evaluation, user) -> QuerySet[Document]:
    """What the person sees beside the partnership, its agreements, what happened under it, and evaluations of it."""
    return of_partnership(Document.objects.visible_to(user).standing(), evaluation.partnership)


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
