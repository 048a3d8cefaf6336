"""Sets of days as lists of spans, in order and apart from each other: what PostgreSQL keeps as multiranges."""

from collections.abc import Iterable, Sequence
from datetime import date
from math import inf

from evaluations.indicators.days import Days

#: First and last day as numbers; an end that is open lies at infinity.
Numbers = tuple[float, float]


def union(days: Iterable[Days]) -> tuple[Days, ...]:
    """The days that lie in any of these; spans that touch become one."""
    joined: list[Numbers] = []
    for first, last in sorted(map(_numbers, days)):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return tuple(map(_days, joined))


def common(one: Sequence[Days], other: Sequence[Days]) -> tuple[Days, ...]:
    """The days that lie in both."""
    pairs = ((_numbers(first), _numbers(second)) for first in one for second in other)
    met = ((max(first[0], second[0]), min(first[1], second[1])) for first, second in pairs)
    return union(_days(each) for each in met if each[0] <= each[1])


def _numbers(days: Days) -> Numbers:
    return days.first.toordinal() if days.first else -inf, days.last.toordinal() if days.last else inf


def _days(numbers: Numbers) -> Days:
    first, last = numbers
    return Days(
        None if first == -inf else date.fromordinal(int(first)), None if last == inf else date.fromordinal(int(last))
    )
