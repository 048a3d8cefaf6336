"""The list and pages of obstacles."""

from django.utils.translation import gettext_lazy as _

from agreements.columns.obstacles import OBSTACLE_COLUMNS
from agreements.filters.obstacles import ObstacleFilterSet
from agreements.forms.obstacles import ObstacleForm
from agreements.models import Obstacle
from agreements.views.happenings import HappeningAdd, HappeningAnnul, HappeningChange, HappeningDetail, HappeningList


class ObstacleList(HappeningList):
    model = Obstacle
    filterset_class = ObstacleFilterSet
    columns = OBSTACLE_COLUMNS
    relatives = {"field": "wording"}
    title = _("Obstacles")
    lead = _("What stood in the way, on which side, and what was done about it.")
    default_sort = "category"

    def rows_on(self, day):
        return super().rows_on(day).with_state(day)


class ObstacleDetail(HappeningDetail):
    model = Obstacle
    fact_names = ("partnership", "category", "side", "description", "happened", "follow_up", "resolved")
    rare_fact_names = ("field", "annulled_on", "annulment_reason", "note")


class ObstacleAdd(HappeningAdd):
    adds, form_class, title = Obstacle, ObstacleForm, _("Record an obstacle")
    lead = _("What stands in the way; what was done about it can be filled in later.")


class ObstacleChange(HappeningChange):
    model, form_class, title = Obstacle, ObstacleForm, _("Change the obstacle, or follow it up")


class ObstacleAnnul(HappeningAnnul):
    model = Obstacle
