"""An evaluation as a paper: a page for a council member, then all that it says, at last the evidence behind it.

A final one is told by its frozen content alone; what became of it since stands on a page of its own.
"""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from evaluations.evaluating.columns import STATE_TONES, State
from evaluations.evaluating.told import EvaluationText, ShownPublished, Side
from evaluations.models import Evaluation
from evaluations.papers.evaluation_evidence import evidence_parts, standing_of
from evaluations.papers.evaluation_since import Later, since_part
from evaluations.papers.wording import MORE, day, shortened
from portal.addresses import absolute
from portal.papers import Block, Facts, Heading, Items, Linked, Mark, Masthead, Paper, Part, Remark, Table, Text
from portal.qr import qr_svg

#: Characters of a text on the first page; the whole stands on the next one.
IN_SHORT = 900


def final_paper(evaluation: Evaluation, text: EvaluationText, later: Later) -> Paper:
    """In the active language; `text` is thawed."""
    address = absolute(evaluation.get_absolute_url())
    final_on = day(evaluation.final_on)
    mark = Mark(_("Final since %(day)s") % {"day": final_on}, STATE_TONES[State.FINAL])
    parts = [
        _in_short(text, [_head(text.title, mark, address)], address),
        _in_full(text, _cited(text, final_on, address), address),
        *evidence_parts(text.elements, address),
        since_part(later, address),
    ]
    return Paper(text.title, get_language(), parts, office=text.government, day=final_on)


def draft_paper(evaluation: Evaluation, text: EvaluationText, lacking: Sequence[str], on: date) -> Paper:
    """Marked as a draft on every page; `lacking` is what is to be written before it can be submitted."""
    address = absolute(evaluation.get_absolute_url())
    state = State(evaluation.state)
    mark = Mark(str(state.label), STATE_TONES[state])
    title = _("Draft: %(title)s") % {"title": text.title}
    parts = [
        _in_short(text, [_head(title, mark, address), Text(_draft_notice())], address),
        _in_full(text, _unfinished(lacking), address),
        *evidence_parts(text.elements, address),
    ]
    return Paper(title, get_language(), parts, office=text.government, day=day(on))


def _head(title: str, mark: Mark, address: str) -> Masthead:
    alt = _("QR code that leads to %(address)s") % {"address": address}
    return Masthead(title, _("Evaluation by the five elements"), qr_svg(address), alt, [mark])


def _in_short(text: EvaluationText, head: Sequence[Block], address: str) -> Part:
    """The elements and the recommendation on one page."""
    blocks = [
        *head,
        Facts(_ground(text)),
        Heading(_("The five elements")),
        _verdicts(text.sides),
        *_disputed(text.sides),
        Remark(_method()),
        Heading(_recommended(text)),
        *_short_text(text.recommendation_reasons),
        Heading(_("Summary")),
        Text(shortened(text.summary, IN_SHORT)),
        Heading(_("Follow-ups")),
        _follow_ups(text),
        Remark(_("«…» ends a text that is shortened: the pages behind have it in full, with the evidence.")),
    ]
    return Part(blocks, address=address, pages=1)


def _draft_notice() -> str:
    return _(
        "This evaluation is not final: only your government and its evaluators see it, and its values change with the "
        "records."
    )


def _method() -> str:
    return _(
        "Computed by the portal's own proposal, judged by each evaluator, and decided by the one who leads. The "
        "elements are not added up."
    )


def _recommended(text: EvaluationText) -> str:
    return f"{_('Recommendation')}: {text.recommendation or _('not given')}"


def _short_text(text: str) -> list[Block]:
    return [Text(shortened(text, IN_SHORT))] if text else []


def _ground(text: EvaluationText) -> list[tuple[str, str | Linked]]:
    ground = text.ground
    return [
        (_("Basis agreement"), _basis(text)),
        (_("Cut-off date"), ground.cutoff),
        (_("Window"), ground.window or _("none: it is not known when the agreement began")),
    ]


def _basis(text: EvaluationText) -> str | Linked:
    basis = text.ground.basis
    if basis is None:
        return _("An agreement that you may not open") if text.ground.has_basis else _("none by that day")
    told = f"{shortened(basis.title)} ({basis.note}, {basis.when})"
    return Linked(told, basis.url) if basis.url else told


def _verdicts(sides: Sequence[Side]) -> Table:
    """Side by side and not added up."""
    rows = [(side.element.name, _computed(side), _observed(side), _final(side)) for side in sides]
    head = (_("Element"), _("Computed"), _("Mean and observed"), _("Final verdict"))
    return Table(head, rows, (3.4, 2.6, 2.8, 2.6))


def _disputed(sides: Sequence[Side]) -> list[Block]:
    names = "; ".join(side.element.name for side in sides if side.differs)
    return [Text(_("The evaluators disagree on: %(elements)s.") % {"elements": names})] if names else []


