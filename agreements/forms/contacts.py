"""Forms on a contact, on a change of leadership, and on the contact renewed after it."""

from django.utils.translation import gettext_lazy as _

from agreements.forms.days import happened_by_today
from agreements.forms.happenings import HappeningForm
from agreements.models import Contact, LeadershipChange
from portal.fields import DayFormField
from portal.forms import RecordForm

WHO = ("side", "unit", "post", "person")
HOW = ("address", "channel", "language", "needs_interpreter")
SINCE = ("started", "started_wording", "ended", "ended_wording", "confirmed")
RENEWED = ("renewed", "renewed_wording")


class ContactForm(HappeningForm):
    groups = ((_("Whom to write to"), WHO), (_("How to reach them"), HOW), (_("In which time"), SINCE))

    class Meta:
        model = Contact
        fields = (*WHO, *HOW, *SINCE, "note")
        field_classes = {"confirmed": DayFormField}

    def clean(self):
        happened_by_today(self, "confirmed")
        return super().clean()


class LeadershipChangeForm(HappeningForm):
    groups = (
        (_("What changed"), ("side", "post", "happened", "happened_wording")),
        (_("Renewed contact"), RENEWED),
    )

    class Meta:
        model = LeadershipChange
        fields = ("side", "post", "happened", "happened_wording", *RENEWED, "note")
        help_texts = {"post": _("The post, not the person: «Mayor of Jung-gu».")}

    def clean(self):
        happened_by_today(self, "renewed")
        return super().clean()


class RenewedContactForm(RecordForm):
    """When the new leadership was written to or met."""

    class Meta:
        model = LeadershipChange
        fields = RENEWED

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["renewed"].required = True

    def clean(self):
        happened_by_today(self, "renewed")
        return super().clean()
