"""Columns that all lists of what happens under partnerships share."""

from django.utils.translation import gettext_lazy as _

from agreements.columns.expressions import partner_name
from portal.columns import Column

KEY = Column(name="key", source="key", meaning=_("Public key of the record."))

#: Under which partnership it stands.
PARTNERSHIP = (
    Column(
        name="partner",
        source=partner_name("partnership__"),
        label=_("Partner"),
        meaning=_("The partner."),
        link=("agreements:partnership", "partnership__key"),
    ),
    Column(name="partnership_key", source="partnership__key", meaning=_("Public key of the partnership.")),
    Column(
        name="government",
        source="government__name",
        label=_("Government"),
        meaning=_("The government that keeps the record."),
    ),
    Column(name="government_key", source="government__key", meaning=_("Public key of the government.")),
)
#: The cooperation field and the activity it concerns, where the reader sees them (`HappeningList.relatives`).
FIELD = (
    Column(
        name="field",
        source="seen_field",
        meaning=_("Wording of the cooperation field that it concerns."),
    ),
    Column(name="field_key", source="seen_field_key", meaning=_("Public key of the field.")),
)
ACTIVITY = (
    Column(name="activity", source="seen_activity", meaning=_("The activity that it belongs to.")),
    Column(name="activity_key", source="seen_activity_key", meaning=_("Public key of the activity.")),
)
AGENCY = (
    Column(
        name="agency",
        source="agency__name",
        label=_("Agency"),
        meaning=_("The agency that it concerns."),
        link=("cities:agency", "agency__key"),
    ),
    Column(name="agency_key", source="agency__key", meaning=_("Public key of the agency.")),
)
NOTE = Column(name="note", source="note", meaning=_("What else there is to say, in the language of the source."))
