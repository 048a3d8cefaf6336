"""Forms on a partnership: its attributes, and the agreement between states under which it stands."""

from django import forms
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement, Partnership
from cities.models import Locality
from portal.fields import PartialDateFormField
from portal.forms import GroupedForm, RecordForm


class PartnershipForm(RecordForm):
    groups = (
        (_("Who with whom"), ("partner", "partner_institution", "kind")),
        (
            _("How it began"),
            ("began", "began_wording", "initiative", "initiative_on", "initiative_on_wording", "initiative_note"),
        ),
    )

    class Meta:
        model = Partnership
        fields = (
            "partner",
            "partner_institution",
            "kind",
            "began",
            "began_wording",
            "initiative",
            "initiative_on",
            "initiative_on_wording",
            "initiative_note",
            "note",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        localities = Locality.objects.visible_to(self.by).select_related("country", "parent")
        self.offer("partner", localities, _told_apart)


def _told_apart(locality: Locality) -> str:
    """Two Kawasakis differ by where they lie."""
    return ", ".join(str(each) for each in (locality, locality.parent, locality.country) if each)


class UmbrellaForm(GroupedForm, forms.Form):
    """An umbrella agreement of the register, or a new one."""

    groups = (
        (_("In the register"), ("agreement",)),
        (_("Or a new one"), ("title", "parties", "signed", "signed_wording")),
    )

    agreement = forms.ModelChoiceField(
        label=_("Umbrella agreement"), queryset=None, to_field_name="key", required=False
    )
    title = forms.CharField(label=_("Title"), max_length=300, required=False)
    parties = forms.CharField(label=_("Parties"), max_length=300, required=False)
    signed = PartialDateFormField(label=_("Signed"), required=False)
    signed_wording = forms.CharField(label=_("Date in the words of the source"), max_length=120, required=False)
    note = forms.CharField(label=_("Note"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False)

    def __init__(self, *args, by, partnership: Partnership, **kwargs):
        super().__init__(*args, **kwargs)
        umbrellas = Agreement.objects.visible_to(by).standing().filter(kind=Agreement.Kind.UMBRELLA)
        self.fields["agreement"].queryset = umbrellas.exclude(partnership_links__partnership=partnership)

    def clean(self):
        cleaned = super().clean()
        if bool(cleaned.get("agreement")) == bool(cleaned.get("title")) and not self.errors:
            self.add_error("agreement", _("Choose an umbrella agreement, or write the title of a new one – not both."))
        return cleaned

    def new_umbrella(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("title", "parties", "signed", "signed_wording")}
