"""What places, governments and agencies are called in spreadsheets."""

from django.utils.translation import gettext as _

from cities.models import Country, Locality, Place
from cities.picking import beyond, offer, picked
from cities.services import kind_of
from portal.imports.headings import normal
from portal.imports.names import Named, Offer

NEW = "new"


def offered_agencies(text: str) -> list[Offer]:
    """An office that says what it is, is one."""
    told = _("add the agency «%(name)s»") % {"name": text}
    return [Offer(NEW, told, sure=kind_of(text) != "other")] if len(text) <= 200 else []


def new_agency(_value: str, typed: str, text: str) -> dict[str, str]:
    """Where its whole name was typed, what the sheet calls it is its short name."""
    name = typed or text
    short = text if typed and len(text) <= 40 and " " not in text else ""
    return {"name": name, "abbreviation": short, "kind": kind_of(name)}


def offered_places(text: str) -> list[Offer]:
    """Places and countries that are no localities yet; those first, and surely, that lie in the country named."""
    called, _comma, more = text.partition(",")
    found = [(offer(each), each) for each in beyond(text[:200])]
    within = [pair for pair in found if _names_country(more, pair[1])]
    exact = [each for each, place in within or found if normal(called) in map(normal, _called(place))]
    return [
        Offer(each.value, f"{each.name} ({each.detail})", sure=exact[:1] == [each])
        for each, _place in sorted(found, key=lambda pair: pair not in within)
    ]


def _called(place: Place | Country) -> tuple[str, ...]:
    return (place.name,) if isinstance(place, Place) else (place.name_id, place.name_en)


def _names_country(text: str, place: Place | Country) -> bool:
    country = place.country if isinstance(place, Place) else place
    return any(normal(name) in normal(text) for name in _called(country))


def new_place(value: str, _typed: str, _text: str) -> dict[str, str] | str | None:
    """The locality of a place or a country that was picked; none where the gazetteer has it no more."""
    place = picked(value)
    if place is None:
        return None
    if isinstance(place, Country):
        known = Locality.objects.filter(country=place, level=Locality.Level.COUNTRY).first()
        said = {"name": place.name_id, "country": place.pk, "level": Locality.Level.COUNTRY.value}
        return known.key if known else said
    known = Locality.objects.filter(geoname=place).first()
    said = {"name": place.name, "country": place.country_id, "level": Locality.Level.CITY.value}
    centre = {"latitude": str(place.latitude), "longitude": str(place.longitude), "geoname_id": str(place.pk)}
    return known.key if known else said | centre


NAMES = (
    Named(
        "cities.Country",
        "SELECT code, name_id, '' FROM cities_country UNION SELECT code, name_en, '' FROM cities_country",
    ),
    Named(
        "cities.Government",
        """
        SELECT key, name, '' FROM cities_government
        UNION SELECT key, regexp_replace(name, '^(Kota|Kabupaten|Provinsi) ', ''), '' FROM cities_government
        UNION SELECT key, code, '' FROM cities_government WHERE code IS NOT NULL
        """,
    ),
    Named(
        "cities.Locality",
        """
        WITH called AS (
            SELECT id, name FROM cities_locality UNION SELECT locality_id, name FROM cities_localityname
        )
        SELECT l.key, c.name, '' FROM called AS c JOIN cities_locality AS l USING (id)
        UNION SELECT l.key, c.name || ', ' || unnest(ARRAY[y.name_id, y.name_en]), ''
            FROM called AS c JOIN cities_locality AS l USING (id) JOIN cities_country AS y ON y.code = l.country_id
        """,
        offered_places,
        new_place,
    ),
    Named(
        "cities.Agency",
        """
        SELECT a.key, n.name, g.key FROM cities_agency AS a JOIN cities_government AS g ON g.id = a.government_id
        CROSS JOIN LATERAL (VALUES (a.name), (a.abbreviation), (a.name || ' ' || g.name)) AS n (name)
        """,
        offered_agencies,
        new_agency,
    ),
)
