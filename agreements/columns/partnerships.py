"""What the list of partnerships shows and exports."""

from django.utils.translation import gettext_lazy as _

from agreements.columns.axes import AXES
from agreements.models import Agreement, Partnership
from portal.columns import ChoiceColumn, Column, DayColumn, NumberColumn, PartialDateColumn

PARTNERSHIP_COLUMNS = (
    Column(name="key", source="key", meaning=_("Public key of the partnership.")),
    Column(
        name="partner",
        source="partner_name",
        label=_("Partner"),
        meaning=_("City, region, country or institution abroad."),
        link=("agreements:partnership", "key"),
    ),
    Column(name="partner_key", source="partner__key", meaning=_("Public key of the partner's locality.")),
    Column(
        name="country", source="country_name", label=_("Country"), meaning=_("Country, in the language of the page.")
    ),
    Column(name="country_code", source="partner__country_id", meaning=_("Country, ISO 3166.")),
    Column(
        name="government",
        source="government__name",
        label=_("Government"),
        meaning=_("The government that keeps the partnership."),
        link=("cities:government", "government__key"),
    ),
    Column(name="government_code", source="government__code", meaning=_("Code of the Ministry of Home Affairs.")),
    ChoiceColumn(
        name="kind",
        source="kind",
        label=_("Kind"),
        meaning=_("Sister city or other cooperation."),
        choices=Partnership.Kind,
    ),
    *AXES,
    PartialDateColumn(
        name="began",
        source="began",
        wording="began_wording",
        meaning=_("Since when the partnership exists, as far as sources say."),
    ),
    ChoiceColumn(
        name="highest_agreement",
        source="highest_kind",
        meaning=_("The furthest agreement signed by the day asked for."),
        choices=Agreement.Kind,
    ),
    PartialDateColumn(
        name="last_signed",
        source="last_signed",
        meaning=_("Day of the last agreement signed by the day asked for."),
    ),
    NumberColumn(
        name="agreements",
        source="agreement_count",
        meaning=_("Number of its agreements that the reader may see."),
    ),
    DayColumn(name="published_on", source="published_on", meaning=_("Since when everybody may read it.")),
)
