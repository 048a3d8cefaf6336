"""Countries, governments and the gazetteer, from Unicode CLDR and the files of cities/data."""

import csv
import gzip
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel import Locale

from cities.models import Country, Government, Place
from portal.reference import Refreshed, refresh

DATA = Path(__file__).parent / "data"

#: Two letters of CLDR that are no country of ISO 3166: parts of one, unions, and marks for tests.
NO_COUNTRIES = frozenset(["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"])

#: The ministry uses the portal beside the governments that it oversees.
MINISTRY = ("kemendagri", "", "Kementerian Dalam Negeri", "ministry", "", "Asia/Jakarta")


def refresh_countries() -> Refreshed:
    header = ("code", "name_id", "name_en")
    return refresh(
        Country, as_csv([header, *countries()]), header=header, values={name: f"s.{name}" for name in header}
    )


def countries() -> list[tuple[str, str, str]]:
    """Code, Indonesian and English name of every country of ISO 3166, and of Kosovo."""
    indonesian, english = (Locale(language).territories for language in ("id", "en"))
    codes = {code for code in english if len(code) == 2 and code.isalpha()} - NO_COUNTRIES
    return [(code, indonesian[code], english[code]) for code in sorted(codes)]


def refresh_governments() -> Refreshed:
    with gzip.open(DATA / "governments.csv.gz", "rt", encoding="utf-8", newline="") as file:
        header, *governments = csv.reader(file)
    governments.append(MINISTRY)
    # Provinces first: the others name them.
    above = [row for row in governments if not row[header.index("province")]]
    below = [row for row in governments if row[header.index("province")]]
    values = {
        "key": "s.key",
        "code": "nullif(s.code, '')",
        "name": "s.name",
        "level": "s.level",
        "province_id": "(SELECT id FROM cities_government WHERE key = s.province)",
        "time_zone": "s.time_zone",
    }
    done = [
        refresh(Government, as_csv([header, *rows]), header=header, values=values, first={"version": "0"})
        for rows in (above, below)
    ]
    return Refreshed(*map(sum, zip(*done, strict=True)))


def refresh_places() -> Refreshed:
    values = {
        "geoname_id": "s.geoname_id::integer",
        "name": "s.name",
        "other_names": "concat_ws('|', nullif(nullif(s.ascii_name, s.name), ''), nullif(s.search_names, ''))",
        "country_id": "s.country",
        "region": "s.region",
        "latitude": "s.latitude::numeric(8, 5)",
        "longitude": "s.longitude::numeric(8, 5)",
        "population": "s.population::integer",
    }
    with gzip.open(DATA / "places.csv.gz", "rb") as file:
        header = file.readline().decode().strip().split(",")
        file.seek(0)
        return refresh(Place, _blocks(file), header=header, values=values)


def as_csv(rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Rows as one piece of CSV, ready to be copied."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    yield text.getvalue()


def _blocks(file) -> Iterator[bytes]:
    return iter(lambda: file.read(1 << 16), b"")
