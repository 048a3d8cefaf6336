"""Two wordings of one thing, word by word."""

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

#: Wordings that share less than this are told one after the other: scraps of both could not be read.
ALIKE = 0.4
#: So are those of more words, and those in which more pairs of words are the same: matching a page of repeated words
#: would take minutes.
WORDS, PAIRS = 1000, 20_000
SAME, GONE, NEW = "same", "gone", "new"


@dataclass(frozen=True)
class Piece:
    """Some words, and whether they stand in both wordings, in the older alone or in the newer alone."""

    kind: str
    text: str


def word_changes(before: str, after: str) -> list[Piece]:
    """The words of both in the order in which they are read, what is gone before what took its place."""
    old, new = _words(before), _words(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if _is_long(old, new) or matcher.ratio() < ALIKE:
        return _filled(Piece(GONE, before), Piece(NEW, after))
    pieces = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece(SAME, " ".join(new[j1:j2])))
        else:
            pieces += _filled(Piece(GONE, " ".join(old[i1:i2])), Piece(NEW, " ".join(new[j1:j2])))
    return pieces


def _words(text: str) -> list[str]:
    """Words, with the marks between them on their own: a comma more changes no word."""
    return re.findall(r"\w+(?:[-'’]\w+)*[^\w\s]*|[^\w\s]+", text)


def _is_long(old: list[str], new: list[str]) -> bool:
    there = Counter(new)
    return max(len(old), len(new)) > WORDS or sum(there[word] for word in old) > PAIRS


def _filled(*pieces: Piece) -> list[Piece]:
    return [piece for piece in pieces if piece.text]
