"""The ground of many partnerships from the database: which agreement is judged, with its chain, fields and texts."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Q, QuerySet

from agreements.models import Agreement, AgreementText, CooperationField, Partnership
from agreements.models.agreements import planned_by
from agreements.models.legal_status import of_deciding
from agreements.models.statuses import OVER, PartnershipStatus
from evaluations.evidence.naming import plain
from evaluations.register.ground import Ground
from evaluations.register.rows import AgreementRow, Decided, FieldRow, TextRow

DATES = ("signed", "starts", "expires", "terminated")


def ground_of(partnerships: Collection[int], cutoff: date) -> Ground:
    """Read with five queries."""
    agreements = {each.pk: each for each in _agreements(partnerships, cutoff)}
    decided = _decided(partnerships, cutoff, agreements)
    return Ground(
        cutoff=cutoff,
        agreements=agreements,
        decided=decided,
        planned=_planned(partnerships, cutoff),
        fields={each.pk: each for each in _fields(agreements)},
        texts=list(_texts(each.agreement for each in decided.values())),
    )


def _agreements(partnerships: Collection[int], cutoff: date) -> Iterable[AgreementRow]:
    rows = Agreement.objects.entered().told_by(cutoff).filter(partnership__in=partnerships).order_by("key")
    for row in rows.values("pk", "key", "partnership", "kind", "term", "parent", "succeeds", *DATES):
        yield AgreementRow(**plain(row))


def _planned(partnerships: Collection[int], cutoff: date) -> frozenset[int]:
    """What was signed later was in preparation only where its signing was planned by then; undated, it still is."""
    planned = Q(signed=None) | planned_by(cutoff)
    unsigned = Agreement.objects.entered().unsigned(cutoff).filter(planned, partnership__in=partnerships)
    return frozenset(unsigned.filter(succeeds__isnull=False).values_list("pk", flat=True))


def _decided(partnerships: Collection[int], cutoff: date, agreements: Collection[int]) -> dict[int, Decided]:
    judged = Partnership.objects.filter(pk__in=partnerships).annotate(
        decided_by=of_deciding("pk", cutoff), word=of_deciding("word", cutoff)
    )
    rows = judged.values_list("pk", "decided_by", "word")
    return {pk: Decided(basis, _state(word)) for pk, basis, word in rows if basis in agreements}


def _state(word: str) -> str:
    if word in OVER:
        return "over"
    return "uncertain" if word == PartnershipStatus.NOT_RECORDED else "in_force"


def _fields(agreements: Collection[int]) -> Iterable[FieldRow]:
    rows = CooperationField.objects.filter(agreement__in=agreements)
    for row in rows.values("pk", "key", "agreement", "position", "is_open", "outcomes", "origin"):
        yield FieldRow(**row)


def _texts(agreements: Iterable[int]) -> Iterable[TextRow]:
    rows: QuerySet = AgreementText.objects.filter(agreement__in=list(agreements))
    for row in rows.values("pk", "key", "agreement", "party"):
        yield TextRow(**row)
