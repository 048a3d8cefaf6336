"""What is said of an agency's responsibility for a field on a day: awareness, status, officer in charge.

Each word asks the statements below the responsibility that were *certainly* made by that day. Of these the latest
counts, by the last day that its date may mean; of two with the same last day the one that was recorded later, as the
number at the end of its key says. So «2018» counts from 31 December 2018 on, and a statement whose day nobody knows
never does.
"""

from datetime import date

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from agreements.models.agreements import BelowAgreementQuerySet
from agreements.models.legal_status import below


class AssignmentQuerySet(BelowAgreementQuerySet):
    path = "field__agreement__"

    def held_on(self, on: date):
        """Certainly begun, and not possibly over before that day; undated, it begins with the agreement."""
        begun = Coalesce("started", "field__agreement__starts", "field__agreement__signed")
        return self.alias(begun=begun).filter(begun__latest__lte=on).exclude(ended__earliest__lt=on)

    def over(self, on: date):
        """Certainly ended before that day."""
        return self.filter(ended__latest__lt=on)

    def with_awareness(self, on: date):
        """Adds `awareness`: aware, unaware, unconfirmed, or empty where nothing was said by that day."""
        return self.annotate(awareness=_last("Acknowledgement", on))

    def with_state(self, on: date):
        """Adds `state`: not_started, running, stopped, completed, or empty where none is recorded by that day."""
        return self.annotate(state=_last("AssignmentStatus", on))

    def with_officer(self, on: date):
        """Adds `officer`: the post in charge on that day, the one that began last; None where nobody is."""
        in_charge = _in_charge(on).order_by(F("started__latest").desc(nulls_last=True), "-pk")
        return self.annotate(officer=Subquery(in_charge.values("post")[:1]))

    def acknowledged(self, on: date):
        """The agency is aware on that day."""
        return self.alias(_awareness=_last("Acknowledgement", on)).filter(_awareness="aware")

    def unacknowledged(self, on: date):
        """The agency is unaware, unconfirmed, or was never heard."""
        return self.alias(_awareness=_last("Acknowledgement", on)).exclude(_awareness="aware")

    def without_officer(self, on: date):
        return self.exclude(Exists(_in_charge(on)))


def _last(model: str, on: date) -> Coalesce:
    said = below(model).filter(assignment=OuterRef("pk")).known_by(on).latest_first()
    return Coalesce(Subquery(said.values("state")[:1]), Value(""))


def _in_charge(on: date) -> QuerySet:
    return below("OfficerInCharge").in_charge(on).filter(assignment=OuterRef("pk"))
