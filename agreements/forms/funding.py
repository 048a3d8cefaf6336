"""The form on money of one year and source."""

from django.utils.translation import gettext_lazy as _

from agreements.forms.happenings import HappeningForm
from agreements.forms.money import money
from agreements.models import Funding

WHAT = ("year", "source", "side", "agency", "budget_line", "activity")
HOW_MUCH = ("planned", "realised", "currency")


class FundingForm(HappeningForm):
    groups = ((_("Whose money, and what for"), WHAT), (_("How much"), HOW_MUCH))

    class Meta:
        model = Funding
        fields = (*WHAT, *HOW_MUCH, "note")
        field_classes = money("planned", "realised")
