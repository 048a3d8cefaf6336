"""What recompute.py says in two languages."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from evaluations.recompute import program
from evaluations.recompute.program.indonesian import INDONESIAN
from evaluations.recompute.program.saying import say
from evaluations.scoring import Verdict
from portal.written_days import DateFault

MODULES = sorted(Path(program.__file__).parent.glob("*.py"))
#: Functions whose first argument is said.
SPEAKING = {"say", "Fault", "in_words"}
#: What is put together while the program runs.
COMPOSED = {*(f"«{{part}}» {fault.value}" for fault in DateFault), *(each.value for each in Verdict)}
COMPOSED |= {"the portal", "the files"}


def sentences(path: Path) -> Iterator[str]:
    """Each text that is said in a module, also where a name stands for it."""
    tree = ast.parse(path.read_text())
    texts = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            texts.setdefault(getattr(node.targets[0], "id", ""), set()).add(node.value.value)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in SPEAKING and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant):
                yield first.value
            if isinstance(first, ast.Name):
                yield from texts.get(first.id, ())


def test_all_that_is_said_is_said_in_indonesian_and_nothing_else():
    assert {text for path in MODULES for text in sentences(path)} | COMPOSED == INDONESIAN.keys()


def names(sentence: str) -> set[str]:
    return {name for _text, name, _format, _conversion in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("english", INDONESIAN)
def test_both_languages_tell_the_same_values(english):
    indonesian = INDONESIAN[english]
    assert names(indonesian) == names(english)
    assert len(indonesian) - len(indonesian.lstrip()) == len(english) - len(english.lstrip())


def test_what_is_said_within_a_sentence_is_said_in_its_language():
    told = say("Differences: {number}.", number=say("none"))
    assert (told.told("en"), told.told("id")) == ("Differences: none.", "Perbedaan: tidak ada.")


def test_values_are_never_taken_for_names():
    assert say("«{name}» stands twice", name="{cell}").told("id") == "«{cell}» ada dua kali"
