"""The form on an obstacle and what was done about it."""

from django.utils.translation import gettext_lazy as _

from agreements.forms.days import happened_by_today
from agreements.forms.happenings import HappeningForm
from agreements.models import Obstacle

WHAT = ("category", "side", "description", "happened", "happened_wording", "field")
FOLLOW_UP = ("follow_up", "resolved", "resolved_wording")


class ObstacleForm(HappeningForm):
    groups = ((_("What stood in the way"), WHAT), (_("What was done about it"), FOLLOW_UP))

    class Meta:
        model = Obstacle
        fields = (*WHAT, *FOLLOW_UP, "note")
        help_texts = {"resolved": _("Empty as long as it stands.")}

    def clean(self):
        happened_by_today(self, "resolved")
        return super().clean()
