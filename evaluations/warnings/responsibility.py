"""Warnings about who is responsible: agencies that were not told, officers who left, fields that never started."""

from dataclasses import replace
from datetime import date

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    Count,
    Exists,
    F,
    Field,
    Min,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Greatest, Least
from django.utils.translation import gettext_lazy as _

from agreements.models import (
    Acknowledgement,
    Activity,
    Agreement,
    Assignment,
    AssignmentStatus,
    CooperationField,
    OfficerInCharge,
)
from evaluations.warnings.days import NEVER, DaysAfter, days_after, known_from, latest, months_after, register_start
from evaluations.warnings.declared import Gravity, Row, WarningKind, cases
from portal.roles import Role

BELOW = "field__agreement__partnership_id"


def in_force(running: QuerySet, on: date) -> QuerySet:
    return Agreement.objects.entered().in_force(on).filter(partnership__in=running.values("pk"))


def responsible(running: QuerySet, on: date) -> QuerySet:
    """Responsibilities that certainly hold on that day, under agreements in force; adds since when, `held_since`."""
    held = Assignment.objects.held_on(on).filter(field__agreement__in=in_force(running, on).values("pk"))
    return held.annotate(held_since=latest("started", "field__agreement__starts", "field__agreement__signed"))


def not_acknowledged(running: QuerySet, on: date):
    """The agency said that it does not know, or was silent for longer than the register allows."""
    said = Acknowledgement.objects.filter(assignment=OuterRef("pk")).known_by(on).latest_first()
    silent = days_after(Greatest(F("held_since"), register_start()), "acknowledge_days", on)
    denied = Subquery(said.values("happened__latest")[:1])
    found = responsible(running, on).unacknowledged(on).with_awareness(on)
    found = found.annotate(since=Case(When(awareness="unaware", then=denied), default=silent))
    return cases(found, on, partnership=BELOW, agency="agency_id", field=F("field__wording"), by=F("agency__name"))


def no_officer(running: QuerySet, on: date):
    """Nobody can be in charge: the last one left, or none was named since the register keeps account."""
    officers = OfficerInCharge.objects.filter(assignment=OuterRef("pk"))
    left = officers.filter(ended__latest__lte=on).order_by("-ended__latest").values("ended__latest")
    perhaps = officers.exclude(started__earliest__gt=on).exclude(ended__latest__lte=on)
    unnamed = days_after(Greatest(F("held_since"), register_start()), "acknowledge_days", on)
    found = responsible(running, on).exclude(Exists(perhaps))
    found = found.annotate(since=Coalesce(DaysAfter(Subquery(left[:1]), Value(1)), unnamed))
    return cases(found, on, partnership=BELOW, agency="agency_id", field=F("field__wording"), by=F("agency__name"))


def transfer_without_handover(running: QuerySet, on: date):
    """Where nobody took over, that says it; else the register, by what it lacks."""
    left = OfficerInCharge.objects.left_without_handover(on).filter(
        assignment__in=responsible(running, on).values("pk"), leaving="transfer"
    )
    others = OfficerInCharge.objects.in_charge(on).filter(assignment=OuterRef("assignment"))
    gone = latest("ended")
    counted = Case(When(Exists(others), then=Greatest(gone, register_start())), default=gone)
    return cases(
        left.annotate(since=days_after(counted, "handover_days", on)),
        on,
        partnership="assignment__field__agreement__partnership_id",
        agency="assignment__agency_id",
        post=F("post"),
        left=F("ended"),
        field=F("assignment__field__wording"),
    )


def field_never_started(running: QuerySet, on: date):
    """No agency says that it began and nothing was done in it: as a status says, or as all activities are known."""
    statuses = AssignmentStatus.objects.filter(assignment__field=OuterRef("pk"))
    begun = statuses.exclude(state="not_started").exclude(happened__earliest__gt=on)
    done = Activity.objects.standing().substantive().filter(fields=OuterRef("pk")).exclude(happened__earliest__gt=on)
    said = statuses.filter(state="not_started").known_by(on).order_by("happened__latest").values("happened__latest")
    held = responsible(running, on).filter(field=OuterRef("pk"))
    found = (
        CooperationField.objects.standing_on(on)
        .filter(agreement__in=in_force(running, on).values("pk"), is_open=False)
        .exclude(Exists(begun) | Exists(done))
        .annotate(
            since=_idle_since(on, said),
            agency=_of_the_one(held, "agency_id", BigIntegerField()),
            status_of=_of_the_one(held, "key", CharField()),
        )
    )
    path = "agreement__partnership_id"
    words = {"field": F("wording"), "signed": F("agreement__signed")}
    return map(_asked, cases(found, on, partnership=path, agency="agency", address="status_of", **words))


def _idle_since(on: date, said: QuerySet) -> Least:
    """From when a field may be missed: since it was said not to have started, or since all activities are known."""
    agreed = latest("agreement__starts", "agreement__signed")
    known = known_from("activities", on, partnership="agreement__partnership")
    return Least(
        Greatest(months_after(agreed, "start_months", on), Coalesce(Subquery(said[:1]), NEVER)),
        months_after(Greatest(agreed, known), "start_months", on),
    )


def _asked(row: Row) -> Row:
    """Of several agencies none is asked alone: the page of the field shows all of them."""
    shared = {"form": "agreements:field", "address": (row.subject.partition(":")[2],)}
    return row if row.agency_id else replace(row, **shared)


def _of_the_one(held: QuerySet, path: str, kind: Field) -> Coalesce:
    """What is said of the responsibility in the lead, or of the only one."""
    leading = held.filter(role=Assignment.Role.LEAD).order_by("pk").values(path)
    alone = held.order_by().values("field").annotate(n=Count("pk"), only=Min(path)).filter(n=1).values("only")
    return Coalesce(Subquery(leading[:1]), Subquery(alone), output_field=kind)


RESPONSIBILITY = (
    WarningKind(
        code="no_officer",
        label=_("No officer in charge"),
        sentence=_("Nobody at %(by)s is in charge of «%(field)s»."),
        clears=_("An officer in charge is named."),
        form="agreements:officer-add",
        role=Role.AGENCY_OFFICER,
        gravity=Gravity.GRAVE,
        rows=no_officer,
    ),
    WarningKind(
        code="transfer_without_handover",
        label=_("Transfer without handover"),
        sentence=_("%(post)s left (%(left)s), and nothing was handed over: «%(field)s»."),
        clears=_("A handover is recorded: open matters, contacts, documents, and who took over."),
        form="agreements:officer-hand-over",
        role=Role.AGENCY_OFFICER,
        gravity=Gravity.SERIOUS,
        rows=transfer_without_handover,
    ),
    WarningKind(
        code="not_acknowledged",
        label=_("Agency not acknowledged"),
        sentence=_("%(by)s has not acknowledged that it is responsible for «%(field)s»."),
        clears=_("The agency acknowledges, itself or by the coordinator on its behalf."),
        form="agreements:assignment-acknowledge",
        role=Role.AGENCY_OFFICER,
        gravity=Gravity.SERIOUS,
        rows=not_acknowledged,
    ),
    WarningKind(
        code="field_never_started",
        label=_("Field never started"),
        sentence=_("«%(field)s» was agreed (%(signed)s) and never started."),
        clears=_("An activity in the field is recorded, or its status says that it runs."),
        form="agreements:assignment-status",
        role=Role.AGENCY_OFFICER,
        gravity=Gravity.SERIOUS,
        rows=field_never_started,
    ),
)
