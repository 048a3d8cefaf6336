"""What happened under one partnership by a day, fetched once for all parts of its status page."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from agreements.models import Activity, Funding, Invitation, Outcome, Partnership
from agreements.models.days import told_by


@dataclass(frozen=True)
class Happenings:
    """Records that stand and the reader sees; what came certainly later is left out."""

    held: list[Activity]
    invitations: list[Invitation]
    outcomes: list[Outcome]
    fundings: list[Funding]

    @property
    def achieved(self) -> list[Outcome]:
        """Neither planned nor under way."""
        return [each for each in self.outcomes if each.stage in (Outcome.Stage.DONE, Outcome.Stage.IN_USE)]


def happenings_of(partnership: Partnership, user, on: date) -> Happenings:
    def told(records: QuerySet, day: str) -> list:
        seen = records.visible_to(user).standing().filter(told_by(day, on), partnership=partnership)
        return list(seen.order_by(day, "pk"))

    return Happenings(
        held=told(Activity.objects.held(), "happened"),
        invitations=told(Invitation.objects.all(), "sent"),
        outcomes=told(Outcome.objects.all(), "happened"),
        fundings=told(Funding.objects.all(), "year"),
    )