def _computed(side: Side) -> Mark:
    mark = side.element.mark
    return Mark(f"{mark.label}, {_('borderline')}" if mark.is_borderline else mark.label, mark.tone)


def _observed(side: Side) -> str:
    return f"{side.element.mark.score}; {side.element.mark.observed}"


def _final(side: Side) -> Mark | str:
    return Mark(side.final.badge.text, side.final.badge.tone) if side.final else _("not given")


def _follow_ups(text: EvaluationText, *, whole: bool = False) -> Table:
    """`whole` where nothing may be left out."""
    rows = [(each.action, each.who, each.due) for each in text.follow_ups]
    head = (_("What shall be done"), _("Who does it"), _("Until"))
    return Table(head, rows, (5, 3, 2), None if whole else MORE, _("No follow-up is written."))


def _in_full(text: EvaluationText, standing: Sequence[Block], address: str) -> Part:
    """All that is judged, decided and published; `standing` says how the evaluation is to be read."""
    blocks = [
        Heading(_("The evaluation in full"), level=1),
        Facts([*_ground(text), *_rubric(text), (_("Evaluators"), _posts(text.evaluators))]),
        Heading(_("Summary")),
        *_paragraphs(text.summary),
        Heading(_recommended(text)),
        *(_paragraphs(text.recommendation_reasons) if text.recommendation_reasons else ()),
        Heading(_("Follow-ups")),
        _follow_ups(text, whole=True),
        *standing,
        Heading(_("Verdicts side by side")),
        Text(_method()),
        *(block for side in text.sides for block in _side(side)),
        *_on_the_whole(text.published_on_the_whole),
    ]
    return Part(blocks, address=address)


def _rubric(text: EvaluationText) -> list[tuple[str, str]]:
    rubric, proposal = text.rubric, _("the portal's own proposal")
    return [
        (_("Version of the rubric"), f"{rubric['title']} ({rubric['key']}; {proposal})"),
        (_("Checksum of the rubric (SHA-256)"), rubric["checksum"]),
    ]


def _posts(evaluators: Sequence[tuple[str, bool]]) -> str:
    return "; ".join(f"{post} ({_('lead evaluator')})" if leads else post for post, leads in evaluators)


def _paragraphs(text: str) -> list[Block]:
    return [Text(line) for line in text.splitlines() if line.strip()] or [Text("")]


def _cited(text: EvaluationText, final_on: str, address: str) -> list[Block]:
    rubric = text.rubric
    return [
        Heading(_("How to cite it")),
        Text(f"{text.title}. {text.government}, {final_on}. {rubric['title']} ({rubric['key']}). {address}"),
        Remark(
            _(
                "This evaluation is frozen: values, evidence and texts stay as they were on the day on which it became "
                "final."
            )
        ),
    ]


def _unfinished(lacking: Sequence[str]) -> list[Block]:
    return [Heading(_("Before it can be submitted")), Items(lacking)] if lacking else []


def _side(side: Side) -> list[Block]:
    """One element: a row for each who says something of it."""
    rows = [
        (_("Computed"), _computed(side), f"{_observed(side)}; {standing_of(side.element)}."),
        *_judged(side),
        (_("Final verdict"), _final(side), _final_reasons(side)),
        *(_published(each) for each in side.published),
    ]
    table = Table((_("By whom"), _("Verdict"), _("Reasons")), rows, (3, 2.6, 6))
    disagreement = [Text(_("The evaluators disagree on this element."))] if side.differs else []
    return [Heading(side.element.name, level=3), *disagreement, table]


def _judged(side: Side) -> list[tuple[str, Mark | str, str]]:
    if not side.judgements:
        return [(_("Evaluators"), "–", _("nobody has judged"))]
    return [(each.post, Mark(each.badge.text, each.badge.tone), each.reasons) for each in side.judgements]


def _final_reasons(side: Side) -> str:
    if side.final is None:
        return "–"
    if side.departs:
        return f"({_('departs from the computed one')}) {side.final.reasons}"
    return side.final.reasons or _("As computed.")


def _published(verdict: ShownPublished) -> tuple[Linked, Mark, str]:
    qualified = f"{_('Qualified:')} {verdict.qualification.rstrip('.')}." if verdict.qualification else ""
    told = " ".join(filter(None, (f"«{verdict.wording}».", qualified, verdict.difference)))
    who = f"{_('Published')}: {verdict.source}, {verdict.place}"
    return Linked(who, verdict.url), Mark(verdict.badge.text, verdict.badge.tone), told


def _on_the_whole(published: Sequence[ShownPublished]) -> list[Block]:
    if not published:
        return []
    return [
        Heading(_("Published on the whole"), level=3),
        Text(_("The portal computes no verdict on the whole, so that nothing stands beside these.")),
        Table((_("By whom"), _("Verdict"), _("Reasons")), [_published(each) for each in published], (3, 2.6, 6)),
    ]
