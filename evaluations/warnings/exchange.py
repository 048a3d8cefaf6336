"""Warnings about give and take: benefits, invitations, promises, and contact after a change of leadership."""

from datetime import date
from itertools import chain, groupby

from django.db.models import Case, Exists, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest, Least
from django.utils.translation import gettext_lazy as _

from agreements.models import Invitation, LeadershipChange, Outcome, Promise
from agreements.models.rules import threshold
from agreements.models.sides import Sides
from evaluations.warnings.days import NEVER, DaysAfter, days_after, known_from, latest, months_after
from evaluations.warnings.declared import Gravity, Row, WarningKind, cases
from portal.roles import Role

PRESENT = ("attended", "accepted", "represented", "online")


def one_sided_benefits(running: QuerySet, on: date):
    """One side gained, as long ago as a field may take to start, and the other did not gain at all."""
    sides = ((Sides.HOME, Sides.PARTNER), (Sides.PARTNER, Sides.HOME))
    return chain.from_iterable(_gained_alone(running, on, *pair) for pair in sides)


def _gained_alone(running: QuerySet, on: date, one: Sides, other: Sides):
    reached = Outcome.objects.standing().filter(partnership=OuterRef("pk"), stage__in=("done", "in_use"))
    theirs = reached.filter(beneficiary__in=(other, Sides.BOTH)).exclude(happened__earliest__gt=on)
    ours = reached.filter(beneficiary=one).annotate(known=Least(known_from("outcomes", on), known_from("benefits", on)))
    first = ours.filter(happened__earliest__gte=F("known")).order_by("happened__latest").values("happened__latest")
    found = running.exclude(Exists(theirs))
    since = months_after(Coalesce(Subquery(first[:1]), NEVER), "start_months", on)
    return cases(found.annotate(since=since), on, partnership="pk", side=one.label)


def invitation_unanswered(running: QuerySet, on: date):
    """What is recorded as unanswered is a fact; where nothing is recorded, only as far as all invitations are known."""
    found = Invitation.objects.standing().unanswered(on).filter(partnership__in=running.values("pk"))
    sent = latest("sent")
    counted = Case(When(answer="", then=Greatest(sent, known_from("invitations", on))), default=sent)
    found = found.annotate(since=days_after(counted, "answer_days", on))
    return cases(found, on, subject_of=F("subject"), sent=F("sent"))


def always_declined(running: QuerySet, on: date):
    """The last invitations of one side, several in a row, were all declined by the other."""
    answered = Invitation.objects.standing().sent_by(on).filter(partnership__in=running.values("pk"))
    answered = answered.filter(kind=Invitation.Kind.INVITATION, answer__in=(*PRESENT, "declined"))
    answered = answered.exclude(answered__earliest__gt=on).annotate(
        day=Coalesce(F("answered__latest"), F("sent__latest")), several=threshold("declined_in_a_row", on)
    )
    ordered = answered.filter(day__lte=on).order_by("partnership", "sender", "sent__latest", "pk")
    values = ordered.values("key", "government_id", "partnership_id", "sender", "answer", "day", "several")
    for _sender, group in groupby(values, key=lambda each: (each["partnership_id"], each["sender"])):
        declined = _declined_last(group)
        if declined and len(declined) >= (several := declined[0]["several"]):
            yield Row(
                government_id=declined[0]["government_id"],
                partnership_id=declined[0]["partnership_id"],
                subject=f"agreements.invitation:{declined[0]['key']}",
                since=declined[several - 1]["day"],
                address=(declined[-1]["key"],),
                words={"number": len(declined)},
            )


def _declined_last(group) -> list[dict]:
    """Those declined since the last that somebody came to."""
    declined = []
    for each in group:
        declined = [*declined, each] if each["answer"] == "declined" else []
    return declined


def promise_overdue(running: QuerySet, on: date):
    found = Promise.objects.standing().overdue(on).filter(activity__partnership__in=running.values("pk"))
    return cases(
        found.annotate(since=DaysAfter(latest("due"), Value(1))),
        on,
        partnership="activity__partnership_id",
        due=F("due__latest"),
        action=F("action"),
        until=F("due"),
    )


def leadership_changed(running: QuerySet, on: date):
    """From when contacts are known: that nobody wrote to those who came before is not recorded."""
    waiting = LeadershipChange.objects.standing().awaiting_renewal(on).filter(partnership__in=running.values("pk"))
    since = days_after(Greatest(latest("happened"), known_from("contacts", on)), "answer_days", on)
    return cases(waiting.annotate(since=since), on, post=F("post"), happened=F("happened"))


EXCHANGE = (
    WarningKind(
        code="one_sided_benefits",
        label=_("One-sided benefits"),
        sentence=_("Only one side has gained so far: %(side)s."),
        clears=_("An outcome that benefits the other side, or both, is recorded."),
        form="agreements:outcome-add",
        role=Role.COORDINATOR,
        gravity=Gravity.MINOR,
        rows=one_sided_benefits,
    ),
    WarningKind(
        code="invitation_unanswered",
        label=_("Invitation or proposal unanswered"),
        sentence=_("«%(subject_of)s» (%(sent)s) has no answer."),
        clears=_("The answer is recorded."),
        form="agreements:invitation-change",
        role=Role.COORDINATOR,
        gravity=Gravity.SERIOUS,
        rows=invitation_unanswered,
    ),
    WarningKind(
        code="always_declined",
        label=_("Invitations always declined"),
        sentence=_("The last %(number)s invitations were all declined."),
        clears=_("An invitation is attended, also by a representative or online."),
        form="agreements:invitation",
        role=Role.COORDINATOR,
        gravity=Gravity.MINOR,
        rows=always_declined,
    ),
    WarningKind(
        code="promise_overdue",
        label=_("Promise overdue"),
        sentence=_("Agreed until %(until)s and not done: %(action)s"),
        clears=_("The promise is recorded as done."),
        form="agreements:promise-done",
        role=Role.COORDINATOR,
        gravity=Gravity.SERIOUS,
        rows=promise_overdue,
    ),
    WarningKind(
        code="leadership_changed",
        label=_("Leadership changed, contact not renewed"),
        sentence=_("%(post)s changed (%(happened)s), and contact was not renewed."),
        clears=_("The change of leadership says when contact was renewed."),
        form="agreements:leadership-change-renew",
        role=Role.COORDINATOR,
        gravity=Gravity.MINOR,
        rows=leadership_changed,
    ),
)
