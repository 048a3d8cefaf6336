"""What was reported, and whom it waits for."""

from django.utils import timezone

from evaluations.models import CorrectionReport
from evaluations.work import waiting_for


def reported() -> CorrectionReport:
    return CorrectionReport.objects.get()


def tasks_of(user) -> list[str]:
    return [matter.url for matter in waiting_for(user, timezone.localdate()) if "error_reported" in matter.code]
