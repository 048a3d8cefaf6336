"""Forms of what the roof adds to a partnership."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.fields import DayFormField
from portal.forms import GroupedForm


class ResponseForm(GroupedForm, forms.Form):
    """The answer of a government to one of the warnings given."""

    warning = forms.TypedChoiceField(label=_("Warning"))
    responded_on = DayFormField(label=_("Answered on"))
    text = forms.CharField(label=_("Response"), widget=forms.Textarea(attrs={"rows": 5}), max_length=5000)

    def __init__(self, *args, warnings, **kwargs):
        super().__init__(*args, **kwargs)
        by_name = {warning.matter.name: warning for warning in warnings}
        self.fields["warning"].choices = [
            (name, f"{each.kind.label}: {each.matter.text}") for name, each in by_name.items()
        ]
        self.fields["warning"].coerce = by_name.__getitem__

    def clean_responded_on(self):
        day = self.cleaned_data["responded_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("The answer cannot be given in the future."))
        return day
