"""The form on what is completely known."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agreements.forms.happenings import HappeningForm
from agreements.models import CoverageStatement
from agreements.models.coverage import RecordKind

WHAT = ("kinds", "period", "period_wording", "agency")


class CoverageForm(HappeningForm):
    kinds = forms.MultipleChoiceField(
        label=_("Of these, none is missing"), choices=RecordKind, widget=forms.CheckboxSelectMultiple
    )

    groups = ((_("What is completely known"), WHAT), (_("Who says so"), ("statement",)))

    class Meta:
        model = CoverageStatement
        fields = (*WHAT, "statement", "note")
        help_texts = {"statement": _("In the words of the source; cite the source on the page afterwards.")}

    def clean_period(self):
        period = self.cleaned_data["period"]
        if period.latest is None or period.latest > timezone.localdate():
            raise forms.ValidationError(
                _("Of days to come nobody knows everything: end the period on a day that has passed.")
            )
        return period
