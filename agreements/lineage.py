"""Fields that continue or carry out one another: which agreed field another one stands for."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping


class Lineage:
    """`origins` names for each field the one that it continues or carries out, if any."""

    def __init__(self, origins: Mapping[int, int | None]):
        self.origins = origins
        self.continued: dict[int, list[int]] = defaultdict(list)
        for field, origin in origins.items():
            if origin is not None:
                self.continued[origin].append(field)

    def stands_for(self, fields: Iterable[int | None], agreed: Collection[int]) -> set[int]:
        """The agreed fields that these are, or else continue or carry out, or else were continued by.

        A field that carries out one of two into which a third was divided stands for that one alone.
        """
        reached: set[int] = set()
        for field in fields:
            reached |= self._agreed(field, set(agreed))
        return reached

    def _agreed(self, field: int | None, agreed: set[int]) -> set[int]:
        line = list(self._upwards(field))
        for each in line:
            if each in agreed:
                return {each}
        return next((found for each in line if (found := self._below(each) & agreed)), set())

    def _upwards(self, field: int | None) -> Iterator[int]:
        """The field, what it continues, what that continues; a circle ends where it began."""
        seen: set[int] = set()
        while field is not None and field not in seen:
            seen.add(field)
            yield field
            field = self.origins.get(field)

    def _below(self, field: int) -> set[int]:
        """All that continue or carry it out, one after the other."""
        found, ahead = set(), [field]
        while ahead:
            new = [each for each in self.continued.get(ahead.pop(), ()) if each not in found]
            found |= set(new)
            ahead += new
        return found
