"""What the program says, in English and in Indonesian: a sentence with the values that stand in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from evaluations.recompute.program.indonesian import INDONESIAN

LANGUAGES = ("en", "id")


@dataclass(frozen=True)
class Said:
    """`english` with names in braces, for which `values` stand; what is said within it is told in the same language."""

    english: str
    values: Mapping[str, object]

    def told(self, language: str) -> str:
        sentence = INDONESIAN[self.english] if language == "id" else self.english
        values = {name: told_in(language, value) for name, value in self.values.items()}
        return sentence.format(**values)


@dataclass(frozen=True)
class Figure:
    """A number with decimals, as the language parts these."""

    text: str

    def told(self, language: str) -> str:
        return self.text.replace(".", ",") if language == "id" else self.text


def say(english: str, /, **values: object) -> Said:
    return Said(english, values)


def told_in(language: str, value: object) -> object:
    return value.told(language) if isinstance(value, (Said, Figure)) else value


class Fault(ValueError):
    """What is wrong with a cell or an option, and what to write instead."""

    def __init__(self, english: str, /, **values: object):
        self.said = say(english, **values)
        super().__init__(self.said.told("en"))
