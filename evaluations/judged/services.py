"""An indicator is judged, with the place in a source on which the judgement rests."""

from dataclasses import dataclass

from agreements.services import happenings
from evaluations.models import IndicatorJudgement
from portal.claims import write_citation
from portal.models import Source
from portal.services import act


@dataclass(frozen=True)
class Evidence:
    source: Source
    locator: str


def judge(judgement: IndicatorJudgement, *, by, evidence: Evidence | None = None) -> IndicatorJudgement:
    """Who judges names the evidence in the same act, also without the right to cite for other records.

    Raises PermissionDenied and ValidationError.
    """
    with act(by=by):
        return _rests_on(happenings.add(judgement, by=by), evidence)


def judge_again(
    judgement: IndicatorJudgement, *, by, version: int, changes: dict, evidence: Evidence | None = None
) -> IndicatorJudgement:
    """The evidence comes beside what was cited before. Raises StaleEdit, PermissionDenied, ValidationError."""
    with act(by=by):
        return _rests_on(happenings.change(judgement, by=by, version=version, changes=changes), evidence)


def _rests_on(judgement: IndicatorJudgement, evidence: Evidence | None) -> IndicatorJudgement:
    if evidence:
        write_citation(judgement, evidence.source, locator=evidence.locator)
    return judgement
