"""Parts that the brief for our people and the one for the partner share; `quote` sets what somebody worded.

Its arguments are the text, its language, and the word for what it is, which our people see by the text itself.
"""

from collections.abc import Callable

from django.utils.translation import gettext as _

from agreements.columns.agreements import STATUS_TONES
from agreements.models import Activity, Agreement, CooperationField
from agreements.models.agreements import LegalStatus
from agreements.models.sides import Side
from evaluations.papers.visit_records import Visited
from evaluations.papers.wording import MORE, shortened, side_of, when
from portal.papers import Block, Heading, Items, Mark, Quoted, Table, Text

Quote = Callable[[str, str, str], str | Quoted]
#: In which the register is kept; records that do not say their language are in it.
KEPT_IN = "id"


def as_ours(text: str, _language: str, _kind: str) -> str:
    """For those who read what they wrote."""
    return shortened(text)


def as_quoted(text: str, language: str, kind: str) -> Quoted:
    """For those who may not read the language."""
    return Quoted(shortened(text), language, kind)


def in_force(visited: Visited, sentence: str, quote: Quote) -> list[Block]:
    agreements = visited.agreements()
    head = (_("Agreement"), _("Signed"), _("Last day"), _("Status"))
    empty = _("No agreement is in force, as far as the dates say.")
    fields = [_field(each, quote) for each in visited.fields(agreements)]
    return [
        Heading(_("What is in force")),
        *([Text(sentence)] if sentence else []),
        Table(head, [_agreement(each, quote) for each in agreements], (4.6, 2.4, 2.2, 2.6), MORE, empty),
        *([Heading(_("Agreed fields"), level=3), Items(fields, MORE)] if fields else []),
    ]


def _agreement(agreement: Agreement, quote: Quote) -> tuple:
    status = Mark(str(LegalStatus(agreement.status).label), STATUS_TONES[agreement.status])
    title = quote(agreement.title, KEPT_IN, agreement.get_kind_display())
    return title, when(agreement.signed), when(agreement.expires), status


def _field(field: CooperationField, quote: Quote) -> str | Quoted:
    sectors = [str(each) for each in field.sectors.all()]
    other = [] if field.language == KEPT_IN else [field.get_language_display()]
    return quote(field.wording, field.language, ", ".join(sectors + other))


def visits(visited: Visited, quote: Quote) -> list[Block]:
    rows = [
        (when(each.happened), quote(each.title, KEPT_IN, _kind_and_place(each)), _came(visited, each))
        for each in visited.visits()
    ]
    table = Table((_("When"), _("Visit"), _("Who went")), rows, (2, 6, 3), MORE, _("No visit is recorded."))
    return [Heading(_("Last visits")), table]


def _kind_and_place(activity: Activity) -> str:
    return ", ".join(filter(None, (activity.get_kind_display(), activity.place)))


def _came(visited: Visited, activity: Activity) -> str:
    """The side that travelled, with the number of its people as far as recorded."""
    sides = {Activity.Direction.OUTBOUND: Side.HOME, Activity.Direction.INBOUND: Side.PARTNER}
    side = sides.get(activity.direction, "")
    persons = [group.persons for group in activity.participations.all() if group.side == side and group.persons]
    went = side_of(visited.partnership, side) or activity.get_direction_display()
    return _("%(side)s: %(number)s persons") % {"side": went, "number": sum(persons)} if persons else went


def promises(visited: Visited, quote: Quote, *, with_state: bool) -> list[Block]:
    """Those that are open; whether one is overdue is said to our people alone."""
    head = (_("Promised by"), _("What was agreed"), _("Until"), _("State"))
    rows = [
        (
            side_of(visited.partnership, shown.owed.side),
            quote(shown.owed.action, KEPT_IN, ""),
            when(shown.owed.due),
            Mark(shown.badge.text, shown.badge.tone),
        )
        for shown in visited.promises()
    ]
    width = len(head) if with_state else len(head) - 1
    table = [row[:width] for row in rows]
    empty = _("No open promise is recorded.")
    return [Heading(_("Open promises")), Table(head[:width], table, (3, 5, 2, 1.6)[:width], MORE, empty)]


def unanswered(visited: Visited, quote: Quote) -> list[Block]:
    rows = [
        (
            side_of(visited.partnership, each.sender),
            each.get_kind_display(),
            quote(each.subject, KEPT_IN, ""),
            when(each.sent),
        )
        for each in visited.unanswered()
    ]
    head = (_("Sent by"), _("Kind"), _("Subject"), _("Sent"))
    table = Table(head, rows, (3, 2, 5, 2.2), MORE, _("None waits for an answer, as far as is recorded."))
    return [Heading(_("Invitations and proposals without an answer")), table]


def lies_in(*places) -> str:
    """The places around another, the nearest first; those that are not known are left out."""
    return ", ".join(str(each) for each in places if each)
