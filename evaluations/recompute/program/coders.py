"""How far two coders agree who recorded the same partnerships: Cohen's kappa for each element."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from evaluations.assessed import Assessment

Pair = tuple[str, str]


@dataclass(frozen=True)
class Agreement:
    """`observed` and `expected` are shares; `kappa` is None where chance alone would agree always, or without cases."""

    cases: int
    observed: Fraction | None
    expected: Fraction | None
    kappa: Fraction | None


def cohen(pairs: Sequence[Pair]) -> Agreement:
    """Unweighted kappa of pairs of words, one of each coder (Cohen 1960): (observed − expected) ÷ (1 − expected)."""
    cases = len(pairs)
    if not cases:
        return Agreement(0, None, None, None)
    observed = Fraction(sum(one == other for one, other in pairs), cases)
    ones, others = Counter(one for one, _other in pairs), Counter(other for _one, other in pairs)
    expected = Fraction(sum(count * others[word] for word, count in ones.items()), cases**2)
    kappa = None if expected == 1 else (observed - expected) / (1 - expected)
    return Agreement(cases, observed, expected, kappa)


@dataclass(frozen=True)
class ElementAgreement:
    """`values`: of each indicator from 0 to 4 or empty; `verdicts`: one of each partnership and day."""

    element: str
    values: Agreement
    verdicts: Agreement


def agreement_of(
    one: Sequence[Mapping[str, Assessment]], other: Sequence[Mapping[str, Assessment]]
) -> list[ElementAgreement]:
    """For each element over all partnerships that both coded; the two lists are of the same days."""
    both = [
        (mine[key], theirs[key]) for mine, theirs in zip(one, other, strict=True) for key in mine.keys() & theirs.keys()
    ]
    elements = both[0][0].rubric.elements if both else ()
    return [
        ElementAgreement(
            element.code,
            cohen([(_coded(mine, code), _coded(theirs, code)) for mine, theirs in both for code in element.codes]),
            cohen([(_judged_as(mine, element.code), _judged_as(theirs, element.code)) for mine, theirs in both]),
        )
        for element in elements
    ]


@dataclass(frozen=True)
class Disagreement:
    """An indicator to which the two gave different values."""

    partnership: str
    cutoff: date
    indicator: str
    one: str
    other: str


def disagreements(
    one: Sequence[Mapping[str, Assessment]], other: Sequence[Mapping[str, Assessment]]
) -> Iterator[Disagreement]:
    for mine, theirs in zip(one, other, strict=True):
        for key in sorted(mine.keys() & theirs.keys()):
            for code in mine[key].rubric.indicators:
                pair = _coded(mine[key], code), _coded(theirs[key], code)
                if pair[0] != pair[1]:
                    yield Disagreement(key, mine[key].cutoff, code, *pair)


def _coded(assessment: Assessment, code: str) -> str:
    value = assessment.observations[code].value
    return "empty" if value is None else str(value)


def _judged_as(assessment: Assessment, element: str) -> str:
    return assessment.scores[element].verdict.value
