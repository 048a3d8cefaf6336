"""What the list of funding shows and exports."""

from django.utils.translation import gettext_lazy as _

from agreements.columns.happenings import ACTIVITY, AGENCY, KEY, NOTE, PARTNERSHIP
from agreements.models import Funding
from agreements.models.sides import Side
from portal.columns import AmountColumn, ChoiceColumn, Column, YearColumn

FUNDING_COLUMNS = (
    KEY,
    YearColumn(
        name="year",
        source="year",
        label=_("Budget year"),
        meaning=_("The budget year."),
        link=("agreements:funding", "key"),
    ),
    ChoiceColumn(
        name="source",
        source="source",
        label=_("Source"),
        meaning=_("From which budget or purse it comes."),
        choices=Funding.Source,
    ),
    ChoiceColumn(name="side", source="side", label=_("Paid by"), meaning=_("Which side pays."), choices=Side),
    *AGENCY,
    AmountColumn(
        name="planned",
        source="planned",
        unit="currency",
        label=_("Planned"),
        meaning=_("Amount planned, in the currency in which it is paid; empty: not recorded."),
    ),
    AmountColumn(
        name="realised",
        source="realised",
        unit="currency",
        label=_("Realised"),
        meaning=_("Amount realised, in the currency in which it was paid; empty: not recorded."),
    ),
    Column(name="currency", source="currency", meaning=_("Currency of both amounts (ISO 4217).")),
    Column(name="budget_line", source="budget_line", meaning=_("The line of the budget.")),
    *ACTIVITY,
    *PARTNERSHIP,
    NOTE,
)
