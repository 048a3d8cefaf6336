"""What the last final evaluation says and recommends, and beside it what papers concluded."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from evaluations.models import Evaluation, EvaluationVerdict, FollowUp
from evaluations.models.vocabulary import Element, Verdict
from evaluations.papers.wording import day, shortened, when
from evaluations.published.rows import published_rows
from evaluations.renewal.register import Reviewed
from evaluations.renewal.wording import LONG, linked
from evaluations.shown.words import TONES
from portal.papers import Block, Facts, Heading, Items, Linked, Mark, Remark, Table, Text
from portal.partial_dates import PartialDate


@dataclass(frozen=True)
class Judged:
    """The last evaluation that was final by the day and judged this agreement, if there is any, with its parts.

    `other` is the last one where it judged another agreement, or an earlier time: it says nothing of this one.
    """

    evaluation: Evaluation | None
    other: Evaluation | None = None
    verdicts: list[EvaluationVerdict] = field(default_factory=list)
    follow_ups: list[FollowUp] = field(default_factory=list)

    @property
    def address(self) -> str:
        return self.evaluation.get_absolute_url()

    @property
    def recommends(self) -> Linked:
        words = {"cutoff": day(self.evaluation.cutoff), "recommendation": self.evaluation.get_recommendation_display()}
        told = _("The final evaluation as of %(cutoff)s recommends: %(recommendation)s.") % words
        return Linked(told, self.address)


def judged_of(reviewed: Reviewed) -> Judged:
    seen = Evaluation.objects.visible_to(reviewed.user).filter(partnership=reviewed.partnership)
    found = seen.filter(final_on__lte=reviewed.on).select_related("basis").defer("frozen")
    finals = list(found.order_by("-cutoff", "-final_on", "-pk"))
    evaluation = next((each for each in finals if _is_of(each, reviewed)), None)
    if evaluation is None:
        return Judged(None, next(iter(finals), None))
    order = Element.values
    return Judged(
        evaluation,
        verdicts=sorted(evaluation.verdicts.all(), key=lambda each: order.index(each.element)),
        follow_ups=list(evaluation.follow_ups.select_related("agency").order_by("position")),
    )


def _is_of(evaluation: Evaluation, reviewed: Reviewed) -> bool:
    """It rests on this agreement; where it names none, it judged a day on which this one may have begun."""
    if evaluation.basis_id:
        return evaluation.basis_id in reviewed.family
    return reviewed.is_since(PartialDate.on(evaluation.cutoff))


def judged_blocks(reviewed: Reviewed, judged: Judged) -> list[Block]:
    return [Heading(_("How it was evaluated"), level=3), *_final(reviewed, judged), *_published(reviewed)]


def _final(reviewed: Reviewed, judged: Judged) -> list[Block]:
    if judged.evaluation is None:
        return [Text(_("No evaluation of this agreement was final by this day.")), *_other(judged)]
    evaluation = judged.evaluation
    pairs = [
        (_("Evaluation"), Linked(_("as of %(cutoff)s") % {"cutoff": day(evaluation.cutoff)}, judged.address)),
        (_("Final since"), day(evaluation.final_on)),
        (_("Basis agreement"), _basis(evaluation)),
        (_("Recommendation"), evaluation.get_recommendation_display()),
        (_("Reasons"), shortened(evaluation.recommendation_reasons, LONG)),
    ]
    rows = [(each.get_element_display(), _mark(each), shortened(each.reasons)) for each in judged.verdicts]
    head = (_("Element"), _("Final verdict"), _("Reasons where it departs from the computed one"))
    table = Table(head, [(*row[:2], row[2] or "–") for row in rows], (4, 3, 5), empty=_("No verdict is recorded."))
    return [Facts(pairs), table, *_follow_ups(reviewed, judged)]


def _other(judged: Judged) -> list[Block]:
    if judged.other is None:
        return []
    told = _("Of another agreement or an earlier time: the evaluation as of %(cutoff)s")
    return [Items([Linked(told % {"cutoff": day(judged.other.cutoff)}, judged.other.get_absolute_url())])]


def _basis(evaluation: Evaluation) -> str | Linked:
    return linked(evaluation.basis) if evaluation.basis else ""


def _mark(verdict: EvaluationVerdict) -> Mark:
    return Mark(verdict.get_verdict_display(), TONES[Verdict(verdict.verdict)])


def _follow_ups(reviewed: Reviewed, judged: Judged) -> list[Block]:
    rows = [
        (Linked(shortened(each.action), judged.address), str(each.agency or ""), when(each.due), _done(reviewed, each))
        for each in judged.follow_ups
    ]
    head = (_("Follow-up"), _("Agency"), _("Until"), _("Done"))
    return [Table(head, rows, (5, 3.5, 2.2, 2.2), empty=_("The evaluation names no follow-up."))]


def _done(reviewed: Reviewed, follow_up: FollowUp) -> str:
    return when(follow_up.done) if is_done(follow_up.done, reviewed) else _("not recorded as done")


def is_done(done: PartialDate | None, reviewed: Reviewed) -> bool:
    """As far as that had happened by the day."""
    return bool(done) and not (done.earliest and done.earliest > reviewed.on)


def _published(reviewed: Reviewed) -> list[Block]:
    """Verdicts of papers are theirs, and stand beside that of the portal."""
    rows = [
        (
            Linked(", ".join(part for part in (str(each.source), each.place) if part), each.url),
            each.judged,
            Mark(each.verdict, each.tone),
            shortened(each.wording),
        )
        for each in published_rows(reviewed.partnership, reviewed.user, reviewed.on)
    ]
    if not rows:
        return [Remark(_("No verdict of a publication is recorded."))]
    head = (_("Publication"), _("Judged"), _("Verdict"), _("In its words"))
    return [Text(_("Beside it, what publications concluded:")), Table(head, rows, (3.4, 2.8, 2.2, 4.6))]


def open_follow_ups(reviewed: Reviewed, judged: Judged) -> Items | None:
    """What the evaluation asks for and is not recorded as done."""
    still = [each for each in judged.follow_ups if not is_done(each.done, reviewed)]
    told = [
        Linked(shortened(f"{each.action} ({when(each.due)})" if each.due else each.action), judged.address)
        for each in still
    ]
    return Items(told) if told else None
