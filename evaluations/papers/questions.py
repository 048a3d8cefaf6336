"""What a council may ask: one question for each sort of warning, about its oldest case."""

from collections.abc import Iterable
from itertools import groupby

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from agreements.axes import Judged
from agreements.models.statuses import PartnershipStatus
from evaluations.papers.wording import day, shortened
from evaluations.warnings.raised import Raised

#: By the code of the warning; the places are those of its sentence, and the day since which it holds.
QUESTIONS = {
    "no_officer": _(
        "Since %(since)s nobody at %(by)s is recorded as in charge of «%(field)s»: who is in charge, and from when?"
    ),
    "transfer_without_handover": _(
        "%(post)s left (%(left)s) without a recorded handover of «%(field)s»: who has taken over, and with which "
        "documents?"
    ),
    "not_acknowledged": _(
        "%(by)s has not said that it knows of its responsibility for «%(field)s» (since %(since)s): what is done "
        "about it?"
    ),
    "field_never_started": _(
        "«%(field)s» was agreed (%(signed)s) and never started: is it still wanted, and what is its first step?"
    ),
    "report_overdue": _("%(by)s has not reported on %(period)s: what was done in that time, and when will it report?"),
    "no_monitoring_this_year": _(
        "No monitoring is recorded for longer than the threshold (since %(since)s): when is the next one, and by whom?"
    ),
    "follow_up_overdue": _("To be followed up until %(until)s: «%(what)s». What has become of it?"),
    "visit_report_owed": _("No report was filed on the visit «%(activity)s»: what came of it, and what did it cost?"),
    "notice_near": _(
        "The last day for notice on «%(agreement)s» is %(last_notice)s: is the partnership to go on, and who decides?"
    ),
    "expiring_without_successor": _(
        "«%(agreement)s» is in force until %(expires)s and nothing succeeds it: is it to be renewed, and with which "
        "changes?"
    ),
    "expired_with_open_matters": _(
        "«%(agreement)s» ran out (%(expires)s), nothing succeeds it, and this is left open: %(open)s. Is the "
        "partnership to go on, and who settles what is open?"
    ),
    "no_expected_outcomes": _(
        "«%(agreement)s» states no expected outcomes: by what is its success to be measured, and where will it be "
        "written?"
    ),
    "one_sided_benefits": _(
        "Only one side has gained so far (%(side)s): how is the other to benefit, and what is proposed to it?"
    ),
    "invitation_unanswered": _("«%(subject_of)s» (%(sent)s) has no answer: why, and when will it be answered?"),
    "always_declined": _(
        "The last %(number)s invitations were all declined: why, and could somebody be sent or take part online?"
    ),
    "promise_overdue": _("Agreed until %(until)s and not done: «%(action)s». What stands in the way?"),
    "leadership_changed": _("%(post)s changed (%(happened)s): when will contact be renewed, and by whom?"),
    "step_missing": _(
        "Signed (%(when)s), and not recorded before: %(stages)s. Was it done, and which paper shows it, or was it left "
        "out, and why?"
    ),
    "step_missing_ahead": _(
        "The signing is planned (%(when)s), and not recorded yet: %(stages)s. Will it be done before, and by whom?"
    ),
    "step_out_of_order": _("«%(stage)s» (%(when)s) came before «%(earlier)s» (%(earlier_when)s): why in this order?"),
    "step_of_another_rule": _(
        "«%(stage)s» (%(when)s) is recorded by «%(rule)s», which did not hold then: by which rule was it done?"
    ),
    "condition_overdue": _(
        "To be fulfilled until %(until)s by the approval «%(approval)s»: «%(condition)s». What has become of it?"
    ),
    "visit_over_limit": _("«%(activity)s»: %(told)s. By: %(rule)s. Who allowed it, and why?"),
    "no_budget_line": _(
        "«%(what)s» is planned without a budget line: from which budget and in which year will it be paid?"
    ),
    "dormant": _(
        "The text runs, but nothing of substance has happened (dormant since %(since)s): revive it, or end it with "
        "notice?"
    ),
    "dormant_soon": _("If nothing happens it counts as dormant from %(day)s: which activity is planned before then?"),
}


#: By the legal status of what ended without a successor; warnings are raised only of what runs.
ENDED = {
    PartnershipStatus.EXPIRED: _(
        "The last agreement ran out (%(last)s) and none took its place: is it to be renewed, and with which changes, "
        "or is the partnership to end?"
    ),
    PartnershipStatus.TERMINATED: _(
        "The last agreement was terminated (%(last)s): why, and what becomes of what was begun under it?"
    ),
}


def ended(judged: Judged) -> list[str]:
    """What is to be asked of a partnership whose last agreement, as far as the reader sees it, has ended."""
    if judged.agreement is None or judged.status not in ENDED:
        return []
    last = judged.agreement.terminated or judged.agreement.expires
    return [str(ENDED[judged.status]) % {"last": last.display()}]


def questions(warnings: Iterable[Raised]) -> list[str]:
    """In the order of the warnings; further cases of the same sort are counted."""
    by_code = sorted(warnings, key=lambda each: (each.kind.gravity, each.kind.code, each.row.since))
    return [_question(list(same)) for _code, same in groupby(by_code, key=lambda each: each.kind.code)]


def _question(cases: list[Raised]) -> str:
    first, others = cases[0], len(cases) - 1
    words = {name: shortened(word) for name, word in first.kind.words_of(first.row).items()}
    asked = str(QUESTIONS[first.kind.code]) % (words | {"since": day(first.row.since)})
    if not others:
        return asked
    also = ngettext("(%(number)s similar case beside it.)", "(%(number)s similar cases beside it.)", others)
    return f"{asked} {also % {'number': others}}"
