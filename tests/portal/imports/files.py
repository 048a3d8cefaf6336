"""Spreadsheets made for tests, sound and hostile."""

import zipfile
from datetime import datetime
from io import BytesIO

import xlsxwriter


def xlsx(*sheets: list[list], names: tuple[str, ...] = ()) -> bytes:
    """A workbook; texts that begin with «=» are formulas, as somebody would have typed them."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        day = book.add_format({"num_format": "d mmmm yyyy"})
        for position, rows in enumerate(sheets):
            tab = book.add_worksheet(names[position] if names else None)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, datetime):
                        tab.write_datetime(number, column, cell, day)
                    else:
                        tab.write(number, column, cell)
    return stream.getvalue()


def rewritten(content: bytes, part: str, change) -> bytes:
    """The workbook with one of its parts changed."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            inner = old.read(name)
            new.writestr(name, change(inner) if name == part else inner)
    return stream.getvalue()


def bomb(megabytes: int) -> bytes:
    """A workbook of some kilobytes whose one sheet unfolds to as many megabytes."""
    sheet = "xl/worksheets/sheet1.xml"
    return rewritten(xlsx([["nama"]]), sheet, lambda inner: inner + b" " * (megabytes * 1024 * 1024))


def lying(content: bytes) -> bytes:
    """The same, with every size in its list of parts told as one byte."""
    changed = bytearray(content)
    at = changed.find(b"PK\x01\x02")
    while at >= 0:
        changed[at + 24 : at + 28] = (1).to_bytes(4, "little")
        at = changed.find(b"PK\x01\x02", at + 4)
    return bytes(changed)


def far_cells() -> bytes:
    """Two cells at opposite corners of the largest sheet there can be."""
    sheet = "xl/worksheets/sheet1.xml"
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    return rewritten(xlsx([["nama"]]), sheet, lambda inner: inner.replace(b"</sheetData>", far))


def repeated(letters: int, rows: int) -> bytes:
    """A workbook of some kilobytes, unfolded too, in which one long text stands in 200 cells of each row."""
    long = rewritten(xlsx([["nama"]]), "xl/sharedStrings.xml", lambda inner: inner.replace(b"nama", b"x" * letters))
    row = '<row r="{}">' + '<c t="s"><v>0</v></c>' * 200 + "</row>"
    added = "".join(row.format(number) for number in range(2, rows + 2)).encode()
    sheet = "xl/worksheets/sheet1.xml"
    return rewritten(long, sheet, lambda inner: inner.replace(b"</sheetData>", added + b"</sheetData>"))


def infinite() -> bytes:
    """A number that is larger than any."""
    sheet = "xl/worksheets/sheet1.xml"
    written = xlsx([["nama", "jenis", "dibentuk"], ["Dinas", "dinas", 2007]])
    return rewritten(written, sheet, lambda inner: inner.replace(b"<v>2007</v>", b"<v>1e999</v>"))
