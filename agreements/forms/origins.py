"""One question for each field of an agreement: which field of the older one it continues."""

from django import forms

from agreements.forms.parts import with_its_agreement
from agreements.models import Agreement, CooperationField
from agreements.services.origins import possible_origins
from portal.forms import GroupedForm, RecordChoiceField


class OriginsForm(GroupedForm, forms.Form):
    def __init__(self, *args, agreement: Agreement, **kwargs):
        super().__init__(*args, **kwargs)
        self.asked = {field.key: field for field in agreement.fields.select_related("origin")}
        older = list(possible_origins(agreement))
        for key, field in self.asked.items():
            self.fields[key] = RecordChoiceField(
                older, with_its_agreement, required=False, label=f"{field.position}. {field.wording}"
            )
            self.initial[key] = field.origin

    def said(self) -> dict[CooperationField, CooperationField | None]:
        return {field: self.cleaned_data[key] for key, field in self.asked.items()}

    def differences(self) -> list[tuple[str, str, str]]:
        """Label, what is recorded now, and what was chosen, where the two are not the same."""
        return [
            (self.fields[key].label, str(self.asked[key].origin or ""), str(self.cleaned_data[key] or ""))
            for key in self.asked
            if self.asked[key].origin != self.cleaned_data[key]
        ]
