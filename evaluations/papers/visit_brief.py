"""The visit brief: two pages for our own delegation, and one for the partner without what is internal.

The same blocks are set as PDF and written as DOCX.
"""

from datetime import date

from django.utils.formats import number_format
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from agreements.axes import axes_of, judge
from agreements.columns.agreements import STATUS_TONES
from agreements.letters.document import office_of
from agreements.models import Activity, Partnership
from agreements.models.agreements import LegalStatus
from agreements.models.sides import Side, Sides
from cities.models import Locality, LocalityName
from evaluations.papers.sensitive import sensitive_points
from evaluations.papers.travel import SOURCE, against_limits
from evaluations.papers.visit_records import Visited
from evaluations.papers.wording import MORE, dated, day, masthead, page_on, shortened, side_of, when
from portal.papers import Block, Facts, Heading, Items, Mark, Paper, Part, Remark, Table, Text

PAGES = 2
#: Names that a partner goes by; those that a source wrote by mistake are none.
NAMES = (LocalityName.Kind.OFFICIAL, LocalityName.Kind.EXONYM, LocalityName.Kind.ALIAS)


def visit_brief(partnership: Partnership, on: date, user, *, journey: Activity | None = None) -> Paper:
    """For people of our own government, in the active language; `journey` is compared with what limits are known."""
    visited = Visited(partnership, on, user)
    axes = axes_of(judge(partnership, on, user), user)
    marks = [Mark(axis.word, axis.tone) for axis in axes]
    blocks = [
        masthead(partnership, on, _("Visit brief"), marks=marks),
        *_partner(partnership),
        *_in_force(visited, " ".join(axis.sentence for axis in axes)),
        *_visits(visited),
        *_promises(visited),
        *_unanswered(visited),
        *_results(visited, _("Results to thank for"), Sides.HOME, Sides.BOTH),
        *_sensitive(visited),
        *_contacts(visited),
        *_delegation(journey),
        Remark(_("Internal: with contacts and remarks that are not for the partner.")),
    ]
    return _paper(_("Visit brief: %(partnership)s"), visited, blocks)


def partner_brief(partnership: Partnership, on: date, user) -> Paper:
    """For the partner, in English: what binds both, what was done, what is owed by either; nothing internal."""
    with override("en"):
        visited = Visited(partnership, on, user)
        blocks = [
            masthead(partnership, on, _("Brief for our partner")),
            *_in_force(visited, ""),
            *_visits(visited),
            *_results(visited, _("Results achieved together")),
            *_promises(visited),
            *_unanswered(visited),
            *_our_units(visited),
            Remark(_("Titles and wordings stand in the language in which they were recorded.")),
        ]
        return _paper(_("Brief for our partner: %(partnership)s"), visited, blocks)


def _paper(title: str, visited: Visited, blocks: list[Block]) -> Paper:
    return Paper(
        title=title % {"partnership": visited.partnership},
        language=get_language(),
        parts=[Part(blocks, address=page_on(visited.partnership, visited.on), pages=PAGES)],
        office=office_of(visited.partnership.government),
        day=day(visited.on),
    )


def _partner(partnership: Partnership) -> list[Block]:
    partner = partnership.partner
    names = [name.name for name in partner.names.all() if name.kind in NAMES]
    started = partnership.get_initiative_display()
    pairs = [
        (_("Partner"), partnership.partner_label),
        (_("Other names"), ", ".join(dict.fromkeys(names))),
        (_("Kind of place"), partner.get_level_display()),
        (_("Lies in"), ", ".join(str(each) for each in (partner.parent, partner.country) if each)),
        (_("Inhabitants (GeoNames)"), _inhabitants(partner)),
        (_("Partnership since"), when(partnership.began)),
        (_("Initiative of"), f"{started} ({when(partnership.initiative_on)})" if started else ""),
    ]
    return [Heading(_("Who they are")), Facts(pairs)]


def _inhabitants(partner: Locality) -> str:
    """The gazetteer writes nought where it knows none."""
    known = partner.geoname.population if partner.geoname else 0
    return number_format(known, force_grouping=True) if known else ""


