"""The public form on which an error is reported, and that on which it is answered."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from evaluations.models import CorrectionReport
from portal.forms import GroupedForm

LONGEST = 4000


def _lines(rows: int = 3, **attrs) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "maxlength": LONGEST} | attrs)


class ReportForm(GroupedForm, forms.Form):
    wrong = forms.CharField(label=_("What is wrong?"), widget=_lines(), max_length=LONGEST)
    should_be = forms.CharField(label=_("What should it be?"), widget=_lines(), max_length=LONGEST, required=False)
    source = forms.CharField(
        label=_("Which source says so?"),
        help_text=_("A publication with its page, a web address, a document, or how you know it yourself."),
        widget=_lines(),
        max_length=LONGEST,
    )
    email = forms.EmailField(
        label=_("E-mail address for the answer, if you want one"),
        help_text=_(
            "Only those who answer see it. It is never published, and it is deleted as soon as the answer is sent."
        ),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    #: For programs that fill in whatever they find; people neither see nor reach it.
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def clean_website(self):
        if self.cleaned_data["website"]:
            raise ValidationError(
                _("This field is there to tell programs from people: leave it empty, then send again.")
            )
        return ""

    def said(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("wrong", "should_be", "source", "email")}


class AnswerForm(GroupedForm, forms.Form):
    answer = forms.ChoiceField(
        label=_("Answer"),
        choices=CorrectionReport.Answer,
        widget=forms.RadioSelect,
        initial=None,
        help_text=_("Advertising and scribble are «Not a report»: they need no explanation, and nothing is mailed."),
    )
    text = forms.CharField(
        label=_("Explanation"),
        help_text=_("Whoever reported it reads this. Name no persons."),
        widget=_lines(4),
        max_length=LONGEST,
        required=False,
    )

    def __init__(self, *args, version: int | None = None, **kwargs):
        """`version`: the newest of the record, where it came since the report and so tells what was corrected."""
        super().__init__(*args, **kwargs)
        self.version = version

    def clean(self):
        given = super().clean()
        chosen, explained = given.get("answer"), given.get("text") or "text" in self.errors
        if chosen and not explained and not self._speaks_for_itself(chosen):
            self.add_error("text", self._asked(chosen))
        return given

    def _speaks_for_itself(self, chosen: str) -> bool:
        by_its_version = chosen == CorrectionReport.Answer.CORRECTED and self.version is not None
        return by_its_version or chosen == CorrectionReport.Answer.NO_REPORT

    @staticmethod
    def _asked(answer: str) -> str:
        return {
            CorrectionReport.Answer.CORRECTED: _(
                "The record has not changed since the report: say where it was corrected, or correct it first."
            ),
            CorrectionReport.Answer.NO_ERROR: _("Say why it is not an error."),
            CorrectionReport.Answer.NEEDS_SOURCE: _("Say what kind of source is needed."),
        }[answer]
