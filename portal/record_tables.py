"""The files of what every record may have: sources, and claims on which sources differ."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from portal.models import Claim, Source
from portal.table_links import Cited, RecordRef, Ref
from portal.table_numbers import Integer
from portal.tables import Choice, Key, Table, Text, YesNo

KEY = Key("key", _("Public and permanent name of the row, by which other rows and addresses call it."))
NOTE = Text("note", _("What else there is to say, in the language of the source."))
#: A remark that public pages do not show.
INTERNAL_NOTE = replace(NOTE, permission="portal.view_drafts", may_lack=True)
#: Whether a record is still being drafted; a file that does not say so holds none.
IS_DRAFT = YesNo(
    "is_draft",
    _("Whether it is still a draft, seen by its own government alone."),
    keeps=True,
    permission="portal.view_drafts",
    may_lack=True,
)
CITED = Cited("cited", _("The places in sources on which the row rests: «key-of-source line 86; other-source page 3»."))

SOURCES = Table(
    model=Source,
    file="sources.csv",
    meaning=_("Documents on which records rest."),
    natural=("title", "authors", "year"),
    columns=(
        KEY,
        Choice("kind", _("What sort of document it is.")),
        Text("title", _("Title, without the names of persons interviewed.")),
        Text("authors", _("Authors, with semicolons between.")),
        Integer("year", _("Year in which it appeared."), unit=_("calendar year")),
        Text("publisher", _("Who published it, and where.")),
        Choice("language", _("Language in which it is written.")),
        Text("transcript", _("Number of the transcribed file whose lines are cited.")),
        NOTE,
        CITED,
    ),
)

CLAIMS = Table(
    model=Claim,
    file="claims.csv",
    meaning=_("What each source says on a question on which sources differ, one row a statement."),
    columns=(
        KEY,
        RecordRef("record", _("The record it is about, by kind and key: «agreements.agreement:key».")),
        Text("attribute", _("The column of that record which it is about; or empty, and a topic.")),
        Text("topic", _("The question in a few words, where no column holds its answer.")),
        Text("value", _("What the source says, written as the column would hold it.")),
        Text("wording", _("What the source says, in its own words.")),
        Ref("source", _("The source that says it.")),
        Text("locator", _("The place in the source: «line 86», «page 3».")),
        YesNo("is_used", _("Whether the register follows this claim; at most one on a question.")),
        Text("reason", _("Why this claim is used and not the others.")),
        NOTE,
    ),
)
