"""May the visit report of an activity be drafted or filed now? None means yes."""

from django.utils.translation import gettext as _

from agreements.models import Activity
from agreements.models.activities import JOURNEYS
from agreements.permissions.happenings import why_not_change


def why_not_report_visit(user, activity: Activity) -> str | None:
    if why_not := why_not_change(user, activity):
        return why_not
    is_journey = activity.kind in JOURNEYS and activity.direction == Activity.Direction.OUTBOUND
    if not is_journey or activity.state != Activity.State.HELD:
        return _("Only a visit or exchange of staff of ours to the partner, once held, has a visit report.")
    return None
