"""The files of localities abroad and of agencies."""

from django.utils.translation import gettext_lazy as _

from cities.models import Agency, AgencySuccession, Locality, LocalityName
from portal.record_tables import CITED, KEY, NOTE
from portal.table_links import Ref
from portal.table_numbers import Decimal
from portal.tables import Choice, Mailbox, Table, Text, vague

LOCALITIES = Table(
    model=Locality,
    file="localities.csv",
    meaning=_("Cities and other localities abroad that are, or hold, a partner."),
    natural=("country", "name"),
    columns=(
        KEY,
        Text("name", _("Name as the portal shows it.")),
        Ref("country", _("Country, two letters of ISO 3166-1: «KR».")),
        Choice("level", _("Whether a country, a province, a city, a district or another locality.")),
        Ref("parent", _("The locality in which it lies.")),
        Decimal("latitude", _("Latitude of its centre in degrees (WGS 84), north positive."), unit=_("degrees")),
        Decimal("longitude", _("Longitude of its centre in degrees (WGS 84), east positive."), unit=_("degrees")),
        Ref("geoname_id", _("Number of the place in GeoNames."), field="geoname"),
        NOTE,
        CITED,
    ),
)

LOCALITY_NAMES = Table(
    model=LocalityName,
    file="locality_names.csv",
    meaning=_("Other names of localities, mistaken ones of a source included."),
    natural=("locality", "name", "kind"),
    columns=(
        KEY,
        Ref("locality", _("The locality that is meant.")),
        Text("name", _("The other name.")),
        Choice("language", _("Language of the name.")),
        Choice("kind", _("Whether official, of another language, another spelling, or as a source writes it.")),
        NOTE,
        CITED,
    ),
)

AGENCIES = Table(
    model=Agency,
    file="agencies.csv",
    meaning=_("Units of a government (dinas, badan, bagian), each in the time in which it bore its name."),
    natural=("government", "name"),
    columns=(
        KEY,
        Ref("government", _("The government to which it belongs: «kota-semarang».")),
        Text("name", _("Full name without the name of the city.")),
        Text("abbreviation", _("Customary short name.")),
        Choice("kind", _("What sort of unit it is.")),
        Mailbox(
            "mailbox",
            _("Where it gets its mail; never shown in public."),
            permission="cities.change_agency",
            may_lack=True,
        ),
        *vague("founded", _("When it was founded under this name.")),
        *vague("dissolved", _("When it ceased under this name.")),
        NOTE,
        CITED,
    ),
)

AGENCY_SUCCESSIONS = Table(
    model=AgencySuccession,
    file="agency_successions.csv",
    meaning=_("What became of an agency, one row for each successor."),
    dated="happened",
    natural=("predecessor", "successor"),
    kept_by="predecessor",
    columns=(
        KEY,
        Ref("predecessor", _("The agency that ceased.")),
        Ref("successor", _("The agency that follows it; empty only where not yet decided.")),
        Choice("kind", _("Whether renamed, split, merged, or not yet decided.")),
        *vague("happened", _("When it happened.")),
        NOTE,
        CITED,
    ),
)

TABLES = (LOCALITIES, LOCALITY_NAMES, AGENCIES, AGENCY_SUCCESSIONS)
