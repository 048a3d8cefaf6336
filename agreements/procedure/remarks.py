"""What is odd about a way through the procedure, and may be true all the same: warned of, and never refused.

Each stage is judged by the rule of its own day, where its day certainly lies under one rule.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from agreements.models import Stage, StageSet, Step
from agreements.models.validity import RuleBook
from agreements.procedure.passages import Passage, Way
from portal.models import Record
from portal.partial_dates import PartialDate

OUT_OF_ORDER = "step_out_of_order"
MISSING = "step_missing"
OTHER_RULE = "step_of_another_rule"
SENTENCES = {
    OUT_OF_ORDER: _(
        "«%(stage)s» (%(when)s) came before «%(earlier)s» (%(earlier_when)s), which comes first by: %(rule)s."
    ),
    MISSING: _("Signed (%(when)s), and not recorded before: %(stages)s. Needed by: %(rule)s."),
    OTHER_RULE: _("«%(stage)s» (%(when)s) is recorded by «%(rule)s», which did not hold then; that day: %(holding)s."),
}


@dataclass(frozen=True)
class Remark:
    """One oddity; `words` fill its sentence, and `since` is the first day on which it is certain."""

    code: str
    way: Way
    record: Record
    since: date
    words: dict

    @property
    def text(self) -> str:
        spoken = {
            name: value.display() if isinstance(value, PartialDate) else str(value)
            for name, value in self.words.items()
        }
        return str(SENTENCES[self.code]) % spoken


def remarks(way: Way, book: RuleBook, known_from: date | None) -> list[Remark]:
    """`known_from` is the day from which the register of its government is complete: before, nothing is missing."""
    return [*_out_of_order(way, book), *_missing(way, book, known_from), *_of_another_rule(way, book)]


def _judged_by(way: Way, when: PartialDate | None, book: RuleBook) -> StageSet | None:
    return when and book.on_all_days(way.government_id, when.earliest, when.latest)


def _stages(rule: StageSet) -> dict[str, Stage]:
    return {stage.kind: stage for stage in rule.stages.all() if stage.kind != Stage.Kind.OTHER}


def _out_of_order(way: Way, book: RuleBook) -> Iterator[Remark]:
    for passage in way.passages:
        rule = _judged_by(way, passage.when, book)
        own = _stages(rule).get(passage.kind) if rule else None
        if own and (overtaken := _overtaken(way, passage, rule, own)):
            stage, later = overtaken
            words = {"stage": own, "when": passage.when, "earlier": stage, "earlier_when": later.when}
            since = later.when.latest or later.when.earliest
            yield Remark(OUT_OF_ORDER, way, passage.record, since, words | {"rule": rule.called})


def _overtaken(way: Way, passage: Passage, rule: StageSet, own: Stage) -> tuple[Stage, Passage] | None:
    """The first stage before its own that was reached certainly after it, and never before."""
    for stage in rule.stages.all():
        reached = [each for each in way.of(stage.kind) if not _may_belong_to_a_next_text(way, each)]
        is_earlier = stage.position < own.position and stage.kind != Stage.Kind.OTHER
        if is_earlier and reached and all(passage.is_before(each) for each in reached):
            return stage, min(reached, key=lambda each: each.when.earliest)
    return None


def _may_belong_to_a_next_text(way: Way, passage: Passage) -> bool:
    """It names no agreement, and came after the memorandum was signed."""
    return passage.agreement_id is None and way.signing is not None and way.signing.is_before(passage)


def _missing(way: Way, book: RuleBook, known_from: date | None) -> Iterator[Remark]:
    signing = way.signing
    rule = _judged_by(way, signing.when, book) if signing else None
    if rule is None:
        return
    day = signing.when.latest
    lacking = [stage for stage in rule.stages.all() if stage.before_signing and not _reached_by(way, stage.kind, day)]
    is_known = known_from is not None and known_from <= signing.when.earliest
    stages = [stage for stage in lacking if is_known or _is_said_to_lack(way, stage.kind)]
    if stages:
        listed = format_lazy("{}" + ", {}" * (len(stages) - 1), *stages)
        yield Remark(MISSING, way, signing.record, day, {"when": signing.when, "stages": listed, "rule": rule.called})


def _reached_by(way: Way, kind: str, day: date) -> bool:
    return any(passage.possibly_by(day) for passage in way.of(kind))


def _is_said_to_lack(way: Way, kind: str) -> bool:
    left_out = (Step.Outcome.SKIPPED, Step.Outcome.REFUSED)
    return any(step.outcome in left_out for step in way.steps if step.stage.kind == kind and not step.matter)


def _of_another_rule(way: Way, book: RuleBook) -> Iterator[Remark]:
    for step in way.steps:
        when, rule = step.happened, step.stage.stage_set
        if when and _is_outside(when, rule):
            day = when.latest or when.earliest
            holding = book.of(way.government_id, day)
            words = {
                "stage": step.stage,
                "when": when,
                "rule": rule.title,
                "holding": holding.called if holding else _("no rule is entered"),
            }
            yield Remark(OTHER_RULE, way, step, day, words)


def _is_outside(when: PartialDate, rule: StageSet) -> bool:
    """Certainly."""
    is_later = bool(when.earliest and rule.valid_until and when.earliest > rule.valid_until)
    return is_later or bool(when.latest and rule.valid_from and when.latest < rule.valid_from)
