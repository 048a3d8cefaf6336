"""The ways of many partnerships as they stood on a day, with a constant number of queries."""

from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from agreements.models import Agreement, Approval, Partnership, RegisterStart, Signing, Stage, Step
from agreements.models.days import possibly_by
from agreements.procedure.passages import Way, rule_book, ways
from agreements.procedure.remarks import Remark, remarks


def ways_of(partnerships: QuerySet[Partnership], on: date, *, user=None) -> list[Way]:
    """What was entered and stands, as far as the user sees it; without a user, as far as everybody of the office does.

    What came certainly later is left out.
    """
    below = {"partnership__in": partnerships.values("pk")}
    steps = Step.objects.standing().filter(possibly_by("happened", on), **below)
    agreements = Agreement.objects.told_by(on).filter(**below).annotate(planned=_planned_signing())
    approvals = Approval.objects.standing().filter(possibly_by("asked", on), **below)
    if user is None:
        agreements = agreements.entered()
    else:
        steps, approvals = steps.visible_to(user), approvals.visible_to(user)
        agreements = agreements.visible_to(user).standing()
    return ways(list(steps.select_related("stage__stage_set")), list(agreements), list(approvals), on)


def _planned_signing() -> Subquery:
    """The first day for which its signing is planned."""
    planned = Signing.objects.filter(agreement=OuterRef("pk"), planned__isnull=False).order_by("planned", "pk")
    return Subquery(planned.values("planned")[:1])


def remarks_on(partnerships: QuerySet[Partnership], on: date) -> list[Remark]:
    """What can be said of the procedure of these on that day; one query where nothing can."""
    among = list(_with_any(partnerships, *_may_be_out_of_order(), *_may_lack_a_step(), _of_another_rule()))
    if not among:
        return []
    book = rule_book()
    known = dict(RegisterStart.objects.values_list("government", "starts"))
    found = ways_of(Partnership.objects.filter(pk__in=among), on)
    return [remark for way in found for remark in remarks(way, book, known.get(way.government_id), on)]


def remarks_about(step: Step, on: date) -> list[Remark]:
    """What is odd about one step on that day."""
    book, start = rule_book(), RegisterStart.objects.filter(government=step.government_id).first()
    found = ways_of(Partnership.objects.filter(pk=step.partnership_id), on)
    made = (remark for way in found for remark in remarks(way, book, start and start.starts, on))
    return [remark for remark in made if remark.record == step]


def _with_any(partnerships: QuerySet, *records: QuerySet) -> QuerySet:
    """Ids of those under which any of these records stands."""
    one, *others = (Q(pk__in=found.values("partnership")) for found in records)
    return partnerships.filter(reduce(or_, others, one)).values_list("pk", flat=True)


def _may_be_out_of_order() -> tuple[QuerySet, ...]:
    """Steps, approvals, and an agreement that was signed before another that usually comes first."""
    later = Agreement.objects.entered().filter(
        partnership=OuterRef("partnership"), signed__earliest__gt=OuterRef("signed__latest")
    )
    overtaking = Agreement.objects.entered().filter(
        Q(Exists(later.filter(kind="loi")), kind="mou")
        | Q(Exists(later.filter(kind__in=["loi", "mou"])), kind__in=["action_plan", "implementing"])
    )
    approved = Approval.objects.standing().filter(answer=Approval.Answer.APPROVED)
    return Step.objects.standing().done(), approved, overtaking


def _may_lack_a_step() -> tuple[QuerySet, ...]:
    """Signed since the register of its government is complete, to be signed, or a step is said to be left out."""
    kept = Q(government__register_start__starts__lte=F("signed__earliest"))
    left_out = Step.objects.standing().filter(outcome__in=[Step.Outcome.SKIPPED, Step.Outcome.REFUSED])
    memoranda = Agreement.objects.entered().filter(kind="mou")
    to_sign = Step.objects.standing().filter(outcome="", stage__kind=Stage.Kind.SIGNING)
    return memoranda.filter(kept), memoranda.filter(signings__planned__isnull=False), to_sign, left_out


def _of_another_rule() -> QuerySet:
    outside = Q(happened__earliest__gt=F("stage__stage_set__valid_until")) | Q(
        happened__latest__lt=F("stage__stage_set__valid_from")
    )
    return Step.objects.standing().filter(outside)
