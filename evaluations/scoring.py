"""From values of indicators to verdicts on the five elements: the arithmetic alone, with the standard library.

Nigel Ringrose (UNDP, 2001), as relayed by Tjandradewi & Marcotullio (2009), names the elements and gives neither a
scale nor a threshold. What is here is the portal's own proposal, of which `evaluations/rubric/` holds the numbers:
indicators from 0 to 4, an element as the mean of those observed, a verdict only where enough are. There is no total.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction


class Verdict(StrEnum):
    MET = "met"
    NOT_MET = "not_met"
    INSUFFICIENT = "insufficient"


@dataclass(frozen=True)
class Bounds:
    """Where the steps of the ratio scale lie: 1 below `low`, 2 up to `high`, 3 below `full`, 4 from there."""

    low: Fraction
    high: Fraction
    full: Fraction


@dataclass(frozen=True)
class Thresholds:
    """When an element counts as met, from and to which score that is borderline, and how much must be observed."""

    met: Fraction
    borderline_from: Fraction
    borderline_to: Fraction
    coverage: Fraction


@dataclass(frozen=True)
class Measure:
    """The value of one indicator: 0 to 4, or None where it is not observed.

    `numerator` and `denominator` are given where the value stands on the ratio scale, so that it can be taken with
    other bounds.
    """

    code: str
    value: int | None
    numerator: int | None = None
    denominator: int | None = None

    def with_bounds(self, bounds: Bounds) -> "Measure":
        if self.value is None or self.numerator is None or self.denominator is None:
            return self
        return replace(self, value=ratio_value(self.numerator, self.denominator, bounds))


@dataclass(frozen=True)
class ElementScore:
    """The score is a mean of values from 0 to 4; None where nothing is observed."""

    element: str
    score: Fraction | None
    observed: int
    indicators: int
    verdict: Verdict
    is_borderline: bool


def ratio_value(numerator: int, denominator: int, bounds: Bounds) -> int:
    """0 for 0, then 1 to 4 by the bounds; a share above the whole counts as the whole.

    Raises ValueError for a negative numerator or a denominator that is not positive.
    """
    if numerator < 0 or denominator <= 0:
        raise ValueError(f"{numerator}/{denominator} is no share")
    share = Fraction(numerator, denominator)
    if share == 0:
        return 0
    if share < bounds.low:
        return 1
    if share <= bounds.high:
        return 2
    return 3 if share < bounds.full else 4


#: All indicators of an element count alike, as the rubric has it.
EVEN: Mapping[str, Fraction] = {}


def element_score(
    element: str, measures: Sequence[Measure], thresholds: Thresholds, weights: Mapping[str, Fraction] = EVEN
) -> ElementScore:
    """The mean of the observed values, and the verdict where the observed are enough of all.

    `weights` are by code of the indicator, 1 where none is named; what is observed is then the share of the weight.
    """
    weighed = [(weights.get(measure.code, Fraction(1)), measure.value) for measure in measures]
    values = [(weight, value) for weight, value in weighed if value is not None]
    heavy = sum(weight for weight, _value in values)
    score = sum(weight * value for weight, value in values) / heavy if heavy else None
    enough = heavy > 0 and heavy / sum(weight for weight, _value in weighed) >= thresholds.coverage
    return ElementScore(
        element=element,
        score=score,
        observed=len(values),
        indicators=len(measures),
        verdict=_verdict(score, enough, thresholds),
        is_borderline=enough and thresholds.borderline_from <= score <= thresholds.borderline_to,
    )


def _verdict(score: Fraction | None, enough: bool, thresholds: Thresholds) -> Verdict:  # noqa: FBT001
    if score is None or not enough:
        return Verdict.INSUFFICIENT
    return Verdict.MET if score >= thresholds.met else Verdict.NOT_MET


@dataclass(frozen=True)
class Variant:
    """One thing taken otherwise: `kind` is threshold, without, bounds or coverage; `name` says which."""

    kind: str
    name: str
    score: ElementScore


@dataclass(frozen=True)
class Sensitivity:
    """The verdict as the rubric has it, and as it would be with one thing taken otherwise."""

    base: ElementScore
    variants: tuple[Variant, ...]

    @property
    def moved(self) -> tuple[Variant, ...]:
        return tuple(each for each in self.variants if each.score.verdict != self.base.verdict)

    @property
    def is_robust(self) -> bool:
        """No variant moves the verdict."""
        return not self.moved


@dataclass(frozen=True)
class Alternatives:
    """What a sensitivity analysis tries, by name."""

    thresholds: Mapping[str, Fraction]
    bounds: Mapping[str, Bounds]
    coverages: Mapping[str, Fraction]


def sensitivity(
    element: str, measures: Sequence[Measure], thresholds: Thresholds, alternatives: Alternatives
) -> Sensitivity:
    """Verdicts with other thresholds, with each observed indicator left out, with other bounds and coverage rules."""

    def scored(kind, name, changed=measures, by=thresholds):
        return Variant(kind, name, element_score(element, changed, by))

    at = [scored("threshold", name, by=replace(thresholds, met=met)) for name, met in alternatives.thresholds.items()]
    without = [
        scored("without", left.code, [each for each in measures if each.code != left.code])
        for left in measures
        if left.value is not None
    ]
    bounded = [
        scored("bounds", name, [each.with_bounds(bounds) for each in measures])
        for name, bounds in alternatives.bounds.items()
    ]
    covered = [
        scored("coverage", name, by=replace(thresholds, coverage=share))
        for name, share in alternatives.coverages.items()
    ]
    base = element_score(element, measures, thresholds)
    return Sensitivity(base, (*at, *without, *bounded, *covered))
