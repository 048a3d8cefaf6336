"""On what an assessment stands: the basis agreement, the window and the agreed fields."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from evaluations.assessed import Assessment
from evaluations.evidence.records import Named
from evaluations.indicators.facts import Ref
from evaluations.shown.words import long_date


@dataclass(frozen=True)
class ShownGround:
    """`window` is empty where there is none; `title` of the basis where the reader may not see it."""

    basis: Named | None
    has_basis: bool
    cutoff: str
    window: str
    years: int
    rubric: str


def refs_of(assessment: Assessment) -> set[Ref]:
    """All records that its observations name."""
    refs = {assessment.facts.basis.ref} if assessment.facts.basis else set()
    for each in assessment.observations.values():
        refs |= {use.ref for use in each.used} | {ref for ref, _doubt in each.not_countable} | set(each.statements)
        refs |= {lack.about for lack in each.lacking if "." in lack.about and ":" in lack.about}
    return refs


def shown_ground(assessment: Assessment, records: Mapping[Ref, Named]) -> ShownGround:
    basis, window = assessment.facts.basis, assessment.setting.window
    days = {"first": long_date(window.first), "last": long_date(window.last)} if window else {}
    return ShownGround(
        basis=records.get(basis.ref) if basis else None,
        has_basis=basis is not None,
        cutoff=long_date(assessment.cutoff),
        window=_("%(first)s to %(last)s") % days if days else "",
        years=len(assessment.setting.years),
        rubric=assessment.rubric.key,
    )
