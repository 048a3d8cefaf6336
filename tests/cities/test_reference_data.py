"""The files of cities/data themselves; the loading of them is tested elsewhere."""

import csv
import gzip
from collections import Counter
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

DATA = Path(__file__).parents[2] / "cities" / "data"
COLUMNS = {
    "governments": "key code name level province time_zone",
    "places": "geoname_id name country region latitude longitude population time_zone ascii_name search_names",
    "admin1": "code name",
}
# Decree of the Minister of Home Affairs 300.2.2-2138/2025: regencies and cities of each province.
DECREE = """
    11:23 12:33 13:19 14:12 15:11 16:17 17:10 18:15 19:7 21:7 31:6 32:27 33:35 34:5 35:38 36:8 51:9 52:10 53:22
    61:14 62:14 63:13 64:10 65:5 71:15 72:13 73:24 74:17 75:6 76:6 81:11 82:10 91:9 92:7 93:4 94:8 95:8 96:6
"""


@cache
def rows(name: str) -> list[dict[str, str]]:
    with gzip.open(DATA / f"{name}.csv.gz", "rt", encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def government(key: str) -> dict[str, str]:
    return next(row for row in rows("governments") if row["key"] == key)


def places_named(name: str) -> set[tuple[str, str]]:
    return {(row["country"], row["region"]) for row in rows("places") if row["name"] == name}


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_are_the_ones_the_loader_expects(name):
    assert list(rows(name)[0]) == COLUMNS[name].split()


@pytest.mark.parametrize("name", COLUMNS)
def test_file_holds_no_clock_time_and_no_file_name(name):
    head = (DATA / f"{name}.csv.gz").read_bytes()[:8]
    assert head[3:] == bytes(5), "flags and time in the head of a gzip file make equal data differ"


@pytest.mark.parametrize("name", COLUMNS)
def test_no_text_has_stray_space(name):
    assert [row for row in rows(name) for text in row.values() if text != text.strip()] == []


def test_no_name_is_abbreviated():
    assert government("kabupaten-kepulauan-siau-tagulandang-biaro")["code"] == "71.09"
    assert [row["name"] for row in rows("governments") if "." in row["name"]] == []


def test_there_are_38_provinces_and_514_regencies_and_cities():
    assert Counter(row["level"] for row in rows("governments")) == {"province": 38, "regency": 416, "city": 98}


def test_every_province_has_the_regencies_and_cities_of_the_decree():
    below = [row["code"] for row in rows("governments") if row["level"] != "province"]
    expected = {code: int(count) for code, count in (pair.split(":") for pair in DECREE.split())}
    assert Counter(code[:2] for code in below) == expected


@pytest.mark.parametrize("column", ["key", "code", "name"])
def test_no_two_governments_share(column):
    assert len({row[column] for row in rows("governments")}) == 552


def test_governments_are_sorted_and_lie_in_the_province_of_their_code():
    codes = [row["code"] for row in rows("governments")]
    assert codes == sorted(codes)
    province_keys = {row["code"]: row["key"] for row in rows("governments") if row["level"] == "province"}
    for row in rows("governments"):
        assert row["province"] == ("" if row["level"] == "province" else province_keys[row["code"][:2]])


def test_keys_are_readable_words():
    assert all(row["key"].replace("-", "").isalpha() and row["key"].isascii() for row in rows("governments"))
    assert all(row["key"] == row["key"].lower().strip("-") for row in rows("governments"))


@pytest.mark.parametrize(
    ("key", "code", "name", "level"),
    [
        ("jawa-tengah", "33", "Provinsi Jawa Tengah", "province"),
        ("kota-semarang", "33.74", "Kota Semarang", "city"),
        ("kabupaten-semarang", "33.22", "Kabupaten Semarang", "regency"),
        ("kota-bandung", "32.73", "Kota Bandung", "city"),
        ("kabupaten-bandung-barat", "32.17", "Kabupaten Bandung Barat", "regency"),
        ("kabupaten-kotabaru", "63.02", "Kabupaten Kotabaru", "regency"),
        ("jakarta", "31", "Daerah Khusus Ibukota Jakarta", "province"),
        ("yogyakarta", "34", "Daerah Istimewa Yogyakarta", "province"),
        ("kota-yogyakarta", "34.71", "Kota Yogyakarta", "city"),
        ("kabupaten-kepulauan-tanimbar", "81.03", "Kabupaten Kepulauan Tanimbar", "regency"),
    ],
)
def test_government_is_known_by_key_code_and_name(key, code, name, level):
    row = government(key)
    assert (row["code"], row["name"], row["level"]) == (code, name, level)


@pytest.mark.parametrize(
    ("zone", "provinces"),
    [
        ("Asia/Jakarta", "aceh kepulauan-riau lampung banten jawa-timur kalimantan-barat kalimantan-tengah"),
        ("Asia/Makassar", "bali nusa-tenggara-timur kalimantan-selatan kalimantan-timur kalimantan-utara gorontalo"),
        ("Asia/Jayapura", "maluku maluku-utara papua papua-barat papua-barat-daya papua-selatan papua-pegunungan"),
    ],
)
def test_time_zone_follows_the_province(zone, provinces):
    assert {government(key)["time_zone"] for key in provinces.split()} == {zone}
    below = {row["time_zone"] for row in rows("governments") if row["province"] in provinces.split()}
    assert below == {zone}


def test_places_are_about_34000_sorted_and_unique():
    numbers = [int(row["geoname_id"]) for row in rows("places")]
    assert len(numbers) > 33_000
    assert numbers == sorted(set(numbers))


def test_every_place_has_country_coordinates_population_and_time_zone():
    for row in rows("places"):
        assert len(row["country"]) == 2
        assert row["country"].isupper()
        assert -90 <= float(row["latitude"]) <= 90
        assert -180 <= float(row["longitude"]) <= 180
        assert int(row["population"]) >= 0


def test_every_time_zone_exists():
    for zone in {row["time_zone"] for name in ("governments", "places") for row in rows(name)}:
        assert ZoneInfo(zone).key == zone


def test_search_names_are_ascii_and_add_something():
    for row in rows("places"):
        assert row["ascii_name"].isascii()
        assert row["search_names"].isascii()
        names = row["search_names"].split("|") if row["search_names"] else []
        assert len(names) == len(set(names))
        assert row["ascii_name"] not in names
        assert all(names)


def test_a_place_without_region_is_rare():
    assert sum(not row["region"] for row in rows("places")) < len(rows("places")) / 200


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("Beihai", {("CN", "Guangxi"), ("CN", "Yunnan")}),
        ("Kawasaki", {("JP", "Kanagawa"), ("JP", "Fukuoka")}),
    ],
)
def test_two_places_of_one_name_are_told_apart_by_region(name, where):
    assert places_named(name) == where


