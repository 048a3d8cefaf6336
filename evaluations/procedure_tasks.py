"""What waits in the procedure: planned steps that are near or due, and deadlines that an administrator entered."""

from collections.abc import Iterator
from datetime import date

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from agreements.models import Stage, Step
from agreements.models.rules import threshold
from agreements.procedure.standing import Standing, standings
from evaluations.warnings.days import DaysBefore
from evaluations.warnings.declared import Kind, Row
from portal.roles import Role


def deadlines(partnerships: QuerySet, on: date) -> list[Standing]:
    """Ways that wait for a stage with a deadline; one query where no rule has any."""
    if not Stage.objects.filter(deadline_days__isnull=False).exists():
        return []
    return [each for each in standings(partnerships, None, on) if each.due]


def due_of(standing: Standing) -> dict:
    """The words on a deadline, with a mark until somebody found the number in the text of the rule."""
    mark = "" if standing.waits_for.deadline_verified else format_lazy(" ({})", _("not verified"))
    return {"stage": standing.waits_for, "until": standing.due, "mark": mark}


def steps_planned(partnerships: QuerySet, on: date) -> Iterator[Row]:
    """Near as a promise is, and from then on until their outcome is recorded."""
    found = Step.objects.standing().filter(outcome="", planned__isnull=False)
    found = found.filter(partnership__in=partnerships.running(on).values("pk")).select_related("stage")
    first = Coalesce(F("planned__earliest"), F("planned__latest"))
    near = found.annotate(since=DaysBefore(first, threshold("promise_days", on))).filter(since__lte=on)
    for step in near.order_by("pk"):
        yield Row(
            government_id=step.government_id,
            partnership_id=step.partnership_id,
            subject=f"{step.record_label()}:{step.key}",
            since=step.since,
            due=step.planned.latest,
            address=(step.key,),
            words={"step": step, "until": step.planned},
        )


def _due_at(actors: set[str], partnerships: QuerySet, on: date) -> Iterator[Row]:
    for each in deadlines(partnerships, on):
        if each.actor in actors:
            partnership = each.partnership
            yield Row(
                government_id=partnership.government_id,
                partnership_id=partnership.pk,
                subject=f"{partnership.record_label()}:{partnership.key}/{each.text.key if each.text else each.kind}",
                since=each.begins.latest,
                due=each.due,
                address=(partnership.key,),
                words=due_of(each),
            )


def stages_due(partnerships: QuerySet, on: date) -> Iterator[Row]:
    """Of all who do not work with the register the cooperation unit keeps the days."""
    return _due_at(set(Stage.Actor.values) - {Stage.Actor.COUNCIL} | {""}, partnerships, on)


def stages_due_of_council(partnerships: QuerySet, on: date) -> Iterator[Row]:
    return _due_at({Stage.Actor.COUNCIL}, partnerships, on)


DEADLINE = _("Deadline of «%(stage)s»: %(until)s%(mark)s.")

PROCEDURE_TASKS = (
    Kind(
        code="step_planned",
        sentence=_("Planned for %(until)s: %(step)s"),
        form="agreements:step-change",
        role=Role.COORDINATOR,
        rows=steps_planned,
    ),
    Kind(
        code="stage_due",
        sentence=DEADLINE,
        form="agreements:step-add",
        role=Role.COORDINATOR,
        rows=stages_due,
    ),
    Kind(
        code="stage_due_council",
        sentence=DEADLINE,
        form="agreements:approval-add",
        role=Role.COUNCIL_MEMBER,
        rows=stages_due_of_council,
    ),
)
