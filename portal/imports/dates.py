"""Dates as people write them, into the form that files are loaded in, with the wording where it says more.

«12 April 2007», «Apr 2007», «12/4/2007» (day first), «akhir 2018», «12–15 April 2007», the day numbers of spreadsheets.
"""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from django.utils.translation import gettext as _

from portal.partial_dates import FIRST_YEAR, LAST_YEAR, PartialDate

_MONTHS = {
    1: "januari january jan",
    2: "februari february pebruari feb peb",
    3: "maret march mar mrt",
    4: "april apr",
    5: "mei may",
    6: "juni june jun",
    7: "juli july jul",
    8: "agustus august agu agt ags aug agust",
    9: "september sept sep",
    10: "oktober october okt oct",
    11: "november nopember nov nop",
    12: "desember december des dec",
}
MONTHS = {word: month for month, words in _MONTHS.items() for word in words.split()}
_QUARTERS = {"1": 1, "i": 1, "2": 2, "ii": 2, "3": 3, "iii": 3, "4": 4, "iv": 4}

#: Said before or between dates, and means nothing for them.
_IDLE = re.compile(
    r"\b(senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|tanggal|tgl|pada|bulan|tahun|thn|th|on|in|the|of|anggaran|ta)\b\.?"
)
_BETWEEN = re.compile(r"\s*(?:\bs\s*[./]\s*d\b\.?|\bsd\b|\bsampai dengan\b|\bsampai\b|\bhingga\b|\bto\b|\buntil\b)\s*")
_DASH = re.compile(r"\s*-\s*")
_PART_OF = re.compile(r"(akhir|awal|pertengahan|tengah|end|late|early|beginning|start|mid|middle)[\s-]+(.+)")
_ABOUT = re.compile(r"(?:sekitar|kira-kira|kurang lebih|lebih kurang|circa|ca|c|about|around|±|~)\.?\s*(.+)")
_QUARTER = re.compile(r"(?:triwulan|tw|kuartal|quarter|q)\.?\s*(iv|i{1,3}|[1-4])\s+(\d{4})")
_HALF = re.compile(r"(?:semester|smt)\.?\s*(ii?|[12])\s+(\d{4})")

_THIRDS = {"awal": 0, "early": 0, "beginning": 0, "start": 0, "akhir": 2, "end": 2, "late": 2}
#: The quarter at either end of a year, and the four months in its middle.
_OF_YEAR = {0: (1, 3), 1: (5, 8), 2: (10, 12)}
_OF_MONTH = {0: (1, 10), 1: (11, 20), 2: (21, 31)}
#: Days since 30 December 1899 that are taken for a date: 1954 to 2118.
_SERIAL = range(20_000, 80_000)
_EPOCH = date(1899, 12, 30)


def read_date(cell: str | int | float) -> tuple[str, str]:
    """The date as files hold it, and the wording where that says it otherwise; raises ValueError with what to write."""
    if isinstance(cell, (int, float)):
        return _of_number(cell), ""
    text = re.sub(r"\s+", " ", re.sub("[‐‑‒–—−]", "-", cell.lower().replace("’", "'"))).strip(" .,")
    if not text:
        return "", ""
    try:
        return str(PartialDate.parse(text)), ""
    except ValueError:
        pass
    plain = re.sub(r"\s+", " ", _IDLE.sub(" ", text).replace(",", " ")).strip(" .")
    for read in (_vague, _span, _point):
        if found := read(plain):
            return str(found), cell.strip() if read is _vague else ""
    raise ValueError(
        _(
            "Is not a date that can be read: write 12/4/2007 (day first), 12 April 2007, April 2007, 2007, or a span "
            "such as 2018-10/2018-12."
        )
    )


def _of_number(cell: int | float) -> str:
    if cell == int(cell) and FIRST_YEAR <= cell <= LAST_YEAR:
        return str(int(cell))
    if int(cell) in _SERIAL:
        return (_EPOCH + timedelta(days=int(cell))).isoformat()
    raise ValueError(_("This number is neither a year nor the day of a spreadsheet: write the date as 12/4/2007."))


