"""The form on an indicator that an evaluator judges: it says what each value means, as the rubric has it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from agreements.forms.days import happened_by_today
from agreements.forms.happenings import HappeningForm
from evaluations.judged.steps import steps_of
from evaluations.models import IndicatorJudgement
from evaluations.rubric import rubric
from portal.fields import DayFormField


def values_in_words() -> list[tuple[int, str]]:
    """Each value with what it means for every indicator that has such a step."""
    steps = {code: steps_of(rubric().indicators[code]) for code in IndicatorJudgement.Code.values}
    meanings = {
        value: [f"{code}: {said[value]}" for code, said in steps.items() if value in said] for value in range(5)
    }
    return [(value, f"{value} – {'; '.join(said)}") for value, said in meanings.items()]


class IndicatorJudgementForm(HappeningForm):
    on = DayFormField(label=_("As of"), help_text=_("It holds from this day on, until another judgement follows."))
    value = forms.TypedChoiceField(label=_("Value"), coerce=int, widget=forms.RadioSelect)

    groups = (
        (_("The judgement"), ("code", "on", "value")),
        (_("Why, and who says so"), ("reasons", "judged_by")),
    )

    class Meta:
        model = IndicatorJudgement
        fields = ("code", "on", "value", "reasons", "judged_by", "note")
        help_texts = {"reasons": _("What was seen, where and when; cite the sources on the page afterwards.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["value"].choices = values_in_words()

    def clean(self):
        happened_by_today(self, "on", _("Judge for a day that has come."))
        return super().clean()
