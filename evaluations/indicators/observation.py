"""What was observed for one indicator, on which records it rests, and what would be needed where nothing was."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from evaluations.indicators.days import Span
from evaluations.indicators.facts import Ref
from evaluations.scoring import Bounds, Measure, ratio_value

#: Shares of fewer cases than these are flagged.
FEW = 3


class Because(StrEnum):
    """How a value came about, or why there is none."""

    SHARE = "share"
    STEP = "step"
    JUDGED = "judged"
    #: There was nothing that could have been done, and that is known.
    NOTHING_HAPPENED = "nothing_happened"
    NO_BASIS = "no_basis"
    NO_CASES = "no_cases"
    NOT_KNOWN = "not_known"
    NOT_ALL_HEARD = "not_all_heard"
    NOT_JUDGED = "not_judged"
    SINGLE_VISIT = "single_visit"
    UNCERTAIN_DATES = "uncertain_dates"
    STATES_NONE = "states_none"


class Doubt(StrEnum):
    """Why a record cannot be counted."""

    MAY_LIE_OUTSIDE = "may_lie_outside"
    UNDATED = "undated"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True)
class Use:
    """A record that was used; `counts` where it is among the numerator."""

    ref: Ref
    counts: bool = True


@dataclass(frozen=True)
class Lack:
    """One record that would help: a coverage statement for a kind and span, or a record of another sort.

    `what` is agreement, dates, field, responsibility, coverage, awareness, judgement, plan, invitation, answer, match,
    clause, field_outcomes or achievement; `about` is the kind of record, the clause, the code of the indicator or the
    record that lacks something.
    """

    what: str
    about: str = ""
    span: Span | None = None


@dataclass(frozen=True, kw_only=True)
class Observation:
    """`value` is 0 to 4, None where nothing was observed: never 0 for the unobserved.

    `numerator` and `denominator` count cases, in the unit that the rubric names. `at_least`: more may be true than is
    recorded. `years` are those of the window that count, from nought, where years are counted.
    """

    code: str
    value: int | None
    because: Because
    numerator: int | None = None
    denominator: int | None = None
    at_least: bool = False
    used: tuple[Use, ...] = ()
    not_countable: tuple[tuple[Ref, Doubt], ...] = ()
    statements: tuple[Ref, ...] = ()
    years: tuple[int, ...] | None = None
    span: Span | None = None
    lacking: tuple[Lack, ...] = field(default=())

    @property
    def is_observed(self) -> bool:
        return self.value is not None

    @property
    def few(self) -> bool:
        """A share of fewer than three cases."""
        return self.because == Because.SHARE and self.denominator is not None and self.denominator < FEW

    @property
    def measure(self) -> Measure:
        shared = self.because == Because.SHARE
        return Measure(self.code, self.value, self.numerator if shared else None, self.denominator if shared else None)


@dataclass(frozen=True, kw_only=True)
class Count:
    """Cases of a share: how many count, of how many, and whether nothing can be missing.

    `complete`: under a statement for the kind and span, or because each case says for itself. `is_fixed`: the
    denominator does not depend on what is recorded, so that a positive share is at least that.
    """

    code: str
    yes: int
    of: int
    complete: bool
    is_fixed: bool = False
    used: tuple[Use, ...] = ()
    not_countable: tuple[tuple[Ref, Doubt], ...] = ()
    statements: tuple[Ref, ...] = ()
    years: tuple[int, ...] | None = None
    span: Span | None = None
    lacking: tuple[Lack, ...] = ()


def empty(code: str, because: Because, *lacking: Lack, **rows) -> Observation:
    """Not observed, with what would settle it."""
    return Observation(code=code, value=None, because=because, lacking=lacking, **rows)


def share(count: Count, bounds: Bounds) -> Observation:
    """The value of a share on the ratio scale; empty where nothing counts and nobody says that this is all."""
    rows = {
        "used": count.used,
        "not_countable": count.not_countable,
        "statements": count.statements,
        "years": count.years,
        "span": count.span,
    }
    if count.of == 0:
        return empty(count.code, Because.NO_CASES, *count.lacking, **rows)
    if count.yes == 0 and not count.complete:
        return empty(count.code, Because.NOT_KNOWN, *count.lacking, **rows)
    more = count.yes < count.of and (bool(count.not_countable) or not count.complete)
    return Observation(
        code=count.code,
        value=ratio_value(count.yes, count.of, bounds),
        because=Because.SHARE,
        numerator=count.yes,
        denominator=count.of,
        at_least=count.is_fixed and more,
        **rows,
    )


def step(code: str, value: int, because: Because = Because.STEP, **rows) -> Observation:
    """A value that its rule names at once."""
    return Observation(code=code, value=value, because=because, **rows)


def uses(counted: Iterable[Ref], others: Iterable[Ref] = ()) -> tuple[Use, ...]:
    """Records of the numerator, then those of the denominator alone; each once."""
    first = dict.fromkeys(counted)
    return (
        *(Use(ref) for ref in first),
        *(Use(ref, counts=False) for ref in dict.fromkeys(others) if ref not in first),
    )
