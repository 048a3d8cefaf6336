"""Where each way through the procedure stands on a day: what was reached last, what it waits for, and who acts next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from agreements.models import Agreement, Approval, Partnership, Stage, StageSet, Step
from agreements.models.validity import RuleBook
from agreements.procedure.gathering import ways_of
from agreements.procedure.passages import APPROVED_BY, FIRST, Passage, Way, rule_book
from portal.models import Record
from portal.partial_dates import PartialDate

#: How a step or a request ended that has to be taken again, or given up.
AGAIN = (Step.Outcome.RETURNED, Step.Outcome.REFUSED, Step.Outcome.HELD)
#: After these it is for our government to say how it goes on, whoever answered.
BACK_AT_HOME = (Step.Outcome.RETURNED, Step.Outcome.REFUSED)
#: Who acts where the rule of the day has no stage for what is asked.
ASKED_OF = {Stage.Kind.COUNCIL: Stage.Actor.COUNCIL, Stage.Kind.MINISTER: Stage.Actor.MINISTRY}


@dataclass(frozen=True)
class Standing:
    """One way on a day. `awaited` is the step or the request that waits; without one the next stage does.

    `kind` is what it waits for by any rule, `waits_for` that stage where the rule has it. `since` is the day of what
    was reached last, or of what waits; `begins` that of the stage before, from which a deadline counts.
    """

    partnership: Partnership
    text: Agreement | None
    rule: StageSet | None
    reached: Stage | None
    reached_on: PartialDate | None
    record: Record | None
    awaited: Step | Approval | None
    kind: str
    waits_for: Stage | None
    since: PartialDate | None
    begins: PartialDate | None
    on: date

    @property
    def days(self) -> int | None:
        """At least so many, where the day is vague; none where it may still be to come."""
        latest = self.since and self.since.latest
        return (self.on - latest).days if latest and latest <= self.on else None

    @property
    def called(self) -> str:
        """What it waits for, as the rule calls it, else by its kind; empty at the end of the rule."""
        return str(self.waits_for or (Stage.Kind(self.kind).label if self.kind else ""))

    @property
    def actor(self) -> str:
        """What was returned or refused is with our government again."""
        if self.state in BACK_AT_HOME:
            return Stage.Actor.HOME
        return self.waits_for.actor if self.waits_for else ASKED_OF.get(self.kind, "")

    @property
    def due(self) -> date | None:
        """Where an administrator entered a deadline: so many plain days after the stage before."""
        days = self.waits_for and self.waits_for.deadline_days
        return self.begins.latest + timedelta(days=days) if days and self.begins and self.begins.latest else None

    @property
    def state(self) -> str:
        """How what waits ended before, where it did."""
        return outcome_of(self.awaited, self.on)


def outcome_of(awaited: Step | Approval | None, on: date) -> str:
    """How it ended by that day; empty for what is still to come, or asked."""
    if awaited is None:
        return ""
    ended = awaited.happened if isinstance(awaited, Step) else awaited.answered
    is_to_come = bool(ended and ended.earliest and ended.earliest > on)
    return "" if is_to_come else (awaited.outcome if isinstance(awaited, Step) else awaited.answer)


def standings(partnerships: QuerySet[Partnership], user, on: date) -> list[Standing]:
    """Of all ways that lead to no memorandum yet, as the user sees them; eight queries, whatever their number."""
    among = Partnership.objects.filter(pk__in=list(_under_way(partnerships, on).values_list("pk", flat=True)))
    known = among.select_related("government", "partner").in_bulk()
    over = set(among.over(on).values_list("pk", flat=True))
    book = rule_book()
    found = []
    for way in ways_of(among, on, user=user):
        is_over = way.partnership_id in over and way.cycle == FIRST
        if way.signing is None and not (is_over and not is_open(way)):
            found.append(standing_of(way, known[way.partnership_id], book, on))
    return found


def _under_way(partnerships: QuerySet, on: date) -> QuerySet:
    """Those of which a way may lead to no memorandum: nothing is claimed of those of which nothing is recorded."""
    of_it = {"partnership": OuterRef("pk")}
    agreements = Agreement.objects.standing().filter(**of_it)
    steps, approvals = Step.objects.standing().filter(**of_it), Approval.objects.standing().filter(**of_it)
    without = ~Exists(agreements.filter(kind="mou", signed__earliest__lte=on))
    anything = Exists(agreements) | Exists(steps) | Exists(approvals)
    open_step = steps.filter(Q(outcome="") | Q(outcome__in=AGAIN))
    open_request = approvals.exclude(Q(answer="approved") & (Q(answered=None) | Q(answered__earliest__lte=on)))
    renewed = agreements.filter(succeeds__isnull=False).exclude(kind="mou", signed__earliest__lte=on)
    return partnerships.standing().filter(
        (without & anything)
        | Exists(agreements.filter(signed=None))
        | Exists(open_step)
        | Exists(open_request)
        | Exists(renewed)
    )


def is_open(way: Way) -> bool:
    return bool(way.texts or way.requests or any(not step.outcome for step in way.steps))


def standing_of(way: Way, partnership: Partnership, book: RuleBook, on: date) -> Standing:
    rule = book.of(way.government_id, on)
    skipped = {step.stage.kind for step in way.steps if step.outcome == Step.Outcome.SKIPPED and not step.matter}
    stages = {stage.kind: stage for stage in rule.stages.all()} if rule else {}
    asked_for = {kind: stage for kind, stage in stages.items() if kind not in skipped or way.of(kind)}
    reached = _furthest(way, stages)
    awaited, kind, since = _awaited(way, reached, on)
    waits_for = _stage(awaited, kind, stages) if awaited else _after(reached, stages, asked_for)
    return Standing(
        partnership=partnership,
        text=way.texts[0] if way.texts else None,
        rule=rule,
        reached=reached and stages.get(reached.kind),
        reached_on=reached and reached.when,
        record=reached and reached.record,
        awaited=awaited,
        kind=waits_for.kind if waits_for else kind or "",
        waits_for=waits_for,
        since=since or (reached and reached.when),
        begins=_begun(way, waits_for, asked_for),
        on=on,
    )


def _stage(awaited: Step | Approval, kind: str, stages: dict[str, Stage]) -> Stage | None:
    """That of the rule of the day; else the one that the step names by another."""
    return stages.get(kind) or (awaited.stage if isinstance(awaited, Step) else None)


def _begun(way: Way, stage: Stage | None, stages: dict[str, Stage]) -> PartialDate | None:
    """The last day of the stage before; none where that was not reached."""
    earlier = [each for each in stages.values() if stage and each.position < stage.position]
    if not earlier or stages.get(stage.kind) != stage:
        return None
    before = way.of(max(earlier, key=lambda each: each.position).kind)
    return max(before, key=_latest).when if before else None


def _furthest(way: Way, stages: dict[str, Stage]) -> Passage | None:
    """What was reached furthest before the signing, in the order of the rule; of equals the latest.

    What came after a signing that never was is odd, and tells nothing of how far the way to it is.
    """
    signing = stages.get(Stage.Kind.SIGNING)
    before = {kind for kind, stage in stages.items() if signing is None or stage.position < signing.position}
    ranked = [passage for passage in way.passages if passage.kind in before]
    return max(ranked, key=lambda each: (stages[each.kind].position, _latest(each)), default=None)


def _latest(passage: Passage) -> date:
    return (passage.when and passage.when.latest) or date.min


def _awaited(way: Way, reached: Passage | None, on: date):
    """The request or step that waits, the kind of its stage and since when; nothing where none is recorded."""
    if way.requests:
        request = max(way.requests, key=lambda each: (each.asked and each.asked.latest) or date.min)
        return request, APPROVED_BY[request.body], request.asked
    planned = [step for step in way.steps if not step.matter and not outcome_of(step, on) and not _is_done(step, way)]
    if back := [each for each in _came_back(way, on) if _still_waits(each, reached)]:
        last = max(back, key=_latest)
        if not any(step.stage.kind == last.kind for step in planned):
            return last.record, last.kind, last.when
    if not planned:
        return None, None, None
    step = min(planned, key=lambda each: (each.stage.position, each.key))
    return step, step.stage.kind, None


def _is_done(planned: Step, way: Way) -> bool:
    """Its stage was reached, not certainly before the day for which it is planned."""
    plan = Passage(planned.stage.kind, planned.planned, planned, planned.agreement_id)
    return planned.planned is not None and any(not each.is_before(plan) for each in way.of(plan.kind))


def _came_back(way: Way, on: date) -> Iterator[Passage]:
    """Stages that were tried, and returned, refused or held up by that day."""
    for step in way.steps:
        if not step.matter and outcome_of(step, on) in AGAIN:
            yield Passage(step.stage.kind, step.happened, step, step.agreement_id)
    for approval in way.declined:
        yield Passage(APPROVED_BY[approval.body], approval.answered, approval, approval.agreement_id)


def _still_waits(tried: Passage, reached: Passage | None) -> bool:
    """Nothing was certainly reached since, nor that stage itself, unless certainly before."""
    if reached is None or reached.is_before(tried):
        return True
    return not (tried.is_before(reached) or reached.kind == tried.kind)


def _after(reached: Passage | None, stages: dict[str, Stage], asked_for: dict[str, Stage]) -> Stage | None:
    """The next that was not skipped."""
    place = stages[reached.kind].position if reached else 0
    later = [stage for stage in asked_for.values() if stage.position > place]
    return min(later, key=lambda stage: stage.position, default=None)
