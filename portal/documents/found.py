"""What a search found in the text of a document: on which page, and the words around it."""

from dataclasses import dataclass, field

from django.contrib.postgres.search import SearchHeadline
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Left
from django.utils.translation import gettext_lazy as _

from portal.columns import Cell, Column
from portal.models.documents import STEMMING, DocumentPage, in_words

#: Around what was found; private characters, which the text of a page loses.
BEGINS, ENDS = "\ue000", "\ue001"
#: Of a page so many letters are looked through for the words around.
_LOOKED_AT = 20_000


@dataclass(frozen=True)
class FoundCell(Cell):
    """`pieces` are texts, each with whether it is what was looked for."""

    number: int | None = None
    pieces: list[tuple[str, bool]] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class FoundColumn(Column):
    """The first page that holds the words; empty where the document was found by its name alone."""

    kind = "found"
    words: str

    def for_page(self):
        query = in_words(self.words)
        page = DocumentPage.objects.filter(document=OuterRef("pk")).holding(query).order_by("number")
        around = SearchHeadline(
            Left("text", _LOOKED_AT), query, config=STEMMING, start_sel=BEGINS, stop_sel=ENDS, max_words=18, min_words=8
        )
        return {
            self.alias: Subquery(page.values(around=around)[:1]),
            f"{self.alias}_number": Subquery(page.values("number")[:1]),
        }

    def cell(self, row):
        return FoundCell(
            label=str(self.label),
            text=row[self.alias] or "–",
            kind=self.kind,
            number=row[f"{self.alias}_number"],
            pieces=list(_pieces(row[self.alias] or "")),
        )


def found_column(words: str) -> FoundColumn:
    return FoundColumn(
        name="found", source="pk", label=_("Found"), meaning=_("Page, and the words around."), words=words
    )


def _pieces(text: str):
    for number, piece in enumerate(text.split(BEGINS)):
        found, _end, after = piece.partition(ENDS) if number else ("", "", piece)
        if found:
            yield found, True
        if after:
            yield after, False
