"""A sample of a cross product that holds every pair of its values: the suite tries it, `make cross` tries the rest.

It is the same every time and everywhere: cases are taken in the order of a hash, first those that bring the most new.
"""

from collections.abc import Callable, Hashable, Iterable
from itertools import combinations
from zlib import crc32

import pytest

Case = tuple[Hashable, ...]


def pairs(case: Case) -> set[Hashable]:
    """Every two values of a case, each with its place in it."""
    return set(combinations(enumerate(case), 2))


def covering(cases: Iterable[Case], holds: Callable[[Case], set[Hashable]] = pairs) -> list[Case]:
    """Those of the cases, in their order, that together hold all that any of them holds."""
    left = {case: holds(case) for case in sorted(cases, key=_mixed)}
    missing, taken = set().union(*left.values()), set()
    for new in range(max(map(len, left.values()), default=0), 0, -1):
        for case, held in left.items():
            if len(held & missing) >= new:
                taken.add(case)
                missing -= held
    return [case for case in cases if case in taken]


def sampled(cases: Iterable[Case], holds: Callable[[Case], set[Hashable]] = pairs) -> list:
    """All cases as parameters of a test; those that are not in the sample are left to `make cross`."""
    cases = list(cases)
    suite = {*covering(cases, holds)}
    return [pytest.param(*case, marks=() if case in suite else pytest.mark.cross) for case in cases]


def _mixed(case: Case) -> int:
    return crc32(repr(case).encode())
