"""E: tangible results. What counts is there by the cut-off, whenever it came about."""

from evaluations.indicators.days import plus_months
from evaluations.indicators.facts import Outcome
from evaluations.indicators.observation import Because, Count, Doubt, Lack, Observation, empty, share, step, uses
from evaluations.indicators.setting import Setting, statement_lacking

#: Fields in which what was learned must be applied for the highest value.
MANY_FIELDS = 3


def known_outcomes(setting: Setting) -> tuple[list[Outcome], tuple]:
    """Outcomes that certainly stood by the cut-off, and those that may have come later."""
    certain = [each for each in setting.facts.outcomes if each.days.by(setting.cutoff)]
    doubtful = tuple(
        (each.ref, Doubt.UNDATED if each.days.first is None and each.days.last is None else Doubt.MAY_LIE_OUTSIDE)
        for each in setting.facts.outcomes
        if not each.days.by(setting.cutoff) and each.days.may_be_by(setting.cutoff)
    )
    return certain, doubtful


def soft_change(setting: Setting) -> Observation:
    """E1: 0 none · 1 claimed · 2 one verified · 3 verified and applied · 4 so in three fields or more."""
    return _change(setting, "E1", "soft", _soft_value)


def _soft_value(outcomes: list[Outcome], setting: Setting) -> tuple[int, list[Outcome]]:
    """The value, and the outcomes that carry it."""
    finished = [each for each in outcomes if each.is_finished]
    verified = [each for each in finished if each.is_verified]
    applied = [each for each in verified if each.is_applied]
    if applied:
        many = len({ref for each in applied for ref in each.fields}) >= MANY_FIELDS
        return 4 if many else 3, applied
    return (2, verified) if verified else (min(1, len(finished)), finished)


def hard_change(setting: Setting) -> Observation:
    """E2: 0 none · 1 planned · 2 pilot or under construction · 3 one finished and located · 4 two or more finished and
    still in use 24 months later. What is finished and not located counts as under construction."""
    return _change(setting, "E2", "hard", _hard_value)


def _hard_value(outcomes: list[Outcome], setting: Setting) -> tuple[int, list[Outcome]]:
    """The value, and the outcomes that carry it."""
    located = [each for each in outcomes if each.is_finished and each.is_located]
    lasting = [each for each in located if each.stage == "in_use" and _lasted(each, setting)]
    begun = [each for each in outcomes if each.stage != "planned"]
    if len(lasting) > 1:
        return 4, lasting
    if located:
        return 3, located
    return (2, begun) if begun else (min(1, len(outcomes)), outcomes)


def _lasted(outcome: Outcome, setting: Setting) -> bool:
    return plus_months(outcome.days.last, setting.parameters.in_use_months) <= setting.cutoff


def _change(setting: Setting, code: str, change: str, value) -> Observation:
    outcomes, doubtful = known_outcomes(setting)
    of_kind = [each for each in outcomes if each.change == change]
    complete, statements = setting.covered("outcomes", setting.until)
    kinds = {each.ref for each in setting.facts.outcomes if each.change == change}
    reached, carrying = value(of_kind, setting)
    rows = {
        "used": uses((each.ref for each in carrying), (each.ref for each in of_kind)),
        "not_countable": tuple(row for row in doubtful if row[0] in kinds),
        "statements": statements,
        "span": setting.until,
    }
    if reached == 0 and not complete:
        lacking = (statement_lacking("outcomes", setting.until),) if setting.until else (Lack("agreement"),)
        return empty(code, Because.NOT_KNOWN, *lacking, **rows)
    return step(code, reached, at_least=not complete and reached < 4, **rows)


def fields_with_outcomes(setting: Setting) -> Observation:
    """E3: agreed fields with a verified outcome / agreed fields."""
    fields = setting.facts.agreed_fields
    if not fields:
        return empty("E3", Because.NO_CASES, Lack("field"))
    outcomes, doubtful = known_outcomes(setting)
    verified = [each for each in outcomes if each.is_finished and each.is_verified and each.fields]
    reached = {ref for each in verified for ref in each.fields}
    complete, statements = setting.covered("outcomes", setting.until)
    return share(
        Count(
            code="E3",
            yes=sum(each.ref in reached for each in fields),
            of=len(fields),
            complete=complete,
            is_fixed=True,
            used=uses(each.ref for each in verified),
            not_countable=doubtful,
            statements=statements,
            span=setting.until,
            lacking=(statement_lacking("outcomes", setting.until),) if setting.until else (Lack("agreement"),),
        ),
        setting.parameters.bounds,
    )


def expectations_achieved(setting: Setting) -> Observation:
    """E4: fields whose expected outcome is achieved / fields whose text states one; empty where it states none."""
    fields = setting.facts.agreed_fields
    stating = {each.ref for each in fields if each.states_outcomes}
    unread = [each.ref for each in fields if each.states_outcomes is None]
    if not stating:
        if fields and not unread:
            return empty("E4", Because.STATES_NONE)
        return empty("E4", Because.NO_CASES, *(Lack("field_outcomes", ref) for ref in unread))
    outcomes, doubtful = known_outcomes(setting)
    told = [each for each in outcomes if each.achieves_expected is not None and each.fields & stating]
    achieved = [each for each in told if each.achieves_expected and each.is_finished and each.is_verified]
    reached = {ref for each in achieved for ref in each.fields & stating}
    silent = sorted(stating - {ref for each in told for ref in each.fields})
    complete, statements = setting.covered("outcomes", setting.until)
    counted = stating if complete else stating - set(silent)
    return share(
        Count(
            code="E4",
            yes=len(reached),
            of=len(counted),
            complete=complete or not silent,
            used=uses((each.ref for each in achieved), (each.ref for each in told)),
            not_countable=doubtful if complete else (*doubtful, *((ref, Doubt.INCOMPLETE) for ref in silent)),
            statements=statements,
            span=setting.until,
            lacking=tuple(Lack("achievement", ref) for ref in silent),
        ),
        setting.parameters.bounds,
    )
