"""D: reciprocity."""

from evaluations.indicators.days import Span
from evaluations.indicators.facts import Invitation
from evaluations.indicators.observation import Because, Count, Doubt, Lack, Observation, empty, share, step, uses
from evaluations.indicators.participation import judged
from evaluations.indicators.results import known_outcomes
from evaluations.indicators.setting import Setting, sorted_by_span, statement_lacking

#: Answers that bring somebody: oneself, another in one's place, or at a distance.
PRESENT = ("attended", "represented", "online")
#: Answers that say that nobody came.
ABSENT = ("declined", "unanswered")


def benefits_shared(setting: Setting) -> Observation:
    """D1: verified benefits of the side that has fewer / of the side that has more, by the cut-off."""
    outcomes, doubtful = known_outcomes(setting)
    benefits = [each for each in outcomes if each.is_finished and each.is_verified and each.beneficiary]
    home = [each.ref for each in benefits if each.beneficiary in ("home", "both")]
    partner = [each.ref for each in benefits if each.beneficiary in ("partner", "both")]
    complete, statements = setting.covered("benefits", setting.until)
    rows = {"not_countable": doubtful, "statements": statements, "span": setting.until}
    return _of_sides("D1", "benefits", home, partner, complete, setting, rows)


def visits_returned(setting: Setting) -> Observation:
    """D2: visits of the side that came less often / of the side that came more often, within the window.

    A visit is any held activity for which people of one side came to the other.
    """
    window = setting.window
    if window is None:
        return empty("D2", Because.NO_BASIS, Lack("agreement"))
    travelled = [
        each for each in setting.facts.activities if each.state == "held" and each.direction in ("outbound", "inbound")
    ]
    visits, doubtful = sorted_by_span(travelled, window)
    out = [each.ref for each in visits if each.direction == "outbound"]
    into = [each.ref for each in visits if each.direction == "inbound"]
    complete, statements = setting.covered("activities", window)
    rows = {"not_countable": doubtful, "statements": statements, "span": window}
    if len(visits) == 1:
        return empty("D2", Because.SINGLE_VISIT, used=uses([*out, *into]), **rows)
    return _of_sides("D2", "activities", out, into, complete, setting, rows)


def _of_sides(code: str, kind: str, home, partner, complete: bool, setting: Setting, rows) -> Observation:  # noqa: FBT001
    """The smaller side's cases of the larger's; where neither has any and that is known, 0 once silence counts."""
    used = uses([*home, *partner])
    if not used and complete and setting.is_old:
        return step(code, 0, Because.NOTHING_HAPPENED, **rows)
    span = rows["span"] or Span(setting.cutoff, setting.cutoff)
    count = Count(
        code=code,
        yes=min(len(home), len(partner)),
        of=max(len(home), len(partner)),
        complete=complete,
        used=used,
        lacking=(statement_lacking(kind, span),),
        **rows,
    )
    return share(count, setting.parameters.bounds)


def invitations_answered(setting: Setting) -> Observation:
    """D3: invitations of both directions answered by presence, a representative or online / received in the window."""
    window = setting.window
    if window is None:
        return empty("D3", Because.NO_BASIS, Lack("agreement"))
    sent = [each for each in setting.facts.invitations if each.kind == "invitation"]
    received, doubtful = sorted_by_span(sent, window, lambda invitation: invitation.sent)
    known, statements = setting.covered("invitations", window)
    came = [each.ref for each in received if _came(each, setting)]
    silent = [each.ref for each in received if not _came(each, setting) and each.answer not in ABSENT]
    untold = {} if known else dict.fromkeys(silent, Doubt.INCOMPLETE)
    told = [each for each in received if each.ref not in untold]
    return share(
        Count(
            code="D3",
            yes=len(came),
            of=len(told),
            complete=known or not silent,
            used=uses(came, (each.ref for each in told)),
            not_countable=(*doubtful, *untold.items()),
            statements=statements,
            span=window,
            lacking=tuple(Lack("answer", ref) for ref in untold) or (Lack("invitation"),),
        ),
        setting.parameters.bounds,
    )


def _came(invitation: Invitation, setting: Setting) -> bool:
    dated = invitation.answered is None or invitation.answered.by(setting.cutoff)
    return invitation.answer in PRESENT and dated


def obligations_met(setting: Setting) -> Observation:
    """D4: how far both sides met their obligations, as an evaluator judged it with evidence."""
    return judged(setting, "D4")
