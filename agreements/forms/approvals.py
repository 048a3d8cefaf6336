"""The form on a request for approval and its answer."""

from django.utils.translation import gettext_lazy as _

from agreements.forms.happenings import HappeningForm
from agreements.models import Approval


class ApprovalForm(HappeningForm):
    groups = (
        (_("The request"), ("body", "subject", "agreement", "asked", "asked_wording")),
        (_("The answer"), ("answer", "answered", "answered_wording", "document")),
    )

    class Meta:
        model = Approval
        fields = (
            "body",
            "subject",
            "agreement",
            "asked",
            "asked_wording",
            "answer",
            "answered",
            "answered_wording",
            "document",
            "note",
        )
