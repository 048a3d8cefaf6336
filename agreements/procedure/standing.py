"""Where each way through the procedure stands on a day: what was reached last, what it waits for, and who acts next."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from agreements.models import Agreement, Approval, Partnership, Stage, StageSet, Step
from agreements.procedure.gathering import ways_of
from agreements.procedure.passages import APPROVED_BY, FIRST, Passage, Way, rule_book
from portal.models import Record
from portal.partial_dates import PartialDate

#: How a step ended that has to be taken again.
AGAIN = (Step.Outcome.RETURNED, Step.Outcome.HELD)


@dataclass(frozen=True)
class Standing:
    """One way on a day. `awaited` is the step or the request that waits; without one the next stage does.

    `since` is the day of what was reached last, or of what waits.
    """

    partnership: Partnership
    text: Agreement | None
    rule: StageSet | None
    reached: Stage | None
    record: Record | None
    awaited: Step | Approval | None
    waits_for: Stage | None
    since: PartialDate | None
    on: date

    @property
    def days(self) -> int | None:
        """At least so many, where the day is vague; none where it may still be to come."""
        latest = self.since and self.since.latest
        return (self.on - latest).days if latest and latest <= self.on else None

    @property
    def actor(self) -> str:
        return self.waits_for.actor if self.waits_for else ""

    @property
    def due(self) -> date | None:
        """Where an administrator entered a deadline: so many plain days after what was reached."""
        days = self.waits_for and self.waits_for.deadline_days
        return self.since.latest + timedelta(days=days) if days and self.since and self.since.latest else None

    @property
    def state(self) -> str:
        """How the step that waits ended before, where it did."""
        return self.awaited.outcome if isinstance(self.awaited, Step) else ""


def standings(partnerships: QuerySet[Partnership], user, on: date) -> list[Standing]:
    """Of all ways that lead to no memorandum yet, as the user sees them; eight queries, whatever their number."""
    among = Partnership.objects.filter(pk__in=list(_under_way(partnerships, on).values_list("pk", flat=True)))
    known = among.select_related("government", "partner").in_bulk()
    over = set(among.over(on).values_list("pk", flat=True))
    book = rule_book()
    found = []
    for way in ways_of(among, on, user=user):
        is_over = way.partnership_id in over and way.cycle == FIRST
        if way.signing is None and not (is_over and not _is_open(way)):
            rule = book.of(way.government_id, on)
            found.append(_standing(way, known[way.partnership_id], rule, on))
    return found


def _under_way(partnerships: QuerySet, on: date) -> QuerySet:
    """Those of which a way may lead to no memorandum: nothing is claimed of those of which nothing is recorded."""
    of_it = {"partnership": OuterRef("pk")}
    agreements = Agreement.objects.standing().filter(**of_it)
    steps, approvals = Step.objects.standing().filter(**of_it), Approval.objects.standing().filter(**of_it)
    without = ~Exists(agreements.filter(kind="mou", signed__earliest__lte=on))
    anything = Exists(agreements) | Exists(steps) | Exists(approvals)
    open_step = steps.filter(Q(outcome="") | Q(outcome__in=AGAIN))
    open_request = approvals.filter(Q(answer="") | Q(answered__earliest__gt=on))
    renewed = agreements.filter(succeeds__isnull=False).exclude(kind="mou", signed__earliest__lte=on)
    return partnerships.standing().filter(
        (without & anything)
        | Exists(agreements.filter(signed=None))
        | Exists(open_step)
        | Exists(open_request)
        | Exists(renewed)
    )


def _is_open(way: Way) -> bool:
    return bool(way.texts or way.requests or any(not step.outcome for step in way.steps))


def _standing(way: Way, partnership: Partnership, rule: StageSet | None, on: date) -> Standing:
    stages = {stage.kind: stage for stage in rule.stages.all()} if rule else {}
    reached = _furthest(way, stages)
    awaited, kind, since = _awaited(way, reached, stages, on)
    return Standing(
        partnership=partnership,
        text=way.texts[0] if way.texts else None,
        rule=rule,
        reached=reached and stages.get(reached.kind),
        record=reached and reached.record,
        awaited=awaited,
        waits_for=stages.get(kind) if kind else _after(reached, stages),
        since=since or (reached and reached.when),
        on=on,
    )


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


def _awaited(way: Way, reached: Passage | None, stages: dict[str, Stage], on: date):
    """The request or step that waits, the kind of its stage and since when; nothing where none is recorded."""
    if way.requests:
        request = max(way.requests, key=lambda each: (each.asked and each.asked.latest) or date.min)
        return request, APPROVED_BY[request.body], request.asked
    waiting = [step for step in way.steps if not step.matter and _waits(step, reached, on)]
    if not waiting:
        return None, None, None
    step = min(waiting, key=lambda each: (bool(each.outcome), each.stage.position, each.key))
    return step, step.stage.kind, step.happened if step.outcome else None


def _waits(step: Step, reached: Passage | None, on: date) -> bool:
    """Still to be done on that day; or returned or held up, and nothing was certainly reached since."""
    when = step.happened
    if not step.outcome or bool(when and when.earliest and when.earliest > on):
        return True
    if step.outcome not in AGAIN:
        return False
    held = Passage(step.stage.kind, when, step, step.agreement_id)
    return reached is None or not (held.is_before(reached) or reached.kind == held.kind)


def _after(reached: Passage | None, stages: dict[str, Stage]) -> Stage | None:
    place = stages[reached.kind].position if reached else 0
    later = [stage for stage in stages.values() if stage.position > place]
    return min(later, key=lambda stage: stage.position, default=None)
