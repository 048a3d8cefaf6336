"""The form on an outcome."""

from django.utils.translation import gettext_lazy as _

from agreements.forms.happenings import HappeningForm
from agreements.models import CooperationField, Outcome
from portal.fields import AmountFormField

WHAT = ("change", "title", "happened", "happened_wording", "place", "field", "activity")
HOW_FAR = ("stage", "achieves_expected", "is_applied")
HOW_MUCH = ("quantity", "unit", "baseline", "method")
WHO_SAYS_SO = ("verified", "verified_by")


class OutcomeForm(HappeningForm):
    groups = (
        (_("What came of it"), WHAT),
        (_("How far it is"), HOW_FAR),
        (_("For whom"), ("beneficiary",)),
        (_("How much"), HOW_MUCH),
        (_("Who says so"), WHO_SAYS_SO),
    )

    class Meta:
        model = Outcome
        fields = (*WHAT, *HOW_FAR, "beneficiary", *HOW_MUCH, *WHO_SAYS_SO, "note")
        field_classes = {"quantity": AmountFormField}
        help_texts = {
            "verified": _("Confirmed by a document or by someone other than who carried it out; else it is a claim."),
            "verified_by": _("Document, office or study; never the name of a person interviewed."),
            "baseline": _("With what the quantity is compared: how it was before."),
        }

    def clean(self):
        cleaned = super().clean()
        field = cleaned.get("field")
        states = field is None or field.outcomes == CooperationField.Outcomes.STATED
        if cleaned.get("achieves_expected") is not None and not states:
            self.add_error(
                "achieves_expected",
                _("This field states no expected outcome: leave this empty, or write down there what it states."),
            )
        return cleaned
