"""What a report asks of one responsibility; a draft may have gaps, what is filed answers whole."""

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from agreements.forms.money import money
from agreements.models import Activity, Answer, Assignment, AssignmentStatus, ReportedActivity
from agreements.periods import Period
from agreements.reporting import Known
from agreements.services.reports import Said
from portal.forms import BaseRows, GroupedForm

ROWS, MOST_ROWS = 3, 20


class ActivityRow(forms.ModelForm):
    """An activity that the register does not have yet; a row left empty is left out."""

    class Meta:
        model = ReportedActivity
        fields = ("title", "kind", "happened", "direction", "character")

    def __init__(self, *args, period: Period, **kwargs):
        super().__init__(*args, **kwargs)
        self.period = period
        self.fields["happened"].help_text = _("Empty: some day in the period. %(examples)s") % {
            "examples": "2017-04, 2017-04-12"
        }

    def clean(self):
        cleaned = super().clean()
        if self.is_used:
            for name, message in (("title", _("Name the activity.")), ("kind", _("Say of what kind it was."))):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, message)
        if not self.period.may_hold(cleaned.get("happened")):
            self.add_error("happened", _("This lies outside the period: it belongs into the report of its own time."))
        return cleaned

    @property
    def is_used(self) -> bool:
        return any(self.cleaned_data.get(name) for name in self.fields)

    @property
    def opens(self) -> bool:
        """Something is typed there."""
        return any(self[name].value() for name in self.fields)


class BaseActivityRows(BaseRows):
    def described(self) -> list[ReportedActivity]:
        return [row.save(commit=False) for row in self.forms if row.is_used]


ActivityRows = forms.formset_factory(
    ActivityRow, formset=BaseActivityRows, extra=ROWS, max_num=MOST_ROWS, absolute_max=MOST_ROWS, validate_max=True
)


