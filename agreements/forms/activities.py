"""The forms on an activity, on a group that took part, and on what was agreed there."""

from django import forms
from django.utils.translation import gettext_lazy as _

from agreements.forms.days import happened_by_today, not_before
from agreements.forms.happenings import HappeningForm, fields_of
from agreements.models import Activity, Participation, Promise
from agreements.models.sides import Sides
from cities.models import Agency
from portal.fields import DayFormField
from portal.forms import GroupedForm, RecordForm


class FieldsChoice(forms.ModelMultipleChoiceField):
    """Cooperation fields of a partnership, each with the agreement that names it."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, field):
        return f"{field} ({field.agreement.get_kind_display()})"


class ActivityForm(HappeningForm):
    fields = FieldsChoice(label=_("Fields"), queryset=None, to_field_name="key", required=False)

    groups = (
        (_("What it is"), ("kind", "title", "agreement", "fields", "character", "people_to_people")),
        (_("When and where"), ("state", "state_reason", "happened", "happened_wording", "direction", "place", "host")),
    )

    class Meta:
        model = Activity
        fields = (
            "kind",
            "title",
            "agreement",
            "character",
            "people_to_people",
            "state",
            "state_reason",
            "happened",
            "happened_wording",
            "direction",
            "place",
            "host",
            "replies_to",
            "note",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        chosen = self.instance.fields.all() if self.instance.pk else []
        offered = fields_of(self.instance.partnership)
        if chosen:
            # What the record names can stay, also where its agreement was annulled meanwhile.
            offered = offered | offered.model.objects.filter(pk__in=chosen).select_related("agreement")
        self.fields["fields"].queryset = offered.distinct()
        self.initial["fields"] = list(chosen)
        self.fields["people_to_people"].help_text = _("Pupils, artists, associations meet: not offices alone.")

    def offered(self):
        activities = Activity.objects.standing().filter(partnership=self.instance.partnership)
        return super().offered() | {"replies_to": activities.exclude(pk=self.instance.pk)}

    def links(self):
        return {"fields": list(self.cleaned_data["fields"])}

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("state") == Activity.State.HELD:
            happened_by_today(
                self, "happened", _("What was held cannot lie in the future: choose «planned», or mend the date.")
            )
        if cleaned.get("state") == Activity.State.CANCELLED and not cleaned.get("state_reason"):
            self.add_error("state_reason", _("Say why the activity was cancelled."))
        return cleaned


class ParticipationForm(RecordForm):
    class Meta:
        model = Participation
        fields = ("side", "body", "agency", "name", "persons", "leads", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer("agency", Agency.objects.filter(government=self.instance.activity.government_id))
        self.fields["agency"].help_text = _("Only for an agency of ours.")
        self.fields["name"].required = False
        self.fields["name"].help_text = _(
            "Posts and bodies only, never the name of a person: «Head of Bappeda». Empty: the name of the agency."
        )

    def clean(self):
        cleaned = super().clean()
        agency = cleaned.get("agency")
        if agency and cleaned.get("side") == Sides.PARTNER:
            self.add_error("side", _("This agency is ours: choose our side, or leave the agency empty."))
        cleaned["name"] = cleaned.get("name") or (agency.name if agency else "")
        if not cleaned["name"] and "name" not in self.errors:
            self.add_error("name", _("Name the body or the post."))
        return cleaned


class PromiseFields(RecordForm):
    """The day on which a promise was kept lies between the activity and today."""

    def clean(self):
        cleaned = super().clean()
        happened_by_today(
            self, "done", _("What is done cannot lie in the future: leave the day empty until it is done.")
        )
        not_before(
            self,
            "done",
            self.instance.activity.happened,
            _("It cannot have been done before it was agreed: check the day."),
        )
        return cleaned


class PromiseForm(PromiseFields):
    class Meta:
        model = Promise
        fields = ("action", "side", "who", "due", "due_wording", "done", "done_wording", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["who"].help_text = _("A body or a post, never the name of a person.")


class PromiseDoneForm(PromiseFields):
    class Meta:
        model = Promise
        fields = ("done", "done_wording")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["done"].required = True


class VisitReportFiledForm(GroupedForm, forms.Form):
    filed_on = DayFormField(label=_("Visit report filed on"))

    def __init__(self, *args, activity: Activity, **kwargs):
        super().__init__(*args, **kwargs)
        self.activity = activity

    def clean(self):
        happened_by_today(self, "filed_on", _("The report cannot have been filed in the future."))
        not_before(self, "filed_on", self.activity.happened, _("The report cannot come before the visit."))
        return super().clean()
