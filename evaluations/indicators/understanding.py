"""C: mutual understanding."""

from evaluations.indicators.allotting import fewest_common_years, possible_years
from evaluations.indicators.days import Days, plus_months
from evaluations.indicators.facts import Basis, Invitation
from evaluations.indicators.observation import Because, Count, Doubt, Lack, Observation, Use, empty, share, step, uses
from evaluations.indicators.setting import Setting, sorted_by_span, statement_lacking

#: What a complete text regulates.
CLAUSES = ("aims", "fields", "period", "outcomes", "meetings", "financing", "evaluation", "renewal")


def written_text(setting: Setting) -> Observation:
    """C1: 0 none · 1 ended 12 months ago or more · 2 letter of intent only · 3 ended less than 12 months ago, under
    renewal, or its period not known · 4 a memorandum in force."""
    basis = setting.facts.basis
    if basis is None:
        return _no_text(setting)
    if basis.state == "uncertain":
        return empty("C1", Because.UNCERTAIN_DATES, Lack("dates", basis.ref), used=uses([basis.ref]))
    used = uses([basis.ref, *basis.in_renewal])
    if basis.kind == "loi":
        return step("C1", 2 if basis.state == "in_force" else _ended(basis, setting), used=used)
    if basis.state == "in_force":
        return step("C1", 4 if basis.period_known else 3, used=used)
    return step("C1", _ended(basis, setting), used=used)


def _no_text(setting: Setting) -> Observation:
    """That there is none must be known up to the cut-off: of what went before, nothing is asked."""
    known = setting.facts.known.get("agreements", ())
    complete = any(each.first is None and (each.last is None or each.last >= setting.cutoff) for each in known)
    if complete:
        return step("C1", 0)
    return empty("C1", Because.NO_BASIS, Lack("agreement"))


def _ended(basis: Basis, setting: Setting) -> int:
    """Of two days on which it may have ended, the earlier counts."""
    if basis.in_renewal:
        return 2 if basis.kind == "loi" else 3
    first = basis.ended.first if basis.ended else None
    recent = first is not None and plus_months(first, setting.parameters.lapse_months) > setting.cutoff
    if not recent:
        return 1
    return 2 if basis.kind == "loi" else 3


def fields_matched(setting: Setting) -> Observation:
    """C2: agreed fields that the partner's text words too / agreed fields; 4 where both signed one text."""
    if setting.facts.common_text:
        return step("C2", 4, used=uses([setting.facts.common_text]))
    fields = {each.ref for each in setting.facts.agreed_fields}
    matches = [each for each in setting.facts.matches if each.field in fields]
    if not fields:
        return empty("C2", Because.NO_CASES, Lack("field"))
    matched = {each.field for each in matches if each.is_matched}
    missing = sorted(fields - {each.field for each in matches})
    used = uses((each.ref for each in matches if each.is_matched), (each.ref for each in matches))
    if missing:
        return empty("C2", Because.NOT_ALL_HEARD, *(Lack("match", ref) for ref in missing), used=used)
    return share(
        Count(code="C2", yes=len(matched), of=len(fields), complete=True, used=used), setting.parameters.bounds
    )


def clauses_present(setting: Setting) -> Observation:
    """C3: of the eight clauses those that any text of the basis agreement carries / eight."""
    if setting.facts.basis is None:
        return empty("C3", Because.NO_BASIS, Lack("agreement"))
    clauses = [each for each in setting.facts.clauses if each.kind in CLAUSES]
    present = {each.kind for each in clauses if each.is_present}
    unread = [kind for kind in CLAUSES if kind not in {each.kind for each in clauses}]
    return share(
        Count(
            code="C3",
            yes=len(present),
            of=len(CLAUSES),
            complete=not unread,
            is_fixed=True,
            used=uses((each.ref for each in clauses if each.is_present), (each.ref for each in clauses)),
            lacking=tuple(Lack("clause", kind) for kind in unread),
        ),
        setting.parameters.bounds,
    )