class AnswerForm(GroupedForm, forms.ModelForm):
    """Prefilled from what was written before, else from what the register knows."""

    confirmed = forms.MultipleChoiceField(
        label=_("These were held; they are in the register already"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    is_sure = forms.BooleanField(label=_("It is running although nothing was done in this period"), required=False)

    class Meta:
        model = Answer
        fields = (
            "state",
            "is_nil",
            "nil_reason",
            "source",
            "budget_line",
            "realised",
            "requested",
            "currency",
            "result",
            "result_change",
            "obstacle",
            "obstacle_category",
            "officer",
            "officer_post",
            "officer_since",
            "note",
        )
        field_classes = money("realised", "requested")
        widgets = {"officer": forms.RadioSelect, "note": forms.Textarea(attrs={"rows": 2})}

    def __init__(
        self, data=None, *, assignment: Assignment, known: Known, said: Answer | None, is_whole, period, prefix
    ):
        self.assignment, self.known, self.is_whole = assignment, known, is_whole
        reported = list(said.activities.all()) if said else []
        initial = {} if said else {"state": known.state, "currency": "IDR"}
        initial["confirmed"] = [each.activity.key for each in reported if each.activity]
        # What was said in a version that was returned begins the next one; that version stays as it is.
        super().__init__(data, instance=_copy(said, assignment), initial=initial, prefix=prefix)
        self.activities = {activity.key: activity for activity in known.activities}
        self.fields["confirmed"].choices = [(key, _called(activity)) for key, activity in self.activities.items()]
        self._ask_for_officer()
        self.rows = ActivityRows(
            data,
            prefix=f"{prefix}-new",
            initial=[_described(each) for each in reported if not each.activity],
            form_kwargs={"period": period},
        )

    def _ask_for_officer(self) -> None:
        offered: type[TextChoices] = Answer.Officer
        choices = (
            offered.choices
            if self.known.officer
            else [(offered.CHANGED, _("The post written below")), (offered.NONE, _("None"))]
        )
        self.fields["officer"] = forms.ChoiceField(
            label=_("Is the officer in charge still the same?") if self.known.officer else _("Who is in charge?"),
            help_text=self.known.officer.post if self.known.officer else _("Nobody in charge is recorded."),
            choices=choices,
            required=False,
            widget=forms.RadioSelect,
        )

    def is_valid(self) -> bool:
        rows_are_valid = self.rows.is_valid()
        return super().is_valid() and rows_are_valid

    def clean(self):
        cleaned = super().clean()
        if not self._has_amount(cleaned):
            cleaned["currency"] = ""
        self._look_at_pairs(cleaned)
        if self.is_whole:
            self._look_at_answers(cleaned)
        return cleaned

    @staticmethod
    def _has_amount(cleaned: dict) -> bool:
        return any(cleaned.get(name) is not None for name in ("realised", "requested"))

    def _look_at_pairs(self, cleaned: dict) -> None:
        """What makes no sense alone, also in what is only kept for later."""
        has_amount = self._has_amount(cleaned)
        for needed, given, message in (
            ("source", has_amount, _("Say where the money comes from.")),
            ("currency", has_amount, _("Name the currency of the amount by its three letters: IDR, KRW, JPY.")),
            ("result_change", cleaned.get("result"), _("Say whether the result is a soft or a hard change.")),
            ("obstacle_category", cleaned.get("obstacle"), _("Say of what kind the obstacle is.")),
            ("obstacle", cleaned.get("obstacle_category"), _("Describe the obstacle.")),
            ("officer_post", cleaned.get("officer") == "changed", _("Name the post of the officer in charge.")),
        ):
            if given and not cleaned.get(needed):
                self._ask(needed, message)
        for name in ("realised", "requested"):
            if (cleaned.get(name) or 0) < 0:
                self._ask(name, _("An amount is not negative."))

    def _look_at_answers(self, cleaned: dict) -> None:
        """What the page asks of every field before it is filed."""
        if not cleaned.get("state"):
            self._ask("state", _("Say how far the field has come."))
        if not cleaned.get("officer"):
            self._ask("officer", _("Say who is in charge."))
        is_nil, was_active = cleaned.get("is_nil"), self._was_active(cleaned)
        if is_nil and was_active:
            self._ask("is_nil", _("Activities are named here: take them out, or take «nihil» away."))
        if not is_nil and not was_active:
            self._ask("is_nil", _("Name at least one activity, or say «nihil» and why nothing was done."))
        if is_nil and not cleaned.get("nil_reason"):
            self._ask("nil_reason", _("Say why nothing was done."))
        if is_nil and cleaned.get("state") == AssignmentStatus.State.RUNNING and not cleaned.get("is_sure"):
            self._ask("is_sure", _("Running, and nothing was done: choose another status, or tick here that it is so."))

    def _ask(self, name: str, message) -> None:
        if name not in self.errors:
            self.add_error(name, message)

    def _was_active(self, cleaned: dict) -> bool:
        # A row that cannot be read yet names an activity too.
        named = any(row.opens for row in self.rows.forms)
        return bool(cleaned.get("confirmed")) or named

    @property
    def opens_money(self) -> bool:
        """Something is said there, is known, or is wrong."""
        names = ("realised", "requested", "source", "budget_line")
        return bool(self.known.fundings) or self._speaks_of(*names, "currency")

    @property
    def opens_rest(self) -> bool:
        return self._speaks_of("result", "result_change", "obstacle", "obstacle_category", "note")

    def _speaks_of(self, *names: str) -> bool:
        return any(self[name].errors or (name != "currency" and self[name].value()) for name in names)

    @property
    def asks_if_sure(self) -> bool:
        return "is_sure" in self.errors or bool(self["is_sure"].value())

    def said(self) -> Said:
        return Said(
            self.assignment,
            {name: self.cleaned_data[name] for name in self._meta.fields},
            [self.activities[key] for key in self.cleaned_data["confirmed"]],
            self.rows.described(),
        )


def _copy(said: Answer | None, assignment: Assignment) -> Answer:
    names = [*AnswerForm._meta.fields] if said else []
    return Answer(assignment=assignment, **{name: getattr(said, name) for name in names})


def _described(reported: ReportedActivity) -> dict:
    return {name: getattr(reported, name) for name in ActivityRow._meta.fields}


def _called(activity: Activity) -> str:
    when = activity.happened.display() if activity.happened else ""
    return f"{activity.title} ({when})" if when else activity.title
