"""A partner abroad, found by typing its name: in the register, in the gazetteer, or a country as a whole."""

from dataclasses import dataclass

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Greatest
from django.utils.formats import number_format
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cities.models import Country, Locality, Place
from portal.search import ALIKE, Compact, each_compact, names_like

#: How many of each kind are offered; a longer list is not read, the name is typed further.
OFFERED = 8
HOME = "ID"


@dataclass(frozen=True)
class Option:
    """What can be picked: `value` names it in the form («locality:jung-gu», «place:1859642», «country:NL»)."""

    value: str
    name: str
    detail: str
    in_register: bool = False


def options(text: str) -> list[Option]:
    """Localities of the register first, then places of the gazetteer, then whole countries."""
    text = _bare(text)
    if not text:
        return []
    localities = list(localities_like(text)[:OFFERED])
    known = {locality.country_id for locality in localities if locality.level == Locality.Level.COUNTRY}
    countries = [country for country in _countries_like(text) if country.pk not in known]
    return [
        *(_of_locality(each) for each in localities),
        *(_of_place(each) for each in _places_like(text)[:OFFERED]),
        *(_of_country(each) for each in countries),
    ]


def beyond(text: str) -> list[Place | Country]:
    """What the register has not: places of the gazetteer, then whole countries."""
    text = _bare(text)
    if not text:
        return []
    there = Locality.objects.filter(level=Locality.Level.COUNTRY).values("country")
    return [*_places_like(text)[:OFFERED], *_countries_like(text, Country.objects.exclude(pk__in=there))]


def offer(found: Place | Country) -> Option:
    return _of_place(found) if isinstance(found, Place) else _of_country(found)


def _bare(text: str) -> str:
    """What is typed without the country behind it; nothing where it names nothing."""
    text = text.partition(",")[0].strip()
    return text if any(letter.isalnum() for letter in text) else ""


def option(value: str) -> Option | None:
    """The option that a form names; None where there is no such thing."""
    found = picked(value)
    if found is None:
        return None
    return {Locality: _of_locality, Place: _of_place, Country: _of_country}[type(found)](found)


def picked(value: str) -> Locality | Place | Country | None:
    """The row that a form names."""
    kind, _colon, key = value.partition(":")
    if kind == "locality" and key and "\x00" not in key:
        return Locality.objects.select_related("country", "parent").filter(key=key).first()
    if kind == "place" and key.isascii() and key.isdigit() and len(key) < 10:
        return Place.objects.select_related("country").filter(pk=int(key)).exclude(country=HOME).first()
    if kind == "country" and len(key) == 2 and key.isascii() and key.isalpha():
        return Country.objects.filter(pk=key).exclude(pk=HOME).first()
    return None


def localities_like(text: str) -> QuerySet:
    """Localities of the register one of whose names is spelled like the text."""
    found = names_like(Locality.objects.all(), text, "name", "names__name")
    return (
        Locality.objects.filter(pk__in=found.values("pk"))
        .select_related("country", "parent")
        .order_by(_likeness("name", text).desc(), "name", "pk")
    )


def _places_like(text: str) -> QuerySet:
    wanted = Compact(Value(text))
    likeness = _likeness("name", text)
    if sum(letter.isalnum() for letter in text) < 3:
        found = Q(name__compact__startswith=wanted)
    else:
        # The operator of the index narrows down what the threshold then decides.
        found = (
            Q(name__compact__contains=wanted)
            | Q(others__contains=wanted)
            | Q(name__compact__trigram_similar=wanted, likeness__gte=ALIKE)
        )
    taken = Locality.objects.filter(geoname__isnull=False).values("geoname")
    return (
        Place.objects.alias(likeness=likeness, others=each_compact("other_names"))
        .filter(found)
        .exclude(country=HOME)
        .exclude(pk__in=taken)
        .select_related("country")
        .order_by(Greatest(F("likeness"), Value(ALIKE)).desc(), "-population", "pk")
    )


def _countries_like(text: str, among: QuerySet | None = None) -> list[Country]:
    countries = Country.objects.all() if among is None else among
    return list(names_like(countries.exclude(pk=HOME), text, "name_id", "name_en")[:3])


def _likeness(path: str, text: str):
    return TrigramSimilarity(Compact(F(path)), Compact(Value(text)))


def _of_locality(locality: Locality) -> Option:
    where = [str(locality.parent)] if locality.parent else []
    detail = ", ".join([locality.get_level_display(), *where, str(locality.country)])
    return Option(f"locality:{locality.key}", locality.name, detail, in_register=True)


def _of_place(place: Place) -> Option:
    where = ", ".join(filter(None, [Truncator(place.region).chars(60), str(place.country)]))
    people = _("%(number)s inhabitants") % {"number": number_format(place.population, force_grouping=True)}
    return Option(f"place:{place.pk}", place.name, f"{where} – {people}" if place.population else where)


def _of_country(country: Country) -> Option:
    return Option(f"country:{country.pk}", str(country), _("the country as a whole, no city named"))


def countries() -> list[tuple[str, str]]:
    """Code and name of every country but our own, sorted by the name in the language of the page."""
    name = "name_en" if get_language() == "en" else "name_id"
    return list(Country.objects.exclude(pk=HOME).order_by(name).values_list("pk", name))