def _in_force(visited: Visited, sentence: str) -> list[Block]:
    agreements = visited.agreements()
    rows = [
        (
            shortened(each.title),
            when(each.signed),
            when(each.expires),
            Mark(str(LegalStatus(each.status).label), STATUS_TONES[each.status]),
        )
        for each in agreements
    ]
    head = (_("Agreement"), _("Signed"), _("Last day"), _("Status"))
    fields = [shortened(each.wording) for each in visited.fields(agreements)]
    return [
        Heading(_("What is in force")),
        *([Text(sentence)] if sentence else []),
        Table(head, rows, (4.6, 2.4, 2.2, 2.6), MORE, _("No agreement is in force, as far as the dates say.")),
        *([Items(fields, MORE)] if fields else []),
    ]


def _visits(visited: Visited) -> list[Block]:
    rows = [(when(each.happened), shortened(each.title), _came(visited, each)) for each in visited.visits()]
    table = Table((_("When"), _("Visit"), _("Who went")), rows, (2, 6, 3), MORE, _("No visit is recorded."))
    return [Heading(_("Last visits")), table]


def _came(visited: Visited, activity: Activity) -> str:
    """The side that travelled, with the number of its people as far as recorded."""
    sides = {Activity.Direction.OUTBOUND: Side.HOME, Activity.Direction.INBOUND: Side.PARTNER}
    side = sides.get(activity.direction, "")
    persons = [group.persons for group in activity.participations.all() if group.side == side and group.persons]
    went = side_of(visited.partnership, side) or activity.get_direction_display()
    return _("%(side)s: %(number)s persons") % {"side": went, "number": sum(persons)} if persons else went


def _promises(visited: Visited) -> list[Block]:
    rows = [
        (
            side_of(visited.partnership, shown.owed.side),
            shortened(shown.owed.action),
            when(shown.owed.due),
            Mark(shown.badge.text, shown.badge.tone),
        )
        for shown in visited.promises()
    ]
    head = (_("Promised by"), _("What was agreed"), _("Until"), _("State"))
    return [Heading(_("Open promises")), Table(head, rows, (3, 5, 2, 1.6), MORE, _("No open promise is recorded."))]


def _unanswered(visited: Visited) -> list[Block]:
    rows = [
        (side_of(visited.partnership, each.sender), each.get_kind_display(), shortened(each.subject), when(each.sent))
        for each in visited.unanswered()
    ]
    head = (_("Sent by"), _("Kind"), _("Subject"), _("Sent"))
    table = Table(head, rows, (3, 2, 5, 2.2), MORE, _("None waits for an answer, as far as is recorded."))
    return [Heading(_("Invitations and proposals without an answer")), table]


def _results(visited: Visited, title: str, *beneficiaries: Sides) -> list[Block]:
    items = [dated(each.title, each.happened) for each in visited.results(*beneficiaries)]
    return [Heading(title), Items(items, MORE, _("No verified result is recorded."))]


def _sensitive(visited: Visited) -> list[Block]:
    blocks: list[Block] = [Heading(_("Sensitive points"))]
    for title, lines in sensitive_points(visited):
        blocks += [Heading(title, level=3), Items(lines, MORE)]
    return blocks if len(blocks) > 1 else [*blocks, Text(_("None is recorded."))]


def _contacts(visited: Visited) -> list[Block]:
    rows = [
        (
            side_of(visited.partnership, each.side),
            str(each),
            ", ".join(part for part in (each.person, each.address) if part),
            _interpreted(each),
        )
        for each in visited.contacts(Side.PARTNER, Side.HOME, Side.THIRD)
    ]
    head = (_("Side"), _("Post and unit"), _("Name and address"), _("Languages"))
    return [Heading(_("Contacts")), Table(head, rows, (2.4, 3.6, 4, 2), MORE, _("No contact is recorded."))]


def _interpreted(contact) -> str:
    needed = _("interpreter needed") if contact.needs_interpreter else ""
    return ", ".join(part for part in (contact.language, needed) if part)


def _our_units(visited: Visited) -> list[Block]:
    units = list(dict.fromkeys(str(each) for each in visited.contacts(Side.HOME)))
    return [Heading(_("Whom to write to")), Items(units, MORE)]


def _delegation(journey: Activity | None) -> list[Block]:
    title = Heading(_("Delegation against the limits"))
    if journey is None:
        return [title, Text(_("No rule is recorded yet."))]
    head = (_("Limit"), _("Reported as the most"), _("This delegation"), _("Compared"))
    return [
        title,
        Text(dated(journey.title, journey.happened)),
        Table(head, against_limits(journey), (2, 2, 2, 3)),
        Remark(_("Unverified: whether these limits are a rule is not known. Source: %(source)s") % {"source": SOURCE}),
    ]
