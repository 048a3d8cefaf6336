"""The legal status of a partnership on a day, from the agreement that decides it: a memorandum before a letter."""

from datetime import date

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, Exists, F, Func, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Collate

from agreements.models.statuses import OVER, PartnershipStatus
from portal.fields import PartialDateField

#: Between agreements of one day: the same whatever the server's language, and after a package was read back in.
BY_KEY = Collate("key", "C")


def below(name: str):
    """The manager of a model that is declared after partnerships, of which it tells."""
    return apps.get_model("agreements", name).objects


class AgreementDays(Func):
    """The dates of the agreement that decides: in force from, last day in force, and when it ended if it did."""

    template = "ARRAY[%(expressions)s]"
    output_field = ArrayField(PartialDateField())


def _as_signed(agreements: QuerySet, word, over=None) -> QuerySet:
    """With `word`, the `PartnershipStatus` that follows from them, and their `days`."""
    ended = over or Value(None, PartialDateField())
    return agreements.annotate(word=word, days=AgreementDays(Coalesce("starts", "signed"), F("expires"), ended))


def _in_force(agreements: QuerySet, on: date) -> Case:
    expiring = agreements.model.objects.expiring(on).filter(pk=OuterRef("pk"))
    return Case(
        When(Exists(expiring), then=Value(PartnershipStatus.EXPIRING)),
        When(term="fixed", then=Value(PartnershipStatus.IN_FORCE)),
        When(term="open_ended", then=Value(PartnershipStatus.OPEN_ENDED)),
        default=Value(PartnershipStatus.TERM_NOT_STATED),
    )


def _before_signing(otherwise: PartnershipStatus, on: date, partnership: str = "pk") -> Case:
    """Whose approval is awaited before a memorandum, the minister's after the council's; else what was reached."""
    of_it = {"partnership": OuterRef(partnership)}
    requests = below("Approval").standing().awaited(on).filter(**of_it)
    steps = below("Step").standing().awaited(on).filter(**of_it)

    def awaited(body: str) -> Q:
        return Q(Exists(requests.filter(body=body))) | Q(Exists(steps.filter(stage__kind=body)))

    return Case(
        When(awaited("minister"), then=Value(PartnershipStatus.AWAITING_MINISTER)),
        When(awaited("council"), then=Value(PartnershipStatus.AWAITING_COUNCIL)),
        default=Value(otherwise),
    )


def _steps(kind: str, word, on: date) -> list[QuerySet]:
    """Agreements of a partnership: those certainly in force, then those whose dates do not say, then those that ended.

    `word` is what those in force make of it. What was signed or begins later is left out.
    """
    begun = below("Agreement").entered().filter(kind=kind, partnership=OuterRef("pk"), signed__earliest__lte=on)
    begun = begun.exclude(starts__earliest__gt=on)
    terminated = Q(terminated__latest__lte=on)
    ended = Case(When(terminated, then=Value(PartnershipStatus.TERMINATED)), default=Value(PartnershipStatus.EXPIRED))
    over = Case(When(terminated, then=F("terminated")), default=F("expires"), output_field=PartialDateField())
    return [
        _as_signed(begun.in_force(on), word).order_by("-signed__latest", BY_KEY),
        _as_signed(begun.possibly_in_force(on), Value(PartnershipStatus.NOT_RECORDED)).order_by("-signed", BY_KEY),
        _as_signed(begun, ended, over).order_by(Func(over, function="partial_date_latest").desc(), BY_KEY),
    ]


def of_deciding(name: str, on: date) -> Coalesce:
    """`word`, `days` or an attribute of the agreement that decides: any memorandum comes before any letter of intent.

    Drafts, annulled ones and agreements of other kinds decide nothing.
    """
    memoranda = _steps("mou", _in_force(below("Agreement").all(), on), on)
    letters = _steps("loi", _before_signing(PartnershipStatus.LETTER_OF_INTENT, on, "partnership"), on)
    return Coalesce(*(Subquery(step.values(name)[:1]) for step in (*memoranda, *letters)))


def explored(on: date) -> Q:
    """Something of it certainly happened by then, or it exists and an agreement is planned.

    What was signed later was planned before only where its signing was: an older text may be missing in the register.
    """
    activities = below("Activity").standing().held_by(on).filter(partnership=OuterRef("pk"))
    unsigned = below("Agreement").entered().unsigned(on).filter(partnership=OuterRef("pk"))
    return (
        Q(initiative_on__latest__lte=on)
        | Q(Exists(activities))
        | Q(Exists(unsigned.filter(signings__planned__latest__lte=on)))
        | Q(Exists(unsigned.filter(signed=None)), began__latest__lte=on)
    )


class LegalStatusQuerySet(models.QuerySet):
    def with_legal_status(self, on: date):
        """Adds `legal_status`, a `PartnershipStatus`; «not recorded» too where dates do not say with certainty."""
        unsigned = Case(
            When(explored(on), then=_before_signing(PartnershipStatus.EXPLORATION, on)),
            default=_before_signing(PartnershipStatus.NOT_RECORDED, on),
        )
        return self.annotate(
            legal_status=Coalesce(of_deciding("word", on), unsigned, output_field=models.CharField()),
        )

    def expired(self, on: date):
        """Its last agreement ran out, and none took its place."""
        return self.alias(word=of_deciding("word", on)).filter(word=PartnershipStatus.EXPIRED)

    def over(self, on: date):
        """Its last agreement ran out or was terminated, and none took its place."""
        return self.alias(word=of_deciding("word", on)).filter(word__in=OVER)

    def running(self, on: date):
        """Entered, and not over: what nobody knows the end of runs."""
        return self.entered().filter(~Q(pk__in=self.model.objects.over(on).values("pk")))
