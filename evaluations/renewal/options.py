"""What may become of the agreement, and of each way the facts of the register on either side.

On which side a sort of fact stands is said once, here, for every agreement; how much it weighs the office says.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from django.utils.translation import gettext as _

from evaluations.models.vocabulary import Recommendation, Verdict
from evaluations.renewal.grounds import Ground, Grounds
from portal.papers import Block, Heading, Items, Remark, Text

R = Recommendation


@dataclass(frozen=True)
class Option:
    title: str
    in_favour: Sequence[Ground]
    against: Sequence[Ground]


def options(grounds: Grounds) -> list[Option]:
    return [_as_it_is(grounds), _fewer_fields(grounds), _new_text(grounds), _run_out(grounds), _give_notice(grounds)]


def _option(title: str, in_favour: tuple, against: tuple) -> Option:
    return Option(title, list(chain(*in_favour)), list(chain(*against)))


def _as_it_is(told: Grounds) -> Option:
    return _option(
        _("Renew as it is"),
        (
            told.recommended(R.CONTINUE),
            told.running(),
            told.results(),
            told.verdicts(Verdict.MET),
            told.renews_itself(),
        ),
        (
            told.recommended(R.RENEW, R.PAUSE, R.END),
            told.idle(),
            told.stopped(),
            told.verdicts(Verdict.NOT_MET),
            told.obstacles(),
        ),
    )


def _fewer_fields(told: Grounds) -> Option:
    return _option(
        _("Renew with fewer fields"),
        (told.recommended(R.RENEW), told.idle(), told.stopped()),
        (told.recommended(R.CONTINUE, R.PAUSE, R.END), told.planned(), told.renews_itself()),
    )


def _new_text(told: Grounds) -> Option:
    return _option(
        _("Renew with a new text"),
        (told.recommended(R.RENEW), told.unstated(), told.absent_clauses(), told.differing(), told.proposals()),
        (told.recommended(R.CONTINUE, R.PAUSE, R.END), told.stages(), told.renews_itself()),
    )


def _run_out(told: Grounds) -> Option:
    return _option(
        _("Let it run out"),
        (
            told.recommended(R.PAUSE, R.END),
            told.ends_by_itself(),
            told.idle(),
            told.stopped(),
            told.verdicts(Verdict.NOT_MET),
        ),
        (
            told.recommended(R.CONTINUE, R.RENEW),
            told.renews_itself(),
            told.has_no_end(),
            told.running(),
            told.results(),
            told.promises(),
        ),
    )


def _give_notice(told: Grounds) -> Option:
    return _option(
        _("Give notice"),
        (told.recommended(R.END), told.notice_ahead(), told.renews_itself(), told.has_no_end()),
        (
            told.recommended(R.CONTINUE, R.RENEW, R.PAUSE),
            told.notice_past(),
            told.ends_by_itself(),
            told.running(),
            told.promises(),
        ),
    )


def option_blocks(grounds: Grounds) -> list[Block]:
    none = _("The register records nothing that does.")
    blocks: list[Block] = [
        Remark(
            _(
                "Below each way stand facts of the register. The same sort of fact stands on the same side for every "
                "agreement; nothing is weighed. What is not recorded stands nowhere, and the office adds it."
            )
        )
    ]
    for number, option in enumerate(options(grounds), start=1):
        blocks += [
            Heading(f"{number}. {option.title}", level=3),
            Text(_("What speaks for it:")),
            Items(option.in_favour, empty=none),
            Text(_("What speaks against it:")),
            Items(option.against, empty=none),
        ]
    return blocks
