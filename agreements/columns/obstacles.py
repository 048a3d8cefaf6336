"""What the list of obstacles shows and exports."""

from django.utils.translation import gettext_lazy as _

from agreements.columns.happenings import FIELD, KEY, NOTE, PARTNERSHIP
from agreements.models import Obstacle
from agreements.models.obstacles import ObstacleState
from agreements.models.sides import Sides
from portal.columns import ChoiceColumn, Column, PartialDateColumn

STATE_TONES = {ObstacleState.OPEN: "warn", ObstacleState.RESOLVED: "good"}

OBSTACLE_COLUMNS = (
    KEY,
    Column(
        name="description",
        source="description",
        label=_("Obstacle"),
        meaning=_("What stood in the way."),
        link=("agreements:obstacle", "key"),
    ),
    ChoiceColumn(
        name="category",
        source="category",
        label=_("Category"),
        meaning=_("Category of the obstacle."),
        choices=Obstacle.Category,
    ),
    ChoiceColumn(
        name="side",
        source="side",
        label=_("Side"),
        meaning=_("On which side it stands; empty: not recorded."),
        choices=Sides,
    ),
    ChoiceColumn(
        name="state",
        source="state",
        label=_("State"),
        meaning=_("Computed for the day asked for: resolved from the first day on which it may have been."),
        choices=ObstacleState,
        tones=STATE_TONES,
    ),
    PartialDateColumn(
        name="happened", source="happened", wording="happened_wording", label=_("When"), meaning=_("When it was met.")
    ),
    Column(name="follow_up", source="follow_up", label=_("Follow-up"), meaning=_("What was done about it.")),
    PartialDateColumn(
        name="resolved", source="resolved", wording="resolved_wording", meaning=_("When it was resolved.")
    ),
    *FIELD,
    *PARTNERSHIP,
    NOTE,
)
