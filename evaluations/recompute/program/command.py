"""One run: read, compute, compare, print."""

import os
import sys
from collections.abc import Sequence

from evaluations.recompute.program.files import Unreadable
from evaluations.recompute.program.options import options
from evaluations.recompute.program.report import reported
from evaluations.recompute.program.saying import say
from evaluations.recompute.program.telling_report import as_json_text, as_plain_text


def main(arguments: Sequence[str] | None = None) -> int:
    """0 without differences, 1 with some, 2 where something cannot be read."""
    for stream in (sys.stdout, sys.stderr):
        # The same bytes everywhere, also where a console has another encoding.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    given = options(arguments)
    try:
        report = reported(given)
    except Unreadable as error:
        sys.stderr.write(f"{say('recompute.py cannot read this:').told(given.lang)} {error.told(given.lang)}\n")
        return 2
    _print(as_json_text(report) if given.json else as_plain_text(report, given.lang))
    return 1 if report.differs else 0


def _print(text: str) -> None:
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # Who reads along has seen enough; nothing is left to be written when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
