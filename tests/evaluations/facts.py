"""Plain facts for tests of the arithmetic: a memorandum of five years, judged on the last day of its term.

Every builder says only what a test is about; no database is needed.
"""

from datetime import date
from fractions import Fraction

from evaluations.indicators import observe
from evaluations.indicators.days import UNKNOWN, Days, Span
from evaluations.indicators.facts import (
    Activity,
    Basis,
    Body,
    Clause,
    Facts,
    Field,
    Funding,
    Invitation,
    Match,
    Monitoring,
    Outcome,
    OwedReport,
    PlanItem,
    Responsibility,
    Statement,
)
from evaluations.indicators.observation import Observation
from evaluations.indicators.setting import Parameters, Setting
from evaluations.scoring import Bounds, Thresholds

BEGUN = date(2016, 11, 25)
CUTOFF = date(2021, 11, 24)
WINDOW = Span(BEGUN, CUTOFF)
RECENT = Span(date(2019, 11, 25), CUTOFF)
#: One day in each of the five years of the window, which begin on 25 November.
EACH_YEAR = tuple(date(year, 6, 1) for year in (2017, 2018, 2019, 2020, 2021))

BOUNDS = Bounds(low=Fraction(1, 3), high=Fraction(2, 3), full=Fraction(9, 10))
THRESHOLDS = Thresholds(
    met=Fraction(2), borderline_from=Fraction(7, 4), borderline_to=Fraction(9, 4), coverage=Fraction(3, 5)
)
PARAMETERS = Parameters(bounds=BOUNDS)


def on(day: date) -> Days:
    return Days(day, day)


def between(first: date, last: date) -> Days:
    return Days(first, last)


def year(number: int) -> Days:
    """Some day of a calendar year."""
    return Days(date(number, 1, 1), date(number, 12, 31))


def basis(**changes) -> Basis:
    """A memorandum in force since 25 November 2016."""
    told = {"ref": "mou", "kind": "mou", "state": "in_force", "period_known": True}
    begun = {"began": on(BEGUN), "chain_began": on(BEGUN)}
    return Basis(**(told | begun | changes))


def fields(*refs: str, **changes) -> tuple[Field, ...]:
    return tuple(Field(ref=ref, **changes) for ref in refs)


FIVE_FIELDS = fields("roads", "culture", "trade", "health", "school")


def activity(ref: str = "activity", when: Days | None = None, *, serves: tuple[str, ...] = (), **changes) -> Activity:
    """Held in the last year of the window."""
    return Activity(ref=ref, days=when or on(EACH_YEAR[4]), fields=frozenset(serves), **changes)


def civil(name: str = "a school", side: str = "home", **changes) -> Body:
    return Body(side=side, kind="civil", name=name, **changes)


def public(name: str = "an agency", side: str = "home") -> Body:
    return Body(side=side, kind="public", name=name)


def outcome(ref: str = "outcome", when: Days | None = None, *, serves: tuple[str, ...] = (), **changes) -> Outcome:
    """Soft, finished, verified, in the second year of the window."""
    told = {"change": "soft", "stage": "done", "is_verified": True}
    return Outcome(ref=ref, days=when or on(EACH_YEAR[1]), fields=frozenset(serves), **(told | changes))


def invitation(ref: str = "invitation", when: Days | None = None, **changes) -> Invitation:
    return Invitation(ref=ref, sent=when or on(EACH_YEAR[1]), **changes)


def item(ref: str = "item", when: Days | None = None, *, serves: tuple[str, ...] = (), **changes) -> PlanItem:
    """A people-to-people programme in a plan."""
    told = {"is_people_to_people": True}
    return PlanItem(ref=ref, scheduled=when or on(EACH_YEAR[1]), fields=frozenset(serves), **(told | changes))


def owed(ref: str, due: date, **changes) -> OwedReport:
    return OwedReport(ref=ref, due=due, **changes)


def monitorings(*days: Days) -> tuple[Monitoring, ...]:
    return tuple(Monitoring(ref=f"monitoring-{place}", days=each) for place, each in enumerate(days))


def funding(number: int, side: str) -> Funding:
    return Funding(ref=f"{side}-{number}", year=number, side=side)


def responsibility(agency: str, awareness: str = "", ref: str = "") -> Responsibility:
    return Responsibility(ref=ref or f"assignment-{agency}", agency=agency, awareness=awareness)


def matches(**matched: bool) -> tuple[Match, ...]:
    return tuple(Match(ref=f"match-{ref}", field=ref, is_matched=each) for ref, each in matched.items())


def clauses(*present: str, absent: tuple[str, ...] = ()) -> tuple[Clause, ...]:
    told = [(kind, True) for kind in present] + [(kind, False) for kind in absent]
    return tuple(Clause(ref=f"clause-{kind}", kind=kind, is_present=said) for kind, said in told)


def statement(*kinds: str, days: Days = UNKNOWN, ref: str = "statement") -> Statement:
    return Statement(ref=ref, kinds=frozenset(kinds), days=days)


def known(*kinds: str, span: Span = WINDOW) -> dict[str, tuple[Days, ...]]:
    """All records of these kinds are known for the span."""
    return {kind: (Days(span.first, span.last),) for kind in kinds}


def facts(**told) -> Facts:
    return Facts(**({"cutoff": CUTOFF, "basis": basis()} | told))


def setting(**told) -> Setting:
    return Setting(facts(**told), PARAMETERS)


def observed(code: str, **told) -> Observation:
    """One indicator of these facts."""
    return observe(facts(**told), PARAMETERS, [code])[code]


def value(code: str, **told) -> int | None:
    return observed(code, **told).value


def share_of(code: str, **told) -> tuple[int | None, int | None]:
    """Numerator and denominator of one indicator of these facts."""
    found = observed(code, **told)
    return found.numerator, found.denominator


def refs(observation: Observation) -> tuple[list[str], list[str]]:
    """Records of the numerator, and those that were used besides."""
    counting = [each.ref for each in observation.used if each.counts]
    return counting, [each.ref for each in observation.used if not each.counts]
