"""A paper of blocks (`portal/papers.py`) as a document to be edited."""

from collections.abc import Callable

from django.utils.translation import override

from agreements.letters.document import OfficialDocument
from cities.models import Government
from portal.papers import Block, Facts, Heading, Items, Linked, Masthead, More, Paper, Remark, Table, Text

#: Rows of a list or table that may be shortened: how long the document gets shows only when it is opened.
MOST_ROWS = 4
#: Points of the text: briefs are short by their pages, not by their words.
SIZE = 9
SUBSECTION = 3


def as_document(paper: Paper, government: Government, *, size: int = SIZE, lettered: bool = True) -> OfficialDocument:
    """`lettered` says that its sections get letters here; else their headings say their numbers themselves."""
    document = OfficialDocument(
        paper.title, government=government, language=paper.language, size=size, lettered=lettered
    )
    # What is said of rows that are left out is said now.
    with override(paper.language):
        for part in paper.parts:
            for block in part.blocks:
                WRITERS[type(block)](document, block)
            if part.address:
                document.remark(part.address)
    return document


def _masthead(document: OfficialDocument, block: Masthead) -> None:
    document.title(block.kicker or block.text, number=False)
    if block.kicker:
        document.subtitle(block.text)
    if block.marks:
        document.remark(" · ".join(map(str, block.marks)))


def _items(document: OfficialDocument, block: Items) -> None:
    items, said = _kept(block.items, block.more)
    _or_empty(document, block, items, lambda: document.items(items))
    _say(document, said)


def _table(document: OfficialDocument, block: Table) -> None:
    rows, said = _kept(block.rows, block.more)
    cells = [[cell if isinstance(cell, Linked) else str(cell) for cell in row] for row in rows]
    _or_empty(document, block, rows, lambda: document.table(block.head, cells, block.widths))
    _say(document, said)


def _kept(rows, more: More | None) -> tuple[list, str]:
    """The first rows, and what is said of those left out."""
    if more is None or len(rows) <= MOST_ROWS:
        return list(rows), ""
    return list(rows[:MOST_ROWS]), more(len(rows) - MOST_ROWS)


def _or_empty(document: OfficialDocument, block: Items | Table, rows: list, write: Callable[[], None]) -> None:
    if rows or not block.empty:
        write()
    else:
        document.paragraph(block.empty)


def _say(document: OfficialDocument, said: str) -> None:
    if said:
        document.remark(said)


WRITERS: dict[type[Block], Callable[[OfficialDocument, Block], None]] = {
    Masthead: _masthead,
    Heading: lambda document, block: (document.section if block.level < SUBSECTION else document.subsection)(
        block.text
    ),
    Text: lambda document, block: document.paragraph(block.text),
    Remark: lambda document, block: document.remark(block.text),
    Facts: lambda document, block: document.facts(block.pairs),
    Items: _items,
    Table: _table,
}
