"""Which stages partnerships have reached: as steps say, and as agreements and approvals say without any step.

What leads to one text is a way: the first of a partnership, and one for each memorandum after the first.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from agreements.models import Agreement, Approval, Stage, StageSet, Step
from agreements.models.validity import RuleBook
from portal.models import Record
from portal.partial_dates import PartialDate

#: Of the way to the first text of a partnership; what names no agreement belongs to it.
FIRST = 0
#: What an agreement says by being signed.
REACHED_BY = {
    Agreement.Kind.LOI: Stage.Kind.INTENT,
    Agreement.Kind.MOU: Stage.Kind.SIGNING,
    Agreement.Kind.ACTION_PLAN: Stage.Kind.IMPLEMENTATION,
    Agreement.Kind.IMPLEMENTING: Stage.Kind.IMPLEMENTATION,
}
APPROVED_BY = {Approval.Body.COUNCIL: Stage.Kind.COUNCIL, Approval.Body.MINISTER: Stage.Kind.MINISTER}


@dataclass(frozen=True)
class Passage:
    """A stage that was reached, and the record that says so; `when` is None where no day is recorded."""

    kind: str
    when: PartialDate | None
    record: Record
    agreement_id: int | None

    @property
    def called(self) -> str:
        """A step by its paper, where it names one; its stage stands above it."""
        return (self.record.document if isinstance(self.record, Step) else "") or str(self.record)

    def is_before(self, other: "Passage") -> bool:
        """Certainly."""
        latest, earliest = self.when and self.when.latest, other.when and other.when.earliest
        return bool(latest and earliest and latest < earliest)

    def possibly_by(self, day: date) -> bool:
        return not (self.when and self.when.earliest and self.when.earliest > day)


@dataclass
class Way:
    """What leads to one text: stages that were reached, all steps, those to come included, and what is asked for.

    `declined` are requests that were returned or refused, `texts` the agreements on it that are not signed.
    """

    partnership_id: int
    government_id: int
    cycle: int
    passages: list[Passage] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    requests: list[Approval] = field(default_factory=list)
    declined: list[Approval] = field(default_factory=list)
    texts: list[Agreement] = field(default_factory=list)

    def of(self, kind: str) -> list[Passage]:
        return [passage for passage in self.passages if passage.kind == kind]

    @cached_property
    def signing(self) -> Passage | None:
        """Of the memorandum: the first of which a day is known, else any."""
        signed = sorted(self.of(Stage.Kind.SIGNING), key=lambda each: (each.when and each.when.earliest) or date.max)
        return signed[0] if signed else None

    @property
    def planned_signing(self) -> tuple[Record, PartialDate] | None:
        """The first that is planned of a memorandum, and the agreement or step that says so."""
        memoranda = [(text, text.planned) for text in self.texts if text.kind == Agreement.Kind.MOU]
        steps = [(step, step.planned) for step in self.steps if _is_to_sign(step)]
        planned = [(record, when) for record, when in (*memoranda, *steps) if when]
        return min(planned, key=lambda each: each[1].earliest or date.max, default=None)


def _is_to_sign(step: Step) -> bool:
    return step.stage.kind == Stage.Kind.SIGNING and not step.matter and not step.outcome


def rule_book() -> RuleBook:
    """All sets with their stages."""
    return RuleBook(StageSet.objects.select_related("government").prefetch_related("stages"))


def ways(steps: list[Step], agreements: list[Agreement], approvals: list[Approval], on: date) -> list[Way]:
    """Of all partnerships to which these belong, as they stood on that day."""
    cycles = _cycles(agreements)
    found: dict[tuple[int, int], Way] = {}

    def way(record) -> Way:
        cycle = cycles.get(record.pk if isinstance(record, Agreement) else record.agreement_id, FIRST)
        key = (record.partnership_id, cycle)
        return found.setdefault(key, Way(record.partnership_id, record.government_id, cycle))

    for name, record, part in _parts(steps, agreements, approvals, on):
        getattr(way(record), name).append(part)
    return list(found.values())


def _parts(steps, agreements, approvals, on: date) -> Iterator[tuple[str, Record, Record | Passage]]:
    """Where in a way something belongs, the record that says on which, and what it is."""
    yield from (("steps", step, step) for step in steps)
    unsigned = (agreement for agreement in agreements if _is_unsigned(agreement, on) and agreement.terminated is None)
    yield from (("texts", agreement, agreement) for agreement in unsigned)
    reached = _passages(steps, agreements, approvals)
    yield from (("passages", record, passage) for record, passage in reached if passage.possibly_by(on))
    for approval in approvals:
        if _is_unanswered(approval, on):
            yield "requests", approval, approval
        elif approval.answer != Approval.Answer.APPROVED:
            yield "declined", approval, approval


def _is_unsigned(agreement: Agreement, on: date) -> bool:
    """Nothing says that it is, or it certainly was later."""
    signed = agreement.signed and agreement.signed.earliest
    return agreement.signed is None or bool(signed and signed > on)


def _is_unanswered(approval: Approval, on: date) -> bool:
    """Nothing says how, or the answer certainly came later."""
    answered = approval.answered and approval.answered.earliest
    return not approval.answer or bool(answered and answered > on)


def _cycles(agreements: list[Agreement]) -> dict[int, int]:
    """The way on which each agreement lies: that of what it hangs under.

    The first leads to the first memorandum; any other memorandum, and what succeeds one, begins a way of its own.
    """
    known = {agreement.pk: agreement for agreement in agreements}
    memoranda = sorted((each for each in agreements if each.kind == Agreement.Kind.MOU), key=_signed_first)
    first = {each.partnership_id: each.pk for each in reversed(memoranda)}
    tops = {agreement.pk: _top(agreement, known) for agreement in agreements}
    return {pk: top.pk if _begins_a_way(top, known, first) else FIRST for pk, top in tops.items()}


def _signed_first(agreement: Agreement) -> tuple:
    """Those signed in the order of their days, a day that nobody knows before all others; then those not signed."""
    earliest = agreement.signed and agreement.signed.earliest
    return agreement.signed is None, earliest or date.min, agreement.pk


def _top(agreement: Agreement, known: dict[int, Agreement]) -> Agreement:
    """What it hangs under in the end; nothing stops where agreements hang under each other."""
    seen = {agreement.pk}
    while agreement.parent_id in known and agreement.parent_id not in seen:
        agreement = known[agreement.parent_id]
        seen.add(agreement.pk)
    return agreement


def _begins_a_way(top: Agreement, known: dict[int, Agreement], first: dict[int, int]) -> bool:
    if top.kind == Agreement.Kind.MOU:
        return first[top.partnership_id] != top.pk
    before = known.get(top.succeeds_id)
    return top.succeeds_id is not None and (before is None or before.kind == Agreement.Kind.MOU)


def _passages(steps, agreements, approvals) -> Iterator[tuple[Record, Passage]]:
    """A step comes before what an agreement or an approval says of the same."""
    done = [step for step in steps if step.outcome == Step.Outcome.DONE and not step.matter]
    by_step: dict[str, set] = defaultdict(set)
    for step in done:
        by_step[step.stage.kind].add(step.agreement_id)
        yield step, Passage(step.stage.kind, step.happened, step, step.agreement_id)
    for agreement in agreements:
        kind = REACHED_BY.get(agreement.kind)
        if agreement.signed and kind and agreement.pk not in by_step[kind]:
            yield agreement, Passage(kind, agreement.signed, agreement, agreement.pk)
    named = {step.approval_id for step in done}
    for approval in approvals:
        if approval.answer == Approval.Answer.APPROVED and approval.pk not in named:
            kind = APPROVED_BY[approval.body]
            yield approval, Passage(kind, approval.answered, approval, approval.agreement_id)
