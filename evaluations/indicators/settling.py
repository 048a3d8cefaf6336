"""Where data do not suffice: the fewest records that would let an element be judged."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import ceil

from evaluations.indicators.observation import Because, Lack, Observation


@dataclass(frozen=True)
class Settlement:
    """`needed` more indicators must be observed; `records` are the fewest that would do it, for the indicators `codes`.

    With `needed` above nought and no records the element cannot be settled from the texts as they are.
    """

    needed: int
    codes: tuple[str, ...] = ()
    records: tuple[Lack, ...] = ()

    @property
    def is_possible(self) -> bool:
        return self.needed == 0 or bool(self.records)


def settle(observations: Sequence[Observation], coverage: Fraction) -> Settlement:
    """What would bring the observed indicators to the share that the rubric asks for.

    One record may serve several indicators: a statement that all activities of the window are known, for instance.
    Of equally few records those are named that only say what is known: that something was planned, or somebody invited,
    may be untrue.
    """
    observed = sum(each.is_observed for each in observations)
    needed = max(0, ceil(coverage * len(observations)) - observed)
    if not needed:
        return Settlement(0)
    candidates = [each for each in observations if not each.is_observed and each.lacking]
    choices = [(_records(chosen), chosen) for chosen in combinations(candidates, needed)]
    if not choices:
        return Settlement(needed)
    records, chosen = min(choices, key=lambda choice: (len(choice[0]), _supposed(choice[1])))
    return Settlement(needed, tuple(each.code for each in chosen), records)


def _records(observations: Sequence[Observation]) -> tuple[Lack, ...]:
    return tuple(dict.fromkeys(lack for each in observations for lack in each.lacking))


def _supposed(observations: Sequence[Observation]) -> int:
    """Indicators without a case, for which one would have to have happened."""
    return sum(each.because == Because.NO_CASES for each in observations)
