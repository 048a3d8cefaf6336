"""The forms on monitoring, on a finding, and on its follow-up."""

from django.utils.translation import gettext_lazy as _

from agreements.forms.days import happened_by_today, not_before
from agreements.forms.happenings import HappeningForm
from agreements.models import Finding, Monitoring
from portal.forms import RecordForm


class MonitoringForm(HappeningForm):
    class Meta:
        model = Monitoring
        fields = ("body", "happened", "happened_wording", "subject", "activity", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["activity"].help_text = _("Where it was held on a visit or a meeting that is recorded.")

    def clean(self):
        happened_by_today(self, "happened", _("Monitoring is recorded once it was held: it cannot lie in the future."))
        return super().clean()


class FollowUpFields(RecordForm):
    """What became of a finding has its day, which lies between the monitoring and today."""

    def clean(self):
        cleaned = super().clean()
        happened_by_today(
            self, "followed_up", _("A follow-up cannot lie in the future: leave the day empty until then.")
        )
        not_before(
            self,
            "followed_up",
            self.instance.monitoring.happened,
            _("It cannot have been followed up before it was found: check the day."),
        )
        if cleaned.get("follow_up") and cleaned.get("followed_up") is None and "followed_up" not in self.errors:
            self.add_error("followed_up", _("Say when it was followed up; where nobody knows, write «unknown»."))
        return cleaned


class FindingForm(FollowUpFields):
    groups = (
        (_("What was found"), ("finding", "recommendation", "who", "due", "due_wording")),
        (_("The follow-up"), ("followed_up", "followed_up_wording", "follow_up")),
    )

    class Meta:
        model = Finding
        fields = (
            "finding",
            "recommendation",
            "who",
            "due",
            "due_wording",
            "followed_up",
            "followed_up_wording",
            "follow_up",
            "note",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["who"].help_text = _("A body or a post, never the name of a person.")


class FollowUpForm(FollowUpFields):
    class Meta:
        model = Finding
        fields = ("followed_up", "followed_up_wording", "follow_up")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["followed_up"].required = self.fields["follow_up"].required = True
