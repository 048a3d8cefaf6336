"""Whether a partnership lives, on a day: from the dates of substantive activities and what is known of their absence.

Words mean *certainly*. Without coverage nothing is said and no absence counts; an edit, an import or a later entry
moves nothing but by its dates. The facts are gathered here, each once for a partnership; the function `vitality` of the
database (`agreements/migrations/_days.py`) compares them and gives the word.
"""

from datetime import date

from django.db import models
from django.db.models import Aggregate, Func, Max, Min, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from agreements.models.days import (
    NO_DAYS,
    AllDays,
    Contains,
    FirstOfMonths,
    QuietBefore,
    Span,
    possible_days,
    possibly_by,
)
from agreements.models.known import known_days
from agreements.models.legal_status import AgreementDays, below, of_deciding
from agreements.models.rules import threshold
from agreements.models.statuses import DORMANT


class _Vitality(Func):
    function = "vitality"
    output_field = models.CharField()


def countable() -> QuerySet:
    """Activities that move vitality: standing, held, and neither a courtesy visit nor a ceremony."""
    return below("Activity").standing().substantive()


def _figure(rows: QuerySet, aggregate: Aggregate) -> Subquery:
    """One figure of the rows below each partnership."""
    grouped = rows.filter(partnership=OuterRef("pk")).order_by().values("partnership")
    return Subquery(grouped.annotate(figure=aggregate).values("figure"))


def _memoranda(on: date) -> QuerySet:
    signed = below("Agreement").entered().filter(kind="mou", signed__earliest__lte=on)
    return signed.annotate(begun=Coalesce("starts", "signed"))


def _maybe(on: date) -> Coalesce:
    """The days, up to that one, on which an activity may have happened."""
    possible = countable().filter(possibly_by("happened", on))
    return Coalesce(_figure(possible, AllDays(possible_days("happened"))), NO_DAYS)


def vitality(on: date) -> Func:
    """The `Vitality` on that day, of the facts in the order in which the database's function names them."""
    past = countable().held_by(on)
    return _Vitality(
        Value(on),
        threshold("slowing_months", on),
        threshold("dormant_months", on),
        known_days("activities"),
        _maybe(on),
        _figure(past, Max("happened__earliest")),
        _figure(past, Min("happened__latest")),
        Coalesce(of_deciding("days", on), AgreementDays("began")),
        _figure(_memoranda(on), Min("begun__earliest")),
    )


class VitalityQuerySet(models.QuerySet):
    def with_vitality(self, on: date):
        """Adds `vitality` and `last_activity`, when the last activity that is certainly past took place."""
        past = countable().held_by(on).filter(partnership=OuterRef("pk"))
        last = past.order_by("-happened__latest", "-happened__earliest", "pk").values("happened")[:1]
        return self.annotate(vitality=vitality(on), last_activity=Subquery(last))

    def with_reasons(self, on: date):
        """Adds what explains its vitality: from which day it slows and is dormant, and what is known since then.

        `decided_by` is the id of the agreement that decides its legal status, `quiet` the last stretch without
        activity that was long enough to be dormant and on which an activity followed.
        """
        slow_from = FirstOfMonths(Value(on), threshold("slowing_months", on))
        return self.annotate(
            decided_by=of_deciding("pk", on),
            slow_from=slow_from,
            dormant_from=FirstOfMonths(Value(on), threshold("dormant_months", on)),
            slow_known=Contains(known_days("activities"), Span(slow_from, Value(on))),
            quiet=QuietBefore(_maybe(on), threshold("dormant_months", on)),
        )

    def dormant(self, on: date):
        """Nothing certainly happens in it, or ever did; known to be so."""
        return self.alias(word_of_life=vitality(on)).filter(word_of_life__in=DORMANT)
