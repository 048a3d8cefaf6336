"""Warnings about the procedure: what came out of order, is missing before a signing, or is judged by another rule."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from agreements.models import Partnership
from agreements.procedure.gathering import remarks_on
from agreements.procedure.remarks import MISSING, OTHER_RULE, OUT_OF_ORDER, SENTENCES, Remark
from evaluations.warnings.declared import Gravity, Row, WarningKind
from portal.roles import Role


def out_of_order(running: QuerySet, on: date) -> Iterator[Row]:
    return (
        _row(remark, f"{remark.record.page}-change", remark.record.key) for remark in _of(OUT_OF_ORDER, running, on)
    )


def missing(running: QuerySet, on: date) -> Iterator[Row]:
    found = _of(MISSING, running, on)
    keys = dict(running.values_list("pk", "key")) if found else {}
    return (_row(remark, "", keys[remark.way.partnership_id]) for remark in found)


def of_another_rule(running: QuerySet, on: date) -> Iterator[Row]:
    return (_row(remark, "", remark.record.key) for remark in _of(OTHER_RULE, running, on))


def _of(code: str, running: QuerySet[Partnership], on: date) -> list[Remark]:
    return sorted(remarks_on(running, on, code), key=lambda remark: remark.record.key)


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
)
