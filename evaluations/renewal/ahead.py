"""What must be done until when: the last days, and the stages of the procedure that a renewal has to pass."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agreements.models import Agreement, Partnership, Stage, StageSet, Step
from agreements.procedure.gathering import ways_of
from agreements.procedure.passages import Passage, rule_book
from evaluations.papers.wording import when
from evaluations.renewal.register import Reviewed
from evaluations.renewal.wording import dated, is_ahead, is_past, linked, months
from portal.models import Record
from portal.papers import Block, Facts, Heading, Linked, Remark, Table

RENEWALS = {
    Agreement.Renewal.AUTOMATIC: gettext_lazy(
        "It renews itself: where no party gives notice in time, it goes on without any act."
    ),
    Agreement.Renewal.WRITTEN: gettext_lazy("It goes on only where both parties consent in writing."),
    Agreement.Renewal.NEW_TEXT: gettext_lazy("It goes on only by a new text."),
    Agreement.Renewal.OPEN_ENDED: gettext_lazy("Its renewal is open-ended: it goes on until somebody ends it."),
    Agreement.Renewal.NOT_REGULATED: gettext_lazy("The text does not regulate how it is renewed."),
    "": gettext_lazy("How it is renewed is not recorded."),
}
NO_TERM = {
    Agreement.Term.FIXED: gettext_lazy("Its last day cannot be computed, since its first is not recorded."),
    Agreement.Term.OPEN_ENDED: gettext_lazy("It is open-ended and has no last day."),
    Agreement.Term.NOT_STATED: gettext_lazy("Its text states no term: no last day is computed."),
    "": gettext_lazy("Its term is not recorded: no last day is computed."),
}


RAN_OUT = gettext_lazy("It ran out; its last day in force was %(day)s.")
WENT_ON = gettext_lazy(
    "Its term ended: %(day)s. By its text it went on unless a party gave notice in time; whether it did is not "
    "recorded."
)


def force(reviewed: Reviewed) -> str:
    """Until when it is in force, never more certain than its dates."""
    ended = {"day": when(reviewed.agreement.terminated)}
    if reviewed.is_terminated:
        return _("It was terminated: %(day)s.") % ended
    if reviewed.agreement.terminated:
        return f"{_by_term(reviewed)} {_('Its termination is recorded: %(day)s.') % ended}"
    return _by_term(reviewed)


def _by_term(reviewed: Reviewed) -> str:
    agreement, on = reviewed.agreement, reviewed.on
    words = {"day": when(agreement.expires)}
    if agreement.expires is None:
        return str(NO_TERM[agreement.term])
    if is_past(agreement.expires, on):
        renews_itself = agreement.renewal == Agreement.Renewal.AUTOMATIC and not reviewed.successors
        return str(WENT_ON if renews_itself else RAN_OUT) % words
    if is_ahead(agreement.expires, on):
        return _("Its last day in force is %(day)s.") % words
    return _("It may have run out: its last day in force is %(day)s.") % words


def notice(reviewed: Reviewed) -> str:
    agreement, on = reviewed.agreement, reviewed.on
    if agreement.notice_months is None:
        return _("No term for notice is recorded.")
    words = {"term": months(agreement.notice_months), "day": when(agreement.last_notice)}
    if agreement.last_notice is None:
        return _("Notice is to be given %(term)s before; without a last day in force it has no last day.") % words
    if is_past(agreement.last_notice, on):
        return _("The last day for notice has passed: it was %(day)s.") % words
    if is_ahead(agreement.last_notice, on):
        left = (agreement.last_notice.earliest - on).days
        told = ngettext(
            "The last day for notice is %(day)s, at least %(left)d day from now.",
            "The last day for notice is %(day)s, at least %(left)d days from now.",
            left,
        )
        return told % (words | {"left": left})
    return _("The last day for notice may have passed: it is %(day)s.") % words


def renewal(reviewed: Reviewed) -> str:
    return str(RENEWALS[reviewed.agreement.renewal])


@dataclass(frozen=True)
class Reached:
    """One stage of the rule of today, with what is recorded of it for a renewal."""

    stage: Stage
    passages: list[Passage]
    steps: list[Step]


@dataclass(frozen=True)
class Course:
    """`rule` is that of the day; none where nobody entered one."""

    rule: StageSet | None
    stages: list[Reached]
    address: str

    @property
    def before_signing(self) -> list[Reached]:
        """The stages up to the signing."""
        last = next((each.stage.position for each in self.stages if each.stage.kind == Stage.Kind.SIGNING), 0)
        return [each for each in self.stages if each.stage.position <= last]

    @property
    def unrecorded(self) -> list[Reached]:
        return [each for each in self.before_signing if not each.passages]


def course_of(reviewed: Reviewed) -> Course:
    """What names the renewal, and what names no agreement and came certainly after this one was signed."""
    successors = {each.pk for each in reviewed.successors}
    signed = Passage("", reviewed.agreement.signed, reviewed.agreement, None)

    def is_of_renewal(record: Record, passage: Passage) -> bool:
        return passage.agreement_id in successors or (passage.agreement_id is None and signed.is_before(passage))

    found = ways_of(Partnership.objects.filter(pk=reviewed.partnership.pk), reviewed.on, user=reviewed.user)
    passages = [each for way in found for each in way.passages if is_of_renewal(each.record, each)]
    reached = {each.record for each in passages}
    steps = [step for way in found for step in way.steps if step not in reached and not step.matter]
    rule = rule_book().of(reviewed.agreement.government_id, reviewed.on)
    waiting = [each for each in steps if is_of_renewal(each, _as_passage(each))]
    stages = [
        Reached(
            stage,
            [each for each in passages if each.kind == stage.kind],
            [each for each in waiting if each.stage.kind == stage.kind],
        )
        for stage in (rule.stages.all() if rule else ())
    ]
    address = f"{reverse('agreements:procedure', args=[reviewed.partnership.key])}?as_of={reviewed.on}"
    return Course(rule, stages, address)


def _as_passage(step: Step) -> Passage:
    """Where it stands in time: when it was taken, else when it is planned."""
    return Passage(step.stage.kind, step.happened or step.planned, step, step.agreement_id)


def ahead(reviewed: Reviewed, course: Course) -> list[Block]:
    rule = course.rule.called if course.rule else _("No rule on the stages is entered for this day.")
    goes_on = [] if reviewed.is_terminated else [(_("Renewal"), renewal(reviewed)), (_("Notice"), notice(reviewed))]
    pairs = [
        *goes_on,
        (_("In force"), force(reviewed)),
        (_("Stages by"), Linked(str(rule), course.address)),
    ]
    return [Heading(_("What must be done until when"), level=3), Facts(pairs), *_stages(course)]


def _stages(course: Course) -> list[Block]:
    if not course.stages:
        return []
    rows = [
        (
            str(each.stage.position),
            str(each.stage),
            each.stage.get_actor_display(),
            _deadline(each.stage),
            _recorded(each),
        )
        for each in course.stages
    ]
    head = (_("No."), _("Stage"), _("Who acts"), _("Deadline"), _("Recorded for a renewal"))
    doubt = _(
        "Which of these stages a mere renewal may leave out is not in the register: compare the text of the rule."
    )
    return [Table(head, rows, (0.8, 3.6, 2.4, 2.4, 4)), Remark(doubt)]


def _deadline(stage: Stage) -> str:
    if stage.deadline_days is None:
        return "–"
    days = ngettext("%(number)d day", "%(number)d days", stage.deadline_days) % {"number": stage.deadline_days}
    return days if stage.deadline_verified else _("%(days)s (not verified)") % {"days": days}


def _recorded(reached: Reached) -> str | Linked:
    """The last record that says so leads to its page; others are told beside it. Empty where none does."""
    told = [f"{each.called} ({dated(each.when)})" for each in reached.passages]
    told += [_step(each) for each in reached.steps]
    records = [*(each.record for each in reached.passages), *reached.steps]
    return linked(records[-1], "; ".join(told)) if told else ""


def _step(step: Step) -> str:
    if step.outcome:
        return f"{step.get_outcome_display()} ({dated(step.happened)})"
    planned = when(step.planned)
    return _("planned (%(day)s)") % {"day": planned} if planned else _("still to be done")


def due(reviewed: Reviewed) -> str:
    """The nearest of the last days: that for notice while it may be kept, else that in force; none of what ended."""
    if reviewed.is_terminated:
        return ""
    agreement, on = reviewed.agreement, reviewed.on
    for name, value in ((_("last day for notice"), agreement.last_notice), (_("last day in force"), agreement.expires)):
        if value and not is_past(value, on):
            return f"{when(value)} ({name})"
    return ""
