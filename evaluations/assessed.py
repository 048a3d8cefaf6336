"""What the rubric computes of one partnership from its facts; pure, as the modules on which it rests."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from evaluations.indicators import observe
from evaluations.indicators.facts import Facts
from evaluations.indicators.observation import Observation
from evaluations.indicators.setting import Setting
from evaluations.indicators.settling import Settlement, settle
from evaluations.rubric.reading import Element, Rubric
from evaluations.scoring import ElementScore, Sensitivity, element_score, sensitivity


@dataclass(frozen=True)
class Assessed:
    """One element of one partnership."""

    element: Element
    observations: tuple[Observation, ...]
    score: ElementScore
    sensitivity: Sensitivity
    settlement: Settlement


@dataclass(frozen=True)
class Assessment:
    """All that the rubric computes of one partnership; elements stand side by side, without a total."""

    facts: Facts
    rubric: Rubric
    observations: Mapping[str, Observation]

    @property
    def cutoff(self) -> date:
        return self.facts.cutoff

    @cached_property
    def setting(self) -> Setting:
        return Setting(self.facts, self.rubric.parameters)

    @cached_property
    def elements(self) -> tuple[Assessed, ...]:
        return tuple(map(self._assess, self.rubric.elements))

    @cached_property
    def scores(self) -> dict[str, ElementScore]:
        return {element.code: self._score(element) for element in self.rubric.elements}

    def _observed(self, element: Element) -> tuple[Observation, ...]:
        return tuple(self.observations[code] for code in element.codes)

    def _score(self, element: Element) -> ElementScore:
        measures = [each.measure for each in self._observed(element)]
        return element_score(element.code, measures, self.rubric.thresholds)

    def _assess(self, element: Element) -> Assessed:
        observed = self._observed(element)
        measures = [each.measure for each in observed]
        thresholds = self.rubric.thresholds
        return Assessed(
            element=element,
            observations=observed,
            score=self._score(element),
            sensitivity=sensitivity(element.code, measures, thresholds, self.rubric.alternatives),
            settlement=settle(observed, thresholds.coverage),
        )


def assessment_of(facts: Facts, rubric: Rubric) -> Assessment:
    return Assessment(facts, rubric, observe(facts, rubric.parameters))
