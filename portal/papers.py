"""A paper as blocks, one below the other: said once, set as PDF here and written as DOCX by `agreements.letters`.

What a block holds is text, in the language of the paper, with an address where it leads to a record; a value that is
empty is shown as missing. Lists and tables of a part that may fill only so many pages give up rows, and `more` says of
how many.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import override

from portal.addresses import absolute
from portal.pdf import pdf

More = Callable[[int], str]


@dataclass(frozen=True)
class Mark:
    """A word of standing, as a cell or beside others; `tone` as in badges of pages."""

    text: str
    tone: str = "neutral"

    def __str__(self):
        return str(self.text)


@dataclass(frozen=True)
class Linked:
    """A text that leads to a page of the portal; `url` is its path. A page and a PDF link, a document has the text."""

    text: str
    url: str

    def __str__(self):
        return str(self.text)


@dataclass(frozen=True)
class Quoted:
    """A text as somebody wrote it, in a `language` («id») that need not be the paper's; `kind` says what it is."""

    text: str
    language: str
    kind: str = ""

    def __str__(self):
        return f"{self.kind}: «{self.text}»" if self.kind else f"«{self.text}»"


@dataclass(frozen=True)
class Heading:
    """Where it is linked, it leads to the rows from which what follows is computed."""

    text: str | Linked
    level: int = 2


@dataclass(frozen=True)
class Masthead:
    """The head of a part: what sort of paper it is, its name, and a code that leads to the living page."""

    text: str
    kicker: str = ""
    svg: str = ""
    alt: str = ""
    marks: Sequence[Mark] = ()


@dataclass(frozen=True)
class Text:
    text: str


@dataclass(frozen=True)
class Remark:
    """A word on the paper itself, smaller."""

    text: str


@dataclass(frozen=True)
class Facts:
    """Pairs of label and value."""

    pairs: Sequence[tuple[str, str | Linked]]


@dataclass(frozen=True)
class Items:
    items: Sequence[str | Linked | Quoted]
    more: More | None = None
    empty: str = ""


@dataclass(frozen=True)
class Table:
    """`widths` are shares of the width; `empty` stands where there are no rows, instead of «not recorded»."""

    head: Sequence[str]
    rows: Sequence[Sequence[str | Mark | Linked | Quoted]]
    widths: Sequence[float]
    more: More | None = None
    empty: str = ""

    @property
    def labelled(self) -> list[list[tuple]]:
        """Its rows as pairs of heading and cell, for pages that set a row as a card."""
        return [list(zip(self.head, row, strict=True)) for row in self.rows]


Block = Heading | Masthead | Text | Remark | Facts | Items | Table


@dataclass(frozen=True)
class Part:
    """Begins on a page of its own, with `address` in the foot; `pages` is the most it may fill.

    `day` is that of the part where it is not the one of the paper.
    """

    blocks: Sequence[Block]
    address: str = ""
    pages: int | None = None
    day: str = ""


@dataclass(frozen=True)
class Paper:
    """`contents`: a first page with the title and the page of each part, and below them what is told of all (`lead`).

    `office` and `day` stand on every page.
    """

    title: str
    language: str
    parts: Sequence[Part] = field(default_factory=list)
    office: str = ""
    day: str = ""
    contents: bool = False
    lead: Sequence[Block] = ()


def paper_pdf(paper: Paper) -> bytes:
    with override(paper.language):
        parts, lead = _parts(paper), [_plain(block) for block in paper.lead]
    data = {"parts": parts, "lead": lead, "office": paper.office, "day": paper.day, "contents": paper.contents}
    return pdf("plain", data, title=paper.title, language=paper.language)


def _parts(paper: Paper) -> list[dict]:
    return [
        {
            "blocks": [_plain(block) for block in part.blocks],
            "address": part.address,
            "pages": part.pages,
            "day": part.day or paper.day,
        }
        for part in paper.parts
    ]


def kind_of(block: Block) -> str:
    return type(block).__name__.lower()


def kinds_of(blocks: Iterable[Block]) -> list[tuple[str, Block]]:
    """For `templates/components/blocks.html`, which shows them on a page."""
    return [(kind_of(block), block) for block in blocks]


def _plain(block: Block) -> dict:
    """For the template, which knows no functions: what is said of any number of rows that are left out."""
    told = {"kind": kind_of(block)} | {name: _value(value) for name, value in vars(block).items()}
    if block_more := getattr(block, "more", None):
        rows = block.items if isinstance(block, Items) else block.rows
        told["more"] = [block_more(left_out) for left_out in range(len(rows) + 1)]
    return told


def _value(value):
    if isinstance(value, (Mark, Quoted)):
        return vars(value)
    if isinstance(value, Linked):
        return {"text": str(value.text), "url": absolute(value.url)}
    if isinstance(value, (list, tuple)):
        return [_value(each) for each in value]
    return None if callable(value) else value
