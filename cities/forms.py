"""Forms on agencies and localities abroad."""

from django import forms

from cities.models import Agency, AgencySuccession, Locality, LocalityName
from portal.forms import RecordForm


class AgencyForm(RecordForm):
    class Meta:
        model = Agency
        fields = [
            "name",
            "abbreviation",
            "kind",
            "mailbox",
            "founded",
            "founded_wording",
            "dissolved",
            "dissolved_wording",
            "note",
        ]
        widgets = {"note": forms.Textarea}


class SuccessionForm(RecordForm):
    """What became of an agency; its successor is an agency of the same government."""

    class Meta:
        model = AgencySuccession
        fields = ["kind", "successor", "happened", "happened_wording", "note"]

    def __init__(self, *args, agency: Agency, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.predecessor = agency
        others = agency.government.agencies.exclude(pk=agency.pk)
        self.fields["successor"] = forms.ModelChoiceField(
            queryset=others,
            to_field_name="key",
            required=False,
            label=self.fields["successor"].label,
        )


class LocalityForm(RecordForm):
    class Meta:
        model = Locality
        fields = ["name", "level", "parent", "latitude", "longitude", "note"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        around = Locality.objects.filter(country=self.instance.country).exclude(pk=self.instance.pk)
        self.fields["parent"] = forms.ModelChoiceField(
            queryset=around, to_field_name="key", required=False, label=self.fields["parent"].label
        )
        self.initial["parent"] = self.instance.parent.key if self.instance.parent else None


class LocalityNameForm(RecordForm):
    class Meta:
        model = LocalityName
        fields = ["name", "kind", "language", "note"]

    def __init__(self, *args, locality: Locality, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.locality = locality
