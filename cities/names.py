"""What places, governments and agencies are called in spreadsheets."""

from collections import defaultdict
from dataclasses import dataclass

from django.db import connection
from django.utils.translation import gettext as _

from cities.models import Country, Locality, Place
from cities.picking import HOME, beyond, offer, picked
from cities.services import kind_of
from portal.imports.headings import normal
from portal.imports.names import Named, Offer

NEW = "new"
#: What offices call countries beside their names, as SQL of rows (code, name).
_SHORT = """
    (VALUES ('AE', 'UEA'), ('AE', 'UAE'), ('AU', 'Aus'), ('CN', 'RRC'), ('CN', 'RRT'), ('CN', 'Cina'), ('CN', 'PRC'),
    ('GB', 'Inggris'), ('GB', 'UK'), ('KP', 'Korut'), ('KR', 'Korsel'), ('KR', 'ROK'), ('NL', 'Holland'),
    ('SA', 'KSA'), ('US', 'AS'), ('US', 'USA'), ('US', 'Amerika')) AS s (code, name)
"""
_COUNTRIES = f"""
    SELECT code, name_id AS name FROM cities_country UNION SELECT code, name_en FROM cities_country
    UNION SELECT s.code, s.name FROM {_SHORT} JOIN cities_country USING (code)
"""  # noqa: S608
#: Levels of localities that no gazetteer lists; the last are districts of cities, such as Jung-gu.
WRITTEN = (Locality.Level.PROVINCE, Locality.Level.CITY, Locality.Level.DISTRICT)


@dataclass(frozen=True)
class _Called:
    """A country with all that offices call it."""

    country: Country
    names: frozenset[str]

    def is_called(self, text: str) -> bool:
        return bool(text.strip()) and normal(text) in self.names

    def is_meant(self, text: str) -> bool:
        """Called so, or with more words beside its whole name."""
        return self.is_called(text) or any(normal(name) in normal(text) for name in _called(self.country))


def offered_agencies(texts: list[str]) -> list[list[Offer]]:
    """An office that says what it is, is one."""
    told = _("add the agency «%(name)s»")
    return [
        [Offer(NEW, told % {"name": text}, sure=kind_of(text) != "other")] if len(text) <= 200 else [] for text in texts
    ]


def new_agency(_value: str, typed: str, text: str) -> dict[str, str]:
    """Where its whole name was typed, what the sheet calls it is its short name."""
    name = typed or text
    short = text if typed and len(text) <= 40 and " " not in text else ""
    return {"name": name, "abbreviation": short, "kind": kind_of(name)}


def offered_places(texts: list[str]) -> list[list[Offer]]:
    """Places and countries that are no localities yet; those first, and surely, that lie in the country named."""
    countries = _countries()
    return [_offered_places(text, countries) for text in texts]


def _offered_places(text: str, countries: list[_Called]) -> list[Offer]:
    called, _comma, more = text.partition(",")
    found = [(offer(each), each) for each in beyond(text[:200])]
    named = {each.country.pk for each in countries if each.is_meant(more)}
    within = [pair for pair in found if _country_of(pair[1]) in named]
    exact = [each for each, place in within or found if normal(called) in map(normal, _called(place))]
    listed = [
        Offer(each.value, f"{each.name} ({each.detail})", sure=exact[:1] == [each])
        for each, _place in sorted(found, key=lambda pair: pair not in within)
    ]
    abroad = [each.country for each in countries if each.is_called(more) and each.country.pk != HOME]
    return [*listed, *_written(called.strip(), abroad)]


def _written(name: str, countries: list[Country]) -> list[Offer]:
    """A place of that country that no list has, as one of what places are."""
    told = _("add «%(name)s», %(country)s: %(level)s")
    return [
        Offer(f"{NEW}:{country.pk}:{level}", told % {"name": name, "country": country, "level": level.label})
        for country in countries[:1]
        for level in WRITTEN
        if name
    ]


def _countries() -> list[_Called]:
    names = defaultdict(set)
    with connection.cursor() as cursor:
        cursor.execute(_COUNTRIES)
        for code, name in cursor.fetchall():
            names[code].add(normal(name))
    return [_Called(country, frozenset(names[country.pk])) for country in Country.objects.all()]


def _country_of(place: Place | Country) -> str:
    return place.country_id if isinstance(place, Place) else place.pk


def _called(place: Place | Country) -> tuple[str, ...]:
    return (place.name,) if isinstance(place, Place) else (place.name_id, place.name_en)


def new_place(value: str, typed: str, text: str) -> dict[str, str] | str | None:
    """The locality of a place or a country that was picked; none where the gazetteer has it no more."""
    if value.startswith(f"{NEW}:"):
        return _new_written(value, (typed or text).partition(",")[0].strip())
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


def _new_written(value: str, name: str) -> dict[str, str] | None:
    _new, code, level = [*value.split(":"), "", ""][:3]
    if level not in WRITTEN or not Country.objects.filter(pk=code).exclude(pk=HOME).exists():
        return None
    return {"name": name, "country": code, "level": level}


NAMES = (
    Named("cities.Country", f"SELECT code, name, '' FROM ({_COUNTRIES}) AS y"),  # noqa: S608
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
        f"""
        WITH called AS (
            SELECT id, name FROM cities_locality UNION SELECT locality_id, name FROM cities_localityname
        )
        SELECT l.key, c.name, '' FROM called AS c JOIN cities_locality AS l USING (id)
        UNION SELECT l.key, c.name || ', ' || y.name, ''
            FROM called AS c JOIN cities_locality AS l USING (id) JOIN ({_COUNTRIES}) AS y ON y.code = l.country_id
        """,  # noqa: S608
        offered_places,
        new_place,
        qualified=True,
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
