"""The rubric as data: elements, indicators, scales and thresholds of one version, read from its file.

A file is reviewed like code and never changes once it is in use: `released.txt` holds the checksum of each, which a
test compares, and the database keeps the version that an evaluation used.
"""

from functools import cache
from pathlib import Path

from evaluations.rubric.reading import Element, Indicator, Rubric, Words, parse

__all__ = ["CURRENT", "FOLDER", "Element", "Indicator", "Rubric", "Words", "keys", "parse", "rubric"]

FOLDER = Path(__file__).parent
#: The version with which new evaluations begin and pages compute.
CURRENT = "ringrose-1"


@cache
def rubric(key: str = CURRENT) -> Rubric:
    """The version of that key. Raises KeyError where there is none."""
    path = FOLDER / f"{key}.toml"
    if path not in FOLDER.glob("*.toml"):
        raise KeyError(key)
    return parse(path.read_bytes())


def keys() -> list[str]:
    """All versions that ship, by key."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))
