"""B: community participation."""

from collections.abc import Iterable

from evaluations.indicators.facts import Activity, PlanItem, Ref
from evaluations.indicators.observation import Because, Count, Doubt, Lack, Observation, empty, share, step, uses
from evaluations.indicators.setting import Setting, sorted_by_span, statement_lacking

#: The highest value of an indicator, above which nothing more can be true.
HIGHEST = 4
#: Distinct bodies of a side from which breadth is wide.
WIDE = 3


def activities_with_civil_bodies(setting: Setting) -> Observation:
    """B1: held activities of the window with at least one civil body / held activities.

    An activity of which nobody recorded who took part is not countable, unless all activities are known.
    """
    window = setting.window
    if window is None:
        return empty("B1", Because.NO_BASIS, Lack("agreement"))
    held, doubtful = sorted_by_span(_held(setting), window)
    complete, statements = setting.covered("activities", window)
    told = [each for each in held if each.bodies or complete]
    untold = tuple((each.ref, Doubt.INCOMPLETE) for each in held if not each.bodies and not complete)
    rows = {"span": window, "statements": statements, "not_countable": (*doubtful, *untold)}
    if not held and complete and setting.is_old:
        return step("B1", 0, Because.NOTHING_HAPPENED, **rows)
    civil = [each.ref for each in told if _has_civil(each)]
    return share(
        Count(
            code="B1",
            yes=len(civil),
            of=len(told),
            complete=complete,
            used=uses(civil, (each.ref for each in told)),
            lacking=(statement_lacking("activities", window),),
            **rows,
        ),
        setting.parameters.bounds,
    )


def breadth(setting: Setting) -> Observation:
    """B2: 0 no civil body · 1 on one side · 2 on both · 3 on both at least three · 4 so, and one leads an activity."""
    window = setting.window
    if window is None:
        return empty("B2", Because.NO_BASIS, Lack("agreement"))
    held, doubtful = sorted_by_span(_held(setting), window)
    complete, statements = setting.covered("activities", window)
    civil = [each for each in held if _has_civil(each)]
    refs = frozenset(each.ref for each in _held(setting) if _has_civil(each))
    rows = {
        "used": uses(each.ref for each in civil),
        "not_countable": tuple(row for row in doubtful if row[0] in refs),
        "statements": statements,
        "span": window,
    }
    if not civil and not complete:
        return empty("B2", Because.NOT_KNOWN, statement_lacking("activities", window), **rows)
    value = _breadth(civil)
    return step("B2", value, at_least=not complete and value < HIGHEST, **rows)


def _breadth(civil: Iterable[Activity]) -> int:
    bodies = [body for activity in civil for body in activity.bodies if body.kind == "civil"]
    counts = [len({body.name for body in bodies if body.on(side)}) for side in ("home", "partner")]
    if not bodies:
        return 0
    if min(counts) == 0:
        return 1
    if min(counts) < WIDE:
        return 2
    return 4 if any(body.leads for body in bodies) else 3


def programmes_realised(setting: Setting) -> Observation:
    """B3: people-to-people programmes realised / planned.

    Planned is what stands in a plan, and every activity of this kind whether it was held or not. What hangs under the
    basis agreement belongs to it whenever it was planned; other items must be scheduled in the window. Where each was
    cancelled, that none was realised is recorded by the rows themselves.
    """
    window = setting.window
    if window is None:
        return empty("B3", Because.NO_BASIS, Lack("agreement"))
    items, doubtful = _planned_items(setting)
    held = {each.ref for each in setting.facts.activities if each.state == "held" and each.days.by(setting.cutoff)}
    alone, vague = _programmes_alone(setting, {each.realised_by for each in items})
    realised = [each.ref for each in items if each.realised_by in held]
    realised += [each.ref for each in alone if each.state == "held"]
    complete, statements = setting.covered("activities", window)
    cancelled = {each.ref for each in setting.facts.activities if each.state == "cancelled"}
    negative = all(each.realised_by in cancelled for each in items) and all(each.ref in cancelled for each in alone)
    return share(
        Count(
            code="B3",
            yes=len(realised),
            of=len(items) + len(alone),
            complete=complete or negative,
            used=uses(realised, (each.ref for each in (*items, *alone))),
            not_countable=(*doubtful, *vague),
            statements=statements,
            span=window,
            lacking=_lacking(planned=bool(items or alone), complete=complete, setting=setting),
        ),
        setting.parameters.bounds,
    )


def _lacking(*, planned: bool, complete: bool, setting: Setting) -> tuple[Lack, ...]:
    statement = () if complete else (statement_lacking("activities", setting.window),)
    return statement if planned else (Lack("plan"), *statement)


def _planned_items(setting: Setting):
    items = [each for each in setting.facts.plan_items if each.is_people_to_people]
    agreed = [each for each in items if each.is_agreed and each.scheduled.may_be_by(setting.cutoff)]
    others: list[PlanItem] = [each for each in items if not each.is_agreed]
    scheduled, doubtful = sorted_by_span(others, setting.window, lambda item: item.scheduled)
    return [*agreed, *scheduled], doubtful


def _programmes_alone(setting: Setting, realising: set[Ref | None]):
    """People-to-people activities that realise no item of a plan; a cancelled one was planned as well."""
    programmes = [each for each in setting.facts.activities if each.is_people_to_people and each.ref not in realising]
    return sorted_by_span(programmes, setting.window)


def civil_contact(setting: Setting) -> Observation:
    """B4: civil contact without government, as an evaluator entered it with evidence."""
    return judged(setting, "B4")


def judged(setting: Setting, code: str) -> Observation:
    """The value that an evaluator entered last by the cut-off date, for a day of the window."""
    window = setting.window
    if window is None:
        return empty(code, Because.NO_BASIS, Lack("agreement"))
    entered = [each for each in setting.facts.judged if each.code == code and each.on in window]
    if not entered:
        return empty(code, Because.NOT_JUDGED, Lack("judgement", code), span=window)
    last = max(entered, key=lambda each: (each.on, each.ref))
    return step(code, last.value, Because.JUDGED, used=uses([last.ref]), span=window)


def _held(setting: Setting) -> list[Activity]:
    return [each for each in setting.facts.activities if each.state == "held"]


def _has_civil(activity: Activity) -> bool:
    return any(body.kind == "civil" for body in activity.bodies)
