"""What waits for somebody without anything being wrong: reports to accept, drafts to finish, promises soon due."""

from collections.abc import Collection, Iterator
from datetime import date

from cities.models import Government
from evaluations.matters import Matter


def tasks(on: date, governments: Collection[Government | int]) -> Iterator[Matter]:
    """All tasks of these governments on that day."""
    yield from ()
