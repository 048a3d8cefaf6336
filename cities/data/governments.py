"""The provinces, regencies and cities of Indonesia, from the region codes of the Ministry of Home Affairs."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

PROVINCES = 38
REGENCIES_AND_CITIES = 514

WESTERN, CENTRAL, EASTERN = "Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"
# By province code, Presidential Decree 41/1987; a province made since then keeps the zone of the one it was split from.
CENTRAL_PROVINCES = {"51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"}
EASTERN_PROVINCES = {"81", "82", "91", "92", "93", "94", "95", "96"}

# Two provinces bear a title of their own where the others are called "Provinsi".
TITLES = ("Daerah Khusus Ibukota ", "Daerah Istimewa ")
# The ministry shortens one name to fit its table: Kepulauan Siau Tagulandang Biaro (Law 15/2007).
ABBREVIATIONS = {"Kep. ": "Kepulauan "}


class Government(NamedTuple):
    """One row of governments.csv.gz; README.md describes the columns."""

    key: str
    code: str
    name: str
    level: str
    province: str
    time_zone: str


def governments(regions: Mapping[str, str]) -> list[Government]:
    """Every province, regency and city among the regions (name by dotted code), sorted by code.

    Raises ValueError when their number is not that of the law, or when two share a key.
    """
    provinces = {code: name for code, name in regions.items() if code.count(".") == 0}
    below = {code: name for code, name in regions.items() if code.count(".") == 1}
    _check_count("provinces", len(provinces), PROVINCES)
    _check_count("regencies and cities", len(below), REGENCIES_AND_CITIES)
    found = [_province(code, name) for code, name in provinces.items()]
    found += [_regency_or_city(code, name, provinces[code[:2]]) for code, name in below.items()]
    _check_keys(found)
    return sorted(found, key=lambda government: government.code)


def _province(code: str, name: str) -> Government:
    official = name if name.startswith(TITLES) else f"Provinsi {name}"
    return Government(_province_key(name), code, official, "province", "", _time_zone(code))


def _regency_or_city(code: str, name: str, province_name: str) -> Government:
    for short, full in ABBREVIATIONS.items():
        name = name.replace(short, full)
    return Government(_slug(name), code, name, _level(code, name), _province_key(province_name), _time_zone(code))


def _level(code: str, name: str) -> str:
    """Whether regency or city. The ministry numbers cities from 71 on, so code and name must say the same."""
    level = {"Kabupaten": "regency", "Kota": "city"}.get(name.split()[0])
    if level != ("city" if code[3:] >= "71" else "regency"):
        raise ValueError(f"{code} {name!r}: the name and the code disagree on whether it is a regency or a city")
    return level


def _province_key(name: str) -> str:
    """The name without its title, which laws change more often: jakarta, yogyakarta, jawa-tengah."""
    for title in TITLES:
        name = name.removeprefix(title)
    return _slug(name)


def _slug(name: str) -> str:
    return re.sub(r"[^a-z]+", "-", name.lower()).strip("-")


def _time_zone(code: str) -> str:
    province = code[:2]
    if province in EASTERN_PROVINCES:
        return EASTERN
    return CENTRAL if province in CENTRAL_PROVINCES else WESTERN


def _check_count(what: str, found: int, expected: int) -> None:
    if found != expected:
        raise ValueError(
            f"{found} {what} instead of {expected}: the law or the source has changed. "
            "Compare with the decree named in cities/data/README.md, then correct the number in governments.py."
        )


def _check_keys(found: list[Government]) -> None:
    twice = [key for key, times in Counter(government.key for government in found).items() if times > 1]
    if twice:
        raise ValueError(f"keys given twice: {', '.join(sorted(twice))}")
