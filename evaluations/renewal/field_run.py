"""How one agreed field fared: its agencies, and the activities in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from agreements.models import Activity, AssignmentStatus, CooperationField
from agreements.views.shown import ShownAssignment

State = AssignmentStatus.State


@dataclass(frozen=True)
class FieldRun:
    """`activities` were held."""

    field: CooperationField
    assignments: Sequence[ShownAssignment]
    activities: Sequence[Activity]

    @property
    def last(self) -> Activity | None:
        """By the last day that it may have been on; of equals the one of which more is known."""
        return max(self.activities, key=_latest, default=None)

    @property
    def states(self) -> set[str]:
        return {each.assignment.state for each in self.assignments}

    @property
    def ran(self) -> bool:
        """Something was held in it, or some agency is said to have been at it."""
        return bool(self.activities or self.states & {State.RUNNING, State.COMPLETED, State.STOPPED})

    @property
    def runs(self) -> bool:
        """It ran, and is not said to have stopped everywhere."""
        return self.ran and not (State.STOPPED in self.states and not self.states & {State.RUNNING, State.COMPLETED})

    @property
    def stopped_at(self) -> list[str]:
        """The agencies that are said to have stopped."""
        return [str(each.assignment.agency) for each in self.assignments if each.assignment.state == State.STOPPED]


def _latest(activity: Activity) -> tuple[date, date]:
    when = activity.happened
    return (when and when.latest) or date.min, (when and when.earliest) or date.min
