"""Acts on localities abroad and on agencies: add, change, name, and what became of an agency."""

from cities import permissions as may
from cities.models import Agency, AgencySuccession, Country, Government, Locality, LocalityName, Place
from portal.keys import new_key
from portal.services import act, lock, refuse, store


def pick_locality(picked: Locality | Place | Country, *, by) -> Locality:
    """The locality of the register for what was picked; made now where a place or a country is picked first."""
    if isinstance(picked, Locality):
        return picked
    if isinstance(picked, Place):
        return _locality_of_place(picked, by)
    return _locality_of_country(picked, by)


def _locality_of_place(place: Place, by) -> Locality:
    refuse(may.why_not_add_locality(by))
    with act(by=by):
        # The key is asked for first: its lock lets two who pick the same place at once find the same locality.
        key = new_key(Locality, place.region, place.name)
        if known := Locality.objects.filter(geoname=place).first():
            return known
        locality = Locality(
            key=key,
            name=place.name,
            country=place.country,
            level=Locality.Level.CITY,
            latitude=place.latitude,
            longitude=place.longitude,
            geoname=place,
        )
        store(locality)
    return locality


def _locality_of_country(country: Country, by) -> Locality:
    refuse(may.why_not_add_locality(by))
    with act(by=by):
        key = new_key(Locality, country.name_id)
        if known := Locality.objects.filter(country=country, level=Locality.Level.COUNTRY).first():
            return known
        locality = Locality(key=key, name=country.name_id, country=country, level=Locality.Level.COUNTRY)
        store(locality)
    return locality


def add_locality(*, by, name: str, country: Country, level: str, parent: Locality | None = None) -> Locality:
    """A locality that neither the register nor the gazetteer has. Raises PermissionDenied and ValidationError."""
    refuse(may.why_not_add_locality(by))
    with act(by=by):
        key = new_key(Locality, parent.name if parent else country.name_id, name)
        locality = Locality(key=key, name=name, country=country, level=level, parent=parent)
        store(locality)
    return locality


def change_locality(locality: Locality, *, by, version: int, changes: dict, reason: str = "") -> Locality:
    """Raises StaleEdit where somebody saved it after the form was opened, ValidationError by field."""
    with act(by=by, reason=reason):
        current = lock(locality, version)
        refuse(may.why_not_change_locality(by, current))
        for name, value in changes.items():
            setattr(current, name, value)
        store(current)
    return current


def name_locality(locality: Locality, *, by, **attributes) -> LocalityName:
    """Another name by which the locality is found."""
    with act(by=by):
        refuse(may.why_not_change_locality(by, locality))
        name = LocalityName(locality=locality, **attributes)
        name.key = new_key(LocalityName, locality.key, name.name)
        store(name)
    return name


def add_agency(*, by, government: Government, name: str, **attributes) -> Agency:
    """An agency of the government; its kind is read from the first word of its name where none is given."""
    refuse(may.why_not_change_agencies(by, government))
    with act(by=by):
        agency = Agency(government=government, name=name, **{"kind": kind_of(name), **attributes})
        agency.key = new_key(Agency, government.key, agency.abbreviation or _short(name))
        store(agency)
    return agency


def kind_of(name: str) -> str:
    """«Dinas Kesehatan» is a dinas; what says nothing of itself is «other»."""
    first = name.split(maxsplit=1)[0].lower() if name.split() else ""
    return first if first in Agency.Kind.values else Agency.Kind.OTHER


def _short(name: str) -> str:
    kind, _space, rest = name.partition(" ")
    return rest if rest and kind.lower() in Agency.Kind.values else name


def change_agency(agency: Agency, *, by, version: int, changes: dict, reason: str = "") -> Agency:
    """Raises StaleEdit where somebody saved it after the form was opened, ValidationError by field."""
    with act(by=by, reason=reason):
        current = lock(agency, version)
        refuse(may.why_not_change_agencies(by, current.government))
        for name, value in changes.items():
            setattr(current, name, value)
        store(current)
    return current


def succeed(agency: Agency, *, by, **attributes) -> AgencySuccession:
    """Writes down what became of the agency; assignments keep the agency of their time."""
    with act(by=by):
        refuse(may.why_not_change_agencies(by, agency.government))
        succession = AgencySuccession(predecessor=agency, **attributes)
        successor = succession.successor.key if succession.successor else succession.kind
        succession.key = new_key(AgencySuccession, agency.key, successor)
        store(succession)
    return succession
