"""The act that closes a journey of ours: its report is filed."""

from datetime import date

from agreements.models import Activity
from agreements.permissions.visit_reports import why_not_report_visit
from portal.partial_dates import PartialDate
from portal.services import act, lock, refuse, store


def file_visit_report(activity: Activity, *, by, filed_on: date) -> Activity:
    """Records the day on which the report was filed; a day recorded in error is mended by the same act.

    Raises PermissionDenied and ValidationError.
    """
    with act(by=by):
        current = lock(activity)
        refuse(why_not_report_visit(by, current))
        current.visit_report_on, current.visit_report_on_wording = PartialDate.on(filed_on), ""
        store(current)
    return current
