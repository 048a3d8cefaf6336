"""What the list of reports that are owed shows and exports."""

from dataclasses import dataclass, replace

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.columns.happenings import PARTNERSHIP
from agreements.models import ObligationState
from portal.columns import ChoiceColumn, Column, DayColumn, PartialDateColumn

STATE_TONES = {
    ObligationState.NOT_YET_DUE: "neutral",
    ObligationState.FILED: "info",
    ObligationState.RETURNED: "warn",
    ObligationState.RECEIVED: "good",
    ObligationState.LATE: "warn",
    ObligationState.ABSENT: "bad",
    ObligationState.WAIVED: "neutral",
}


@dataclass(frozen=True, kw_only=True)
class _PageColumn(DayColumn):
    """The first day of the period, which leads to the page on which the agency reports."""

    def for_page(self):
        return super().for_page() | {f"{self.alias}_agency": F("agency__key")}

    def cell(self, row):
        address = reverse("agreements:report-fill", args=[row[f"{self.alias}_agency"], row[self.alias]])
        return replace(super().cell(row), url=address)


OBLIGATION_COLUMNS = (
    Column(
        name="agency",
        source="agency__name",
        label=_("Agency"),
        meaning=_("The agency that owes the report, as it was called in that time."),
        link=("cities:agency", "agency__key"),
    ),
    Column(name="agency_key", source="agency__key", meaning=_("Public key of the agency.")),
    Column(
        name="agreement",
        source="agreement__title",
        label=_("Agreement"),
        meaning=_("The agreement on which it is owed."),
        link=("agreements:agreement", "agreement__key"),
    ),
    Column(name="agreement_key", source="agreement__key", meaning=_("Public key of the agreement.")),
    *PARTNERSHIP,
    _PageColumn(name="starts", source="starts", label=_("Period from"), meaning=_("First day of the period.")),
    DayColumn(name="ends", source="ends", meaning=_("Last day of the period.")),
    DayColumn(name="due", source="due", label=_("Due"), meaning=_("The last day on which it is in time.")),
    ChoiceColumn(
        name="state",
        # The queryset computes it for the day of the list.
        source=F("state"),
        label=_("State"),
        meaning=_("How far the report has come on the day of the list."),
        choices=ObligationState,
        tones=STATE_TONES,
    ),
    PartialDateColumn(name="received", source="received", meaning=_("When the report that was accepted was filed.")),
)
