"""The same records under other rules: another day, threshold, coverage, bounds or weights, or without an indicator."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from evaluations.assessed import Assessment
from evaluations.rubric.reading import Rubric
from evaluations.scoring import Bounds, ElementScore, element_score


@dataclass(frozen=True)
class Rules:
    """What is taken otherwise than the rubric has it; what is None or empty stays."""

    cutoff: date | None = None
    threshold: Fraction | None = None
    coverage: Fraction | None = None
    bounds: Bounds | None = None
    weights: Mapping[str, Fraction] = field(default_factory=dict)
    without: frozenset[str] = frozenset()

    @property
    def change_anything(self) -> bool:
        return self != Rules()


def changed_rubric(rubric: Rubric, rules: Rules) -> Rubric:
    """The rubric with the bounds and thresholds of these rules."""
    met = rubric.thresholds.met if rules.threshold is None else rules.threshold
    coverage = rubric.thresholds.coverage if rules.coverage is None else rules.coverage
    return replace(
        rubric,
        thresholds=replace(rubric.thresholds, met=met, coverage=coverage),
        parameters=replace(rubric.parameters, bounds=rules.bounds or rubric.parameters.bounds),
    )


def scores_under(assessment: Assessment, rules: Rules) -> dict[str, ElementScore]:
    """Those of an assessment whose rubric is changed already, with the weights and without what is left out."""
    return {
        element.code: element_score(
            element.code,
            [assessment.observations[code].measure for code in element.codes if code not in rules.without],
            assessment.rubric.thresholds,
            rules.weights,
        )
        for element in assessment.rubric.elements
    }


@dataclass(frozen=True)
class Move:
    """A verdict that is another one under the other rules."""

    partnership: str
    cutoff: date
    element: str
    before: ElementScore
    after: ElementScore


def moves(before: Mapping[str, Assessment], after: Mapping[str, Assessment], rules: Rules) -> Iterator[Move]:
    """Both by key of the partnership; those that are in both."""
    for key in sorted(before.keys() & after.keys()):
        scores = scores_under(after[key], rules)
        for element, score in before[key].scores.items():
            if score.verdict != scores[element].verdict:
                yield Move(key, before[key].cutoff, element, score, scores[element])
