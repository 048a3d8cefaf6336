"""What the list of monitoring shows and exports."""

from django.utils.translation import gettext_lazy as _

from agreements.columns.happenings import ACTIVITY, KEY, NOTE, PARTNERSHIP
from agreements.models import Monitoring
from portal.columns import ChoiceColumn, Column, ListColumn, NumberColumn, PartialDateColumn

MONITORING_COLUMNS = (
    KEY,
    ChoiceColumn(
        name="body",
        source="body",
        label=_("By"),
        meaning=_("Who monitored."),
        choices=Monitoring.Body,
        link=("agreements:monitoring", "key"),
    ),
    PartialDateColumn(
        name="happened", source="happened", wording="happened_wording", label=_("When"), meaning=_("When it was held.")
    ),
    Column(name="subject", source="subject", label=_("Subject"), meaning=_("What was monitored.")),
    NumberColumn(name="findings", source="finding_count", label=_("Findings"), meaning=_("Number of findings.")),
    NumberColumn(
        name="open_findings",
        source="open_count",
        label=_("Open"),
        meaning=_("Findings that ask for something and were not followed up on the day asked for."),
    ),
    NumberColumn(
        name="overdue_findings",
        source="overdue_count",
        label=_("Overdue"),
        meaning=_("Open findings whose term has certainly run out on the day asked for."),
    ),
    ListColumn(name="finding_texts", source="finding_texts", meaning=_("The findings in their order, joined by «; ».")),
    *ACTIVITY,
    *PARTNERSHIP,
    NOTE,
)
