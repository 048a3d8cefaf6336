"""What ships of agreements: the vocabulary of sectors, and the stages of the procedure, from agreements/data."""

import csv
from datetime import date
from pathlib import Path

from agreements.models import Sector, Stage, StageSet
from cities.models import Government
from portal.reference import Refreshed, refresh

DATA = Path(__file__).parent / "data"
SECTORS = DATA / "sectors.csv"


def refresh_sectors() -> Refreshed:
    lines = SECTORS.read_text(encoding="utf-8").splitlines(keepends=True)
    header = lines[0].strip().split(",")
    return refresh(Sector, lines, header=header, values={name: f"s.{name}" for name in header})


def store_stages() -> Refreshed:
    """Makes the ministry's sets of stages that are missing; one that is there belongs to its administrators."""
    shipped = _rows("stage_sets.csv")
    known = set(StageSet.objects.values_list("key", flat=True))
    new = [row for row in shipped if row["key"] not in known]
    ministry = Government.objects.filter(level=Government.Level.MINISTRY).first()
    for row in new:
        row |= {name: date.fromisoformat(row[name]) if row[name] else None for name in ("valid_from", "valid_until")}
        made = StageSet.objects.create(**row | {"is_verified": row["is_verified"] == "yes"}, government=ministry)
        Stage.objects.bulk_create(_stages(made))
    return Refreshed(len(new), 0, len(shipped) - len(new))


def _stages(stage_set: StageSet) -> list[Stage]:
    return [
        Stage(
            **row | {"stage_set": stage_set, "before_signing": row["before_signing"] == "yes"},
            key=f"{stage_set.key}-{row['kind']}",
            government=stage_set.government,
        )
        for row in _rows("stages.csv")
        if row["stage_set"] == stage_set.key
    ]


def _rows(name: str) -> list[dict]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
