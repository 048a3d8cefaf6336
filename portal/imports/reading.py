"""Files as offices have them, into rows of cells: CSV of any usual kind, XLSX, ODS, XLS, and text that was pasted.

The type is told by the content. What would eat memory is refused before it does.
"""

import csv
import json
import re
import subprocess
import sys
import zlib
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO, StringIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from django.utils.translation import gettext as _

from portal.imports.book import MOST_COLUMNS, MOST_LETTERS, MOST_ROWS, TOO_LARGE
from portal.venv import PROJECT

LARGEST_MB = 10
LARGEST = LARGEST_MB * 1024 * 1024
#: A workbook may unfold to as much, and to as many parts.
UNFOLDED, MOST_PARTS = 200 * 1024 * 1024, 2000
SECONDS = 60
SEPARATORS = (",", ";", "\t", "|")
_LOOKED_AT = 64 * 1024
#: Text behind the apostrophe that `formula_guard` puts before what a spreadsheet would calculate.
_GUARDED = re.compile(r"'\s*[-=+@\t\r\n＝＋－＠]")
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
#: How files begin that are often taken for tables, and are none; pages that programs give out as XLS begin with «<».
_NO_TABLES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"MZ", b"{\\rtf", b"\x1f\x8b")

Cell = str | int | float


@dataclass(frozen=True)
class Row:
    """`number` as a spreadsheet counts; `cells` hold texts, and numbers where the file itself has numbers."""

    number: int
    cells: list[Cell]


@dataclass
class Sheet:
    name: str
    rows: list[Row] = field(default_factory=list)


@dataclass
class Book:
    """`remark` says what had to be guessed, for the person to check."""

    sheets: list[Sheet]
    remark: str = ""


class Unreadable(Exception):
    """The file is no table, or none that can be read; says why and what to do."""


def read(content: bytes) -> Book:
    """Raises Unreadable."""
    if len(content) > LARGEST:
        raise Unreadable(too_large())
    if not content.strip():
        raise Unreadable(_("This file is empty: choose it again."))
    if content.startswith(_ZIP):
        _check_unfolded(content)
    book = _read_workbook(content) if content.startswith((_ZIP, _OLE)) else read_text(*_decoded(content))
    book.sheets = [sheet for sheet in book.sheets if sheet.rows]
    if not book.sheets:
        raise Unreadable(_("This file has no rows with anything in them."))
    return book


def too_large() -> str:
    return _("This file is larger than %(limit)d MB. Take pictures out of it, or divide it into several files.") % {
        "limit": LARGEST_MB
    }


def read_text(text: str, remark: str = "") -> Book:
    """Text with separators, as in a CSV file or copied from a spreadsheet. Raises Unreadable."""
    text = text.replace("\0", "")
    first, _end, rest = text.partition("\n")
    if first.strip().lower() in {f"sep={each}" for each in SEPARATORS}:
        return Book([Sheet("", _rows(rest, first.strip()[4], first_number=2))], remark)
    return Book([Sheet("", _rows(text, _separator(text)))], remark)


