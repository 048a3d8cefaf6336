"""Forms on the start of a register and on the thresholds of a government."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.models import RegisterStart, Rules
from portal.fields import DayFormField
from portal.forms import RecordForm

DEADLINES = (
    "acknowledge_days",
    "start_months",
    "answer_days",
    "handover_days",
    "monitoring_months",
    "promise_days",
    "budget_months",
    "declined_in_a_row",
)
REPORTS = ("report_cycle", "report_days")
VITALITY = ("slowing_months", "dormant_months", "dormant_soon_days")
TERM = ("expiring_days", "notice_days")
THRESHOLDS = (*REPORTS, *DEADLINES, *VITALITY, *TERM)


def default_of(name: str):
    """The portal's own value, as a form shows it."""
    attribute = Rules._meta.get_field(name)
    return dict(attribute.flatchoices).get(attribute.default, attribute.default)


class RegisterStartForm(RecordForm):
    starts = DayFormField(label=gettext_lazy("Register kept from"))

    class Meta:
        model = RegisterStart
        fields = ("starts",)


class RulesForm(RecordForm):
    """Each threshold says what the portal's own is."""

    since = DayFormField(label=gettext_lazy("Valid from"))

    groups = (
        ("", ("since",)),
        (gettext_lazy("Reports"), REPORTS),
        (gettext_lazy("Deadlines"), DEADLINES),
        (gettext_lazy("Vitality"), VITALITY),
        (gettext_lazy("End of the term"), TERM),
    )

    class Meta:
        model = Rules
        fields = ("since", *THRESHOLDS)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in THRESHOLDS:
            self.fields[name].help_text = _("The portal's default: %(value)s.") % {"value": default_of(name)}


class Correction(forms.Form):
    """What was declared is mended with a reason."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("What is computed for past days changes too; the history keeps your reason."),
    )


class RegisterStartCorrection(Correction, RegisterStartForm):
    pass


class RulesCorrection(Correction, RulesForm):
    pass
