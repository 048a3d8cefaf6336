"""The review as a paper, in the customary form of a review by staff (telaahan staf): six headings under a head.

What the portal cannot know is left for the office to fill in; what it decides nothing about it says so of.
"""

from collections.abc import Iterable
from itertools import chain

from django.urls import reverse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from agreements.letters.document import BLANK, office_of
from agreements.models import Outcome
from evaluations.papers.wording import day, shortened
from evaluations.renewal.agreed import agreed
from evaluations.renewal.ahead import Course, ahead, course_of, due, force, notice, renewal
from evaluations.renewal.carried_out import cost, monitoring, obstacles, ran, results
from evaluations.renewal.grounds import Grounds
from evaluations.renewal.judged import Judged, judged_blocks, judged_of, open_follow_ups
from evaluations.renewal.options import option_blocks
from evaluations.renewal.register import Reviewed
from evaluations.renewal.wording import LONG, linked
from portal.addresses import absolute
from portal.papers import Block, Facts, Heading, Items, Linked, Masthead, Paper, Part, Remark, Text

#: A line to be filled in, about as wide as the text.
LINE = BLANK * 2


def title_of(reviewed: Reviewed) -> str:
    return _("Review for renewal: %(agreement)s") % {"agreement": reviewed.agreement}


def path_of(reviewed: Reviewed) -> str:
    return f"{reverse('agreement-renewal-review', args=[reviewed.agreement.key])}?as_of={reviewed.on}"


def renewal_review(reviewed: Reviewed) -> Paper:
    """In the active language, as far as the reader sees it."""
    head = Masthead(shortened(_about(reviewed)), kicker=_("Review by staff"))
    blocks = [head, *_head(reviewed), *chain(*review_sections(reviewed))]
    part = Part(blocks, address=absolute(path_of(reviewed)))
    office = office_of(reviewed.agreement.government)
    return Paper(title_of(reviewed), get_language(), [part], office=office, day=day(reviewed.on))


def review_sections(reviewed: Reviewed) -> list[list[Block]]:
    """What page and document share: the six parts, each below its heading."""
    judged, course = judged_of(reviewed), course_of(reviewed)
    return [
        [Heading(_("I. The question")), *_question(reviewed)],
        [Heading(_("II. Assumptions")), *_assumptions(reviewed)],
        [Heading(_("III. Facts that bear on it")), *_facts(reviewed, judged, course)],
        [Heading(_("IV. Analysis")), *option_blocks(Grounds(reviewed, judged, course))],
        [Heading(_("V. Conclusion")), *_conclusion(reviewed, judged)],
        [Heading(_("VI. Advice")), *_advice(reviewed, judged)],
    ]


def _about(reviewed: Reviewed) -> str:
    words = {"agreement": reviewed.agreement, "partnership": reviewed.partnership}
    return _("Renewal of «%(agreement)s» (%(partnership)s)") % words


def _head(reviewed: Reviewed) -> Iterable[Block]:
    yield Facts(
        [
            (pgettext("head of a paper", "To"), BLANK),
            (pgettext("head of a paper", "From"), BLANK),
            (_("Date"), BLANK),
            (_("Number"), BLANK),
            (_("Classification"), BLANK),
            (_("Enclosures"), BLANK),
            (pgettext("head of a paper", "Subject"), shortened(_about(reviewed))),
        ]
    )
    yield Remark(
        _(
            "Drafted by the portal from its register as it stands for %(day)s, for the office to complete, mend and "
            "sign. Names of records lead to their pages."
        )
        % {"day": day(reviewed.on)}
    )


def _question(reviewed: Reviewed) -> Iterable[Block]:
    words = {"agreement": reviewed.agreement, "partnership": reviewed.partnership}
    until = due(reviewed)
    asked = [
        _("Shall «%(agreement)s», under the partnership %(partnership)s, be renewed?") % words,
        force(reviewed),
        *([] if reviewed.is_terminated else [notice(reviewed), renewal(reviewed)]),
        *([_("The nearest last day: %(until)s.") % {"until": until}] if until else []),
    ]
    yield Text(" ".join(asked))
    if reviewed.successors:
        yield Text(_("A renewal is recorded already:"))
        yield Items([linked(each) for each in reviewed.successors])


def _assumptions(reviewed: Reviewed) -> Iterable[Block]:
    known = _(
        "What the register holds for %(day)s is true. What it does not hold may have been all the same, except where "
        "it is said that all is known."
    )
    computed = _("Last days are computed from the dates and terms recorded, and told as exactly as these are known.")
    yield Items([known % {"day": day(reviewed.on)}, computed, BLANK])


def _facts(reviewed: Reviewed, judged: Judged, course: Course) -> Iterable[Block]:
    yield from agreed(reviewed)
    yield from ran(reviewed)
    yield from cost(reviewed)
    yield from results(reviewed)
    yield from obstacles(reviewed)
    yield from monitoring(reviewed)
    yield from judged_blocks(reviewed, judged)
    yield from ahead(reviewed, course)


def _conclusion(reviewed: Reviewed, judged: Judged) -> Iterable[Block]:
    """What the facts come to in numbers; the choice is left to the office."""
    days = force(reviewed) if reviewed.is_terminated else f"{force(reviewed)} {notice(reviewed)}"
    yield Items([*_in_numbers(reviewed), *_recommended(judged), days])
    yield Facts([(_("The way to be chosen"), LINE)])
    yield Remark(_("The portal chooses none: the office writes its conclusion here."))


def _in_numbers(reviewed: Reviewed) -> Iterable[str]:
    runs = reviewed.runs
    if runs:
        words = {"total": len(runs), "ran": sum(run.ran for run in runs), "idle": sum(not run.ran for run in runs)}
        yield _("Agreed fields: %(total)d; recorded as having run: %(ran)d; nothing recorded of: %(idle)d.") % words
    achieved = [each for each in reviewed.outcomes if each.stage in (Outcome.Stage.DONE, Outcome.Stage.IN_USE)]
    verified = sum(each.verified for each in achieved)
    words = {"verified": verified, "claimed": len(achieved) - verified}
    yield _("Results that are done: verified: %(verified)d; claimed only: %(claimed)d.") % words
    without = sum(each.planned is None and each.realised is None for each in reviewed.fundings)
    words = {"records": len(reviewed.fundings), "without": without}
    yield _("Records of money: %(records)d; without any amount: %(without)d.") % words


def _recommended(judged: Judged) -> list[Linked]:
    return [judged.recommends] if judged.evaluation else []


def _advice(reviewed: Reviewed, judged: Judged) -> Iterable[Block]:
    """Only what a final evaluation recommends; else a line to fill in."""
    if judged.evaluation is None:
        yield Text(LINE)
        yield Remark(
            _("No final evaluation recommends anything, and the portal does not decide: the office writes its advice.")
        )
        return
    yield Items([judged.recommends])
    yield Text(shortened(judged.evaluation.recommendation_reasons, LONG))
    if still := open_follow_ups(reviewed, judged):
        yield Text(_("What that evaluation asks for and is not recorded as done:"))
        yield still
    yield Text(LINE)
    yield Remark(
        _("Drafted from that evaluation alone; the portal does not decide: the office mends and completes it.")
    )
