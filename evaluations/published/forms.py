"""The form on what a source concluded."""

from django import forms
from django.utils.translation import gettext_lazy as _

from agreements.forms.happenings import HappeningForm
from evaluations.models import PublishedVerdict
from portal.cite_forms import NEW_SOURCE, SourceFields
from portal.claims import why_not_cite

VERDICT = ("element", "conclusion", "wording", "qualification", "concerns", "concerns_wording")
PLACE = ("source", "locator")


class PublishedVerdictForm(HappeningForm, SourceFields):
    groups = (
        (_("What it concludes"), VERDICT),
        (_("Who says so"), PLACE),
        (_("A source that the register does not have yet"), NEW_SOURCE),
    )

    class Meta:
        model = PublishedVerdict
        fields = (*VERDICT, *PLACE, "note")
        widgets = dict.fromkeys(("wording", "qualification"), forms.Textarea)
        help_texts = {"element": ""}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["element"].choices = [("", _("The whole")), *self.fields["element"].choices[1:]]
        self.fields["locator"].required = True
        if why_not_cite(self.by, self.instance.partnership):
            self.only_known()
        if self.instance.pk:
            self.initial["source"] = self.instance.source