def _vague(text: str) -> PartialDate | None:
    """What is no plain date or span, so that its wording says more."""
    if match := _QUARTER.fullmatch(text):
        quarter = _QUARTERS[match[1]]
        return _months(int(match[2]), 3 * quarter - 2, 3 * quarter)
    if match := _HALF.fullmatch(text):
        return _months(int(match[2]), *((1, 6) if match[1] in ("i", "1") else (7, 12)))
    if match := _ABOUT.fullmatch(text):
        return _span(match[1]) or _point(match[1])
    if match := _PART_OF.fullmatch(text):
        whole = _point(match[2])
        return whole and _third(whole, _THIRDS.get(match[1], 1))
    return None


def _third(whole: PartialDate, third: int) -> PartialDate | None:
    year, month = whole.earliest.year, whole.earliest.month
    if whole.precision == "year":
        return _months(year, *_OF_YEAR[third])
    if whole.precision == "month":
        first, last = _OF_MONTH[third]
        return PartialDate(date(year, month, first), date(year, month, min(last, whole.latest.day)))
    return None


def _months(year: int, first: int, last: int) -> PartialDate:
    return PartialDate(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))


def _span(text: str) -> PartialDate | None:
    """From one date to another; the first may leave out what the second says: «12-15 April 2007»."""
    sides = _BETWEEN.split(text)
    if len(sides) != 2:
        # «12-4-2007» and «12-Apr-2007» are days.
        sides = _DASH.split(text) if _point(text) is None else ()
    if len(sides) != 2 or not all(sides):
        return None
    last = _point(sides[1])
    words = sides[1].split()
    for missing in range(len(words)):
        first = _point(" ".join([sides[0], *words[missing:]])) if missing else _point(sides[0])
        if first and last and first.precision == last.precision:
            return PartialDate(first.earliest, last.latest)
    return None


_DAY_FIRST = re.compile(r"(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4}|\d{2})(?: 0{1,2}[:.]00.*)?")
_YEAR_FIRST = re.compile(r"(\d{4})[\s./-](\d{1,2})[\s./-](\d{1,2})(?:[ t]\d{1,2}[:.]\d{2}.*)?")
_MONTH_YEAR = re.compile(r"(\d{1,2})[\s./-]+(\d{4})")
_DAY_WORD = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s./-]*([a-z]+)[\s./-]+(\d{4}|\d{2})")
_WORD_DAY = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?\s+(\d{4})")
_WORD_YEAR = re.compile(r"([a-z]+)[\s./'-]*(\d{4}|\d{2})")

_FORMS: tuple[tuple[re.Pattern, Callable[[re.Match], str]], ...] = (
    (re.compile(r"\d{4}"), lambda found: found[0]),
    (_YEAR_FIRST, lambda found: _iso(found[1], found[2], found[3])),
    (_DAY_FIRST, lambda found: _iso(found[3], found[2], found[1])),
    (_MONTH_YEAR, lambda found: _iso(found[2], found[1])),
    (_DAY_WORD, lambda found: _iso(found[3], _month(found[2]), found[1])),
    (_WORD_DAY, lambda found: _iso(found[3], _month(found[1]), found[2])),
    (_WORD_YEAR, lambda found: _iso(found[2], _month(found[1]))),
)


def _point(text: str) -> PartialDate | None:
    """A year, a month or a day; None for everything else. Raises ValueError for a day that no calendar has."""
    text = text.strip(" .,")
    for form, iso in _FORMS:
        found = form.fullmatch(text)
        written = iso(found) if found else ""
        if written:
            return PartialDate.parse(written)
    return None


def _month(word: str) -> str:
    return str(MONTHS.get(word, ""))


def _iso(year: str, month: str, day: str = "") -> str:
    """Empty where the month is none; two figures of a year are those of the hundred years that end in 2049."""
    if not month:
        return ""
    if len(year) == 2:
        year = f"{'20' if int(year) < 50 else '19'}{year}"
    if int(month) > 12 >= int(day or 13):
        raise ValueError(
            _("Days stand before months here, and there is no month %(month)s: write %(day)s/%(mended)s/%(year)s.")
            % {"month": month, "day": month, "mended": day, "year": year}
        )
    return "-".join(part for part in (year, month.zfill(2), day and day.zfill(2)) if part)
