"""The form on an indicator that an evaluator judges: it says what each value means, as the rubric has it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from agreements.forms.days import happened_by_today
from agreements.forms.happenings import HappeningForm
from evaluations.judged.steps import steps_of
from evaluations.models import IndicatorJudgement
from evaluations.rubric import rubric
from portal.cite_forms import NEW_SOURCE, SourceFields
from portal.claims import why_not_cite
from portal.fields import DayFormField


def values_in_words() -> list[tuple[int, str]]:
    """Each value with what it means for every indicator that has such a step."""
    steps = {code: steps_of(rubric().indicators[code]) for code in IndicatorJudgement.Code.values}
    meanings = {
        value: [f"{code}: {said[value]}" for code, said in steps.items() if value in said] for value in range(5)
    }
    return [(value, f"{value} – {'; '.join(said)}") for value, said in meanings.items()]


class IndicatorJudgementForm(HappeningForm, SourceFields):
    needs_source = False
    on = DayFormField(label=_("As of"), help_text=_("It holds from this day on, until another judgement follows."))
    value = forms.TypedChoiceField(label=_("Value"), coerce=int, widget=forms.RadioSelect)

    groups = (
        (_("The judgement"), ("code", "on", "value")),
        (_("Why, and who says so"), ("reasons", "judged_by")),
        (_("The evidence: a source and the place in it"), ("source", "locator")),
        (_("A source that the register does not have yet"), NEW_SOURCE),
    )

    class Meta:
        model = IndicatorJudgement
        fields = ("code", "on", "value", "reasons", "judged_by", "note")
        help_texts = {"reasons": _("What was seen, where and when; name the source below.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["value"].choices = values_in_words()
        if why_not_cite(self.by, self.instance.partnership):
            self.only_known()

    def clean(self):
        happened_by_today(self, "on", _("Judge for a day that has come."))
        given = super().clean()
        if (given.get("source") or given.get("title")) and not given.get("locator"):
            self.add_error("locator", _("Say where in the source: a page, a line, an article."))
        return given
