"""Forms on what an agency says of its responsibility; on its behalf they also ask how it was told, and for proof."""

from django import forms
from django.utils.translation import gettext_lazy as _

from agreements.models import Acknowledgement, AssignmentStatus, OfficerInCharge
from agreements.models.awareness import Channel
from agreements.services.assignments import Way
from portal.documents.forms import DocumentField
from portal.fields import PartialDateFormField
from portal.forms import GroupedForm, RecordChoiceField
from portal.partial_dates import PartialDate

#: Attributes of a handover that its form asks for.
HANDED_OVER = ("happened", "taken_over_by", "open_matters", "contacts", "documents")
#: By which an agency tells the cooperation unit.
CHANNELS = [(channel.value, channel.label) for channel in Channel if channel not in (Channel.PORTAL, Channel.SOURCE)]


def day_field(label) -> PartialDateFormField:
    return PartialDateFormField(label=label, required=False, help_text=_("Empty: today."))


class SaidForm(GroupedForm, forms.Form):
    def __init__(self, *args, on_behalf: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.on_behalf = on_behalf
        if on_behalf:
            self.fields["channel"] = forms.ChoiceField(
                label=_("How the agency told it"), choices=CHANNELS, widget=forms.RadioSelect
            )
            self.fields["proof"] = DocumentField(
                label=_("Proof"), help_text=_("The letter, or a picture of the message; it is never published.")
            )

    def way(self) -> Way:
        return Way(self.cleaned_data.get("channel", ""), self.cleaned_data.get("proof"))


class AcknowledgeForm(SaidForm):
    """The button that is pressed says whether the agency knows; all else may stay empty."""

    state = forms.ChoiceField(choices=Acknowledgement.State, widget=forms.HiddenInput, label=_("awareness"))
    post = forms.CharField(
        label=_("Post of the officer in charge"),
        help_text=_("The post alone, without a name: «Head of the cooperation section»."),
        max_length=200,
        required=False,
    )
    note = forms.CharField(label=_("Remark"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000, required=False)

    def __init__(self, *args, asks_post: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not asks_post:
            del self.fields["post"]
        if self.on_behalf:
            self.fields["happened"] = day_field(_("When the agency told it"))
            self.order_fields(["channel", "happened", "proof"])

    def told(self) -> list:
        """How the agency told it; nothing where it says so itself."""
        return [self[name] for name in ("channel", "happened", "proof") if name in self.fields]

    def besides(self) -> list:
        return [self[name] for name in ("post", "note") if name in self.fields]


class StatusForm(SaidForm):
    state = forms.ChoiceField(label=_("Status"), choices=AssignmentStatus.State, widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Reason"), help_text=_("Needed where it stopped."), max_length=300, required=False)
    happened = day_field(_("Since when"))


class OfficerForm(SaidForm):
    post = forms.CharField(
        label=_("Post"),
        help_text=_("The post alone, without a name: «Head of the cooperation section»."),
        max_length=200,
    )
    started = day_field(_("Since when"))


class LeavingForm(SaidForm):
    leaving = forms.ChoiceField(
        label=_("Why left"), choices=OfficerInCharge.Leaving, widget=forms.RadioSelect, initial="transfer"
    )
    ended = day_field(_("When"))
    moved_to = forms.CharField(label=_("Moved to"), max_length=200, required=False)


class HandoverForm(SaidForm):
    """Taken over by somebody who is in charge already, or by a post that comes into charge by it."""

    happened = day_field(_("When"))
    taken_over_by = RecordChoiceField((), label=_("Taken over by"), required=False)
    to_post = forms.CharField(
        label=_("Or by a new officer, by post"),
        help_text=_("Comes into charge on the day of the handover."),
        max_length=200,
        required=False,
    )
    open_matters = forms.CharField(
        label=_("Open matters"), widget=forms.Textarea(attrs={"rows": 4}), required=False, max_length=5000
    )
    contacts = forms.CharField(
        label=_("Contacts"), widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=5000
    )
    documents = forms.CharField(
        label=_("Documents"), widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=5000
    )

    def __init__(self, *args, takers, **kwargs):
        super().__init__(*args, **kwargs)
        asked = self.fields["taken_over_by"]
        self.fields["taken_over_by"] = RecordChoiceField(takers, required=False, label=asked.label)

    def clean(self):
        if self.cleaned_data.get("taken_over_by") and self.cleaned_data.get("to_post"):
            self.add_error("to_post", _("Name one of the two: who is in charge already, or a new officer."))
        return self.cleaned_data

    def what(self) -> dict[str, str | PartialDate | OfficerInCharge]:
        """Attributes of the handover."""
        return {name: self.cleaned_data[name] for name in HANDED_OVER}
