"""Warnings about plans without money."""

from datetime import date
from itertools import chain

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When
from django.db.models.functions import Coalesce, Greatest
from django.utils.translation import gettext_lazy as _

from agreements.models import Activity, Funding, PlanItem
from agreements.models.rules import threshold
from evaluations.warnings.days import NEVER, MonthsAfter, known_from
from evaluations.warnings.declared import Gravity, WarningKind, cases
from evaluations.warnings.responsibility import in_force
from portal.roles import Role


def no_budget_line(running: QuerySet, on: date):
    return chain(_unpaid_activities(running, on), _unpaid_items(running, on))


def _unpaid_activities(running: QuerySet, on: date):
    """Planned for a day so near that money should be planned for it, and none is known to be."""
    money = Funding.objects.standing().filter(Q(budget_line__gt="") | Q(planned__isnull=False), activity=OuterRef("pk"))
    budgeted = PlanItem.objects.standing().filter(has_budget=True, activity=OuterRef("pk"))
    planned = Activity.objects.standing().filter(partnership__in=running.values("pk"), state=Activity.State.PLANNED)
    ahead = MonthsAfter(Coalesce(F("happened__earliest"), NEVER), -threshold("budget_months", on))
    found = planned.exclude(Exists(money) | Exists(budgeted)).annotate(since=Greatest(ahead, known_from("funding", on)))
    return cases(found, on, address="partnership__key", what=F("title"))


def _unpaid_items(running: QuerySet, on: date):
    """Said to have no budget, or nothing said where all money is known; until the item is carried out."""
    under = Q(agreement=None) | Q(agreement__in=in_force(running, on).values("pk"))
    items = PlanItem.objects.standing().filter(under, partnership__in=running.values("pk")).exclude(has_budget=True)
    planned = Coalesce(F("agreement__signed__latest"), F("scheduled__earliest"), NEVER)
    known = Greatest(planned, known_from("funding", on))
    carried_out = Activity.objects.standing().held().exclude(happened__earliest__gt=on)
    found = items.exclude(activity__isnull=False, activity__in=carried_out.values("pk")).annotate(
        since=Case(When(has_budget=False, then=planned), default=known)
    )
    return cases(found, on, address="partnership__key", what=F("title"))


BUDGET = (
    WarningKind(
        code="no_budget_line",
        label=_("No budget line"),
        sentence=_("Planned without a budget line: «%(what)s»."),
        clears=_("Money is planned for it, or it is carried out."),
        form="agreements:funding-add",
        role=Role.COORDINATOR,
        gravity=Gravity.SERIOUS,
        rows=no_budget_line,
    ),
)
