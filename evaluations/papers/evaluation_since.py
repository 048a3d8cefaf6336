"""What became of a final evaluation by the day on which it is printed: no part of it, on a page of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evaluations.freezing.since import Since
from evaluations.models import Evaluation, FollowUp
from evaluations.papers.evaluation_evidence import records_table
from evaluations.papers.wording import day, when
from portal.addresses import absolute
from portal.papers import Block, Heading, Items, Mark, Part, Remark, Table, Text


@dataclass(frozen=True)
class Later:
    """As of `on`: what changed in the records, what succeeds the evaluation, what became of its follow-ups."""

    on: date
    since: Since
    successor: Evaluation | None
    follow_ups: Sequence[FollowUp]


def since_part(later: Later, address: str) -> Part:
    blocks = [
        Heading(_("Changed since it became final"), level=1),
        Remark(_("As of %(day)s, when this paper was made; no part of the evaluation.") % {"day": day(later.on)}),
        *_changed(later.since),
        *_succeeded(later.successor),
        *_became(later.follow_ups),
    ]
    return Part(blocks, address=address, day=day(later.on))


def _succeeded(successor: Evaluation | None) -> list[Block]:
    if successor is None:
        return []
    address = absolute(successor.get_absolute_url())
    return [Heading(_("Succeeded by a later evaluation")), Text(f"{successor}: {address}")]


def _changed(since: Since) -> list[Block]:
    groups = [(Heading(f"{title} ({len(rows)})"), records_table(rows)) for title, rows in since.groups]
    return [Text(_total(since.total)), *(block for group in groups for block in group), *_moved(since.moved)]


def _total(number: int) -> str:
    if not number:
        return _("None of the records on which it rests was changed, and none would be counted beside them.")
    return ngettext(
        "%(total)s record on which it rests, or would rest, is another now. The evaluation stays as it was.",
        "%(total)s records on which it rests, or would rest, are others now. The evaluation stays as it was.",
        number,
    ) % {"total": number}


def _moved(moved: Sequence[str]) -> list[Block]:
    if not moved:
        return []
    return [
        Text(_("Computed with the records as they are now, these indicators would have another value:")),
        Items(moved),
    ]


def _became(follow_ups: Sequence[FollowUp]) -> list[Block]:
    if not follow_ups:
        return []
    rows = [(each.action, _state(each), when(each.done) or "–", each.done_note or "–") for each in follow_ups]
    head = (_("What shall be done"), _("State"), _("Done"), _("What was done"))
    return [Heading(_("What became of the follow-ups")), Table(head, rows, (4, 1.6, 2, 4))]


def _state(follow_up: FollowUp) -> Mark:
    return Mark(_("Done"), "good") if follow_up.done else Mark(_("Open"))
