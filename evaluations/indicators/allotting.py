"""Events of vague date are allotted to years so that the fewest years count (definitions of the rubric).

An event may have happened in any of several years of a window. All ways to allot are tried: a window has at most
five years, so there are at most 32 sets of years, or 1,024 pairs of them.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations

from evaluations.indicators.days import Days, Span

#: Places of years in a window, counted from nought.
Years = frozenset[int]


def possible_years(days: Days, years: Sequence[Span]) -> Years:
    """The years in which it may have happened."""
    return frozenset(place for place, year in enumerate(years) if days.touches(year))


@cache
def _sets_of(count: int) -> tuple[Years, ...]:
    """All sets of years, the smallest first, of equally large ones the earliest first."""
    return tuple(frozenset(chosen) for size in range(count + 1) for chosen in combinations(range(count), size))


def _holds(chosen: Years, events: Iterable[Years]) -> bool:
    return all(event & chosen for event in events)


def fewest_years(events: Sequence[Years], count: int) -> Years:
    """The smallest set among `count` years in which all events can lie; of equally small ones the earliest."""
    return next(chosen for chosen in _sets_of(count) if _holds(chosen, events))


def fewest_common_years(one: Sequence[Years], other: Sequence[Years], both: Sequence[Years], count: int) -> Years:
    """The fewest years that hold an event of either kind: an event of `both` is of one kind and of the other."""
    sets = _sets_of(count)
    for_one = [chosen for chosen in sets if _holds(chosen, [*one, *both])]
    for_other = [chosen for chosen in sets if _holds(chosen, [*other, *both])]
    common = {first & second for first in for_one for second in for_other}
    return next(chosen for chosen in sets if chosen in common and _holds(chosen, both))
