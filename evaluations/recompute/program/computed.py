"""What was computed as rows of two files: values of indicators and verdicts on elements, each cell as text.

The portal writes these rows into its package, and the comparison makes them anew.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from evaluations.assessed import Assessed, Assessment
from evaluations.indicators.facts import Ref
from evaluations.indicators.observation import Observation

VALUES, VERDICTS = "computed_values.csv", "computed_verdicts.csv"
#: What names a row: the partnership, the day, the version of the rubric, and what is computed.
VALUE_NAMES = ("partnership", "cutoff", "rubric", "indicator")
VERDICT_NAMES = ("partnership", "cutoff", "rubric", "element")
VALUE_COLUMNS = (
    *VALUE_NAMES,
    "observed",
    "value",
    "because",
    "numerator",
    "denominator",
    "at_least",
    "few",
    "from",
    "to",
    "years",
    "records",
    "counted",
    "considered",
    "not_countable",
    "statements",
)
VERDICT_COLUMNS = (
    *VERDICT_NAMES,
    "mean",
    "mean_exact",
    "observed",
    "indicators",
    "coverage",
    "verdict",
    "borderline",
    "robust",
    "moved_by",
)

Cells = dict[str, str]


def value_rows(partnership: str, assessment: Assessment) -> Iterator[Cells]:
    """One for each indicator, in the order of the rubric."""
    for code in assessment.rubric.indicators:
        found = assessment.observations[code]
        yield {
            "partnership": partnership,
            "cutoff": str(assessment.cutoff),
            "indicator": code,
            "rubric": assessment.rubric.key,
            **_value_cells(found),
            **_evidence_cells(found),
        }


def _value_cells(found: Observation) -> Cells:
    return {
        "observed": _yes(found.is_observed),
        "value": _cell(found.value),
        "because": found.because.value,
        "numerator": _cell(found.numerator),
        "denominator": _cell(found.denominator),
        "at_least": _yes(found.at_least),
        "few": _yes(found.few),
        "from": _cell(found.span.first if found.span else None),
        "to": _cell(found.span.last if found.span else None),
        # Years of the window from 1, as people count.
        "years": ";".join(str(place + 1) for place in found.years or ()),
    }


def _evidence_cells(found: Observation) -> Cells:
    """Records by kind and key, in order."""
    counted = [each.ref for each in found.used if each.counts]
    considered = [each.ref for each in found.used if not each.counts]
    return {
        "records": str(len(counted) + len(considered)),
        "counted": _listed(counted),
        "considered": _listed(considered),
        "not_countable": _listed(f"{ref} {doubt.value}" for ref, doubt in found.not_countable),
        "statements": _listed(found.statements),
    }


def verdict_rows(partnership: str, assessment: Assessment) -> Iterator[Cells]:
    """One for each element."""
    for assessed in assessment.elements:
        yield {
            "partnership": partnership,
            "cutoff": str(assessment.cutoff),
            "element": assessed.element.code,
            "rubric": assessment.rubric.key,
            **_score_cells(assessed),
        }


def _score_cells(assessed: Assessed) -> Cells:
    score = assessed.score
    return {
        "mean": decimal(score.score),
        "mean_exact": _cell(score.score),
        "observed": str(score.observed),
        "indicators": str(score.indicators),
        "coverage": decimal(Fraction(score.observed, score.indicators)),
        "verdict": score.verdict.value,
        "borderline": _yes(score.is_borderline),
        "robust": _yes(assessed.sensitivity.is_robust),
        "moved_by": ";".join(f"{each.kind} {each.name}" for each in assessed.sensitivity.moved),
    }


def decimal(number: Fraction | None) -> str:
    """With at most four decimals, rounded half to even."""
    if number is None:
        return ""
    return f"{float(round(number, 4)):.4f}".rstrip("0").rstrip(".")


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def _yes(answer: bool) -> str:  # noqa: FBT001
    return "yes" if answer else "no"


def _listed(refs: Iterable[Ref]) -> str:
    return ";".join(sorted(refs))
