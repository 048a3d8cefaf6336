"""Warnings about silence: a partnership that is dormant while its text runs, or soon will be."""

from datetime import date

from django.db.models import F, Max, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Greatest, Least
from django.utils.translation import gettext_lazy as _

from agreements.models.rules import threshold
from agreements.models.vitality import countable
from evaluations.warnings.days import NEVER, DaysBefore, in_force_since, known_from, months_after
from evaluations.warnings.declared import Gravity, WarningKind, cases
from portal.roles import Role


def _with_silence(running: QuerySet, on: date) -> QuerySet:
    """Adds `asleep`, the day from which it is dormant if nothing more happens."""
    perhaps = countable().filter(partnership=OuterRef("pk")).exclude(happened__earliest__gt=on).order_by()
    last = Max(Coalesce(F("happened__latest"), NEVER))
    quiet = Greatest(
        Coalesce(Subquery(perhaps.values("partnership").annotate(last=last).values("last")), in_force_since(on)),
        known_from("activities", on, partnership="pk"),
    )
    return running.annotate(asleep=months_after(quiet, "dormant_months", on))


def dormant(running: QuerySet, on: date):
    found = _with_silence(running.dormant(on), on).annotate(since=Least(F("asleep"), Value(on)))
    return cases(found, on, partnership="pk")


def dormant_soon(running: QuerySet, on: date):
    """Known to be quiet until today, and for so long that only an activity before the day keeps it awake."""
    found = _with_silence(running, on).filter(asleep__gt=on)
    found = found.annotate(since=DaysBefore(F("asleep"), threshold("dormant_soon_days", on)))
    return cases(found, on, partnership="pk", due=F("asleep"), day=F("asleep"))


VITALITY = (
    WarningKind(
        code="dormant",
        label=_("Dormant"),
        sentence=_("The text runs, and nothing of substance has happened for longer than the threshold."),
        clears=_("An activity of substance is held and recorded."),
        form="agreements:activity-add",
        role=Role.COORDINATOR,
        gravity=Gravity.GRAVE,
        rows=dormant,
    ),
    WarningKind(
        code="dormant_soon",
        label=_("Dormant soon"),
        sentence=_("If nothing of substance happens, the partnership counts as dormant from %(day)s on."),
        clears=_("An activity of substance is held and recorded."),
        form="agreements:activity-add",
        role=Role.COORDINATOR,
        gravity=Gravity.SERIOUS,
        rows=dormant_soon,
    ),
)
