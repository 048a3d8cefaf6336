"""The form on the targets of a year."""

from django import forms
from django.utils.translation import gettext_lazy as _

from evaluations.models import PerformanceTarget
from portal.fields import AmountFormField
from portal.forms import GroupedForm


class PercentFormField(AmountFormField):
    """«87,5» or «87.5», from 0 to 100."""

    def __init__(self, **kwargs):
        super().__init__(min_value=0, max_value=100, max_digits=5, decimal_places=2, **kwargs)
        self.help_text = ""


class TargetsForm(GroupedForm, forms.Form):
    """One field for each figure; empty: no target."""

    groups = ((_("Share of partnerships, in per cent"), tuple(PerformanceTarget.Figure.values)),)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for figure in PerformanceTarget.Figure:
            self.fields[figure.value] = PercentFormField(label=figure.label, required=False)