@pytest.mark.parametrize(
    ("name", "country"),
    [
        *[("Semarang", "ID"), ("Bandung", "ID"), ("Toyama", "JP"), ("Kitakyushu", "JP"), ("Brisbane", "AU")],
        *[("Ulsan", "KR"), ("Suwon", "KR"), ("Seoul", "KR"), ("Petaling Jaya", "MY"), ("Split", "HR")],
        ("Braunschweig", "DE"),
    ],
)
def test_partner_of_the_papers_is_in_the_gazetteer(name, country):
    assert country in {found for found, _region in places_named(name)}


def test_a_former_or_english_name_finds_the_place():
    large = (row for row in rows("places") if int(row["population"]) > 200_000)
    by_name = {row["name"]: row["search_names"].split("|") for row in large}
    assert "Brunswick" in by_name["Braunschweig"]
    assert "Peking" in by_name["Beijing"]
    assert "Kota Semarang" in by_name["Semarang"]


def test_jung_gu_is_no_place_of_the_gazetteer():
    names = {row["ascii_name"].lower().replace("-", "").replace(" ", "") for row in rows("places")}
    assert "junggu" not in names


def test_the_readme_gives_the_credit_and_the_true_counts():
    readme = (DATA / "README.md").read_text(encoding="utf-8")
    assert "GeoNames (geonames.org), CC BY 4.0" in readme
    for name in COLUMNS:
        assert f"{len(rows(name)):,}" in readme
    without_region = sum(not row["region"] for row in rows("places"))
    assert f"The {without_region} without a region" in readme
