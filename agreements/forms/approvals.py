"""The form on a request for approval and its answer."""

from django.utils.translation import gettext_lazy as _

from agreements.forms.days import happened_by_today, not_before
from agreements.forms.happenings import HappeningForm
from agreements.models import Approval, ApprovalCondition
from agreements.permissions.happenings import why_not_add
from portal.forms import RecordForm


class ApprovalForm(HappeningForm):
    groups = (
        (_("The request"), ("body", "subject", "agreement", "asked", "asked_wording")),
        (
            _("The answer"),
            ("committee", "plenary", "plenary_wording", "answer", "answered", "answered_wording", "document"),
        ),
        (_("As the decision names it"), ("named_partner", "named_subject")),
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
            "committee",
            "plenary",
            "plenary_wording",
            "named_partner",
            "named_subject",
            "note",
        )

    def __init__(self, *args, **kwargs):
        """Offers the bodies whose answers the person may record."""
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = [each for each in self.fields["body"].choices if self._may_record(each[0])]

    def _may_record(self, body: str) -> bool:
        partnership = self.instance.partnership
        return not body or why_not_add(self.by, Approval(partnership=partnership, body=body)) is None


class FulfilmentFields(RecordForm):
    """A condition is fulfilled between the answer that sets it and today."""

    def clean(self):
        cleaned = super().clean()
        happened_by_today(self, "fulfilled")
        answered = self.instance.approval.answered
        not_before(self, "fulfilled", answered, _("It cannot have been fulfilled before it was set: check the day."))
        return cleaned


class ConditionForm(FulfilmentFields):
    groups = (
        (_("The condition"), ("wording", "due", "due_wording")),
        (_("How it was fulfilled"), ("fulfilled", "fulfilled_wording", "fulfilment")),
    )

    class Meta:
        model = ApprovalCondition
        fields = ("wording", "due", "due_wording", "fulfilled", "fulfilled_wording", "fulfilment", "note")


class FulfilmentForm(FulfilmentFields):
    class Meta:
        model = ApprovalCondition
        fields = ("fulfilled", "fulfilled_wording", "fulfilment")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["fulfilled"].required = True
