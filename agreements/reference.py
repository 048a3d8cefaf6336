"""The vocabulary of sectors, from agreements/data/sectors.csv."""

from pathlib import Path

from agreements.models import Sector
from portal.reference import Refreshed, refresh

SECTORS = Path(__file__).parent / "data" / "sectors.csv"


def refresh_sectors() -> Refreshed:
    lines = SECTORS.read_text(encoding="utf-8").splitlines(keepends=True)
    header = lines[0].strip().split(",")
    return refresh(Sector, lines, header=header, values={name: f"s.{name}" for name in header})
