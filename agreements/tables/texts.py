"""What people found in the texts of agreements: their clauses and points, and fields of the one text in the other."""

from django.utils.translation import gettext_lazy as _

from agreements.models import Clause, FieldMatch, TextPoint
from agreements.services.confirmed import AGREED
from portal.record_tables import CITED, KEY, NOTE
from portal.table_links import Ref
from portal.table_numbers import Integer
from portal.tables import Choice, Rule, Table, Text, YesNo

TEXT = Ref("text", _("The text."))

CLAUSES = Table(
    model=Clause,
    file="clauses.csv",
    meaning=_("Whether texts have the clauses that an agreement should have; no row: nobody has looked."),
    natural=("text", "kind"),
    below="text",
    columns=(
        KEY,
        TEXT,
        Choice("kind", _("Which clause.")),
        YesNo("is_present", _("Whether it stands in the text.")),
        Text("article", _("The article or point in which it stands.")),
        NOTE,
        CITED,
    ),
)

TEXT_POINTS = Table(
    model=TextPoint,
    file="text_points.csv",
    meaning=_("Points of a party's text that are no agreed fields by themselves."),
    natural=("text", "position"),
    below="text",
    agreed=AGREED,
    confirmed=("text", "agreement"),
    columns=(
        KEY,
        TEXT,
        Integer("position", _("Its place among the points of the text, from 1.")),
        Text("wording", _("As the text words it.")),
        Choice("language", _("Language of the wording.")),
        NOTE,
        CITED,
    ),
)

OF_ONE_AGREEMENT = Rule(
    "text",
    """
    SELECT n._row FROM {rows} AS n
    JOIN agreements_cooperationfield AS f ON f.id = n.field_id JOIN agreements_agreementtext AS t ON t.id = n.text_id
    WHERE t.agreement_id <> f.agreement_id OR t.id = f.text_id
    """,
    _("A field is looked for in another text of its own agreement: name that text."),
)

POINT_OF_ITS_TEXT = Rule(
    "point",
    """
    SELECT n._row FROM {rows} AS n JOIN agreements_textpoint AS p ON p.id = n.point_id WHERE p.text_id <> n.text_id
    """,
    _("The point stands in another text: name a point of this one."),
)

FIELD_MATCHES = Table(
    model=FieldMatch,
    file="field_matches.csv",
    meaning=_("Which fields people found in the other party's text, and which not; no row: nobody has looked."),
    natural=("field", "text", "point"),
    below="text",
    rules=(OF_ONE_AGREEMENT, POINT_OF_ITS_TEXT),
    columns=(
        KEY,
        Ref("field", _("The cooperation field.")),
        Ref("text", _("The text in which it was looked for.")),
        YesNo("is_matched", _("Whether it was found there.")),
        Ref("point", _("The point in which it was found.")),
        Text("wording", _("The words of this text for it.")),
        NOTE,
        CITED,
    ),
)

TABLES = (CLAUSES, TEXT_POINTS, FIELD_MATCHES)
