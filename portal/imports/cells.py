"""Cells as people write them, into the text that `portal.loading` reads.

A reader raises ValueError with what is wrong and how to mend it. An empty cell is never read: it leaves what is there.
"""

import re
from collections.abc import Callable
from decimal import Decimal as Number
from decimal import InvalidOperation
from difflib import get_close_matches

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.amounts import read_amount
from portal.imports.dates import read_date
from portal.imports.headings import normal
from portal.imports.names import Names
from portal.imports.reading import Cell
from portal.imports.words import CODES, CURRENCIES
from portal.table_links import Codes, Ref, Refs
from portal.table_numbers import Decimal, Integer
from portal.tables import Choice, Column, Day, Vague, YesNo

Reader = Callable[[Cell], str]
NOTHING = frozenset({"", "-", "–", "—", "n/a", "na", "nihil", "null", "(kosong)", "(empty)"})
YES = frozenset({"yes", "ya", "y", "iya", "true", "benar", "1", "v", "x", "ada", "✓", "✔", "sudah"})
NO = frozenset({"no", "tidak", "t", "n", "false", "salah", "0", "bukan", "tdk", "belum", "tidak ada"})
_LIST = re.compile(r"[;\n]+")
_NUMBERED = re.compile(r"^(?:(?:dan|serta|and)\s+)?(?:\(?\d{1,2}[.)]|\(?[a-hA-H][.)](?=\s)|[-–•▪*])\s*")
#: Where the numbers of a list go on within a line: «1. Jalan 2. Kesehatan».
_GOES_ON = re.compile(r"[\s,]+(?:dan\s+|and\s+)?(?=\(?\d{1,2}[.)]\s*[^\W\d])")
_MONEY = re.compile(r"^(rp|idr|usd|us\$|\$|€|eur|¥|jpy|krw|cny)\.?\s*|\s*(,-|rupiah)$", re.IGNORECASE)
_TERM = re.compile(r"(\d+)\s*\(?[a-z ]*\)?\s*(tahun|thn|th|years?|bulan|bln|months?)\.?", re.IGNORECASE)


def text_of(cell: Cell) -> str:
    """A cell as one would read it."""
    return str(cell).strip()


def is_empty(cell: Cell) -> bool:
    return isinstance(cell, str) and cell.strip().lower() in NOTHING


def items_of(cell: Cell) -> list[str]:
    """What a cell lists: with semicolons, in lines, or numbered."""
    lines = (line.strip() for line in _LIST.split(text_of(cell)))
    parts = (part for line in lines for part in (_GOES_ON.split(line) if _NUMBERED.match(line) else [line]))
    items = (_NUMBERED.sub("", part).strip(" ,;") for part in parts)
    return [item for item in items if item]


def reader(column: Column, names: Names) -> Reader:
    """How the cells of a column are read. Dates give their value alone: their wording stands in a column beside."""
    if isinstance(column, (Refs, Ref)):
        return _reference(column, names)
    if isinstance(column, (Choice, Codes)):
        return _choice(column)
    for kind, read in ((Vague, _date), (Day, _day), (YesNo, _yes_no)):
        if isinstance(column, kind):
            return read
    if isinstance(column, Integer):
        return _months if column.name.endswith("_months") else _whole
    if isinstance(column, Decimal):
        return _number(column)
    return _currency if column.name == "currency" else text_of


def _date(cell: Cell) -> str:
    return read_date(cell)[0]


def _day(cell: Cell) -> str:
    day = _date(cell)
    if len(day) != 10 or "/" in day:
        raise ValueError(_("A whole day is needed here: write it as 12/4/2007."))
    return day


def _yes_no(cell: Cell) -> str:
    answer = text_of(cell).casefold()
    if answer in YES or answer in NO:
        return "yes" if answer in YES else "no"
    raise ValueError(_("Write yes or no."))


def _whole(cell: Cell) -> str:
    try:
        number = Number(str(cell)) if isinstance(cell, (int, float)) else read_amount(cell)
    except ValueError:
        raise ValueError(_("Write a whole number.")) from None
    if number != int(number):
        raise ValueError(_("Write a whole number."))
    return str(int(number))


def _months(cell: Cell) -> str:
    """«5 tahun» is sixty months."""
    if isinstance(cell, str) and (term := _TERM.fullmatch(cell.strip())):
        years = term[2].lower()[0] in "ty"
        return str(int(term[1]) * (12 if years else 1))
    return _whole(cell)


def _currency(cell: Cell) -> str:
    said = text_of(cell).casefold()
    code = CURRENCIES.get(said, said.upper())
    if not (len(code) == 3 and code.isascii() and code.isalpha()):
        raise ValueError(_("Write the currency as three letters, such as IDR, USD, JPY or KRW."))
    return code


def _number(column: Decimal) -> Reader:
    places = column.model_field.decimal_places

    def read(cell: Cell) -> str:
        if isinstance(cell, (int, float)):
            # What a spreadsheet reckoned ends in rounding errors of its own.
            return f"{Number(repr(cell)).quantize(Number(1).scaleb(-places)):f}"
        text = _MONEY.sub("", cell.strip())
        if places <= 2:
            return f"{read_amount(text):f}"
        try:
            return f"{Number(text.replace(',', '.').replace('°', '').replace('−', '-')):f}"
        except InvalidOperation:
            raise ValueError(column.explain(text)) from None

    return read


def labels(field: models.Field) -> dict[str, str]:
    """What may be written for each code: the code, its label in every language, with and without its brackets, or up
    to its colon, and what offices write instead."""
    words: dict[str, str] = {}
    for code, _label in field.flatchoices:
        words[normal(code)] = str(code)
    for language, _name in settings.LANGUAGES:
        with override(language):
            for code, told in field.flatchoices:
                inside = re.search(r"\(([^)]*)\)\s*$", str(told))
                whole = "".join(letter for letter in str(told).casefold() if letter.isalnum())
                first = str(told).partition(":")[0]
                for word in (normal(told), whole, normal(first), normal(inside[1]) if inside else ""):
                    words.setdefault(word, str(code))
    for code, _label in field.flatchoices:
        for word in CODES.get(code, "").split("; "):
            words.setdefault(normal(word), str(code))
    words.pop("", None)
    return words


def _choice(column: Choice | Codes) -> Reader:
    several = isinstance(column, Codes)
    field = column.model_field.base_field if several else column.model_field
    words = labels(field)

    def one(text: str) -> str:
        if code := words.get(normal(text)):
            return code
        near = get_close_matches(normal(text), words, 1, 0.75)
        told = dict(field.flatchoices)
        if near:
            raise ValueError(
                _("Is none of the words of this column. Is «%(word)s» meant?") % {"word": told[words[near[0]]]}
            )
        raise ValueError(
            _("Is none of the words of this column: write one of %(words)s.")
            % {"words": ", ".join(map(str, told.values()))}
        )

    return (lambda cell: ";".join(one(item) for item in items_of(cell))) if several else lambda cell: one(text_of(cell))


def _reference(column: Ref | Refs, names: Names) -> Reader:
    def one(text: str) -> str:
        return names.key_of(column.target, text)

    if isinstance(column, Refs):
        return lambda cell: ";".join(one(item) for item in items_of(cell))
    return lambda cell: one(text_of(cell))
