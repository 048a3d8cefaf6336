"""What the lists of governments, localities and agencies show and export."""

from django.utils.translation import gettext_lazy as _

from cities.models import Agency, AgencySuccession, Government, Locality, LocalityName
from portal.columns import ChoiceColumn, Column, ListColumn, NumberColumn, PartialDateColumn
from portal.expressions import joined

GOVERNMENT_COLUMNS = (
    Column(name="key", source="key", meaning=_("Public key of the government.")),
    Column(
        name="name",
        source="name",
        label=_("Government"),
        meaning=_("Official name."),
        link=("cities:government", "key"),
    ),
    Column(name="code", source="code", label=_("Ministry code"), meaning=_("Code of the Ministry of Home Affairs.")),
    ChoiceColumn(
        name="level",
        source="level",
        label=_("Level"),
        meaning=_("Province, regency, city or ministry."),
        choices=Government.Level,
    ),
    Column(
        name="province",
        source="province__name",
        label=_("Province"),
        meaning=_("Province in which a regency or city lies."),
        link=("cities:government", "province__key"),
        empty_is_none=True,
    ),
    NumberColumn(
        name="partnerships",
        source="partnership_count",
        label=_("Partnerships"),
        meaning=_("Number of its partnerships that the reader may see."),
    ),
)


LOCALITY_COLUMNS = (
    Column(name="key", source="key", meaning=_("Public key of the locality.")),
    Column(
        name="name",
        source="name",
        label=_("Locality"),
        meaning=_("Name."),
        link=("cities:locality", "key"),
    ),
    ChoiceColumn(
        name="level", source="level", label=_("Level"), meaning=_("Level of government."), choices=Locality.Level
    ),
    Column(name="lies_in", source="parent__name", label=_("Lies in"), meaning=_("The locality it is a part of.")),
    Column(name="lies_in_key", source="parent__key", meaning=_("Public key of that locality.")),
    Column(name="country", source="country_name", label=_("Country"), meaning=_("Country in the page's language.")),
    Column(name="country_code", source="country_id", meaning=_("Country, ISO 3166.")),
    ListColumn(
        name="other_names",
        source=joined(LocalityName.objects.all(), "locality", "name", order="name"),
        empty_is_none=True,
        label=_("Other names"),
        meaning=_("Other names and spellings, those mistaken in a source included."),
    ),
    NumberColumn(name="latitude", source="latitude", meaning=_("Degrees north (WGS 84).")),
    NumberColumn(name="longitude", source="longitude", meaning=_("Degrees east (WGS 84).")),
    NumberColumn(
        name="partnerships",
        source="partnership_count",
        label=_("Partnerships"),
        meaning=_("Number of partnerships with it that the reader may see."),
    ),
)


AGENCY_COLUMNS = (
    Column(name="key", source="key", meaning=_("Public key of the agency.")),
    Column(
        name="name",
        source="name",
        label=_("Agency"),
        meaning=_("Name of the agency in its time."),
        link=("cities:agency", "key"),
    ),
    Column(
        name="abbreviation",
        source="abbreviation",
        empty_is_none=True,
        label=_("Abbreviation"),
        meaning=_("Its usual abbreviation."),
    ),
    ChoiceColumn(name="kind", source="kind", label=_("Kind"), meaning=_("Kind of unit."), choices=Agency.Kind),
    Column(
        name="government",
        source="government__name",
        label=_("Government"),
        meaning=_("The government it belongs to."),
        link=("cities:government", "government__key"),
    ),
    PartialDateColumn(
        name="dissolved",
        source="dissolved",
        wording="dissolved_wording",
        empty_is_none=True,
        label=_("Dissolved"),
        meaning=_("When it ceased to exist under this name."),
    ),
    ListColumn(
        name="successors",
        source=joined(AgencySuccession.objects.all(), "predecessor", "successor__name", order="successor__name"),
        empty_is_none=True,
        label=_("Successors"),
        meaning=_("Agencies that took over; empty where none did or it is not yet decided."),
    ),
    ListColumn(
        name="successor_keys",
        source=joined(AgencySuccession.objects.all(), "predecessor", "successor__key", order="successor__name"),
        meaning=_("Public keys of these agencies, in the same order."),
    ),
    NumberColumn(
        name="fields",
        source="field_count",
        label=_("Fields"),
        meaning=_("Number of cooperation fields it is or was responsible for, as far as the reader may see them."),
    ),
)
