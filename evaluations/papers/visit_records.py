"""What the register knows that a delegation should know: fetched once for the brief of our people and the partner's."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F

from agreements.models import Activity, Agreement, Contact, CooperationField, Invitation, Outcome, Partnership, Promise
from agreements.models.agreements import LegalStatus
from agreements.models.days import told_by
from agreements.models.sides import Sides
from agreements.status.happenings import Happenings, happenings_of
from agreements.views.owed import ShownOwed, shown_owed
from portal.evidence import Evidence

#: What may bind the parties on a day; what is not signed, over or given up does not.
BINDING = (
    LegalStatus.IN_FORCE,
    LegalStatus.EXPIRING,
    LegalStatus.OPEN_ENDED,
    LegalStatus.TERM_NOT_STATED,
    LegalStatus.UNCERTAIN,
)


@dataclass(frozen=True)
class Visited:
    """A partnership on a day, as far as the reader sees it."""

    partnership: Partnership
    on: date
    user: object

    def agreements(self) -> list[Agreement]:
        """Those that bind or may bind, each with its `status`."""
        seen = Agreement.objects.visible_to(self.user).entered().filter(partnership=self.partnership)
        return list(seen.with_status(self.on).filter(status__in=BINDING).furthest_first())

    def fields(self, agreements: list[Agreement]) -> list[CooperationField]:
        seen = CooperationField.objects.visible_to(self.user).filter(agreement__in=agreements)
        ordered = seen.order_by("agreement__signed__earliest", "agreement_id", "position")
        return list(ordered.prefetch_related("sectors"))

    def happened(self) -> Happenings:
        return happenings_of(self.partnership, self.user, self.on)

    def visits(self) -> list[Activity]:
        """Journeys of either side that were held, the latest first."""
        seen = Activity.objects.visible_to(self.user).standing().held().travelled()
        told = seen.filter(told_by("happened", self.on), partnership=self.partnership)
        return list(told.order_by(F("happened__latest").desc(nulls_last=True), "pk").prefetch_related("participations"))

    def promises(self) -> list[ShownOwed]:
        seen = Promise.objects.visible_to(self.user).standing().filter(activity__partnership=self.partnership)
        open_now = seen.open_on(self.on).select_related("activity")
        return shown_owed(open_now, self.on, Evidence())

    def unanswered(self) -> list[Invitation]:
        seen = Invitation.objects.visible_to(self.user).standing().filter(partnership=self.partnership)
        return list(seen.unanswered(self.on).order_by("sent", "pk"))

    def results(self, *beneficiaries: Sides) -> list[Outcome]:
        """Verified and finished, with a benefit for one of these; for anybody where none is named."""
        verified = [each for each in self.happened().achieved if each.verified]
        return [each for each in verified if not beneficiaries or each.beneficiary in beneficiaries]

    def contacts(self, *sides: str) -> list[Contact]:
        """Those that are current; seen by our own people alone."""
        seen = Contact.objects.visible_to(self.user).standing().filter(partnership=self.partnership, side__in=sides)
        return list(seen.exclude(ended__earliest__lte=self.on).exclude(started__earliest__gt=self.on).order_by("-side"))
