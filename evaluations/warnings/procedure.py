"""Warnings about the procedure: its steps, the conditions of approvals, and the limits on journeys."""

from collections.abc import Iterator
from datetime import date, timedelta
from weakref import WeakKeyDictionary

from django.db.models import F, QuerySet, Value
from django.utils.translation import gettext_lazy as _

from agreements.models import Activity, ApprovalCondition, Partnership
from agreements.procedure.gathering import remarks_on
from agreements.procedure.remarks import MISSING, MISSING_AHEAD, OTHER_RULE, OUT_OF_ORDER, SENTENCES, Remark
from agreements.travel import SENTENCE, over_limits
from evaluations.warnings.days import DaysAfter, latest
from evaluations.warnings.declared import Gravity, Row, WarningKind, cases
from portal.roles import Role

#: A journey is planned with the budget of the year before.
PLANNED_AHEAD = timedelta(days=365)
#: All kinds are asked of the same queryset, one after the other: what is odd is worked out once, and goes with it.
_MADE: WeakKeyDictionary[QuerySet, dict[date, list[Remark]]] = WeakKeyDictionary()


def out_of_order(running: QuerySet, on: date) -> Iterator[Row]:
    return (
        _row(remark, f"{remark.record.page}-change", remark.record.key) for remark in _of(OUT_OF_ORDER, running, on)
    )


def missing(running: QuerySet, on: date) -> Iterator[Row]:
    return _lacking(MISSING, running, on)


def missing_ahead(running: QuerySet, on: date) -> Iterator[Row]:
    return _lacking(MISSING_AHEAD, running, on)


def _lacking(code: str, running: QuerySet, on: date) -> Iterator[Row]:
    found = _of(code, running, on)
    keys = dict(running.values_list("pk", "key")) if found else {}
    return (_row(remark, "", keys[remark.way.partnership_id]) for remark in found)


def of_another_rule(running: QuerySet, on: date) -> Iterator[Row]:
    return (_row(remark, "", remark.record.key) for remark in _of(OTHER_RULE, running, on))


def condition_overdue(running: QuerySet, on: date):
    found = ApprovalCondition.objects.standing().overdue(on).filter(approval__partnership__in=running.values("pk"))
    return cases(
        found.annotate(since=DaysAfter(latest("due"), Value(1))),
        on,
        partnership="approval__partnership_id",
        due=F("due__latest"),
        condition=F("wording"),
        until=F("due"),
        approval=F("approval__subject"),
    )


def visit_over_limit(running: QuerySet, on: date) -> Iterator[Row]:
    """Held ones from their last day on, and planned ones as far ahead as people plan them.

    What only may be over can still be counted before it is held; of one that was held nobody is asked any more.
    """
    for over in over_limits(Activity.objects.standing().filter(partnership__in=running.values("pk"))):
        journey = over.activity
        is_held = journey.state == Activity.State.HELD
        if is_held and not over.is_over:
            continue
        since = journey.happened.latest if is_held else journey.happened.earliest - PLANNED_AHEAD
        if since <= on:
            yield Row(
                government_id=journey.government_id,
                partnership_id=journey.partnership_id,
                subject=f"{journey.record_label()}:{journey.key}",
                since=since,
                address=(journey.key,),
                words=over.words,
            )


def _of(code: str, running: QuerySet[Partnership], on: date) -> list[Remark]:
    made = _MADE.setdefault(running, {})
    if on not in made:
        made[on] = sorted(remarks_on(running, on), key=lambda remark: remark.record.key)
    return [remark for remark in made[on] if remark.code == code]


def _row(remark: Remark, form: str, address: str) -> Row:
    return Row(
        government_id=remark.way.government_id,
        partnership_id=remark.way.partnership_id,
        subject=f"{remark.record.record_label()}:{remark.record.key}",
        since=remark.since,
        address=(address,),
        form=form,
        words=remark.words,
    )


PROCEDURE = (
    WarningKind(
        code=MISSING,
        label=_("Step missing before the signing"),
        sentence=SENTENCES[MISSING],
        clears=_("The step is recorded, with the day on which it was taken."),
        form="agreements:step-add",
        role=Role.COORDINATOR,
        gravity=Gravity.SERIOUS,
        rows=missing,
    ),
    WarningKind(
        code=MISSING_AHEAD,
        label=_("Step missing before a planned signing"),
        sentence=SENTENCES[MISSING_AHEAD],
        clears=_("The step is recorded, or the signing is planned for a later day."),
        form="agreements:step-add",
        role=Role.COORDINATOR,
        gravity=Gravity.SERIOUS,
        rows=missing_ahead,
    ),
    WarningKind(
        code=OUT_OF_ORDER,
        label=_("Step out of order"),
        sentence=SENTENCES[OUT_OF_ORDER],
        clears=_("A day that was recorded wrongly is corrected; what is true stays, and can be answered."),
        form="agreements:step-change",
        role=Role.COORDINATOR,
        gravity=Gravity.MINOR,
        rows=out_of_order,
    ),
    WarningKind(
        code=OTHER_RULE,
        label=_("Judged by a rule of another date"),
        sentence=SENTENCES[OTHER_RULE],
        clears=_("The step names a stage of the rule that held on its day, or its day is corrected."),
        form="agreements:step-change",
        role=Role.COORDINATOR,
        gravity=Gravity.MINOR,
        rows=of_another_rule,
    ),
    WarningKind(
        code="condition_overdue",
        label=_("Condition of an approval not fulfilled"),
        sentence=_("To be fulfilled until %(until)s by the approval «%(approval)s»: %(condition)s"),
        clears=_("How and when the condition was fulfilled is recorded."),
        form="agreements:condition-fulfil",
        role=Role.COORDINATOR,
        gravity=Gravity.SERIOUS,
        rows=condition_overdue,
    ),
    WarningKind(
        code="visit_over_limit",
        label=_("Journey over the limit"),
        sentence=SENTENCE,
        clears=_("A number or a day that was recorded wrongly is corrected, or fewer travel; what is true stays."),
        form="agreements:activity-change",
        role=Role.COORDINATOR,
        gravity=Gravity.MINOR,
        rows=visit_over_limit,
    ),
)