def years_of_contact(setting: Setting) -> Observation:
    """C4: years of the window with contact in both directions / years.

    A visit is contact of the side that travels; a meeting, correspondence, and an invitation, proposal or request with
    its answer are contact of both. One without an answer is none.
    """
    window = setting.window
    if window is None:
        return empty("C4", Because.NO_BASIS, Lack("agreement"))
    contacts, doubtful = sorted_by_span(_contacts(setting), window)
    sides: dict[str, list] = {"home": [], "partner": [], "both": []}
    for each in contacts:
        sides[each.side].append(possible_years(each.days, setting.years))
    years = fewest_common_years(sides["home"], sides["partner"], sides["both"], len(setting.years))
    complete, statements = setting.covered("contacts", window)
    return share(
        Count(
            code="C4",
            yes=len(years),
            of=len(setting.years),
            complete=complete,
            is_fixed=True,
            used=uses(each.ref for each in contacts),
            not_countable=doubtful,
            statements=statements,
            years=tuple(sorted(years)),
            span=window,
            lacking=(statement_lacking("contacts", window),),
        ),
        setting.parameters.bounds,
    )


class _Contact:
    """A contact of one side or of both."""

    def __init__(self, ref: str, side: str, days: Days):
        self.ref, self.side, self.days = ref, side, days


#: Kinds of activity in which both sides turn to each other.
MUTUAL = ("meeting", "correspondence", "design_review")
TRAVELS = {"outbound": "home", "inbound": "partner"}


def _contacts(setting: Setting) -> list[_Contact]:
    held = [each for each in setting.facts.activities if each.state == "held"]
    mutual = [_Contact(each.ref, "both", each.days) for each in held if each.kind in MUTUAL]
    travelled = [
        _Contact(each.ref, TRAVELS[each.direction], each.days)
        for each in held
        if each.kind not in MUTUAL and each.direction in TRAVELS
    ]
    answered = [each for each in setting.facts.invitations if _is_answered(each, setting)]
    return [*mutual, *travelled, *(_Contact(each.ref, "both", each.sent) for each in answered)]


def _is_answered(invitation: Invitation, setting: Setting) -> bool:
    """By the cut-off date; an answer that nobody dated was given."""
    answered = invitation.answered
    return invitation.answer not in ("", "unanswered") and (answered is None or answered.by(setting.cutoff))


def fields_planned(setting: Setting) -> Observation:
    """C5: agreed fields with an agreed action plan / agreed fields."""
    fields = setting.facts.agreed_fields
    if not fields:
        return empty("C5", Because.NO_CASES, Lack("field"))
    plans = [each for each in setting.facts.action_plans if each.signed.by(setting.cutoff)]
    vague = [each for each in setting.facts.action_plans if each not in plans and each.signed.may_be_by(setting.cutoff)]
    signed = {each.ref for each in plans}
    items = [each for each in setting.facts.plan_items if each.fields and each.plan in signed]
    planned = {ref for each in plans for ref in each.fields} | {ref for each in items for ref in each.fields}
    complete, statements = setting.covered("plans", setting.until)
    return share(
        Count(
            code="C5",
            yes=sum(each.ref in planned for each in fields),
            of=len(fields),
            complete=complete,
            is_fixed=True,
            used=(*(Use(each.ref, counts=bool(each.fields)) for each in plans), *uses(each.ref for each in items)),
            not_countable=tuple((each.ref, _doubt(each.signed)) for each in vague),
            statements=statements,
            span=setting.until,
            lacking=(statement_lacking("plans", setting.until),) if setting.until else (Lack("agreement"),),
        ),
        setting.parameters.bounds,
    )


def _doubt(days: Days) -> Doubt:
    return Doubt.UNDATED if days == Days() else Doubt.MAY_LIE_OUTSIDE
