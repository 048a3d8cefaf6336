"""The form on an item of an action plan."""

from django.utils.translation import gettext_lazy as _

from agreements.forms.happenings import HappeningForm
from agreements.forms.money import money
from agreements.models import PlanItem
from agreements.models.money import CURRENCY_MESSAGE


class PlanItemForm(HappeningForm):
    groups = (
        (_("What is planned"), ("title", "agreement", "field", "scheduled", "scheduled_wording", "people_to_people")),
        (_("Budget"), ("has_budget", "budget", "currency")),
    )

    class Meta:
        model = PlanItem
        fields = (
            "title",
            "agreement",
            "field",
            "scheduled",
            "scheduled_wording",
            "people_to_people",
            "has_budget",
            "budget",
            "currency",
            "activity",
            "note",
        )
        field_classes = money("budget")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["has_budget"].help_text = _("«No» is a fact that warns; empty says that nothing is recorded.")
        self.fields["activity"].help_text = _("Once it was held: the activity that realised it.")

    def clean(self):
        """An amount says that a budget is planned, where nobody says otherwise."""
        cleaned = super().clean()
        if cleaned.get("budget") is not None:
            if cleaned.get("has_budget") is None:
                cleaned["has_budget"] = True
            if not cleaned.get("currency") and "currency" not in self.errors:
                self.add_error("currency", CURRENCY_MESSAGE)
        return cleaned
