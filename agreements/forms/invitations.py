"""The form on an invitation, proposal or request and its one answer."""

from django.utils.translation import gettext_lazy as _

from agreements.forms.days import happened_by_today
from agreements.forms.happenings import HappeningForm
from agreements.models import Invitation


class InvitationForm(HappeningForm):
    groups = (
        (_("What was asked"), ("kind", "sender", "subject", "sent", "sent_wording")),
        (
            _("The answer"),
            ("answer", "answered", "answered_wording", "reason", "reason_wording", "activity"),
        ),
    )

    class Meta:
        model = Invitation
        fields = (
            "kind",
            "sender",
            "subject",
            "sent",
            "sent_wording",
            "answer",
            "answered",
            "answered_wording",
            "reason",
            "reason_wording",
            "activity",
            "note",
        )

    def clean(self):
        happened_by_today(self, "answered")
        return super().clean()
