"""The rubric in one language, as the method page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from evaluations.rubric import Element, Indicator, Rubric
from evaluations.scoring import Bounds
from evaluations.shown.words import BOUNDS, KINDS, PERIODS


@dataclass(frozen=True)
class ShownFormula:
    code: str
    name: str
    formula: str
    #: What the values from 0 to 4 mean; empty for shares, which all stand on one scale.
    steps: Sequence[tuple[int, str]]
    is_judged: bool
    period: str
    #: Kinds of record of which a statement lets missing rows count.
    covers: Sequence[str]
    at_least: bool
    source: str


@dataclass(frozen=True)
class ShownPart:
    code: str
    name: str
    question: str
    literature: str
    formulas: Sequence[ShownFormula]


@dataclass(frozen=True)
class ShownMethod:
    key: str
    checksum: str
    title: str
    origin: str
    overlap: str
    parts: Sequence[ShownPart]
    #: Value and share of the ratio scale.
    scale: Sequence[tuple[int, str]]
    met: str
    borderline: tuple[str, str]
    coverage: str
    window_years: int
    recent_months: int
    old_months: int
    alternatives: Sequence[tuple[str, str]]


def shown_method(rubric: Rubric, language: str | None) -> ShownMethod:
    thresholds, parameters = rubric.thresholds, rubric.parameters
    return ShownMethod(
        key=rubric.key,
        checksum=rubric.checksum,
        title=rubric.title.in_language(language),
        origin=rubric.origin.in_language(language),
        overlap=rubric.overlap.in_language(language),
        parts=[_part(each, language) for each in rubric.elements],
        scale=_scale(parameters.bounds),
        met=_decimal(thresholds.met),
        borderline=(_decimal(thresholds.borderline_from), _decimal(thresholds.borderline_to)),
        coverage=_per_cent(thresholds.coverage),
        window_years=parameters.window_years,
        recent_months=parameters.recent_months,
        old_months=parameters.old_months,
        alternatives=_alternatives(rubric),
    )


def _part(element: Element, language: str | None) -> ShownPart:
    return ShownPart(
        code=element.code,
        name=element.name.in_language(language),
        question=element.question.in_language(language),
        literature=element.literature.in_language(language),
        formulas=[_formula(each, language) for each in element.indicators],
    )


def _formula(indicator: Indicator, language: str | None) -> ShownFormula:
    steps = [(value, words.in_language(language)) for value, words in enumerate(indicator.steps)]
    return ShownFormula(
        code=indicator.code,
        name=indicator.name.in_language(language),
        formula=indicator.formula.in_language(language),
        steps=[(value, text) for value, text in steps if text],
        is_judged=indicator.scale == "judged",
        period=str(PERIODS[indicator.period]),
        covers=[str(KINDS[kind]) for kind in indicator.covers],
        at_least=indicator.at_least,
        source=indicator.source.in_language(language),
    )


def _scale(bounds: Bounds) -> list[tuple[int, str]]:
    low, high, full = map(_share, (bounds.low, bounds.high, bounds.full))
    return [
        (0, _("none")),
        (1, _("below %(low)s") % {"low": low}),
        (2, _("from %(low)s to %(high)s") % {"low": low, "high": high}),
        (3, _("above %(high)s and below %(full)s") % {"high": high, "full": full}),
        (4, _("from %(full)s on") % {"full": full}),
    ]


def _share(fraction: Fraction) -> str:
    """Thirds stay fractions: no rounded decimal says what they are."""
    return _per_cent(fraction) if 100 % fraction.denominator == 0 else f"{fraction.numerator}/{fraction.denominator}"


def _per_cent(fraction: Fraction) -> str:
    return f"{number_format(int(fraction * 100))} %"


def _decimal(fraction: Fraction) -> str:
    return number_format(float(fraction), 2)


def _alternatives(rubric: Rubric) -> list[tuple[str, str]]:
    tried = rubric.alternatives
    thresholds = ", ".join(_decimal(each) for each in tried.thresholds.values())
    bounds = "; ".join(str(BOUNDS.get(name, name)) for name in tried.bounds)
    coverages = ", ".join(_per_cent(each) for each in tried.coverages.values())
    return [
        (_("An element is met from"), thresholds),
        (_("Bounds of the ratio scale"), bounds),
        (_("Judged from this share of the indicators on"), coverages),
        (_("Each observed indicator"), _("left out in turn")),
    ]
