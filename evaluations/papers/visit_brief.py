"""The visit brief: two pages for our own delegation.

The same blocks are set as PDF and written as DOCX.
"""

from datetime import date

from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from agreements.axes import axes_of, judge
from agreements.letters.document import office_of
from agreements.models import Activity, Partnership
from agreements.models.sides import Side, Sides
from cities.models import Locality, LocalityName
from evaluations.papers.sensitive import sensitive_points
from evaluations.papers.travel import LIMITS, SOURCE, against_limits
from evaluations.papers.visit_blocks import as_ours, in_force, lies_in, promises, unanswered, visits
from evaluations.papers.visit_records import Visited
from evaluations.papers.wording import MORE, dated, day, masthead, page_on, side_of, when
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
        Remark(_("Internal: with contacts and remarks that are not for the partner.")),
        *_partner(partnership),
        *in_force(visited, " ".join(axis.sentence for axis in axes), as_ours),
        *visits(visited, as_ours),
        *promises(visited, as_ours, with_state=True),
        *unanswered(visited, as_ours),
        *_results(visited, _("Results to thank for"), Sides.HOME, Sides.BOTH),
        *_sensitive(visited),
        *_contacts(visited),
        *_delegation(journey),
    ]
    return paper_of(_("Visit brief (internal): %(partnership)s"), visited, blocks)


def paper_of(title: str, visited: Visited, blocks: list[Block]) -> Paper:
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
        (_("Lies in"), lies_in(partner.parent, partner.country)),
        (_("Inhabitants (GeoNames)"), _inhabitants(partner)),
        (_("Partnership since"), when(partnership.began)),
        (_("Initiative of"), f"{started} ({when(partnership.initiative_on)})" if started else ""),
    ]
    return [Heading(_("Who they are")), Facts(pairs)]


def _inhabitants(partner: Locality) -> str:
    """The gazetteer writes nought where it knows none."""
    known = partner.geoname.population if partner.geoname else 0
    return number_format(known, force_grouping=True) if known else ""


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


def _delegation(journey: Activity | None) -> list[Block]:
    title = Heading(_("Delegation against the limits"))
    unverified = _("Unverified: whether these limits are a rule is not known. Source: %(source)s") % {"source": SOURCE}
    if journey is None:
        most = [(str(limit.label), str(limit.most)) for limit in LIMITS]
        none = Text(_("No journey was chosen to be compared."))
        return [title, none, Table((_("Limit"), _("Reported as the most")), most, (2, 7)), Remark(unverified)]
    head = (_("Limit"), _("Reported as the most"), _("This delegation"), _("Compared"))
    return [
        title,
        Text(dated(journey.title, journey.happened)),
        Table(head, against_limits(journey), (2, 2, 2, 3)),
        Remark(unverified),
    ]
