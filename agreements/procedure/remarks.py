"""What is odd about a way through the procedure, and may be true all the same: warned of, and never refused.

Each stage is judged by the rule of its own day, where its day certainly lies under one rule.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from agreements.models import Stage, StageSet, Step
from agreements.models.validity import RuleBook
from agreements.procedure.passages import Passage, Way
from portal.models import Record
from portal.partial_dates import PartialDate

OUT_OF_ORDER = "step_out_of_order"
MISSING = "step_missing"
MISSING_AHEAD = "step_missing_ahead"
OTHER_RULE = "step_of_another_rule"
SENTENCES = {
    OUT_OF_ORDER: _(
        "«%(stage)s» (%(when)s) came before «%(earlier)s» (%(earlier_when)s), which comes first by: %(rule)s."
    ),
    MISSING: _("Signed (%(when)s), and not recorded before: %(stages)s. Needed by: %(rule)s."),
    MISSING_AHEAD: _("The signing is planned (%(when)s), and not recorded yet: %(stages)s. Needed by: %(rule)s."),
    OTHER_RULE: _("«%(stage)s» (%(when)s) is recorded by «%(rule)s», which did not hold then; that day: %(holding)s."),
}
#: So long before a planned signing what is missing is said: councils sit and ministries answer slowly.
AHEAD = timedelta(days=365)


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


def remarks(way: Way, book: RuleBook, known_from: date | None, on: date) -> list[Remark]:
    """What is odd by that day; from `known_from` on the register of its government is complete.

    Of a signing before it silence says nothing; before one that lies ahead everything can still be done.
    """
    missing = _missing(way, book, known_from) if way.signing else _missing_ahead(way, book, known_from, on)
    found = [*_out_of_order(way, book), *missing, *_of_another_rule(way, book)]
    return [remark for remark in found if remark.since <= on]


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
    is_known = bool(known_from and signing.when and signing.when.earliest and known_from <= signing.when.earliest)
    lacking = _lacking(way, signing.when, book, is_known=is_known)
    if lacking:
        yield Remark(MISSING, way, signing.record, signing.when.latest, lacking)


def _missing_ahead(way: Way, book: RuleBook, known_from: date | None, on: date) -> Iterator[Remark]:
    record, when = way.planned_signing or (None, None)
    if when and when.earliest and when.latest:
        is_known = when.latest >= on or bool(known_from and known_from <= when.earliest)
        lacking = _lacking(way, when, book, is_known=is_known)
        if lacking:
            yield Remark(MISSING_AHEAD, way, record, _year_before(when.earliest), lacking)


def _year_before(day: date) -> date:
    return day - AHEAD if day > date.min + AHEAD else date.min


def _lacking(way: Way, when: PartialDate | None, book: RuleBook, *, is_known: bool) -> dict:
    """The words on what is needed before a signing of that day and was not reached; none where nothing can be said."""
    rule = _judged_by(way, when, book)
    needed = [stage for stage in rule.stages.all() if stage.before_signing] if rule else []
    lacking = [stage for stage in needed if not _reached_by(way, stage.kind, when.latest)]
    stages = [stage for stage in lacking if is_known or _is_said_to_lack(way, stage.kind)]
    if not stages:
        return {}
    return {"when": when, "stages": format_lazy("{}" + ", {}" * (len(stages) - 1), *stages), "rule": rule.called}


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
