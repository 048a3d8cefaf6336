"""What the list of cooperation fields shows and exports."""

from django.utils.translation import gettext_lazy as _

from agreements.models import CooperationField
from portal.columns import ChoiceColumn, Column, ListColumn, NumberColumn, PartialDateColumn

FIELD_COLUMNS = (
    Column(name="key", source="key", meaning=_("Public key of the field.")),
    Column(
        name="wording",
        source="wording",
        label=_("Field"),
        meaning=_("Wording in the text of the agreement."),
        link=("agreements:field", "key"),
    ),
    ListColumn(
        name="sectors",
        source="sector_names",
        label=_("Sectors"),
        meaning=_("Sectors of the vocabulary."),
    ),
    ListColumn(name="sector_codes", source="sector_keys", meaning=_("Codes of the sectors.")),
    Column(
        name="agreement",
        source="agreement__title",
        label=_("Agreement"),
        meaning=_("The agreement that names the field."),
        link=("agreements:agreement", "agreement__key"),
    ),
    Column(name="agreement_key", source="agreement__key", meaning=_("Public key of the agreement.")),
    Column(
        name="government", source="agreement__government__name", label=_("Government"), meaning=_("Its government.")
    ),
    Column(name="government_key", source="agreement__government__key", meaning=_("Public key of the government.")),
    Column(name="partnership_key", source="agreement__partnership__key", meaning=_("Public key of the partnership.")),
    Column(name="partner", source="partner_name", label=_("Partner"), meaning=_("The partner.")),
    PartialDateColumn(
        name="signed", source="agreement__signed", label=_("Signed"), meaning=_("When the agreement was signed.")
    ),
    ListColumn(
        name="agencies",
        source="agency_names",
        label=_("Responsible agencies"),
        meaning=_("Agencies responsible for it, joined by «; »."),
    ),
    ListColumn(name="agency_keys", source="agency_keys", meaning=_("Public keys of these agencies.")),
    NumberColumn(name="position", source="position", meaning=_("Place of the field in the agreement.")),
    Column(name="is_open", source="is_open_text", meaning=_("yes: an open field that names no subject.")),
    ChoiceColumn(
        name="outcomes",
        source="outcomes",
        label=_("Expected outcomes"),
        meaning=_("Whether the text states expected outcomes; empty: not recorded."),
        choices=CooperationField.Outcomes,
    ),
    Column(name="expected_outcomes", source="expected_outcomes", meaning=_("Expected outcomes as stated.")),
    Column(
        name="origin_key",
        source="origin_key",
        meaning=_("Public key of the field of another agreement that it continues or carries out."),
    ),
)
