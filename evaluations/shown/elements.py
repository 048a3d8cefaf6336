"""Elements and indicators as pages and papers show them. Nothing here is computed anew: words, rows and links alone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from agreements.models import Clause
from evaluations.assessed import Assessed, Assessment
from evaluations.evidence.records import Local, Named
from evaluations.indicators.days import Span
from evaluations.indicators.observation import Lack, Observation
from evaluations.indicators.understanding import CLAUSES
from evaluations.rubric import Indicator, Words
from evaluations.scoring import ElementScore, Sensitivity, Variant, Verdict
from evaluations.shown.words import BECAUSE, BOUNDS, DOUBTS, KINDS, LACKING, TONES, VARIANTS, VERDICTS, long_date


@dataclass(frozen=True)
class ShownRow:
    """A record behind a figure; a record that the reader may not open is told without a link."""

    title: str
    when: str = ""
    note: str = ""
    url: Local | None = None


@dataclass(frozen=True)
class ShownVariant:
    label: str
    verdict: str
    tone: str
    score: str
    moves: bool


@dataclass(frozen=True)
class ShownLack:
    text: str
    url: Local | None = None


@dataclass(frozen=True)
class Mark:
    """The verdict on one element in a word, a tone and an icon that tells it without colour."""

    element: str
    name: str
    verdict: Verdict
    label: str
    tone: str
    is_borderline: bool
    score: str
    observed: str


@dataclass(frozen=True)
class ShownIndicator:
    code: str
    name: str
    formula: str
    source: str
    value: int | None
    #: «3 of 5 fields», or the step that the value means.
    figure: str
    because: str
    flags: Sequence[str]
    span: str
    years: Sequence[tuple[str, bool]]
    #: Groups of title and rows: what counts, what does not, what cannot be counted, who says that this is all.
    groups: Sequence[tuple[str, Sequence[ShownRow]]]
    lacking: Sequence[ShownLack]


@dataclass(frozen=True)
class ShownElement:
    code: str
    name: str
    question: str
    literature: str
    mark: Mark
    is_robust: bool
    variants: Sequence[ShownVariant]
    indicators: Sequence[ShownIndicator]
    needed: int
    lacking: Sequence[ShownLack]


#: Where the form stands by which something that is lacking is recorded; None where the reader has none.
Door = Callable[[Lack], str | None]


def no_door(lack: Lack) -> None:
    """For papers and frozen pages: nothing is recorded from there."""


def said(words: Words) -> str:
    return words.in_language(get_language())


def score_text(score: Fraction | None) -> str:
    """To two places, as a comma or point of the language; an empty score is said so."""
    return _("empty") if score is None else number_format(round(float(score), 2), 2)


def mark_of(score: ElementScore, name: str) -> Mark:
    return Mark(
        element=score.element,
        name=name,
        verdict=score.verdict,
        label=str(VERDICTS[score.verdict]),
        tone=TONES[score.verdict],
        is_borderline=score.is_borderline,
        score=score_text(score.score),
        observed=_("%(observed)s of %(all)s indicators") % {"observed": score.observed, "all": score.indicators},
    )


def marks_of(assessment: Assessment) -> list[Mark]:
    """The five marks, side by side."""
    return [mark_of(assessment.scores[each.code], said(each.name)) for each in assessment.rubric.elements]


def shown_elements(assessment: Assessment, records: Mapping[str, Named], door: Door = no_door) -> list[ShownElement]:
    """All five elements with their evidence; `records` are those whose names the reader may know."""
    return [_Showing(assessment, records, door).element(each) for each in assessment.elements]


@dataclass(frozen=True)
class _Showing:
    assessment: Assessment
    records: Mapping[str, Named]
    door: Door

    def element(self, assessed: Assessed) -> ShownElement:
        return ShownElement(
            code=assessed.element.code,
            name=said(assessed.element.name),
            question=said(assessed.element.question),
            literature=said(assessed.element.literature),
            mark=mark_of(assessed.score, said(assessed.element.name)),
            is_robust=assessed.sensitivity.is_robust,
            variants=_variants(assessed.sensitivity),
            indicators=[
                self.indicator(indicator, observed)
                for indicator, observed in zip(assessed.element.indicators, assessed.observations, strict=True)
            ],
            needed=assessed.settlement.needed,
            lacking=[self.lack(each) for each in assessed.settlement.records],
        )

    def indicator(self, indicator: Indicator, observed: Observation) -> ShownIndicator:
        return ShownIndicator(
            code=indicator.code,
            name=said(indicator.name),
            formula=said(indicator.formula),
            source=said(indicator.source),
            value=observed.value,
            figure=_figure(indicator, observed),
            because=str(BECAUSE[observed.because]),
            flags=_flags(observed),
            span=_span(observed.span) if observed.span else "",
            years=self.years(observed),
            groups=[group for group in self.groups(observed) if group[1]],
            lacking=[] if observed.is_observed else [self.lack(each) for each in observed.lacking],
        )

    def years(self, observed: Observation) -> list[tuple[str, bool]]:
        """The years of the window, and which of them count."""
        if observed.years is None:
            return []
        return [(_span(year), place in observed.years) for place, year in enumerate(self.assessment.setting.years)]

    def groups(self, observed: Observation):
        yield _("Counts"), [self.row(each.ref) for each in observed.used if each.counts]
        yield _("Looked at, does not count"), [self.row(each.ref) for each in observed.used if not each.counts]
        yield _("Not countable"), [self.row(ref, str(DOUBTS[doubt])) for ref, doubt in observed.not_countable]
        yield _("Who says that this is all"), [self.row(ref) for ref in observed.statements]

    def row(self, ref: str, note: str = "") -> ShownRow:
        record = self.records.get(ref)
        if record is None:
            return ShownRow(_("A record that you may not open"), note=note)
        told = "; ".join(filter(None, (record.note, note)))
        return ShownRow(f"{record.kind}: {record.title}", record.when, told, record.url)

    def lack(self, lack: Lack) -> ShownLack:
        days = {"first": long_date(lack.span.first), "last": long_date(lack.span.last)} if lack.span else {}
        return ShownLack(str(LACKING[lack.what]) % {"about": self.about(lack), **days}, self.door(lack))

    def about(self, lack: Lack) -> str:
        if lack.about in self.records:
            return self.records[lack.about].title
        if lack.what == "judgement":
            return f"{lack.about} {said(self.assessment.rubric.indicators[lack.about].name)}"
        if lack.about in CLAUSES and lack.what == "clause":
            return str(Clause.Kind(lack.about).label)
        return str(KINDS.get(lack.about, lack.about))


def _figure(indicator: Indicator, observed: Observation) -> str:
    """The share in its unit; else the step that the value stands for."""
    if observed.numerator is not None:
        return _("%(count)s of %(all)s %(unit)s") % {
            "count": observed.numerator,
            "all": observed.denominator,
            "unit": said(indicator.unit),
        }
    if observed.value is not None and indicator.steps:
        return said(indicator.steps[observed.value])
    return ""


def _flags(observed: Observation) -> list[str]:
    flags = [_("at least")] if observed.at_least else []
    return [*flags, _("fewer than three cases")] if observed.few else flags


def _span(span: Span) -> str:
    return _("%(first)s to %(last)s") % {"first": long_date(span.first), "last": long_date(span.last)}


def _taken(variant: Variant) -> str:
    """What was taken otherwise: other bounds by their words, a threshold in figures of the language, else its name."""
    if variant.kind == "threshold":
        return score_text(Fraction(variant.name))
    return str(BOUNDS.get(variant.name, variant.name))


def _variants(sensitivity: Sensitivity) -> list[ShownVariant]:
    return [
        ShownVariant(
            label=str(VARIANTS[each.kind]) % {"name": _taken(each)},
            verdict=str(VERDICTS[each.score.verdict]),
            tone=TONES[each.score.verdict],
            score=score_text(each.score.score),
            moves=each.score.verdict != sensitivity.base.verdict,
        )
        for each in sensitivity.variants
    ]
