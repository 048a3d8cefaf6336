"""Forms on what stands below an agreement; under a confirmed one each asks for the reason of a correction."""

from django import forms
from django.utils.translation import gettext_lazy as _

from agreements.models import AgreementText, Assignment, CooperationField, Sector, Signatory, Signing, TextPoint
from agreements.services.origins import possible_origins
from agreements.services.parts import agreement_of
from cities.models import Agency
from portal.forms import GroupedForm, RecordForm, correction_reason


class PartForm(RecordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if agreement_of(self.instance).confirmed_on:
            self.fields["reason"] = correction_reason()

    @property
    def reason(self) -> str:
        return self.cleaned_data.get("reason", "")


class TextForm(PartForm):
    class Meta:
        model = AgreementText
        fields = ("party", "language", "title", "pages", "articles", "points", "authoritative", "note")


class SigningForm(PartForm):
    class Meta:
        model = Signing
        fields = ("signed", "signed_wording", "place", "planned", "planned_wording", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["signed"].help_text = _(
            "The date of the agreement follows its last signing. 2007, 2007-04, 2007-04-12, 2018-10/2018-12 or "
            "«unknown»; empty while it is only planned."
        )


class SignatoryForm(PartForm):
    class Meta:
        model = Signatory
        fields = ("side", "name", "post", "note")


class FieldForm(PartForm):
    """A cooperation field with the sectors by which it is found."""

    sectors = forms.ModelMultipleChoiceField(
        label=_("Sectors"), queryset=Sector.objects.all(), required=False, widget=forms.CheckboxSelectMultiple
    )
    field_order = ("position", "wording", "language", "text", "origin", "sectors")

    class Meta:
        model = CooperationField
        fields = (
            "position",
            "wording",
            "language",
            "text",
            "origin",
            "is_open",
            "outcomes",
            "expected_outcomes",
            "note",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        agreement = self.instance.agreement
        self.offer("text", agreement.texts.all())
        self.offer("origin", possible_origins(agreement), with_its_agreement)
        if not self.fields["origin"].records:
            del self.fields["origin"]
        if self.instance.pk:
            self.initial["sectors"] = list(self.instance.sectors.all())

    @property
    def sectors_chosen(self) -> list[Sector]:
        return list(self.cleaned_data["sectors"])


def with_its_agreement(field: CooperationField) -> str:
    return f"{field.wording} – {field.agreement}"


class PointForm(PartForm):
    class Meta:
        model = TextPoint
        fields = ("position", "wording", "language", "note")


class AssignmentForm(RecordForm):
    """Responsibilities are never locked: agencies change while an agreement stands."""

    class Meta:
        model = Assignment
        fields = ("agency", "role", "started", "started_wording", "ended", "ended_wording", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        own = Agency.objects.filter(government=self.instance.field.government_id)
        self.offer("agency", own)


class RemovalForm(GroupedForm, forms.Form):
    reason = forms.CharField(
        label=_("Why it is removed"),
        help_text=_("The history keeps what stood here, with this reason."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )
