"""An agreement and a field as several pages show them, with status, dates and sources in words."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.columns.agreements import STATUS_TONES
from agreements.columns.assignments import AWARENESS_TONES, PROGRESS_TONES
from agreements.models import Acknowledgement, Agreement, Assignment, AssignmentStatus, CooperationField
from agreements.models.agreements import LegalStatus
from cities.models import Agency
from portal.evidence import Evidence, Fact, fact


@dataclass(frozen=True)
class Badge:
    tone: str
    text: str


#: Of activities and plan items that bring people together, not offices alone.
PEOPLE_TO_PEOPLE = Badge("info", gettext_lazy("People-to-people programme"))


class ShownAgreement:
    """Needs `status` on the agreement where a status is to be shown (queryset word `with_status`)."""

    def __init__(self, agreement: Agreement, evidence: Evidence):
        self.agreement = agreement
        self.evidence = evidence

    @property
    def badges(self) -> list[Badge]:
        agreement = self.agreement
        badges = []
        if status := getattr(agreement, "status", None):
            badges.append(Badge(STATUS_TONES[status], str(LegalStatus(status).label)))
        if agreement.is_draft:
            badges.append(Badge("neutral", _("Draft")))
        if agreement.annulled_on:
            badges.append(Badge("bad", _("Annulled")))
        if agreement.confirmed_on:
            badges.append(Badge("info", _("Confirmed")))
        return badges

    @cached_property
    def dates(self) -> list[Fact]:
        """What is known of its time; days that nothing says are left out here and shown as missing on its own page."""
        names = ("signed", "starts", "expires", "last_notice", "terminated")
        return [known for name in names if not (known := fact(self.agreement, name, self.evidence)).missing]

    @property
    def refs(self) -> list[int]:
        return self.evidence.refs(self.agreement)


class ShownField:
    """Needs sectors and what dropped it prefetched, and assignments as `ShownAssignment` needs them."""

    def __init__(self, field: CooperationField, evidence: Evidence):
        self.field = field
        self.evidence = evidence

    @property
    def sectors(self) -> list[str]:
        return sorted(str(link.sector) for link in self.field.sector_links.all())

    @property
    def assignments(self) -> list["ShownAssignment"]:
        return [ShownAssignment(each) for each in self.field.assignments.all()]

    @property
    def outcomes(self) -> str:
        """What the text states as expected outcomes, that it states none, or nothing where that is not recorded."""
        return self.field.expected_outcomes or self.field.get_outcomes_display()

    @property
    def dropped_by(self) -> Agreement | None:
        """The addendum that dropped it, as far as the reader sees that."""
        return self.field.dropped_by

    @property
    def refs(self) -> list[int]:
        return self.evidence.refs(self.field)

    @property
    def differs(self) -> str:
        return self.evidence.differs(self.field, "wording")


class ShownAssignment:
    """A responsibility with the agencies that succeed its agency today, and what is said of it on a day.

    Needs `awareness` and `state` on the assignment (queryset words), its agency and the successions of that.
    """

    def __init__(self, assignment: Assignment):
        self.assignment = assignment

    @property
    def successors(self) -> list[Agency]:
        successions = self.assignment.agency.successions.all()
        return [succession.successor for succession in successions if succession.successor]

    @property
    def badges(self) -> list[Badge]:
        """What is recorded by the day; nothing stands for what nobody said."""
        awareness, state = self.assignment.awareness, self.assignment.state
        told = []
        if state:
            told.append(Badge(PROGRESS_TONES[state], str(AssignmentStatus.State(state).label)))
        if awareness:
            told.append(Badge(AWARENESS_TONES[awareness], str(Acknowledgement.State(awareness).label)))
        return told

    @property
    def told(self) -> list[Badge]:
        """The same, where it is said too that its progress is not recorded."""
        silent = [] if self.assignment.state else [Badge("neutral", _("Not recorded"))]
        return silent + self.badges
