"""What the page of an agency's report asks for: its responsibilities of a period, and what is known of each."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import QuerySet

from agreements.models import (
    ActivityField,
    Answer,
    Assignment,
    AssignmentStatus,
    Filing,
    Funding,
    Obligation,
    ObligationState,
    OfficerInCharge,
)
from agreements.models.activities import Activity
from agreements.obligations import obligations
from agreements.periods import Period
from cities.models import Agency


@dataclass
class Known:
    """What the register says of one responsibility before the agency reports."""

    state: str = ""
    officer: OfficerInCharge | None = None
    activities: list[Activity] = field(default_factory=list)
    fundings: list[Funding] = field(default_factory=list)


class AskedReport:
    """The report of an agency for the period that begins on a day, for all its agreements, as asked for on `on`."""

    def __init__(self, agency: Agency, starts: date, on: date):
        self.agency, self.starts, self.on = agency, starts, on

    @cached_property
    def obligations(self) -> list[Obligation]:
        owed = obligations(self.on, agencies=[self.agency]).filter(starts=self.starts)
        return list(
            owed.select_related(
                "agency", "report", "agreement__partnership__partner", "agreement__government"
            ).order_by("agreement__partnership", "agreement")
        )

    @property
    def period(self) -> Period:
        return Period(self.starts, max(owed.ends for owed in self.obligations))

    @cached_property
    def versions(self) -> list[Filing]:
        return list(Filing.objects.filter(agency=self.agency, starts=self.starts).order_by("number"))

    @property
    def open_version(self) -> Filing | None:
        """What is being written, or waits for acceptance."""
        return next((each for each in self.versions if not (each.returned_on or each.accepted_on)), None)

    @property
    def waiting(self) -> Filing | None:
        return self.open_version if self.open_version and self.open_version.filed_on else None

    @property
    def draft(self) -> Filing | None:
        return None if self.waiting else self.open_version

    @property
    def returned(self) -> Filing | None:
        """The version that was returned last, with nothing accepted after it."""
        last = self.versions[-1] if self.versions else None
        if last and last == self.open_version and len(self.versions) > 1:
            last = self.versions[-2]
        return last if last and last.returned_on else None

    @cached_property
    def asked(self) -> list[Obligation]:
        """Reports that are still to be given: neither waived nor received."""
        settled = {ObligationState.WAIVED, ObligationState.RECEIVED, ObligationState.LATE}
        return [owed for owed in self.obligations if owed.state not in settled]

    @cached_property
    def assignments(self) -> list[Assignment]:
        return list(
            self.responsibilities(self.asked)
            .select_related("field__agreement__partnership__partner", "field__agreement__partnership__government")
            .order_by("field__agreement__partnership", "field__agreement", "field__position")
        )

    def responsibilities(self, owed: Iterable[Obligation]) -> QuerySet[Assignment]:
        """Fields that the agency certainly had in the period under the agreements of these reports."""
        held = Assignment.objects.filter(agency=self.agency, field__agreement__in=[each.agreement_id for each in owed])
        return held.exclude(started__latest__gt=self.period.ends).exclude(ended__earliest__lt=self.period.starts)

    @cached_property
    def said(self) -> dict[int, Answer]:
        """What was written before, by assignment: in the version being written, else in the one that was returned."""
        version = self.draft or self.returned
        answers = version.answers.prefetch_related("activities__activity") if version else ()
        return {answer.assignment_id: answer for answer in answers}

    @cached_property
    def known(self) -> dict[int, Known]:
        known = {assignment.pk: Known() for assignment in self.assignments}
        statuses = AssignmentStatus.objects.filter(
            assignment__in=self.assignments, happened__earliest__lte=self.period.ends
        )
        for each in sorted(statuses, key=lambda status: (_last_day(status.happened), len(status.key), status.key)):
            known[each.assignment_id].state = each.state
        for officer in OfficerInCharge.objects.filter(assignment__in=self.assignments).in_charge(self.on):
            known[officer.assignment_id].officer = officer
        activities, fundings = self._activities(), self._fundings()
        for assignment in self.assignments:
            known[assignment.pk].activities = activities[assignment.field_id]
            known[assignment.pk].fundings = fundings[assignment.field.agreement.partnership_id]
        return known

    def _activities(self) -> dict[int, list[Activity]]:
        """Held in the period as far as is known, by field."""
        held: QuerySet = Activity.objects.standing().held()
        held = held.filter(happened__earliest__lte=self.period.ends, happened__latest__gte=self.period.starts)
        links = ActivityField.objects.filter(activity__in=held, field__in=[each.field_id for each in self.assignments])
        return _grouped(
            (link.field_id, link.activity) for link in links.select_related("activity").order_by("activity")
        )

    def _fundings(self) -> dict[int, list[Funding]]:
        """Money of this agency in the year, by partnership."""
        partnerships = [assignment.field.agreement.partnership_id for assignment in self.assignments]
        found = Funding.objects.standing().filter(
            agency=self.agency, year=self.starts.year, partnership__in=partnerships
        )
        return _grouped((funding.partnership_id, funding) for funding in found)


def _last_day(happened) -> date:
    return (happened and happened.latest) or date.min


def _grouped(pairs: Iterable[tuple[int, object]]) -> dict[int, list]:
    grouped = defaultdict(list)
    for key, value in pairs:
        grouped[key].append(value)
    return grouped