def _check_unfolded(content: bytes) -> None:
    """Unfolds the parts one after the other without keeping them; what the file says of their size is not believed."""
    try:
        with ZipFile(BytesIO(content)) as parts:
            listed = parts.infolist()
    except (BadZipFile, ValueError, NotImplementedError):
        # By zipfile: NotImplementedError of a version that it lacks, ValueError of places that cannot be.
        raise Unreadable(_damaged()) from None
    room = UNFOLDED
    for part in listed[:MOST_PARTS]:
        room -= _unfolded(content, part, room)
    if room < 0 or len(listed) > MOST_PARTS:
        raise Unreadable(
            _("This workbook unfolds to more than %(limit)d MB and was not opened. Save the sheet alone as CSV.")
            % {"limit": UNFOLDED // 1024 // 1024}
        )


def _unfolded(content: bytes, part: ZipInfo, room: int) -> int:
    """The size of a part, or something above `room`."""
    if part.compress_type == 0:
        return part.compress_size
    if part.compress_type != 8 or part.flag_bits & 1:
        raise Unreadable(_damaged())
    at = part.header_offset
    lengths = content[at + 26 : at + 30]
    start = at + 30 + int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little")
    unfold, size, rest = zlib.decompressobj(-15), 0, content[start : start + part.compress_size]
    try:
        while rest and size <= room and not unfold.eof:
            size += len(unfold.decompress(rest, 1024 * 1024))
            rest = unfold.unconsumed_tail
    except zlib.error:
        raise Unreadable(_damaged()) from None
    return size


def _read_workbook(content: bytes) -> Book:
    command = [sys.executable, "-m", "portal.imports.book"]
    try:
        done = subprocess.run(  # noqa: S603
            command, cwd=PROJECT, input=content, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise Unreadable(_too_many()) from None
    # Ended by the kernel or for want of memory: it unfolded to more than there is room for.
    if done.returncode < 0 or done.returncode == TOO_LARGE:
        raise Unreadable(_too_many())
    if done.returncode:
        raise Unreadable(_damaged())
    book = Book([])
    for line in done.stdout.splitlines():
        told = json.loads(line)
        if len(told) == 1:
            book.sheets.append(Sheet(_clean(told[0])))
        else:
            book.sheets[-1].rows.append(Row(told[0], [_clean(cell) for cell in told[1]]))
    return book


def _clean(cell: Cell) -> Cell:
    """Without what cannot be seen, and without the apostrophe of our own files, or it would become part of the text."""
    if not isinstance(cell, str):
        return cell
    text = cell[1:] if _GUARDED.match(cell) else cell
    return "".join(letter for letter in text if letter.isprintable() or letter in "\n\t")


def _damaged() -> str:
    return _(
        "This is no spreadsheet that can be read: it is damaged, protected by a password, or of another kind. Open "
        "it in the program that made it, and save it as XLSX or CSV without a password."
    )


def _too_many() -> str:
    return _(
        "This table has more than %(rows)d rows, %(columns)d columns or %(letters)d million characters. Often empty "
        "cells far away are formatted: copy the rows that count into a new sheet, or divide the file."
    ) % {"rows": MOST_ROWS, "columns": MOST_COLUMNS, "letters": MOST_LETTERS // 1_000_000}


def _decoded(content: bytes) -> tuple[str, str]:
    """The text of a file, and what was guessed."""
    if content.startswith(_NO_TABLES) or content[:200].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        raise Unreadable(_damaged())
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _as(content, "utf-16"), ""
    start = content[:1000]
    if start.count(0) * 3 > len(start):
        return _as(content, "utf-16-be" if start[0] == 0 else "utf-16-le"), ""
    if 0 in content:
        raise Unreadable(_damaged())
    try:
        return content.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        remark = _("This file is not in UTF-8 and was read as Windows-1252: look whether names with accents are right.")
        return content.decode("cp1252", errors="replace"), remark


def _as(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise Unreadable(_damaged()) from None


def _separator(text: str) -> str:
    """What stands between the cells: that which gives most rows of the same number of cells, more than one."""

    first = text[:_LOOKED_AT]
    if len(text) > _LOOKED_AT and "\n" in first:
        # The row that would be cut says nothing.
        first = first[: first.rindex("\n") + 1]

    def fitness(separator: str) -> tuple[int, int]:
        lines = csv.reader(StringIO(first, newline=""), delimiter=separator)
        rows = [row for row in _bearing(lines) if row]
        widths = Counter(len(row) for row in rows if len(row) > 1)
        width, times = max(widths.items(), key=lambda item: item[1] * item[0], default=(1, 0))
        # What stands in one row of many belongs to a cell.
        return (0, 0) if times <= 1 < len(rows) else (width * times, width)

    return max(SEPARATORS, key=fitness)


def _bearing(lines: Iterable[list[str]]) -> list[list[str]]:
    """The rows up to where they cannot be read on."""
    rows: list[list[str]] = []
    with suppress(csv.Error):
        rows.extend(lines)
    return rows


def _rows(text: str, separator: str, *, first_number: int = 1) -> list[Row]:
    rows: list[Row] = []
    lines = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    number = first_number - 1
    try:
        for number, cells in enumerate(lines, first_number):
            plain = [str(_clean(cell)).strip() for cell in cells]
            if any(plain):
                rows.append(Row(number, plain))
            if len(rows) > MOST_ROWS or len(plain) > MOST_COLUMNS:
                raise Unreadable(_too_many())
    except csv.Error:
        raise Unreadable(
            _(
                "From row %(row)d on the quotation marks do not match: a cell with a separator, a quotation mark or "
                "a line break stands in quotation marks, and one inside is doubled."
            )
            % {"row": number + 1}
        ) from None
    return rows
