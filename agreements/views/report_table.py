"""Reports of a partnership or an agreement as everybody sees them: by agency and period received, late or absent."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from agreements.columns.reports import STATE_TONES
from agreements.models import Agreement, Obligation, ObligationState
from agreements.models.obligations import ObligationQuerySet
from agreements.periods import Period
from agreements.views.shown import Badge
from cities.models import Agency


@dataclass(frozen=True)
class ReportRow:
    """`badges` follow the periods of the table; nothing where no report is owed, or not yet."""

    agency: Agency
    agreement: Agreement
    badges: list[tuple[Period, Badge | None]]


@dataclass(frozen=True)
class ReportTable:
    periods: list[Period]
    rows: list[ReportRow]

    @property
    def counts(self) -> list[tuple[Badge, int]]:
        """How many reports are in each state."""
        told = Counter(badge for row in self.rows for _period, badge in row.badges if badge)
        return list(told.items())


def report_table(owed: ObligationQuerySet) -> ReportTable:
    """From obligations as of a day (`obligations(on, partnerships=[…])`); one query.

    Whether a report was returned or waits is between the agency and its cooperation unit: what lies there was
    received, what does not is absent once it is due.
    """
    found = defaultdict(dict)
    for each in owed.select_related("agency", "agreement").order_by("agency__name", "agreement", "starts"):
        if badge := _badge(each):
            found[each.agency, each.agreement][Period(each.starts, each.ends)] = badge
    periods = sorted({period for badges in found.values() for period in badges})
    rows = [
        ReportRow(agency, agreement, [(period, badges.get(period)) for period in periods])
        for (agency, agreement), badges in found.items()
    ]
    return ReportTable(periods, rows)


def shown_state(owed: Obligation) -> ObligationState | None:
    """What everybody is told of it as of a day; nothing where it need not lie there yet."""
    state = owed.state
    if state == ObligationState.FILED:
        state = ObligationState.RECEIVED if owed.filed_since <= owed.due else ObligationState.LATE
    if state == ObligationState.RETURNED and owed.is_overdue:
        state = ObligationState.ABSENT
    if state not in (ObligationState.RECEIVED, ObligationState.LATE, ObligationState.ABSENT):
        return None
    return ObligationState(state)


def _badge(owed: Obligation) -> Badge | None:
    state = shown_state(owed)
    return Badge(STATE_TONES[state], state.label) if state else None
