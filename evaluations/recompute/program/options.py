"""The command line."""

import argparse
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from evaluations.indicators import INDICATORS
from evaluations.recompute.program.cells import as_certain_day
from evaluations.recompute.program.otherwise import Rules
from evaluations.recompute.program.saying import LANGUAGES, Fault, say
from evaluations.scoring import Bounds

ABOUT = (
    "Computes every indicator and verdict anew from the CSV files of a data package and prints the differences from "
    "what the portal computed. With other rules it also prints which verdicts move; with the folder of a second coder, "
    "how far both agree on each element."
)
RESULTS = (
    "Result: 0 no difference, 1 differences, 2 something cannot be read. Numbers may be written 2.25 or 9/4. A folder "
    "may be a ZIP. Needs Python 3.11 or newer and nothing else."
)


def options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """What was asked; ends the program with a message where that makes no sense."""
    language = _language(arguments)

    def in_words(english: str) -> str:
        return say(english).told(language)

    def spoken(reader: Callable[[str], Any]) -> Callable[[str], Any]:
        return _spoken(reader, language)

    parser = argparse.ArgumentParser(prog="recompute.py", description=in_words(ABOUT), epilog=in_words(RESULTS))
    add = parser.add_argument
    here = Path(__file__).resolve().parent
    add("folder", nargs="?", type=Path, default=here, help=in_words("the data package; else where this file lies"))
    add("--as-of", dest="cutoff", metavar="DAY", type=spoken(as_certain_day), help=in_words("judge on this day"))
    add("--threshold", metavar="MEAN", type=spoken(_share_of), help=in_words("an element is met from this mean on"))
    add("--coverage", metavar="SHARE", type=spoken(_share_of), help=in_words("share that must be observed"))
    add("--bounds", metavar="1/3,2/3,9/10", type=spoken(_bounds), help=in_words("steps of the ratio scale"))
    add("--weights", metavar="A1=2,B3=1/2", type=spoken(_weights), default={}, help=in_words("others weigh 1"))
    add("--without", action="append", default=[], choices=INDICATORS, metavar="A1", help=in_words("leave it out"))
    add("--second-coder", type=Path, metavar="FOLDER", help=in_words("the same partnerships as another recorded them"))
    add("--partnership", action="append", metavar="KEY", help=in_words("this one alone; may be given several times"))
    add("--rubric", default="", metavar="KEY", help=in_words("its version, where the package has no values"))
    add("--json", action="store_true", help=in_words("print JSON instead of text"))
    add("--lang", choices=LANGUAGES, default=LANGUAGES[0], help=in_words("language of what is printed"))
    return parser.parse_args(arguments)


def _language(arguments: Sequence[str] | None) -> str:
    """Asked before all else, because help and complaints are told in it too."""
    first = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    first.add_argument("--lang", default=LANGUAGES[0])
    try:
        language = first.parse_known_args(arguments)[0].lang
    except argparse.ArgumentError:
        return LANGUAGES[0]
    return language if language in LANGUAGES else LANGUAGES[0]


def rules_of(given: argparse.Namespace) -> Rules:
    return Rules(
        cutoff=given.cutoff,
        threshold=given.threshold,
        coverage=given.coverage,
        bounds=given.bounds,
        weights=given.weights,
        without=frozenset(given.without),
    )


def _spoken(reader: Callable[[str], Any], language: str) -> Callable[[str], Any]:
    """A reader whose message argparse shows."""

    def read(text: str) -> Any:
        try:
            return reader(text)
        except Fault as fault:
            raise argparse.ArgumentTypeError(fault.said.told(language)) from None

    return read


def _share_of(text: str) -> Fraction:
    try:
        number = Fraction(text.strip())
    except (ValueError, ZeroDivisionError):
        raise Fault("«{text}» is no number, such as 2.25 or 9/4", text=text) from None
    if number < 0:
        raise Fault("«{text}» is below nought", text=text)
    return number


def _bounds(text: str) -> Bounds:
    shares = [_share_of(part) for part in text.split(",")]
    if len(shares) != 3 or sorted(set(shares)) != shares:
        raise Fault("«{text}» are not three shares that rise, such as 1/3,2/3,9/10", text=text)
    return Bounds(*shares)


def _weights(text: str) -> dict[str, Fraction]:
    weights = {}
    for part in text.split(","):
        code, equals, weight = part.strip().partition("=")
        if code not in INDICATORS or not equals:
            raise Fault("«{text}» is no weight of an indicator, such as A1=2", text=part)
        weights[code] = _share_of(weight)
    return weights
