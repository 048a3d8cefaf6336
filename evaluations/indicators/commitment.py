"""A: commitment of both parties."""

from evaluations.indicators.allotting import fewest_common_years, fewest_years, possible_years
from evaluations.indicators.facts import Activity
from evaluations.indicators.observation import Because, Count, Doubt, Lack, Observation, empty, share, uses
from evaluations.indicators.setting import Setting, sorted_by_span, statement_lacking


def reports_received(setting: Setting) -> Observation:
    """A1: reports received by the cut-off / reports due in the window; what was waived is not due."""
    window = setting.window
    if window is None:
        return empty("A1", Because.NO_BASIS, Lack("agreement"))
    due = [each for each in setting.facts.owed_reports if each.due in window and not each.is_waived]
    received = [each.ref for each in due if each.received and each.received.by(setting.cutoff)]
    doubtful = [
        each.ref
        for each in due
        if each.received and each.ref not in received and each.received.may_be_by(setting.cutoff)
    ]
    complete, statements = setting.covered("reports", window)
    return share(
        Count(
            code="A1",
            yes=len(received),
            of=len(due),
            complete=complete,
            is_fixed=True,
            used=uses(received, (each.ref for each in due)),
            not_countable=tuple((ref, Doubt.MAY_LIE_OUTSIDE) for ref in doubtful),
            statements=statements,
            span=window,
            lacking=(*(() if due else (Lack("responsibility"),)), statement_lacking("reports", window)),
        ),
        setting.parameters.bounds,
    )


def years_monitored(setting: Setting) -> Observation:
    """A2: years of the window with monitoring or a working-group meeting / years."""
    window = setting.window
    if window is None:
        return empty("A2", Because.NO_BASIS, Lack("agreement"))
    held, doubtful = sorted_by_span(setting.facts.monitorings, window)
    years = fewest_years([possible_years(each.days, setting.years) for each in held], len(setting.years))
    complete, statements = setting.covered("monitoring", window)
    return share(
        Count(
            code="A2",
            yes=len(years),
            of=len(setting.years),
            complete=complete,
            is_fixed=True,
            used=uses(each.ref for each in held),
            not_countable=doubtful,
            statements=statements,
            years=tuple(sorted(years)),
            span=window,
            lacking=(statement_lacking("monitoring", window),),
        ),
        setting.parameters.bounds,
    )


def fields_active(setting: Setting) -> Observation:
    """A3: agreed fields with a substantive activity in the months before the cut-off / agreed fields."""
    fields = setting.facts.agreed_fields
    if not fields:
        return empty("A3", Because.NO_CASES, Lack("field"))
    recent = setting.recent
    substantive = [each for each in setting.facts.activities if _is_substantive(each) and each.fields]
    held, doubtful = sorted_by_span(substantive, recent)
    active = {ref for each in held for ref in each.fields}
    complete, statements = setting.covered("activities", recent)
    return share(
        Count(
            code="A3",
            yes=sum(each.ref in active for each in fields),
            of=len(fields),
            complete=complete,
            is_fixed=True,
            used=uses(each.ref for each in held),
            not_countable=doubtful,
            statements=statements,
            span=recent,
            lacking=(statement_lacking("activities", recent),),
        ),
        setting.parameters.bounds,
    )


def agencies_aware(setting: Setting) -> Observation:
    """A4: assigned agencies that are aware at the cut-off / assigned agencies.

    An agency with several fields is aware where it is aware of one. «Unconfirmed» is a record that it was asked and
    did not confirm: it is not aware. Of an agency never heard nothing is said, unless the register was kept by then.
    """
    heard: dict[str, list] = {}
    for each in setting.facts.responsibilities:
        heard.setdefault(each.agency, []).append(each)
    if not heard:
        return empty("A4", Because.NO_CASES, Lack("responsibility"), Lack("awareness"))
    aware = [agency for agency, rows in heard.items() if any(row.awareness == "aware" for row in rows)]
    silent = [rows[0] for agency, rows in heard.items() if not any(row.awareness for row in rows)]
    counted = [row.ref for agency in aware for row in heard[agency] if row.awareness == "aware"]
    rows = uses(counted, (row.ref for each in heard.values() for row in each))
    if silent and not _register_kept(setting):
        lacking = tuple(Lack("awareness", row.ref) for row in silent)
        return empty("A4", Because.NOT_ALL_HEARD, *lacking, used=rows)
    return share(Count(code="A4", yes=len(aware), of=len(heard), complete=True, used=rows), setting.parameters.bounds)


def _register_kept(setting: Setting) -> bool:
    """On the cut-off date the government kept its register, in which silence of an agency is an answer."""
    return any("awareness" in each.kinds and each.days.may_be_by(setting.cutoff) for each in setting.facts.statements)


def years_both_paid(setting: Setting) -> Observation:
    """A5: years of the window in which both sides put in money or staff / years.

    Staff: a public body of the side took part in a substantive activity. Money: the side paid in that budget year.
    """
    window = setting.window
    if window is None:
        return empty("A5", Because.NO_BASIS, Lack("agreement"))
    staffed = [each for each in setting.facts.activities if _is_substantive(each) and any(_staff(each))]
    held, doubtful = sorted_by_span(staffed, window)
    paid, vague = _payments(setting)
    one, other, both = [], [], []
    for each in held:
        home, partner = _staff(each)
        (both if home and partner else one if home else other).append(possible_years(each.days, setting.years))
    for each in paid:
        (one if each.side == "home" else other).append(possible_years(each.days, setting.years))
    years = fewest_common_years(one, other, both, len(setting.years))
    complete, statements = setting.covered("funding", window)
    return share(
        Count(
            code="A5",
            yes=len(years),
            of=len(setting.years),
            complete=complete,
            is_fixed=True,
            used=uses(each.ref for each in (*paid, *held)),
            not_countable=(*vague, *doubtful),
            statements=statements,
            years=tuple(sorted(years)),
            span=window,
            lacking=(statement_lacking("funding", window),),
        ),
        setting.parameters.bounds,
    )


def _payments(setting: Setting):
    sides = [each for each in setting.facts.fundings if each.side in ("home", "partner")]
    return sorted_by_span(sides, setting.window)


def _is_substantive(activity: Activity) -> bool:
    return activity.state == "held" and not activity.is_ceremonial


def _staff(activity: Activity) -> tuple[bool, bool]:
    """Whether a public body of ours, and of the partner's, took part."""
    public = [body for body in activity.bodies if body.kind == "public"]
    return any(body.on("home") for body in public), any(body.on("partner") for body in public)
