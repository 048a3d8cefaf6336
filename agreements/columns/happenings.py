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
)
NOTE = Column(name="note", source="note", meaning=_("What else there is to say, in the language of the source."))
