"""What the list of plan items shows and exports."""

from django.utils.translation import gettext_lazy as _

from agreements.columns.happenings import KEY, NOTE, PARTNERSHIP
from portal.columns import AmountColumn, Column, PartialDateColumn, YesNoColumn

PLAN_ITEM_COLUMNS = (
    KEY,
    Column(
        name="title",
        source="title",
        label=_("What is planned"),
        meaning=_("What is planned."),
        link=("agreements:plan-item", "key"),
    ),
    PartialDateColumn(
        name="scheduled",
        source="scheduled",
        wording="scheduled_wording",
        label=_("Scheduled"),
        meaning=_("For when it is planned."),
    ),
    Column(
        name="field",
        source="seen_field",
        label=_("Field"),
        meaning=_("The cooperation field that it serves."),
        link=("agreements:field", "seen_field_key"),
    ),
    Column(name="field_key", source="seen_field_key", meaning=_("Public key of the field.")),
    Column(name="agreement_key", source="seen_agreement_key", meaning=_("The action plan or agreement that plans it.")),
    YesNoColumn(
        name="has_budget",
        source="has_budget",
        label=_("Budget planned"),
        meaning=_("yes: a budget is planned; no: none is; empty: not recorded."),
    ),
    AmountColumn(
        name="budget",
        source="budget",
        unit="currency",
        label=_("Planned budget"),
        meaning=_("Planned budget, in its currency."),
    ),
    Column(name="currency", source="currency", meaning=_("Currency of the amount (ISO 4217).")),
    YesNoColumn(
        name="people_to_people",
        source="people_to_people",
        meaning=_("yes: a programme between people, not between offices."),
    ),
    Column(
        name="realised_by",
        source="seen_activity",
        label=_("Realised by"),
        meaning=_("The activity that realised it; empty: none is recorded."),
        link=("agreements:activity", "seen_activity_key"),
    ),
    Column(name="activity_key", source="seen_activity_key", meaning=_("Public key of that activity.")),
    *PARTNERSHIP,
    NOTE,
)
