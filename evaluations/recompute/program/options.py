"""The command line."""

import argparse
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from evaluations.indicators import INDICATORS
from evaluations.recompute.program.cells import as_certain_day
from evaluations.recompute.program.otherwise import Rules
from evaluations.scoring import Bounds

ABOUT = """\
Computes every indicator and verdict anew from the CSV files of a data package, with the standard library alone, and
prints the differences from what the portal computed. With other rules it also prints which verdicts move; with the
folder of a second coder, how far both agree on each element.
"""
RESULTS = """\
Results: 0 no difference, 1 differences, 2 something cannot be read.
Numbers may be written 2.25 or 9/4. The folder may be a ZIP.
"""


def options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    here = Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(
        prog="recompute.py", description=ABOUT, epilog=RESULTS, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("folder", nargs="?", type=Path, default=here, help="the data package; by default where this file lies")
    add("--as-of", "--cutoff", dest="cutoff", type=_spoken(as_certain_day), help="judge on this day, 2021-11-24")
    add("--threshold", type=_spoken(_share_of), help="an element is met from this mean on (rubric: 2)")
    add("--coverage", type=_spoken(_share_of), help="share of the indicators that must be observed (rubric: 3/5)")
    add("--bounds", type=_spoken(_bounds), help="steps of the ratio scale, three shares: 1/3,2/3,9/10")
    add("--weights", type=_spoken(_weights), default={}, help="A1=2,B3=1/2: others weigh 1")
    add("--without", action="append", default=[], choices=INDICATORS, metavar="INDICATOR", help="leave it out")
    add("--second-coder", type=Path, metavar="FOLDER", help="the same partnerships as another person recorded them")
    add("--partnership", action="append", metavar="KEY", help="this partnership alone (may be given several times)")
    add("--rubric", default="", metavar="KEY", help="the version of the rubric, where the package has no values")
    add("--json", action="store_true", help="print JSON instead of text")
    return parser.parse_args(arguments)


def rules_of(given: argparse.Namespace) -> Rules:
    return Rules(
        cutoff=given.cutoff,
        threshold=given.threshold,
        coverage=given.coverage,
        bounds=given.bounds,
        weights=given.weights,
        without=frozenset(given.without),
    )


def _spoken(reader: Callable[[str], Any]) -> Callable[[str], Any]:
    """A reader whose message argparse shows."""

    def read(text: str) -> Any:
        try:
            return reader(text)
        except (ValueError, ZeroDivisionError) as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return read


def _share_of(text: str) -> Fraction:
    number = Fraction(text.strip())
    if number < 0:
        raise ValueError(f"{text} is below nought")
    return number


def _bounds(text: str) -> Bounds:
    shares = [_share_of(part) for part in text.split(",")]
    if len(shares) != 3 or sorted(set(shares)) != shares:
        raise ValueError(f"{text} are not three shares that rise, such as 1/3,2/3,9/10")
    return Bounds(*shares)


def _weights(text: str) -> dict[str, Fraction]:
    weights = {}
    for part in text.split(","):
        code, equals, weight = part.strip().partition("=")
        if code not in INDICATORS or not equals:
            raise ValueError(f"{part} is no weight of an indicator, such as A1=2")
        weights[code] = _share_of(weight)
    return weights
