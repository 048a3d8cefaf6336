"""A version of the rubric as its file says it: elements, indicators, scales, thresholds; the standard library alone."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from evaluations.indicators.setting import Parameters
from evaluations.scoring import Alternatives, Bounds, Thresholds


@dataclass(frozen=True)
class Words:
    """A text in both languages."""

    id: str
    en: str

    def in_language(self, language: str | None) -> str:
        return self.en if language == "en" else self.id


@dataclass(frozen=True)
class Indicator:
    """`scale` is ratio, steps or judged; `period` window, recent, cutoff or until; `covers` kinds of record."""

    code: str
    element: str
    scale: str
    name: Words
    formula: Words
    unit: Words
    steps: tuple[Words, ...]
    period: str
    covers: tuple[str, ...]
    at_least: bool
    source: Words


@dataclass(frozen=True)
class Element:
    code: str
    name: Words
    question: Words
    literature: Words
    indicators: tuple[Indicator, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(each.code for each in self.indicators)


@dataclass(frozen=True)
class Rubric:
    key: str
    checksum: str
    issued: date
    title: Words
    origin: Words
    overlap: Words
    elements: tuple[Element, ...]
    thresholds: Thresholds
    parameters: Parameters
    alternatives: Alternatives

    @property
    def indicators(self) -> dict[str, Indicator]:
        return {each.code: each for element in self.elements for each in element.indicators}

    def element(self, code: str) -> Element:
        return next(each for each in self.elements if each.code == code)


def parse(content: bytes) -> Rubric:
    """A version from the content of its file."""
    data = tomllib.loads(content.decode())
    return Rubric(
        key=data["key"],
        checksum=hashlib.sha256(content).hexdigest(),
        issued=data["issued"],
        title=_words(data, "title"),
        origin=_words(data, "origin"),
        overlap=_words(data, "overlap"),
        elements=tuple(_element(each) for each in data["elements"]),
        thresholds=Thresholds(**_fractions(data["thresholds"])),
        parameters=Parameters(bounds=Bounds(**_fractions(data["bounds"])), **data["parameters"]),
        alternatives=_alternatives(data["alternatives"]),
    )


def _alternatives(data: Mapping[str, Any]) -> Alternatives:
    return Alternatives(
        thresholds=_fractions(data["thresholds"]),
        bounds={name: Bounds(**_fractions(each)) for name, each in data["bounds"].items()},
        coverages=_fractions(data["coverage"]),
    )


def _element(data: Mapping[str, Any]) -> Element:
    return Element(
        code=data["code"],
        name=_words(data, "name"),
        question=_words(data, "question"),
        literature=_words(data, "literature"),
        indicators=tuple(_indicator(each, data["code"]) for each in data["indicators"]),
    )


def _indicator(data: Mapping[str, Any], element: str) -> Indicator:
    steps = zip(data.get("steps_id", ()), data.get("steps_en", ()), strict=True)
    return Indicator(
        code=data["code"],
        element=element,
        scale=data["scale"],
        name=_words(data, "name"),
        formula=_words(data, "formula"),
        unit=_words(data, "unit"),
        steps=tuple(Words(*each) for each in steps),
        period=data["period"],
        covers=tuple(data["covers"]),
        at_least=data["at_least"],
        source=_words(data, "source"),
    )


def _words(data: Mapping[str, Any], name: str) -> Words:
    return Words(data.get(f"{name}_id", ""), data.get(f"{name}_en", ""))


def _fractions(data: Mapping[str, str]) -> dict[str, Fraction]:
    return {name: Fraction(value) for name, value in data.items()}
