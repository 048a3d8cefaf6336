"""The forms of an evaluation. A verdict and its reasons are asked for element by element."""

from django import forms
from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from agreements.forms.days import happened_by_today, not_before
from cities.models import Agency
from evaluations.evaluating.judging import Said
from evaluations.models import Evaluation, Evaluator, FollowUp
from evaluations.models.vocabulary import Element, Verdict
from portal.fields import DayFormField
from portal.forms import GroupedForm, RecordForm
from portal.partial_dates import PartialDate

LONGEST = 10_000


def post_field(**kwargs) -> forms.CharField:
    attribute = Evaluator._meta.get_field("post")
    return forms.CharField(max_length=attribute.max_length, **kwargs)


class BeginForm(GroupedForm, forms.Form):
    cutoff = DayFormField(
        label=_("Cut-off date"),
        initial=timezone.localdate,
        help_text=_("Records up to this day count; for an agreement that ended, its last day is apt."),
    )
    post = post_field(label=_("Your post"), help_text=_("Shown instead of your name: «Head of the cooperation unit»."))

    def clean_cutoff(self):
        day = self.cleaned_data["cutoff"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("The cut-off date cannot lie in the future."))
        return day


class NameForm(GroupedForm, forms.Form):
    """A person by the user name of an account; on pages the post alone stands."""

    username = forms.CharField(
        label=_("User name"), max_length=150, help_text=_("Of an account, of whatever government or of none.")
    )
    post = post_field(label=_("Post"), help_text=_("Shown instead of the name: «Researcher, Diponegoro University»."))

    def clean_username(self):
        people = get_user_model().objects.filter(username=self.cleaned_data["username"], is_active=True)
        self.person = people.first()
        if self.person is None:
            raise forms.ValidationError(_("There is no account of this name."))
        return self.cleaned_data["username"]


class ByElementForm(GroupedForm, forms.Form):
    """For each element a verdict and its reasons; `given` are those that stand, `computed` those of the rubric."""

    def __init__(self, *args, given, computed, **kwargs):
        super().__init__(*args, **kwargs)
        self.groups = tuple((label, (f"{code}_verdict", f"{code}_reasons")) for code, label in Element.choices)
        for code in Element.values:
            self._ask(code, given.get(code), computed[code])

    def _ask(self, code: str, given, computed: str) -> None:
        self.fields[f"{code}_verdict"] = forms.ChoiceField(
            label=_("Verdict"),
            choices=[("", "—"), *Verdict.choices],
            required=False,
            initial=given.verdict if given else self.suggested(computed),
            help_text=format_lazy(_("Computed: {verdict}."), verdict=Verdict(computed).label),
        )
        self.fields[f"{code}_reasons"] = forms.CharField(
            label=_("Reasons"),
            required=False,
            max_length=LONGEST,
            widget=forms.Textarea(attrs={"rows": 3}),
            initial=given.reasons if given else "",
        )

    def suggested(self, computed: str) -> str:
        return ""

    def clean(self):
        cleaned = super().clean()
        for code in Element.values:
            self._check(code, cleaned.get(f"{code}_verdict"), cleaned.get(f"{code}_reasons"))
        return cleaned

    def _check(self, code: str, verdict: str | None, reasons: str | None) -> None:
        if reasons and verdict == "":
            self.add_error(f"{code}_verdict", _("You give reasons: choose the verdict that they are for."))

    def said(self) -> dict[str, Said]:
        """Of the elements for which a verdict was chosen."""
        told = self.cleaned_data
        pairs = {code: Said(told[f"{code}_verdict"], told[f"{code}_reasons"]) for code in Element.values}
        return {code: each for code, each in pairs.items() if each.verdict}


class JudgeForm(ByElementForm):
    """What one evaluator thinks, always with reasons."""

    def _check(self, code, verdict, reasons):
        super()._check(code, verdict, reasons)
        if verdict and reasons == "":
            self.add_error(f"{code}_reasons", _("Say why."))


class VerdictsForm(ByElementForm):
    """The computed verdict stands there to begin with; whoever departs from it says why."""

    def suggested(self, computed):
        return computed


class ConclusionForm(RecordForm):
    class Meta:
        model = Evaluation
        fields = ("summary", "recommendation", "recommendation_reasons")


class FollowUpForm(RecordForm):
    class Meta:
        model = FollowUp
        fields = ("action", "agency", "who", "due", "due_wording")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        government = self.instance.evaluation.government_id
        self.offer("agency", Agency.objects.filter(government=government, dissolved=None))
        self.fields["agency"].help_text = _("Of this government; else write below who does it.")
        self.fields["who"].help_text = _("A body or a post, never the name of a person.")

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("agency") and not cleaned.get("who") and not {"agency", "who"} & set(self.errors):
            self.add_error("who", _("Say who does it: an agency, or in words."))
        cutoff = PartialDate.on(self.instance.evaluation.cutoff)
        not_before(self, "due", cutoff, _("This day lies before the cut-off date of the evaluation."))
        return cleaned


class FollowUpDoneForm(RecordForm):
    class Meta:
        model = FollowUp
        fields = ("done", "done_wording", "done_note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["done"].required = self.fields["done_note"].required = True

    def clean(self):
        happened_by_today(self, "done")
        begun = PartialDate.on(self.instance.evaluation.begun_on)
        not_before(self, "done", begun, _("This day lies before the evaluation began."))
        return super().clean()


class ReturnForm(GroupedForm, forms.Form):
    note = forms.CharField(label=_("What is to be mended"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000)
