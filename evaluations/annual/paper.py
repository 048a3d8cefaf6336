"""The report as a paper: set as PDF, or written as a document that the head of the office edits."""

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from agreements.letters.document import office_of
from evaluations.annual.figures import Performance, performance
from evaluations.annual.wording import Told, compared, share, target, told
from evaluations.annual.year import Year
from evaluations.papers.wording import day
from portal.addresses import absolute
from portal.papers import Block, Facts, Heading, Items, Masthead, Paper, Part, Remark, Table, Text


def title_of(year: Year) -> str:
    words = {"year": year.number, "government": year.government}
    return _("Annual cooperation report %(year)s, %(government)s") % words


def annual_paper(year: Year) -> Paper:
    """In the active language, as far as the reader sees it."""
    address = absolute(reverse("annual-report", args=[year.government.key, year.number]))
    blocks = [
        Masthead(title_of(year)),
        Remark(_("State on %(day)s.") % {"day": day(year.last)}),
        Heading(_("Performance figures"), url=f"{address}#figures"),
        _figures(performance(year)),
        *(block for each in told(year) for block in partnership_blocks(each)),
    ]
    if not year.rows:
        blocks.append(Text(_("No partnership of this government stood in the register in that year.")))
    parts = [Part(blocks, address=address)]
    return Paper(title_of(year), get_language(), parts, office=office_of(year.government), day=day(year.last))


def _figures(figures: Sequence[Performance]) -> Table:
    head = (_("Figure"), _("Realised"), _("Target"), _("Compared"))
    rows = [(str(each.figure.label), share(each), target(each), compared(each)) for each in figures]
    return Table(head, rows, (4, 3, 2, 2))


def partnership_blocks(row: Told) -> Iterable[Block]:
    """What the report says of one partnership; the page says the same."""
    yield Heading(str(row.partnership), url=absolute(row.partnership.get_absolute_url()))
    yield Facts([(_("Legal status"), row.legal_status), (_("Vitality"), row.vitality)])
    yield Heading(_("Agreements"), level=3)
    head = (_("Agreement"), _("Numbers"), _("Period"), _("Legal status"))
    yield Table(head, row.agreements, (4, 2.5, 3, 2), empty=_("No agreement is recorded."))
    yield Heading(_("Fields and responsible agencies"), level=3)
    yield Table((_("Field"), _("Agencies")), row.fields, (4, 5), empty=_("No cooperation field is recorded."))
    yield Heading(_("Activities of the year"), level=3)
    head = (_("When"), _("Activity"), _("Kind"))
    yield Table(head, row.activities, (2, 5, 2), empty=_("No activity is recorded for certain in this year."))
    if row.doubtful:
        yield Remark(_("Possibly also in this year:"))
        yield Items(row.doubtful)
    yield Heading(_("Money of the year"), level=3)
    head = (_("Year"), _("Source"), _("Paid by"), _("Planned"), _("Realised"))
    yield Table(head, row.money, (1, 3, 3, 2.5, 2.5), empty=_("No money is recorded for this year."))
    for name, lines, none in _lists(row):
        yield Heading(name, level=3)
        yield Items(lines, empty=none)


def _lists(row: Told):
    yield _("Results of the year"), row.outcomes, _("No result is recorded for certain in this year.")
    yield _("Obstacles that stand"), row.obstacles, _("No obstacle is recorded.")
    yield _("To be followed up"), row.follow_up, _("Nothing is open, as far as is recorded.")
    yield _("Reports on the year"), row.reports, _("No report is owed by then, as far as is known.")
    yield _("Evaluations of the year"), row.evaluations, _("None became final in this year.")
