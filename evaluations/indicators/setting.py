"""The setting of one computation: the facts, the window and its years, and the parameters of the rubric."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from evaluations.indicators.days import Days, Span, months_until, plus_months, years_of
from evaluations.indicators.facts import Basis, Facts, Ref
from evaluations.indicators.observation import Doubt, Lack
from evaluations.scoring import Bounds


@dataclass(frozen=True)
class Parameters:
    """Numbers of the rubric that indicators need; months and years are those of the calendar."""

    bounds: Bounds
    window_years: int = 5
    recent_months: int = 24
    old_months: int = 24
    lapse_months: int = 12
    in_use_months: int = 24


@dataclass(frozen=True)
class Setting:
    facts: Facts
    parameters: Parameters

    @property
    def cutoff(self) -> date:
        return self.facts.cutoff

    @cached_property
    def window(self) -> Span | None:
        """From the day on which the chain of renewals had certainly begun to the cut-off, at most the last years."""
        basis = self.facts.basis
        if basis is None or basis.chain_began is None or basis.chain_began.last is None:
            return None
        longest = months_until(self.cutoff, 12 * self.parameters.window_years)
        first = max(longest.first, basis.chain_began.last)
        return Span(first, self.cutoff) if first <= self.cutoff else None

    @property
    def until(self) -> Span | None:
        """All days since the chain of renewals had certainly begun, for what counts whenever it came about."""
        if self.window is None:
            return None
        return Span(self.facts.basis.chain_began.last, self.cutoff)

    @cached_property
    def years(self) -> tuple[Span, ...]:
        return years_of(self.window) if self.window else ()

    @cached_property
    def recent(self) -> Span:
        """The months before the cut-off in which a field must have been active."""
        return months_until(self.cutoff, self.parameters.recent_months)

    @property
    def is_old(self) -> bool:
        """The basis agreement is older than the months after which silence counts against it."""
        basis: Basis | None = self.facts.basis
        began = basis.began.last if basis and basis.began else None
        return began is not None and plus_months(began, self.parameters.old_months) < self.cutoff

    def covered(self, kind: str, span: Span | None) -> tuple[bool, tuple[Ref, ...]]:
        """Whether all records of the kind are known for the span, and who says so."""
        known = self.facts.knows(kind, span)
        return known, self.facts.speakers(kind, span) if known else ()


def sorted_by_span(rows, span: Span, days=lambda row: row.days):
    """Rows that certainly lie in the span, and those that may lie outside it, with the doubt; others are left out."""
    inside, doubtful = [], []
    for row in rows:
        when: Days = days(row)
        if when.within(span):
            inside.append(row)
        elif when.touches(span):
            undated = when.first is None and when.last is None
            doubtful.append((row.ref, Doubt.UNDATED if undated else Doubt.MAY_LIE_OUTSIDE))
    return inside, tuple(doubtful)


def statement_lacking(kind: str, span: Span) -> Lack:
    return Lack("coverage", kind, span)
