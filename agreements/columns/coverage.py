"""What the list of what is completely known shows and exports."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from agreements.columns.happenings import AGENCY, KEY, NOTE, PARTNERSHIP
from agreements.models.coverage import RecordKind
from portal.columns import ChoicesColumn, Column, PartialDateColumn

#: Without an agency, a statement speaks of the whole partnership.
SCOPE = (replace(AGENCY[0], empty_is_none=True), *AGENCY[1:])

COVERAGE_COLUMNS = (
    KEY,
    Column(
        name="statement",
        source="statement",
        label=_("What the source says"),
        meaning=_("What the source says, in its words or after them."),
        link=("agreements:coverage-statement", "key"),
    ),
    ChoicesColumn(
        name="kinds",
        source="kinds",
        label=_("What is completely known"),
        meaning=_("Kinds of record of which none is missing in the period."),
        choices=RecordKind,
    ),
    PartialDateColumn(
        name="period",
        source="period",
        wording="period_wording",
        label=_("Period"),
        meaning=_("The period, read outward as worded: 2016 to 2021 is 1 January 2016 to 31 December 2021."),
    ),
    *SCOPE,
    *PARTNERSHIP,
    NOTE,
)
